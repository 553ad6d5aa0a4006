// Shipped presets are found by name, in the article's order.
#include "cli/tools.hpp"

#include <utility>

#include "cli/inputs.hpp"
#include "io/results/results_report.hpp"
#include "sim/article/advice.hpp"

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

void add_seeds_option(Command& command, std::string& seeds) {
  command.option("--seeds", "N", seeds,
                 "share the months out over this many seeds, 1 to 100, from the first on [5]");
}

core::Result<int> seeds_of(const std::string& seeds) {
  constexpr std::uint64_t kMost = 100;
  if (seeds.empty()) return sim::kArticleSeeds;
  const auto number = whole_number("--seeds", seeds, 1, kMost);
  if (!number) return number.error();
  return static_cast<int>(*number);
}

std::string pipeline_name(const std::string& pipeline) {
  return pipeline.empty() ? std::string(io::kDefaultPipeline) : stem(pipeline);
}

}  // namespace handoff::cli
