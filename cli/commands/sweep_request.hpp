// What `handoff sweep` was asked, for both of its forms: a grid along axes, and a designed experiment.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/simulation_options.hpp"
#include "cli/store_file.hpp"
#include "core/base/result.hpp"
#include "io/results/sweep_report.hpp"

namespace handoff::cli {

inline constexpr std::string_view kPipelineAxis = "pipeline=";

struct SweepOptions {
  SimulationOptions simulation;
  StoreFileOptions file;
  std::string pipeline;
  std::vector<std::string> vary;
  std::vector<std::string> metrics;
  std::vector<std::string> targets;
  std::string design;
  std::string points;
  std::string json_lines;
};

core::Error at_option(std::string_view option, core::Error error);

// Which figures are shown, and which targets are judged.
core::Result<io::SweepView> view_of(const SweepOptions& options, const sim::Scenario& scenario);

}  // namespace handoff::cli
