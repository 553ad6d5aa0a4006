// Sample store: all values of one duration metric, and exact percentiles of them without sorting.
//
// Results are shown many times while replications stream in, and sorting everything each time would
// be most of the work. So values are also counted in buckets, 3% wide, by the leading bits of their
// binary representation: the counts say in which bucket a rank lies, and only that bucket's values
// are looked at closely. The answer is the exact order statistic.
//
// Memory is bounded. Above `kMaxValues` only every second replication is kept, then every fourth,
// and so on: replications are independent, so what is left is a smaller sample of the same kind,
// and the intervals of the percentiles say how much it is worth. The largest value is of all. What
// is kept depends on the sequence of replications alone, not on how they were cut into batches.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "sim/statistics/stats.hpp"

namespace handoff::sim {

struct Percentile {
  double value = 0;
  Interval ci95;
};

inline constexpr std::array<double, 3> kPercentiles{0.50, 0.95, 0.99};

class SampleStore {
 public:
  static constexpr std::size_t kMaxValues = std::size_t{1} << 20;

  explicit SampleStore(std::size_t max_values = kMaxValues) : max_values_(max_values) {}

  void add(double value) {
    if (keeping_) keep(value);
  }
  void end_replication();

  // Of the replications that are kept, in their order; `ends` has for each of them where it ends.
  std::span<const double> values() const { return values_; }
  std::span<const std::uint32_t> ends() const { return ends_; }

  // Of `kPercentiles`; there must be a value.
  std::array<Percentile, kPercentiles.size()> percentiles() const;

 private:
  void keep(double value);
  void thin_out();

  std::size_t max_values_;
  std::int64_t replications_ = 0;  // all of them
  std::int64_t stride_ = 1;        // every so many of them are kept
  bool keeping_ = true;            // the present one is
  std::vector<double> values_;
  std::vector<std::uint32_t> ends_;
  std::vector<std::uint32_t> counts_;  // by bucket; empty before the first value
};

}  // namespace handoff::sim
