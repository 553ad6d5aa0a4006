// The mean over customers when replications have different numbers of them: a ratio of two sums.
//
// With x a replication's total and n its customers, the estimate is sum x / sum n. Its error comes
// from the residuals x - R n (the classical ratio estimator; Law, section 9.5.3, for regenerative
// output). One replication is one observation, so customers of the same month may depend on each
// other. With n = 1 it is the plain mean over replications.
//
// This file keeps the sums, up to the third moment of the residuals. How they become an interval is
// decided in interval.hpp, by what the figure is.
#pragma once

#include <cstdint>
#include <span>

#include "sim/statistics/stats.hpp"

namespace handoff::sim {

class RatioAccumulator {
 public:
  // `squares` of the values in the total, added up, where there are single values.
  void add(double total, double count, double squares = 0);

  double mean() const { return counts_ > 0 ? totals_ / counts_ : 0; }
  double total() const { return totals_; }
  double count() const { return counts_; }
  std::int64_t replications() const { return replications_; }
  std::int64_t with_total() const { return with_total_; }  // replications whose total is not 0

  // How many replications of one size would say as much about the spread: (sum n)^2 / sum n^2. A
  // tier with a customer in every third month has a third of the months, and one whose customers
  // all came in the same month has 1 (Kish 1965; Carter, Schnepel & Steigerwald, Review of Economics
  // and Statistics 99, 2017). 0 without customers.
  double effective_replications() const;

  // Of the mean, by the residuals' spread with effective_replications() - 1 degrees of freedom; 0
  // where rounding is all there is, and where there are fewer than two effective replications.
  double variance_of_mean() const;

  // The third standardised cumulant of the mean: sum e^3 / (sum e^2)^1.5 of the residuals e. For
  // equal replications it is their skewness over the root of their number; its inverse square is
  // how many replications the mean hangs on. 0 without spread.
  double skewness_of_mean() const;

  // The squared coefficient of variation of single values: 1 of exponential ones. 0 where there are
  // none.
  double relative_variance() const;

  // The interval of the classical estimator, with as many degrees of freedom as there are
  // replications less one: what effective counts of percentiles are calibrated by. Infinite for
  // fewer than two replications or no customers at all.
  Interval interval(double level = 0.95) const;

 private:
  // Sums of squares and cubes of the residuals around the mean.
  double squares() const;
  double cubes() const;
  double shift() const { return counts_ > 0 ? offs_ / counts_ : 0; }
  bool without_spread() const;

  // Moments are taken of y = x - c n with the first replication's ratio as c, so that nothing is
  // lost where the spread is small against the mean.
  std::int64_t replications_ = 0;
  std::int64_t with_total_ = 0;
  bool has_reference_ = false;
  double reference_ = 0;  // c
  double totals_ = 0;
  double counts_ = 0;
  double largest_ = 0;  // |x|
  double value_squares_ = 0;
  double offs_ = 0;  // sum y
  double yy_ = 0, yn_ = 0, nn_ = 0;
  double yyy_ = 0, yyn_ = 0, ynn_ = 0, nnn_ = 0;
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
// the plain difference of the two ratios. Infinite for fewer than two replications that have
// customers, or when one of the systems has none.
PairedDifference paired_ratio_difference(const ReplicationValues& a, const ReplicationValues& b,
                                         double level = 0.95);

}  // namespace handoff::sim
