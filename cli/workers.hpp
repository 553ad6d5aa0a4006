// Workers: threads that run replications of one scenario or of several.
//
// Each thread has its own simulation of each scenario and takes batches of replications until none
// is left; the calling thread collects what they made. Which thread runs what, and how large the
// batches are, depends on the machine's mood; the results do not (sim/experiment/batch.hpp). Where there are
// no threads (under node) everything runs on the calling one.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <vector>

#include "sim/experiment/batch.hpp"
#include "sim/scenario/scenario.hpp"

namespace handoff::cli {

// As many as the machine has cores.
int default_threads();

class Workers {
 public:
  // Scenarios that have passed `sim::checked`; at least one thread.
  Workers(std::vector<sim::Scenario> systems, int threads);
  ~Workers();

  // Called on the calling thread, with batches in no promised order.
  using Sink = std::function<void(std::size_t system, sim::Batch batch)>;

  // Replications from <= r < to of every system. False if it was interrupted; what has been made
  // until then has gone to the sink.
  bool run(int from, int to, const Sink& sink);

 private:
  class Crew;
  std::unique_ptr<Crew> crew_;
};

}  // namespace handoff::cli
