// What the planner varies and what it looks at, as the command line says it.
#pragma once

#include <string>

namespace handoff::web {

struct SweepChoice {
  std::string axis = "cohort.trials";    // PATH or PATH=VALUES, as in io/scenario/axis_text.hpp
  std::string other;                     // of a second axis; empty: none
  std::string metric = "crm_lag_s.p95";  // as in io/scenario/measure.hpp

  bool operator==(const SweepChoice&) const = default;
};

}  // namespace handoff::web
