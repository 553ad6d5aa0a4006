#include "web/views/planner/team.hpp"

#include <algorithm>

#include "io/results/team/team_words.hpp"
#include "io/results/team/week_text.hpp"
#include "io/text/concat.hpp"
#include "io/text/interval_text.hpp"
#include "io/text/quantity_text.hpp"
#include "web/views/results/figures.hpp"

namespace handoff::web {
namespace {

TeamRow row_of(const sim::TeamPlan& plan, const sim::TeamGain& it) {
  const sim::Interval& after = it.after.interval;
  TeamRow row{io::change_words(plan.base(), plan.changes()[it.change]),
              io::with_interval(it.after.value, after.low, after.high, "share", io::kPlusMinus),
              io::gain_words(it, io::kPlusMinus),
              io::quantity_text(it.cost, "$"),
              io::per_point_words(it),
              std::string(io::verdict_words(it.verdict))};
  if (it.rivals_best) row.verdict += " ~";
  return row;
}

// The shift that the tier's best change adds to this office, if it adds one.
std::vector<WeekShift> added_to(const sim::TeamPlan& plan, std::size_t tier, std::size_t office) {
  std::vector<WeekShift> added;
  for (const sim::TeamAnswer& answer : plan.answer()) {
    const int of = plan.targets()[answer.target].requirement.measure.tier;
    if (!answer.best || (of >= 0 && static_cast<std::size_t>(of) != tier)) continue;
    const sim::TeamChange& change = plan.changes()[answer.gains[*answer.best].change];
    if (change.pool == office && added.empty())
      added.push_back({io::change_words(plan.base(), change), change.shift});
  }
  return added;
}

// The best few, and what is said of the others.
void shorten(TeamTarget& target, const sim::TeamAnswer& answer) {
  constexpr std::size_t kFewest = 3, kMost = 8;
  std::size_t helping = 0;
  for (const sim::TeamGain& it : answer.gains)
    helping += it.verdict == sim::TeamVerdict::helps ? 1 : 0;
  target.shown = std::min(target.rows.size(), std::clamp(helping, kFewest, kMost));
  const std::size_t others = target.rows.size() - target.shown;
  if (others > 0)
    target.rest = io::joined({counted(static_cast<double>(others), "other was", "others were"),
                              " tried", helping > kMost ? "." : ": none clearly helps."});
}

}  // namespace

TeamPicture team_picture(const sim::TeamPlan& plan) {
  TeamPicture picture;
  picture.note = io::team_note(plan);
  for (const sim::TeamAnswer& answer : plan.answer()) {
    TeamTarget target;
    target.words = io::team_sentence(plan, answer);
    for (const sim::TeamGain& it : answer.gains) target.rows.push_back(row_of(plan, it));
    if (answer.best) target.rows[*answer.best].best = true;
    shorten(target, answer);
    picture.words += (picture.words.empty() ? "" : " ") + target.words;
    picture.targets.push_back(std::move(target));
  }
  for (const sim::LeftOutChange& it : plan.left_out())
    picture.left_out.push_back(io::left_out_words(plan, it));
  return picture;
}

void show_weeks(TeamPicture& picture, const sim::TeamPlan& plan, const sim::TouchWeeks& weeks) {
  const core::PipelineConfig& config = plan.base().pipeline;
  for (std::size_t tier = 0; tier < config.routing.size(); ++tier) {
    for (std::size_t office = 0; office < weeks.offices(); ++office) {
      const sim::TouchWeek& week = weeks.week(tier, office);
      if (together(week).customers == 0) continue;
      picture.weeks.push_back(
          {io::joined({config.routing[tier].tier, " by ", io::office_words(plan.base(), office)}),
           io::week_words(week), week, config.pools[office].shift, added_to(plan, tier, office)});
    }
  }
}

const std::vector<std::string>& team_head() {
  static const std::vector<std::string> head{"Change",  "In time", "Gain",
                                             "A month", "A point", "Difference"};
  return head;
}

bool says_share(const sim::TouchCount& hour) { return hour.customers >= io::kFewestInHour; }

std::string hour_words(const sim::TouchWeek& week, std::size_t hour) {
  constexpr const char* kDays[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
  const sim::TouchCount& it = week[hour];
  return io::joined({kDays[hour / 24], " ", std::to_string(hour % 24), ":00: ",
                     std::to_string(it.late), " of ", std::to_string(it.customers), " late"});
}

}  // namespace handoff::web
