// Inputs: a scenario in which everything that the files can tell is set, with where it comes from.
//
//   cohort.conversion_rate   0.1926   yours, n = 758
//   team.other_work          0.6      default, your files do not say
//
// The scenario is a month as the files have it: as many trials over as many days, in one time zone.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "io/exports/history/happened.hpp"
#include "io/exports/observed/observed.hpp"
#include "sim/scenario/scenario.hpp"

namespace handoff::exports {

struct CalibratedInput {
  std::string path;
  std::size_t n = 0;
  bool is_yours = false;
  std::string source;  // "yours, n = 312", "default, your files do not say"
};

struct Calibration {
  sim::Scenario scenario;
  std::vector<CalibratedInput> inputs;
};

// What a plan is called in the scenario: names have a limit there, and one without is called "plan".
std::string name_of_plan(const std::string& name);

// What stands in `base` is the default of everything that is not set.
Calibration calibrated(const Observed& observed, const History& history, sim::Scenario base);

}  // namespace handoff::exports
