// Each step applies a preset, then the settings of the command line.
#include "cli/pipeline_axis.hpp"

#include <utility>

#include "cli/inputs.hpp"
#include "io/scenario/scenario_edit.hpp"

namespace handoff::cli {

core::Result<sim::SweepAxis> pipeline_axis(std::string_view names,
                                           const std::vector<std::string>& settings) {
  std::vector<sim::AxisStep> steps;
  while (true) {
    const std::size_t comma = names.find(',');
    const std::string name(names.substr(0, comma));
    sim::Scenario trial = sim::worked_example();
    if (auto error = apply_pipeline(trial, name)) return *std::move(error);
    const auto apply = [name, settings](sim::Scenario& scenario) {
      auto error = apply_pipeline(scenario, name);
      return error ? error : io::set_paths(scenario, settings);
    };
    steps.push_back({0, stem(name), apply});
    if (comma == names.npos) return sim::named_axis("pipeline", std::move(steps));
    names.remove_prefix(comma + 1);
  }
}

}  // namespace handoff::cli
