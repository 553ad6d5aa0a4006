// Experiment: a scenario run over independent replications, and what can be concluded from them.
//
// Replication r of a scenario depends on (scenario, seed, r) alone. So the work is cut into batches
// (sim/experiment/batch.hpp) that any number of workers run, and the experiment folds them in the order of
// their replications: a batch that comes before its turn waits. Results after n replications are
// the same digits however the work was cut and in whatever order it came back. `results` may be
// called after any number, and is made to be called every time something has come in.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>

#include "core/base/result.hpp"
#include "sim/experiment/batch.hpp"
#include "sim/experiment/results.hpp"
#include "sim/month/metrics.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/statistics/ratio.hpp"

namespace handoff::sim {

// What comparisons need in addition: the sums of each single replication (a few kB for each).
enum class Keep : std::uint8_t { summaries, replications };

class Experiment {
 public:
  // The scenario must have passed `checked`.
  explicit Experiment(Scenario scenario, Keep keep = Keep::summaries);
  ~Experiment();
  Experiment(Experiment&&) noexcept;
  Experiment& operator=(Experiment&&) noexcept;

  // Runs the next `count` replications on this thread.
  void run(int count);

  // Takes what a BatchRunner of the same scenario made. Refused, and nothing is changed, if its
  // shape or seed is another's or some of its replications are here already.
  [[nodiscard]] std::optional<core::Error> add(Batch batch);

  const Scenario& scenario() const;

  // How many have been folded: 0, 1, 2, ... without a gap. Batches that wait are not in it, nor in
  // anything below.
  int replications() const;
  Results results() const;

  // Broken invariants so far, each with seed and replication. Any entry is a bug of ours.
  std::span<const std::string> violations() const;

  // Values of a duration metric so far, in the order of replications; of one tier, or of all with
  // tier -1; of a month of a horizon, or of all days with month -1. Only a part of them when there are more than a million (sim/statistics/sample_store.hpp): then
  // the span gets shorter from time to time.
  std::span<const double> samples(Metric metric, int tier = -1, int month = -1) const;
  // Where each of their replications ends among them.
  std::span<const std::uint32_t> sample_ends(Metric metric, int tier = -1, int month = -1) const;

  // Only of an experiment that keeps replications.
  ReplicationValues replication_values(Metric metric, int tier = -1, int month = -1) const;

 private:
  class Collector;
  std::unique_ptr<Collector> collector_;
};

}  // namespace handoff::sim
