// Alternative: one of several scenarios that a planner compares, usually one of the five tools.
#pragma once

#include <string>

#include "sim/scenario/scenario.hpp"

namespace handoff::sim {

struct Alternative {
  std::string name;
  Scenario scenario;
};

// The name of a scenario that is nobody's preset, among those that are.
inline constexpr const char* kAsGiven = "your scenario";

}  // namespace handoff::sim
