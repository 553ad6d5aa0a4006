// Lags: how long the last few thousand handoffs took, by the simulation's names for it.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/base/time.hpp"

namespace handoff::service {

// The newest values of a measure, for percentiles, and the sum of all.
class RecentValues {
 public:
  static constexpr std::size_t kMost = 4'096;

  void add(double value) {
    if (values_.size() < kMost)
      values_.push_back(value);
    else
      values_[count_ % kMost] = value;
    ++count_;
    sum_ += value;
  }
  std::uint64_t count() const { return count_; }
  double sum() const { return sum_; }
  double quantile(double share) const {
    if (values_.empty()) return 0;
    std::vector<double> sorted = values_;
    const auto rank = static_cast<std::ptrdiff_t>(share * static_cast<double>(sorted.size() - 1));
    std::nth_element(sorted.begin(), sorted.begin() + rank, sorted.end());
    return sorted[static_cast<std::size_t>(rank)];
  }

 private:
  std::vector<double> values_;
  std::uint64_t count_ = 0;
  double sum_ = 0;
};

// As in a simulation: from the payment event's own time to the CRM's acknowledgement, and to that of
// both halves; from when it was heard of to the beginning of the onboarding.
struct Lags {
  RecentValues crm_lag_s;
  RecentValues commit_lag_s;
  RecentValues processing_s;
};

}  // namespace handoff::service
