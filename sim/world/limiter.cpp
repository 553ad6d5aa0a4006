// The three windows.
#include "sim/world/limiter.hpp"

#include <algorithm>

namespace handoff::sim {

bool Limiter::admits(core::Time now) const {
  switch (limit_.kind) {
    case LimitKind::fixed_window:
      return !in_current_window(now) || used_ < limit_.requests;
    case LimitKind::rolling_window:
      return times_.size() < static_cast<std::size_t>(limit_.requests) ||
             now - times_[oldest_] >= limit_.window;
    case LimitKind::token_bucket:
      return arrival_ - now <= limit_.window - spacing();
  }
  return true;
}

void Limiter::count(core::Time now) {
  switch (limit_.kind) {
    case LimitKind::fixed_window:
      if (!in_current_window(now)) used_ = 0;
      window_ = now.us / limit_.window.us;
      ++used_;
      return;
    case LimitKind::rolling_window:
      if (times_.size() < static_cast<std::size_t>(limit_.requests)) {
        times_.push_back(now);
      } else {
        times_[oldest_] = now;
        oldest_ = (oldest_ + 1) % times_.size();
      }
      return;
    case LimitKind::token_bucket:
      arrival_ = std::max(arrival_, now) + spacing();
      return;
  }
}

void Limiter::clear() {
  window_ = -1;
  used_ = 0;
  times_.clear();
  oldest_ = 0;
  arrival_ = {};
}

}  // namespace handoff::sim
