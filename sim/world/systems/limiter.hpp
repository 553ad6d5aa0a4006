// Limiter: one rate limit of an API, with those who share it.
//
// `admits` asks without counting, so that several limits can be asked before one request is counted
// against all. `earliest` is for a client that paces itself: when the next request would be
// admitted if no other of its own comes before. It knows what other applications have sent and send
// in the present cell of time, not what they will send later. Questions come in order of time.
#pragma once

#include "core/base/time.hpp"
#include "sim/engine/rng.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/world/systems/background.hpp"
#include "sim/world/systems/limit_kinds.hpp"

namespace handoff::sim {

class Limiter {
 public:
  // Alone.
  explicit Limiter(const RateLimit& limit);
  // Shared with those of the loads that the limit counts.
  Limiter(const RateLimit& limit, const std::vector<Load>& loads, core::Time start);

  // `luck`, uniform in [0, 1), matters only where others take every place that becomes free.
  bool admits(core::Time now, double luck = 0);
  void count(core::Time now);
  core::Time earliest(core::Time now);

  bool shared() const { return !background_.none(); }
  Counts counts() const { return counts_; }

  // Nothing has been sent yet; the key is that of the others' requests.
  void clear(StreamKey key = StreamKey::of(0, 0));

 private:
  Rivals rivals_in(std::int64_t cell);
  Rivals catch_up(core::Time now);
  double offered_before(std::int64_t cell);
  template <LimitModel Model>
  void settle(Model& kind, std::int64_t cell);

  AnyLimit kind_;
  Background background_;
  Counts counts_;
  std::int64_t settled_ = -1;  // all cells before this one; -1: none yet
};

}  // namespace handoff::sim
