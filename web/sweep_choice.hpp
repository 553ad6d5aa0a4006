// What the planner varies, and what it looks at: places in kSweepInputs and kSweepMetrics
// (web/view_models/planner.hpp).
#pragma once

namespace handoff::web {

struct SweepChoice {
  int input = 0;
  int other = -1;  // of a second axis; -1: none
  int metric = 0;
};

}  // namespace handoff::web
