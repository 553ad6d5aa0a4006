// A simulated month, as the files would have shown it.
#pragma once

#include <cstddef>
#include <vector>

#include "io/exports/observed/observed.hpp"
#include "sim/month/simulation.hpp"

namespace handoff::exports {

struct SimulatedMonth {
  std::size_t customers = 0;
  std::size_t missent = 0;
  std::vector<double> crm_lag_s;
  std::vector<double> owner_delay_s;
  std::vector<double> first_touch_s;
};

// How files show a month: to the minute or to the second, and until their last moment.
struct Shown {
  Fineness fineness = Fineness::second;
  core::Time until = core::kNever;
};

// Files begin with the first sign-up that they hold: the same people, and nobody from before them, whose
// conversions a running month would have.
sim::Scenario as_filed(sim::Scenario scenario);

// Adds a finished replication.
void add_month(const sim::Simulation& month, const Shown& shown, SimulatedMonth& to);

}  // namespace handoff::exports
