// Measures and targets of a sweep.
#include "cli/commands/sweep_request.hpp"

#include <utility>

#include "cli/inputs.hpp"
#include "cli/targets.hpp"
#include "io/scenario/measure.hpp"

namespace handoff::cli {

core::Error at_option(std::string_view option, core::Error error) {
  error.where = std::string(option) + ' ' + error.where;
  return error;
}

core::Result<io::SweepView> view_of(const SweepOptions& options, const sim::Scenario& scenario) {
  const std::vector<std::string> tiers = io::tier_names(scenario);
  io::SweepView view;
  view.scenario = scenario.name;
  view.pipeline =
      options.pipeline.empty() ? std::string(io::kDefaultPipeline) : stem(options.pipeline);
  auto targets = targets_of(options.targets, scenario, sim::JudgedFrom::replications);
  if (!targets) return targets.error();
  view.targets = *std::move(targets);
  if (options.metrics.empty()) {
    for (const sim::Target& target : view.targets)
      view.measures.push_back(target.requirement.measure);
  }
  for (const std::string& text : options.metrics) {
    const auto measure = io::parse_measure(text, tiers);
    if (!measure) return core::Error{"--metric " + text, measure.error().what};
    view.measures.push_back(*measure);
  }
  if (view.measures.empty())
    view.measures = {{sim::Metric::crm_lag_s, sim::Statistic::mean, -1},
                     {sim::Metric::crm_lag_s, sim::Statistic::p95, -1},
                     {sim::Metric::exceptions, sim::Statistic::mean, -1}};
  return view;
}

}  // namespace handoff::cli
