// Controls of when things happen: working hours, outages and latencies.
//
// These inputs are no single number under a path of their own: hours are a text, outages a list of
// windows that can be empty, and a latency is a median and a p95. Their controls look like all
// others (web/views/controls.hpp) and set the same paths that a scenario file has.
#pragma once

#include <vector>

#include "sim/scenario/scenario.hpp"
#include "web/views/control.hpp"

namespace handoff::web {

std::vector<ControlView> time_controls(const sim::Scenario& scenario);

}  // namespace handoff::web
