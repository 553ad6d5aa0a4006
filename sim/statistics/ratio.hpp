// The mean over customers when replications have different numbers of them: a ratio of two sums.
//
// With x a replication's total and n its customers, the estimate is sum x / sum n. Its variance
// comes from the residuals x - R n (the classical ratio estimator; Law, section 9.5.3, for
// regenerative output). One replication is one observation, so customers of the same month may
// depend on each other.
#pragma once

#include <cstdint>
#include <span>

#include "sim/statistics/stats.hpp"

namespace handoff::sim {

class RatioAccumulator {
 public:
  void add(double total, double count);

  double mean() const { return counts_ > 0 ? totals_ / counts_ : 0; }
  double count() const { return counts_; }
  std::int64_t replications() const { return replications_; }

  // Infinite for fewer than two replications or no customers at all.
  Interval interval(double level = 0.95) const;

 private:
  std::int64_t replications_ = 0;
  double totals_ = 0;
  double counts_ = 0;
  double totals_squared_ = 0;
  double products_ = 0;
  double counts_squared_ = 0;
};

// One metric's sums, an entry for each replication. Of a count, `totals` are its values.
struct ReplicationValues {
  std::span<const double> totals;
  std::span<const double> customers;
};

// The ratio of b less that of a, when both have run the same replications on the same random
// numbers. The difference is linearised at the two estimates (the delta method): replication r
// stands for (x_b - R_b n_b) / mean n_b - (x_a - R_a n_a) / mean n_a, and their spread gives the
// interval, with what the two systems have in common already subtracted. The estimate itself is
// the plain difference of the two ratios. Infinite for fewer than two replications, or when one of
// the systems has no customers.
PairedDifference paired_ratio_difference(const ReplicationValues& a, const ReplicationValues& b,
                                         double level = 0.95);

}  // namespace handoff::sim
