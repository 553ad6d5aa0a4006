#include "web/views/planner/fans.hpp"

#include "io/results/plan_text.hpp"
#include "io/results/year/year_words.hpp"
#include "io/scenario/target_words.hpp"
#include "io/text/concat.hpp"
#include "io/text/quantity_text.hpp"
#include "web/views/planner/planner_text.hpp"

namespace handoff::web {
namespace {

constexpr double kNobody = std::numeric_limits<double>::quiet_NaN();

void add_month(FanView& fan, double mean, const sim::MiddleMonths& single, bool anybody) {
  fan.mean.push_back(anybody ? mean : kNobody);
  fan.median.push_back(anybody ? single.median : kNobody);
  fan.half_low.push_back(anybody ? single.half.low : kNobody);
  fan.half_high.push_back(anybody ? single.half.high : kNobody);
  fan.low.push_back(anybody ? single.nine_of_ten.low : kNobody);
  fan.high.push_back(anybody ? single.nine_of_ten.high : kNobody);
}

std::string figure_words(const YearLook& look, const FanView& fan) {
  const std::string from = io::quantity_text(fan.mean.front(), fan.unit);
  const std::string to = io::quantity_text(fan.mean.back(), fan.unit);
  return io::joined({io::month_name(look.scenario, 0), ": ", from, "; ",
                     io::month_name(look.scenario, look.scenario.horizon.months - 1), ": ", to});
}

std::string target_state(const YearLook& look, std::size_t target, bool anybody) {
  if (!anybody) return "Nobody comes whom it is about.";
  const auto failure = sim::first_missed(look.standing, target);
  if (!failure) return "Kept on average in every month.";
  return "Fails in " + standing_words(look, {target, *failure}) + ".";
}

}  // namespace

std::string standing_value_words(const YearLook& look, const sim::TargetMonth& at) {
  const sim::MonthStanding& it =
      look.standing.months[at.target][static_cast<std::size_t>(at.month)];
  return io::standing_value(look.targets[at.target], it.standing, io::Characters::utf8);
}

std::string standing_words(const YearLook& look, const sim::TargetMonth& at) {
  return io::joined(
      {io::month_words(look.scenario, at.month), ": ", standing_value_words(look, at)});
}

FanView target_fan(const YearLook& look, std::size_t target) {
  FanView fan;
  const sim::Target& wanted = look.targets[target];
  fan.label = io::target_words(wanted, look.scenario);
  fan.unit = sim::standing_unit(wanted);
  bool anybody = false;
  for (const sim::MonthStanding& it : look.standing.months[target]) {
    const bool there = it.standing.customers > 0;
    anybody |= there;
    add_month(fan, it.standing.value, it.single, there);
    fan.needed = it.standing.needed;
  }
  fan.needed_words = "target " + io::quantity_text(fan.needed, fan.unit);
  fan.fails = sim::first_missed(look.standing, target).value_or(-1);
  fan.words = target_state(look, target, anybody);
  return fan;
}

FanView figure_fan(const YearLook& look, const YearFigure& figure) {
  FanView fan;
  const sim::MetricInfo& metric = sim::info(figure.metric);
  fan.label = metric.label;
  if (figure.added_up) fan.label += ", added up";
  fan.unit = metric.unit;
  for (std::size_t month = 0; month < figure.means.size(); ++month)
    add_month(fan, figure.means[month], figure.single[month], true);
  fan.words = figure_words(look, fan);
  return fan;
}

}  // namespace handoff::web
