// Overhead: what a real service takes that the model's pipeline does not - its store, its threads, sockets
// and timers - measured in a calm play, and given to the simulation as an input.
//
// A step's overhead is the time from the moment at which an answer was due at the vendor to the next call's
// coming in, where nothing but the service lies in between. The webhook's is from the moment at which it was
// due to the first call. In the simulation each call takes a step longer, and each delivery the webhook's
// overhead less that of the step, which the first call's answer brings.
#pragma once

#include <cstddef>
#include <vector>

#include "service/sandbox/ledger.hpp"
#include "sim/engine/distributions.hpp"
#include "sim/scenario/scenario.hpp"

namespace handoff::rehearse {

struct Overhead {
  double webhook_s = 0;
  double step_s = 0;
  double step_p95_s = 0;
  std::size_t steps = 0;  // that were measured
};

Overhead overhead_in(const sandbox::Ledger& ledger);

// The same scenario without trouble, load or waiting, for a few customers: what is left is overhead.
sim::Scenario calm(const sim::Scenario& scenario);

sim::Scenario with_overhead(const sim::Scenario& scenario, const Overhead& overhead);

// The same quantity, always so much longer; median and p95 exactly, where that is what it was given by.
sim::Distribution longer(const sim::Distribution& distribution, double seconds);

}  // namespace handoff::rehearse
