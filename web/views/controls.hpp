// The scenario's controls: which inputs have a slider, and what the slider says.
//
// Ranges are those in which the page is interesting; typing may go up to the input's own limits.
// What an input is, its limits and where its default comes from are looked up by path.
#pragma once

#include <vector>

#include "sim/scenario/scenario.hpp"
#include "web/views/control.hpp"

namespace handoff::web {

// Controls whose input the scenario does not have are left out.
std::vector<ControlView> control_views(const sim::Scenario& scenario);

}  // namespace handoff::web
