// Shipped presets are found by name, in the article's order.
#include "cli/tools.hpp"

#include <utility>

#include "cli/inputs.hpp"
#include "io/results/results_report.hpp"

namespace handoff::cli {

core::Result<std::vector<sim::Alternative>> article_tools(const SimulationOptions& options) {
  std::vector<sim::Alternative> tools;
  for (const std::string& name : shipped_names(kPipelineFolder)) {
    auto scenario = scenario_with(options, name);
    if (!scenario) return scenario.error();
    tools.push_back({name, *std::move(scenario)});
  }
  return tools;
}

std::string pipeline_name(const std::string& pipeline) {
  return pipeline.empty() ? std::string(io::kDefaultPipeline) : stem(pipeline);
}

}  // namespace handoff::cli
