// Pace: no more handoffs at once, and no faster one after the other, than the configuration allows.
//
// Those beyond it wait in line, first in first out. A handoff counts while it has work of its own to
// do: not in line, and not while only a list sync that runs in its own time is missing.
#pragma once

#include <cassert>
#include <cstddef>
#include <cstdint>

#include "core/base/fifo.hpp"
#include "core/base/time.hpp"
#include "core/config/config.hpp"
#include "core/messages/operations.hpp"

namespace handoff::core {

class Pace {
 public:
  explicit Pace(const PacePolicy& policy) : policy_(policy) {}

  // Another policy from now on; who is in line stays there.
  void follow(const PacePolicy& policy) { policy_ = policy; }

  bool may_begin(Time now) const {
    const auto limit = static_cast<std::size_t>(policy_.concurrency);
    return (limit == 0 || under_way_ < limit) && !too_soon(now);
  }

  // Whether the spacing alone forbids the next start, and until when.
  bool too_soon(Time now) const { return now < next_start_; }
  Time next_start() const { return next_start_; }

  // A handoff begins; it comes to rest or to its end; it goes on after a rest.
  void begins(Time now) {
    next_start_ = now + policy_.spacing;
    ++under_way_;
  }
  void stops() {
    assert(under_way_ > 0);
    --under_way_;
  }
  void goes_on() { ++under_way_; }

  std::size_t under_way() const { return under_way_; }

  // The line; a ticket in it may be of a handoff that is over by now.
  bool nobody_waits() const { return line_.empty(); }
  void wait(Ticket ticket) { line_.push(ticket); }
  Ticket next() { return line_.pop(); }

  void clear() {
    line_.clear();
    under_way_ = 0;
    next_start_ = {};
  }

  template <class Archive>
  void archive(Archive& ar) {
    line_.archive(ar, [&ar](Ticket& it) { ar(it); });
    auto under_way = static_cast<std::uint64_t>(under_way_);
    ar(under_way, next_start_);
    under_way_ = static_cast<std::size_t>(under_way);
  }

 private:
  PacePolicy policy_;
  Fifo<Ticket> line_;
  std::size_t under_way_ = 0;
  Time next_start_{};
};

}  // namespace handoff::core
