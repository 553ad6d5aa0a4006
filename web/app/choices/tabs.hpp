// Tabs: the sections of the page's main area, in the order of their keys 1 to 9, M and Y.
//
// Which tab is open is no part of a link, a file or an undo. Which panels stand in a tab is said by
// web/panels/tabs_content.cpp.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

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
  year,
};
inline constexpr std::array<const char*, 11> kTabNames{
    "Overview", "Timing",  "Routing",     "Limits",     "One customer", "Story",
    "Tools",    "Planner", "Assumptions", "Your month", "Year"};

// As they are printed; capitals without shift.
inline constexpr std::string_view kTabKeys = "123456789MY";
static_assert(kTabKeys.size() == kTabNames.size());

constexpr std::size_t index(Tab tab) { return static_cast<std::size_t>(tab); }

}  // namespace handoff::web
