// With n inside and c places, a new request begins when n - c + 1 of them have ended.
#include "sim/world/systems/concurrency_limit.hpp"

#include <algorithm>
#include <cassert>

#include "sim/world/base/mutant.hpp"

namespace handoff::sim {
namespace {

// No system works on one request for longer; endless ones would also overflow the sum of waits.
constexpr core::Duration kLongestWork = core::days(1);

}  // namespace

bool Places::admits(core::Time now) {
  if (places_ == 0 || broken(WorldMutant::no_places)) return true;
  while (first_ < ends_.size() && ends_[first_] <= now) ++first_;
  return inside() < static_cast<std::size_t>(places_) + static_cast<std::size_t>(queue_);
}

core::Time Places::take(core::Time now, core::Duration work) {
  if (places_ == 0) return now + work;
  assert(work.us >= 0);
  const auto places = static_cast<std::size_t>(places_);
  const core::Time begins = inside() < places ? now : ends_[first_ + inside() - places];
  const core::Time end = begins + std::min(work, kLongestWork);
  ends_.erase(ends_.begin(), ends_.begin() + static_cast<std::ptrdiff_t>(first_));
  first_ = 0;
  ends_.insert(std::upper_bound(ends_.begin(), ends_.end(), end), end);
  return end;
}

void Places::clear() {
  ends_.clear();
  first_ = 0;
}

}  // namespace handoff::sim
