// The article's five kinds of tool, each a shipped pipeline with its costs.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "sim/planner/alternative.hpp"
#include "sim/scenario/scenario.hpp"

namespace handoff::web {

struct ToolInfo {
  std::string_view name;   // of the shipped preset: "zapier_basic"
  std::string_view title;  // "Zapier, basic"
};
inline constexpr std::array<ToolInfo, 5> kTools{{
    {"manual", "Manual sync"},
    {"zapier_basic", "Zapier, basic"},
    {"segment_clearbit", "Segment + Clearbit"},
    {"workato_tray", "Workato / Tray"},
    {"full_orchestration", "Full orchestration"},
}};

// Of a shipped tool's name, or what is no such name as it is.
std::string tool_title(std::string_view name);
// Replaces the pipeline and its costs by the shipped preset's.
std::optional<core::Error> apply_tool(sim::Scenario& scenario, std::string_view name);
// Which tool this scenario has, as shipped; -1: none of the five.
int tool_of(const sim::Scenario& scenario);

// The five, each with this scenario's world.
std::vector<sim::Alternative> tool_alternatives(const sim::Scenario& scenario);

// The scenario with a shipped tool's pipeline: `apply_tool` where the name is known to be one.
sim::Scenario with_tool(const sim::Scenario& scenario, std::string_view name);

}  // namespace handoff::web
