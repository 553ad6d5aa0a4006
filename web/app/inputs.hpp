// Inputs: all that the results depend on, and so what an undo brings back.
#pragma once

#include "sim/scenario/scenario.hpp"

namespace handoff::web {

struct Inputs {
  sim::Scenario scenario;
  int wanted_replications = 0;  // 0: usual_replications
};

}  // namespace handoff::web
