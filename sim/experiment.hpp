// Experiment: a scenario run over independent replications, and what can be concluded from them.
//
// Replication r of a scenario depends on (scenario, seed, r) alone, so more of them may be added at
// any time and results do not depend on how the work was cut. `results` may be called after any
// number.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "sim/metrics.hpp"
#include "sim/results.hpp"
#include "sim/scenario.hpp"

namespace handoff::sim {

class Experiment {
 public:
  // `scenario.pipeline` must have passed core::validated.
  explicit Experiment(Scenario scenario);
  ~Experiment();
  Experiment(Experiment&&) noexcept;
  Experiment& operator=(Experiment&&) noexcept;

  // Runs the next `count` replications.
  void run(int count);

  const Scenario& scenario() const;
  int replications() const;
  Results results() const;

  // Broken invariants so far, each with seed and replication. Any entry is a bug of ours.
  std::span<const std::string> violations() const;

  // All values of a duration metric so far, in no promised order; of one tier, or of all with tier
  // -1.
  std::span<const double> samples(Metric metric, int tier = -1) const;

 private:
  class Collector;
  std::unique_ptr<Collector> collector_;
};

}  // namespace handoff::sim
