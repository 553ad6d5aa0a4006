// Target by target; then the hours, office by office.
#include "io/results/team/team_report.hpp"

#include <utility>
#include <vector>

#include "io/results/team/team_words.hpp"
#include "io/results/team/week_text.hpp"
#include "io/text/concat.hpp"
#include "io/text/csv.hpp"
#include "io/text/hours_text.hpp"
#include "io/text/interval_text.hpp"
#include "io/text/quantity_text.hpp"
#include "io/text/safe_text.hpp"
#include "io/text/text_block.hpp"

namespace handoff::io {
namespace {

using sim::TeamAnswer;
using sim::TeamChange;
using sim::TeamGain;
using sim::TeamPlan;

Json place_json(const std::optional<std::size_t>& place) {
  return place ? Json(*place) : Json(nullptr);
}

Json gain_json(const TeamPlan& plan, const sim::Target& target, const TeamGain& it) {
  const TeamChange& change = plan.changes()[it.change];
  return {{"change", change_words(plan.base(), change)},
          {"office", plan.base().pipeline.pools[change.pool].name},
          {"more", change.more},
          {"shift", hours_text(change.shift)},
          {"own_shift", change.own_shift},
          {"after", standing_json(target, it.after)},
          {"gain",
           {{"mean", number_json(it.gain.mean)}, {"interval", interval_json(it.gain.interval)}}},
          {"verdict", verdict_name(it.verdict)},
          {"cost", number_json(it.cost)},
          {"cost_per_point", number_json(it.per_point)},
          {"rivals_best", it.rivals_best}};
}

Json target_json(const TeamPlan& plan, const TeamAnswer& answer) {
  const sim::Target& target = plan.targets()[answer.target];
  Json changes = Json::array();
  for (const TeamGain& it : answer.gains) changes.push_back(gain_json(plan, target, it));
  return {{"target", target.text},
          {"sentence", team_sentence(plan, answer)},
          {"best", place_json(answer.best)},
          {"most", place_json(answer.most)},
          {"now", standing_json(target, answer.now)},
          {"changes", std::move(changes)}};
}

Json week_json(const sim::TouchWeek& week) {
  Json customers = Json::array(), late = Json::array();
  for (std::size_t day = 0; day < 7; ++day) {
    Json of_day = Json::array(), late_of_day = Json::array();
    for (std::size_t hour = 0; hour < 24; ++hour) {
      of_day.push_back(week[day * 24 + hour].customers);
      late_of_day.push_back(week[day * 24 + hour].late);
    }
    customers.push_back(std::move(of_day));
    late.push_back(std::move(late_of_day));
  }
  return {{"customers", std::move(customers)}, {"late", std::move(late)}};
}

Json hours_json(const TeamPlan& plan, const sim::TouchWeeks& weeks) {
  const core::PipelineConfig& config = plan.base().pipeline;
  Json offices = Json::array();
  for (std::size_t office = 0; office < weeks.offices(); ++office) {
    Json tiers = Json::object();
    for (std::size_t tier = 0; tier < config.routing.size(); ++tier)
      tiers[config.routing[tier].tier] = week_json(weeks.week(tier, office));
    offices.push_back({{"office", config.pools[office].name}, {"tiers", std::move(tiers)}});
  }
  return offices;
}

std::string gains_text(const TeamPlan& plan, const TeamAnswer& answer, Characters characters) {
  std::vector<TableRow> rows{{"  change", "in time", "gain", "a month", "a point", "difference"}};
  for (const TeamGain& it : answer.gains) {
    const sim::Interval& after = it.after.interval;
    rows.push_back(
        {"  " + change_words(plan.base(), plan.changes()[it.change]),
         with_interval(it.after.value, after.low, after.high, "share", plus_minus(characters)),
         gain_words(it, plus_minus(characters)), quantity_text(it.cost, "$"), per_point_words(it),
         joined({verdict_words(it.verdict), it.rivals_best ? " ~" : ""})});
  }
  return aligned(rows);
}

bool has_rivals(const TeamPlan& plan) {
  for (const TeamAnswer& answer : plan.answer()) {
    for (const TeamGain& it : answer.gains) {
      if (it.rivals_best) return true;
    }
  }
  return false;
}

std::string answer_text(const TeamPlan& plan, const TeamAnswer& answer, Characters characters) {
  std::string text = team_sentence(plan, answer) + "\n";
  if (answer.gains.empty()) return text + "\n";
  const sim::Interval& now = answer.now.interval;
  text +=
      joined({"  now ",
              with_interval(answer.now.value, now.low, now.high, "share", plus_minus(characters)),
              " in time\n"});
  return joined({text, gains_text(plan, answer, characters), "\n"});
}

std::string note_text(const TeamPlan& plan) {
  std::string note = team_note(plan);
  if (has_rivals(plan)) note += " ~: its dollars a point cannot be told from the best one's.";
  std::string text;
  for (const std::string& line : wrapped(note, 100)) text += line + "\n";
  for (const sim::LeftOutChange& it : plan.left_out()) text += left_out_words(plan, it) + "\n";
  return text;
}

std::string hours_table(const TeamPlan& plan, const sim::TeamHours& hours) {
  const sim::TouchWeeks& weeks = hours.weeks();
  std::string text = joined({"\nWhich hours miss their promises, by office, over ",
                             std::to_string(hours.replications()), " months.\n"});
  for (const std::string& line : wrapped(week_legend(), 100)) text += line + "\n";
  const auto& routing = plan.base().pipeline.routing;
  for (std::size_t tier = 0; tier < routing.size(); ++tier) {
    const sim::TouchCount unknown = together(weeks.week(tier, weeks.nobody()));
    if (unknown.customers > 0)
      text += joined({"\n", printable(routing[tier].tier, 40), ": of ",
                      count_text(unknown.customers), " customers nobody was told.\n"});
    for (std::size_t office = 0; office < weeks.offices(); ++office) {
      const sim::TouchWeek& week = weeks.week(tier, office);
      if (together(week).customers == 0) continue;
      text += joined({"\n", printable(routing[tier].tier, 40), " by ",
                      office_words(plan.base(), office), ": ", week_words(week), "\n",
                      week_text(week)});
    }
  }
  return text;
}

}  // namespace

Json team_document(const TeamPlan& plan, const TeamView& view) {
  Json json = plan_document(sim::QuestionKind::team, view.heading);
  json["months"] = plan.replications();
  json["level_of_each"] = number_json(plan.level_of_each());
  json["targets"] = Json::array();
  for (const TeamAnswer& it : plan.answer()) json["targets"].push_back(target_json(plan, it));
  json["left_out"] = Json::array();
  for (const sim::LeftOutChange& it : plan.left_out())
    json["left_out"].push_back({{"change", change_words(plan.base(), it.change)}, {"why", it.why}});
  json["hours"] = hours_json(plan, view.hours.weeks());
  return json;
}

std::string team_csv(const TeamPlan& plan) {
  std::string text =
      "target,change,office,more,shift,before,after,after_low,after_high,gain,gain_low,gain_high,"
      "verdict,cost,cost_per_point\n";
  for (const TeamAnswer& answer : plan.answer()) {
    for (const TeamGain& it : answer.gains) {
      const TeamChange& change = plan.changes()[it.change];
      const std::vector<std::string> fields{plan.targets()[answer.target].text,
                                            change_words(plan.base(), change),
                                            plan.base().pipeline.pools[change.pool].name,
                                            std::to_string(change.more),
                                            hours_text(change.shift),
                                            field_of(answer.now.value),
                                            field_of(it.after.value),
                                            field_of(it.after.interval.low),
                                            field_of(it.after.interval.high),
                                            field_of(it.gain.mean),
                                            field_of(it.gain.interval.low),
                                            field_of(it.gain.interval.high),
                                            std::string(verdict_name(it.verdict)),
                                            field_of(it.cost),
                                            field_of(it.per_point)};
      text += csv_line(fields);
    }
  }
  return text;
}

std::string team_table(const TeamPlan& plan, const TeamView& view, Characters characters) {
  std::string text = plan_heading(view.heading) + "\n\n";
  for (const TeamAnswer& it : plan.answer()) text += answer_text(plan, it, characters);
  return joined({text, note_text(plan), hours_table(plan, view.hours)});
}

}  // namespace handoff::io
