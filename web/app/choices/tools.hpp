// The article's tools (sim/article/tools.hpp) as the page applies them: shipped pipelines with their
// costs.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "sim/article/tools.hpp"
#include "sim/planner/alternative.hpp"
#include "sim/scenario/scenario.hpp"

namespace handoff::web {

using sim::kTools;
using sim::tool_title;
using sim::ToolInfo;

// Replaces the pipeline and its costs by the shipped preset's.
std::optional<core::Error> apply_tool(sim::Scenario& scenario, std::string_view name);
// Which tool this scenario has, as shipped; -1: none of the five.
int tool_of(const sim::Scenario& scenario);

// The five, each with this scenario's world.
std::vector<sim::Alternative> tool_alternatives(const sim::Scenario& scenario);

// The scenario with a shipped tool's pipeline: `apply_tool` where the name is known to be one.
sim::Scenario with_tool(const sim::Scenario& scenario, std::string_view name);

}  // namespace handoff::web
