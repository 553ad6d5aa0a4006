// The article's tools: a scenario under each of the shipped pipelines, for the planner's commands; and
// over how many seeds its sentences are judged.
#pragma once

#include <string>
#include <vector>

#include "cli/simulation_options.hpp"
#include "core/base/result.hpp"
#include "sim/planner/alternative.hpp"

namespace handoff::cli {

// The scenario of the options under every shipped pipeline preset, with --set on top.
core::Result<std::vector<sim::Alternative>> article_tools(const SimulationOptions& options);

// --seeds N
void add_seeds_option(Command& command, std::string& seeds);
core::Result<int> seeds_of(const std::string& seeds);

// What a report calls the pipeline: the preset's name, or the scenario's own.
std::string pipeline_name(const std::string& pipeline);

}  // namespace handoff::cli
