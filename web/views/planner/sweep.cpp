// Texts are read by io's grammars, so that page and command line take the same.
#include "web/views/planner/sweep.hpp"

#include <cmath>
#include <utility>

#include "io/scenario/axis_text.hpp"
#include "io/scenario/measure.hpp"
#include "sim/planner/defaults/default_targets.hpp"
#include "web/views/planner/planner_text.hpp"
#include "web/views/results/metric_text.hpp"

namespace handoff::web {
namespace {

constexpr const char* kDash = "\xE2\x80\x93";
constexpr std::size_t kMostPoints = 100;  // of a hundred months each

struct Named {
  const char* label;
  const char* text;
};
constexpr Named kInputs[] = {
    {"Trials a month", "cohort.trials"},
    {"Conversion rate", "cohort.conversion_rate=0.05,0.1,0.2,0.3,0.4"},
    {"Duplicate deliveries", "payments.duplicate_share=0:0.2:5"},
    {"Reconciliation, every", "pipeline.reconcile.every=1h,2h,4h,8h,1d"},
    {"Business tier from, a year", "pipeline.routing[2].annual_from=4000,10000,15000,20000,30000"},
    {"Named CSMs", "pipeline.pools[1].headcount=1,2,3,4,6"},
    {"The team's other work", "team.other_work=0:0.8:5"},
};

// The limit of the scenario's usual targets for this; 0 where there is none, or tiers have several.
double limit_of(const sim::Scenario& scenario, const sim::Measure& it) {
  double limit = 0;
  for (const sim::Target& target : sim::default_targets(scenario)) {
    const sim::Requirement& has = target.requirement;
    const sim::Measure& of = has.measure;
    const bool same = !has.over && of.metric == it.metric && of.statistic == it.statistic &&
                      (it.tier < 0 || of.tier < 0 || of.tier == it.tier);
    if (!same) continue;
    if (limit != 0 && limit != has.limit) return 0;
    limit = has.limit;
  }
  return limit;
}

// "CRM lag, p95".
std::string label_of(sim::Metric metric, std::string_view statistic) {
  std::string label = metric_label(metric);
  if (!statistic.empty()) label = label.substr(0, label.find(',')) + ", " + std::string(statistic);
  return label;
}

std::string label_of_input(std::string_view text) {
  const std::string_view path = text.substr(0, text.find('='));
  for (const Named& each : kInputs) {
    const std::string_view named = each.text;
    if (named.substr(0, named.find('=')) == path) return each.label;
  }
  return path_words(path);
}

void show_point(SweepPicture& it, const sim::Estimate& estimate, sim::Statistic statistic) {
  const double value = sim::statistic_value(estimate, statistic);
  const sim::Interval interval = sim::statistic_interval(estimate, statistic);
  const bool known = estimate.n > 0;
  const bool sure = known && std::isfinite(interval.low) && std::isfinite(interval.high);
  it.ys.push_back(known ? value : NAN);
  it.lows.push_back(sure ? interval.low : NAN);
  it.highs.push_back(sure ? interval.high : NAN);
  it.values.push_back(known ? value_text(value, it.y_unit) : kDash);
  it.intervals.push_back(sure ? value_text(interval.low, it.y_unit) + kDash +
                                    value_text(interval.high, it.y_unit)
                              : "");
}

}  // namespace

const std::vector<SweepOption>& sweep_inputs() {
  static const std::vector<SweepOption> options = [] {
    std::vector<SweepOption> all;
    for (const Named& each : kInputs) all.push_back({each.label, each.text});
    return all;
  }();
  return options;
}

// Percentiles of the durations, too.
const std::vector<SweepOption>& sweep_metrics() {
  static const std::vector<SweepOption> options = [] {
    std::vector<SweepOption> all;
    for (const sim::MetricInfo& it : sim::kMetrics) {
      const std::string name(it.name);
      if (it.kind == sim::MetricKind::duration)
        all.push_back({label_of(it.metric, "p95"), name + ".p95"});
      all.push_back({label_of(it.metric, ""), name});
    }
    return all;
  }();
  return options;
}

core::Result<std::vector<sim::SweepAxis>> sweep_axes(const sim::Scenario& scenario,
                                                     const SweepChoice& chosen) {
  std::vector<sim::SweepAxis> axes;
  std::size_t points = 1;
  for (const std::string* text : {&chosen.axis, &chosen.other}) {
    if (text->empty() && text == &chosen.other) continue;
    auto axis = io::parse_axis(*text, scenario);
    if (!axis) return axis.error();
    if (!axes.empty() && axes[0].path == axis->path)
      return core::Error{axis->path, "is varied twice"};
    points *= axis->steps.size();
    axes.push_back(*std::move(axis));
  }
  if (points > kMostPoints)
    return core::Error{
        std::to_string(points) + " points",
        "at most " + std::to_string(kMostPoints) + " are simulated here; handoff sweep takes more"};
  return axes;
}

SweepPicture sweep_picture(const SweepChoice& chosen, const sim::Sweep& question,
                           const sim::ReplicationStore& store, const sim::Scenario& scenario) {
  SweepPicture it;
  it.chosen = chosen;
  const auto measure = io::parse_measure(chosen.metric, io::tier_names(scenario));
  if (!measure) {
    it.words = chosen.metric + ": " + measure.error().what;
    return it;
  }
  it.limit = limit_of(scenario, *measure);
  const bool mean = measure->statistic == sim::Statistic::mean;
  it.metric =
      label_of(measure->metric, mean ? "" : chosen.metric.substr(chosen.metric.rfind('.') + 1));
  if (measure->tier >= 0)
    it.metric =
        scenario.pipeline.routing[static_cast<std::size_t>(measure->tier)].tier + ": " + it.metric;
  it.input = label_of_input(chosen.axis);
  it.command = "handoff sweep SCENARIO --vary '" + chosen.axis;
  if (!chosen.other.empty()) {
    it.other = label_of_input(chosen.other);
    it.command += "' --vary '" + chosen.other;
  }
  it.command += "' --metric '" + chosen.metric + "'";
  const sim::SweepAxis& axis = question.axes()[0];
  it.x_unit = axis.unit;
  it.y_unit = sim::info(measure->metric).unit;
  it.logarithmic = axis.logarithmic;
  it.categories = !axis.steps.front().name.empty();
  for (const sim::AxisStep& step : axis.steps) {
    it.xs.push_back(step.value);
    it.steps.push_back(step_words(axis, step));
  }
  for (std::size_t row = 0; row < question.rows(); ++row) {
    if (!it.other.empty())
      it.other_steps.push_back(step_words(question.axes()[1], question.axes()[1].steps[row]));
    for (std::size_t column = 0; column < question.columns(); ++column)
      show_point(it, question.results(store, column, row)->of(measure->metric, measure->tier),
                 measure->statistic);
  }
  return it;
}

}  // namespace handoff::web
