// Tabs: the sections of the page's main area, in the order of their keys 1 to 9 and M.
//
// Which tab is open is no part of a link, a file or an undo. Which panels stand in a tab is said by
// web/panels/tabs_content.cpp.
#pragma once

#include <array>
#include <cstddef>

namespace handoff::web {

enum class Tab {
  overview,
  timing,
  routing,
  limits,
  customer,
  story,
  tools,
  planner,
  assumptions,
  month,
};
inline constexpr std::array<const char*, 10> kTabNames{
    "Overview", "Timing", "Routing", "Limits",      "One customer",
    "Story",    "Tools",  "Planner", "Assumptions", "Your month"};

constexpr std::size_t index(Tab tab) { return static_cast<std::size_t>(tab); }

}  // namespace handoff::web
