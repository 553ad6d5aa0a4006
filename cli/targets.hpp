// Targets of the command line: what --target names, for the commands that take it.
#pragma once

#include <string>
#include <vector>

#include "core/base/result.hpp"
#include "sim/planner/target.hpp"
#include "sim/scenario/scenario.hpp"

namespace handoff::cli {

// Each text as a target of this scenario's tiers that can be judged from this; the error says
// which one is wrong.
core::Result<std::vector<sim::Target>> targets_of(const std::vector<std::string>& texts,
                                                  const sim::Scenario& scenario,
                                                  sim::JudgedFrom from);

}  // namespace handoff::cli
