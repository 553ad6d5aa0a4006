// Tools: the article's five kinds of tool, from the least automated to the most.
//
// Each is a shipped pipeline with its costs (assets/pipelines/NAME.json), which the command line and
// the page read; what they are called, and in which order they stand, is said here only.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "sim/scenario/scenario.hpp"

namespace handoff::sim {

enum class Tool : std::uint8_t {
  manual,
  zapier_basic,
  segment_clearbit,
  workato_tray,
  full_orchestration
};

struct ToolInfo {
  Tool tool;
  std::string_view name;   // of the shipped preset
  std::string_view title;  // for people
};
inline constexpr std::array<ToolInfo, 5> kTools{{
    {Tool::manual, "manual", "Manual sync"},
    {Tool::zapier_basic, "zapier_basic", "Zapier, basic"},
    {Tool::segment_clearbit, "segment_clearbit", "Segment + Clearbit"},
    {Tool::workato_tray, "workato_tray", "Workato / Tray"},
    {Tool::full_orchestration, "full_orchestration", "Full orchestration"},
}};

// A scenario under each of them, in their order.
using ToolScenarios = std::array<Scenario, kTools.size()>;

constexpr const ToolInfo& info(Tool tool) { return kTools[static_cast<std::size_t>(tool)]; }
constexpr bool tools_stand_in_order() {
  for (std::size_t at = 0; at < kTools.size(); ++at) {
    if (static_cast<std::size_t>(kTools[at].tool) != at) return false;
  }
  return true;
}
static_assert(tools_stand_in_order());

// The title of a shipped tool's name, or what is no such name as it is.
std::string tool_title(std::string_view name);

}  // namespace handoff::sim
