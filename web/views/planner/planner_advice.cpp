// The planner's advice: the best settings for the money, and the article's rules put to the test.
#include <cmath>
#include <utility>

#include "io/results/advice_report.hpp"
#include "io/scenario/axis_text.hpp"
#include "io/text/interval_text.hpp"
#include "io/text/quantity_text.hpp"
#include "sim/scenario/inputs.hpp"
#include "web/ui/charts/scale/figures.hpp"
#include "web/views/planner/planner.hpp"
#include "web/views/planner/planner_text.hpp"
#include "web/views/results/figures.hpp"

namespace handoff::web {
namespace {

// With half its interval, when there is one.
std::string measured_words(double value, const sim::Interval& interval, std::string_view unit) {
  return io::with_interval(value, interval.low, interval.high, unit, io::kPlusMinus);
}

std::string knob_words(const sim::Scenario& scenario, const std::string& path) {
  constexpr std::string_view kPools = "pipeline.pools[";
  if (path.rfind(kPools, 0) == 0)
    return scenario.pipeline.pools[static_cast<std::size_t>(path[kPools.size()] - '0')].name;
  return path_words(path);
}

// What the rule says here, and what came of it.
std::string outcome_words(const sim::Rule& rule, const sim::RuleOutcome& it) {
  if (rule.systems.empty()) return rule.here;
  return rule.here + " Simulated: " + io::measured_text(rule, it, io::kPlusMinus);
}

}  // namespace

void show_front(PlannerView& view, const sim::Optimise& question) {
  FrontPicture& it = view.front;
  it = {};
  for (const sim::SweepAxis& knob : question.knobs())
    it.knobs.push_back(knob_words(question.base(), knob.path));
  const sim::OptimiseAnswer& answer = question.answer();
  for (const sim::Setting& setting : answer.front) {
    SettingRow row{measured_words(setting.cost.mean, setting.cost.interval, "$"),
                   measured_words(setting.breach.mean, setting.breach.interval, ""),
                   {}};
    for (std::size_t knob = 0; knob < question.knobs().size(); ++knob)
      row.steps.push_back(
          step_words(question.knobs()[knob], question.knobs()[knob].steps[setting.steps[knob]]));
    it.rows.push_back(std::move(row));
    it.costs.push_back(setting.cost.mean);
    it.breaches.push_back(setting.breach.mean);
    it.lows.push_back(setting.breach.interval.low);
    it.highs.push_back(setting.breach.interval.high);
  }
  it.words = counted(static_cast<double>(answer.settings), "setting was", "settings were") +
             " raced; each line is the best quality for its money. " +
             counted(static_cast<double>(answer.near_front.size()), "more", "more") +
             " are statistically as good. Monthly cost has everybody in the pools paid for their "
             "shifts, less other work.";
  if (answer.front.empty()) it.words = "No setting stays within the budget.";
}

void show_advice(PlannerView& view, const sim::Advice& question) {
  view.advice.clear();
  for (const std::size_t at : io::by_verdict(question)) {
    const sim::Rule& rule = question.rules()[at];
    const sim::RuleOutcome& outcome = question.outcomes()[at];
    view.advice.push_back({rule.text, std::string(io::finding_name(outcome.finding)),
                           outcome_words(rule, outcome), outcome.finding});
  }
  view.advice_words = "At these numbers: " + io::advice_summary(question) + ".";
}

}  // namespace handoff::web
