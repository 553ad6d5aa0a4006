// SeedPool: months of one scenario under several seeds, summed up together and for each seed.
//
// Months of different seeds are as independent as those of one, so together they are one sample; what
// the seeds add is a look at how much a result hangs on which months were drawn.
#pragma once

#include <optional>
#include <vector>

#include "core/base/result.hpp"
#include "sim/experiment/experiment.hpp"

namespace handoff::sim {

class SeedPool {
 public:
  // So many seeds, from the scenario's own on, with so many months each.
  SeedPool(const Scenario& scenario, int seeds, int months_each);

  int seeds() const { return static_cast<int>(by_seed_.size()); }
  // To be run for so many months.
  const Scenario& scenario(int seed) const { return experiment(seed).scenario(); }

  // Refused as an experiment refuses it.
  [[nodiscard]] std::optional<core::Error> add(int seed, Batch batch);

  Results together() const { return together_.results(); }
  Results of_seed(int seed) const { return experiment(seed).results(); }
  // Of all seeds.
  std::span<const std::string> violations() const { return together_.violations(); }

 private:
  const Experiment& experiment(int seed) const { return by_seed_[static_cast<std::size_t>(seed)]; }

  Experiment together_;  // under the first seed, the others' months after each other
  std::vector<Experiment> by_seed_;
  int months_each_;
};

}  // namespace handoff::sim
