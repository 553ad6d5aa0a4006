// Routing: which tier a customer belongs to, hence who looks after it and by when.
//
// The table's rows are in rising order of annual value, each reaching to the next, so there is
// neither gap nor overlap by construction; `validated` in core/config.hpp refuses anything else.
#pragma once

#include "core/config.hpp"
#include "core/messages.hpp"

namespace handoff::core {

// The tier by annual value, unless the segment overrides it; `kNoTier` if the currency has no rate.
TierIndex tier_of(const PipelineConfig& config, const Subscribed& subscribed, Segment segment);

// Chooses people in turn; remembers whose turn it is in each pool.
class Rota {
 public:
  explicit Rota(std::size_t pools) : next_(pools, 0) {}

  // The next person of the pool. Ids are stable: the pool in the upper half, 1-based number in the
  // lower.
  PersonId take(PoolIndex pool, int headcount);

  void clear() { next_.assign(next_.size(), 0); }

 private:
  std::vector<std::uint32_t> next_;
};

}  // namespace handoff::core
