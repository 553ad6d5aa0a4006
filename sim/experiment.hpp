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
#include "sim/scenario.hpp"

namespace handoff::sim {

struct Estimate {
  double mean = 0;
  double ci95_low =
      0;  // Student-t over replications; equal to the mean when there is one replication
  double ci95_high = 0;
  std::uint64_t n = 0;  // customers of a per-customer metric, replications of a count
  bool has_percentiles = false;
  double p50 = 0;
  double p95 = 0;
  double p99 = 0;
  double max = 0;
};

struct TierResults {
  std::string tier;
  std::vector<Estimate> metrics;  // by Metric; only those with `by_tier` are filled
};

struct Results {
  std::string scenario;
  std::uint64_t seed = 0;
  int replications = 0;
  std::uint64_t hash = 0;         // of every event of every replication, in order
  std::vector<Estimate> metrics;  // by Metric
  std::vector<TierResults> by_tier;
};

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
