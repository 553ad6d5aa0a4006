// Places: a system that works on so many requests at once, lets a few more wait in line, and
// refuses the rest.
//
// How long a request takes is known when it comes, so its end is known as well, and nothing has to
// be scheduled: first come first served, it begins as soon as enough of those before it have ended.
// Requests come in order of time.
#pragma once

#include <cstddef>
#include <vector>

#include "core/base/time.hpp"

namespace handoff::sim {

class Places {
 public:
  // No places: no limit.
  Places(int places, int queue) : places_(places), queue_(queue) {}

  bool admits(core::Time now);

  // An admitted request that takes so long; when it ends, a wait in line included.
  core::Time take(core::Time now, core::Duration work);

  void clear();

 private:
  std::size_t inside() const { return ends_.size() - first_; }

  int places_;
  int queue_;
  std::vector<core::Time> ends_;  // of those inside, sorted, from `first_` on
  std::size_t first_ = 0;
};

}  // namespace handoff::sim
