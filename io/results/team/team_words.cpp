// Put together without a formatting library, since the page prints them too.
#include "io/results/team/team_words.hpp"

#include <array>
#include <charconv>
#include <cmath>

#include "core/base/enum_table.hpp"
#include "io/results/plan_text.hpp"
#include "io/text/concat.hpp"
#include "io/text/hours_text.hpp"
#include "io/text/interval_text.hpp"
#include "io/text/quantity_text.hpp"
#include "io/text/safe_text.hpp"

namespace handoff::io {
namespace {

using sim::TeamAnswer;
using sim::TeamChange;
using sim::TeamGain;
using sim::TeamPlan;

constexpr int kMostMore = 1'000;
constexpr std::array<std::string_view, 10> kNumbers{"no",   "one", "two",   "three", "four",
                                                    "five", "six", "seven", "eight", "nine"};

using sim::TeamVerdict;

struct VerdictInfo {
  TeamVerdict value;
  std::string_view name, words;
};
constexpr std::array kVerdicts{
    VerdictInfo{TeamVerdict::helps, "helps", "clear"},
    VerdictInfo{TeamVerdict::harms, "harms", "clear, worse"},
    VerdictInfo{TeamVerdict::not_clear, "not_clear", "not clear"},
    VerdictInfo{TeamVerdict::same, "same", "same"},
    VerdictInfo{TeamVerdict::too_few, "too_few", "too few to say"},
};
static_assert(core::complete(kVerdicts));

std::string share(double value) { return quantity_text(value, "share"); }
std::string a_month(double cost) { return quantity_text(cost, "$") + " a month"; }

std::string tier_of(const TeamPlan& plan, const TeamAnswer& answer) {
  const int tier = plan.targets()[answer.target].requirement.measure.tier;
  if (tier < 0) return "All tiers";
  return printable(plan.base().pipeline.routing[static_cast<std::size_t>(tier)].tier, 40);
}

// What in time means: "within 1 h" of the conversion, or of both sides being there.
std::string in_time(const TeamPlan& plan, const TeamAnswer& answer) {
  const sim::Requirement& it = plan.targets()[answer.target].requirement;
  const std::string_view unit = sim::info(it.measure.metric).unit;
  if (it.measure.metric == sim::Metric::touch_wait_s)
    return joined({"wait at most ", quantity_text(it.limit, unit)});
  if (it.measure.metric != sim::Metric::sla_attainment)
    return joined({"within ", quantity_text(it.limit, unit)});
  if (it.measure.tier < 0) return "as promised";
  const auto tier = static_cast<std::size_t>(it.measure.tier);
  return joined(
      {"within ", quantity_text(plan.base().pipeline.routing[tier].first_touch.seconds(), "s")});
}

std::string full(const TeamPlan& plan, const TeamAnswer& answer, const TeamGain& gain) {
  return joined({change_words(plan.base(), plan.changes()[gain.change]), ": ",
                 before_after(plan, answer, gain), ", ", a_month(gain.cost)});
}

std::string without_best(const TeamPlan& plan, const TeamAnswer& answer) {
  const std::string months = std::to_string(plan.replications()) + " months";
  if (answer.gains.empty()) return joined({"left out, nobody came in ", months});
  const auto said = [&](sim::TeamVerdict verdict) {
    for (const TeamGain& it : answer.gains) {
      if (it.verdict != verdict) return false;
    }
    return true;
  };
  const std::string customers =
      count_text(static_cast<std::uint64_t>(answer.now.customers)) + " customers in " + months;
  if (said(sim::TeamVerdict::too_few)) return joined({"too few to say, ", customers});
  return joined({"no change that was tried clearly helps: ", share(answer.now.value), " ",
                 in_time(plan, answer), ", of ", customers});
}

}  // namespace

std::string change_words(const sim::Scenario& base, const TeamChange& change) {
  const core::Pool& office = base.pipeline.pools[change.pool];
  const auto more = static_cast<std::size_t>(change.more);
  std::string hours = hours_text(change.shift);
  if (!change.own_shift && change.shift.weekdays == office.shift.weekdays)
    hours = hours.substr(hours.find(' ') + 1);
  return joined({more < kNumbers.size() ? std::string(kNumbers[more]) : count_text(more),
                 " more in ", printable(office.name, 40), ", ",
                 change.own_shift ? "on its present shift" : hours});
}

std::string before_after(const TeamPlan& plan, const TeamAnswer& answer, const TeamGain& gain) {
  return joined(
      {share(answer.now.value), " -> ", share(gain.after.value), " ", in_time(plan, answer)});
}

std::string gain_words(const TeamGain& gain, std::string_view plus_minus) {
  const double points = 100 * gain.gain.mean;
  const sim::Interval& it = gain.gain.interval;
  return joined({points > 0 ? "+" : "",
                 with_interval(points, 100 * it.low, 100 * it.high, "pts", plus_minus)});
}

std::string per_point_words(const TeamGain& gain) {
  return gain.verdict == sim::TeamVerdict::helps ? quantity_text(gain.per_point, "$") : "-";
}

std::string_view verdict_words(sim::TeamVerdict verdict) {
  return core::row_of(kVerdicts, verdict).words;
}
std::string_view verdict_name(sim::TeamVerdict verdict) {
  return core::row_of(kVerdicts, verdict).name;
}

std::string team_sentence(const TeamPlan& plan, const TeamAnswer& answer) {
  std::string text = tier_of(plan, answer) + ": ";
  if (!answer.best) return joined({text, without_best(plan, answer), "."});
  text += joined({full(plan, answer, answer.gains[*answer.best]), "."});
  if (answer.most == answer.best) return text;
  return joined({text, " The most: ", full(plan, answer, answer.gains[*answer.most]), "."});
}

std::string team_note(const TeamPlan& plan) {
  const sim::Team& team = plan.base().team;
  const double paid = (1 - team.meetings) * (1 - team.other_work);
  return joined({"By dollars for a percentage point of what clearly helps. ",
                 "All intervals of gains hold at once with ", share(1 - plan.alpha()),
                 " probability (Bonferroni), so the best one's does too; over ",
                 std::to_string(plan.replications()), " months, the same for all. People cost ",
                 quantity_text(plan.base().costs.team_hourly.units(), "$"), " an hour for ",
                 share(paid), " of their shifts, what meetings and other work leave."});
}

std::string left_out_words(const TeamPlan& plan, const sim::LeftOutChange& it) {
  return joined({change_words(plan.base(), it.change), ": left out, ", printable(it.why, 120)});
}

std::string office_words(const sim::Scenario& base, std::size_t office) {
  const core::Pool& it = base.pipeline.pools[office];
  return joined({printable(it.name, 40), ", ", hours_text(it.shift), ", ",
                 printable(base.pipeline.zones[static_cast<std::size_t>(it.zone)].name, 40)});
}

core::Result<int> parse_more(std::string_view text) {
  int more = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), more);
  if (error == std::errc() && end == text.data() + text.size() && more >= 1 && more <= kMostMore)
    return more;
  return core::Error{"", in_quotes(text) + " is no number of people; expected 1 to 1000"};
}

core::Result<sim::ShiftWish> parse_shift(std::string_view text) {
  const bool clock = !text.empty() && text[0] >= '0' && text[0] <= '9';
  auto hours = parse_hours(clock ? joined({"Mon-Sun ", text}) : std::string(text));
  if (!hours)
    return core::Error{
        "",
        in_quotes(text) + " are not working hours; expected 06:00-14:00, or Sat-Sun 09:00-17:00"};
  if (clock) hours->weekdays = 0;
  return *hours;
}

}  // namespace handoff::io
