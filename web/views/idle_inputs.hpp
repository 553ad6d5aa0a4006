// Idle inputs: those that change nothing as the scenario stands, and why.
#pragma once

#include <string_view>

#include "sim/scenario/scenario.hpp"

namespace handoff::web {

// "Only while reconciliation runs."; empty: it does something.
std::string_view why_idle(const sim::Scenario& scenario, std::string_view path);

}  // namespace handoff::web
