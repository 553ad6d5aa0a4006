// Each batch is counted twice: for its own seed, and as later months of all.
#include "sim/article/seed_pool.hpp"

#include <cassert>
#include <string>
#include <utility>

namespace handoff::sim {

SeedPool::SeedPool(const Scenario& scenario, int seeds, int months_each)
    : together_(scenario), months_each_(months_each) {
  assert(seeds >= 1 && months_each >= 1);
  Scenario seeded = scenario;
  for (int seed = 0; seed < seeds; ++seed, ++seeded.seed) by_seed_.emplace_back(seeded);
}

std::optional<core::Error> SeedPool::add(int seed, Batch batch) {
  assert(0 <= seed && seed < seeds() && batch.from + batch.count <= months_each_);
  Batch moved = batch;
  if (auto error = by_seed_[static_cast<std::size_t>(seed)].add(std::move(batch))) return error;
  moved.seed = together_.scenario().seed;
  moved.from += seed * months_each_;
  const std::string place = " (month of seed " + std::to_string(scenario(seed).seed) + ')';
  for (Violation& it : moved.violations) it.what += place;
  return together_.add(std::move(moved));
}

}  // namespace handoff::sim
