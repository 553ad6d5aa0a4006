// Statistics of simulation output: means, percentiles and differences, each with a confidence
// interval.
//
// The unit of observation is one independent replication, since values within a run depend on each
// other (Law, "Simulation Modeling and Analysis", chapter 9). Quantiles of Student's t and of the
// binomial come from Boost.Math. Results of this file are for people to read; they are no part of a
// run's result hash.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace handoff::sim {

struct Interval {
  double low = 0;
  double high = 0;

  double half_width() const { return (high - low) / 2; }
  bool contains(double x) const { return low <= x && x <= high; }
};

// Count, mean and spread of a series, in one pass and without cancellation (Welford 1962).
class Accumulator {
 public:
  void add(double x);
  void merge(
      const Accumulator& other);  // as if other's values had been added here (Chan et al. 1979)

  std::int64_t count() const { return count_; }
  double mean() const { return mean_; }
  double sum() const { return mean_ * static_cast<double>(count_); }
  double variance() const;  // of the sample, dividing by n - 1; 0 for fewer than two values
  double standard_deviation() const;
  double min() const { return min_; }  // of no values: 0
  double max() const { return max_; }

 private:
  std::int64_t count_ = 0;
  double mean_ = 0;
  double squares_ = 0;  // sum of squared distances from the mean
  double min_ = 0;
  double max_ = 0;
};

Accumulator accumulate(std::span<const double> values);

// Student's t with which a two-sided interval of the given level (0.95, say) is made.
double student_t(double level, double degrees_of_freedom);

// How often Student's t is at least as far from zero, on either side, by chance alone.
double student_p(double t, double degrees_of_freedom);

// Student's t for infinitely many degrees of freedom: 1.96 for 0.95.
double normal_z(double level);

// The library's last bit differs between platforms, and intervals are to be the same digits on the
// page and at the command line: so what it gives is rounded to a multiple of 2^-36, some ten
// decimals, or to 36 binary digits where it may be very small.
double portable(double quantile);
double portable_digits(double quantile);

// Mean +/- t s / sqrt(n). One value says nothing about spread: for n < 2 the interval is infinite.
Interval mean_interval(const Accumulator& values, double level = 0.95);
Interval mean_interval(std::span<const double> values, double level = 0.95);

// Empirical quantile of values in rising order: the smallest value below or at which a share p of
// them lies, x(ceil(n p)) (Law, section 9.4.2; type 1 of Hyndman & Fan 1996). Always one of the
// values.
double quantile(std::span<const double> sorted, double p);

// That rank, 1 to n, for n >= 1 values.
std::int64_t quantile_rank(std::int64_t n, double p);

// Ranks (1 to n) of the two order statistics that enclose the p-quantile with at least the given
// probability, whatever the distribution, when the values are independent: one value a replication.
// For values of customers, of which a replication has many, see clustered_quantile.hpp. `low` is 0
// or `high` is n + 1 where the sample is too small to bound that side.
struct RankInterval {
  std::int64_t low;
  std::int64_t high;
};
RankInterval quantile_ranks(std::int64_t n, double p, double level = 0.95);

// The values at those ranks; a side that the sample cannot bound is infinite.
Interval quantile_interval(std::span<const double> sorted, double p, double level = 0.95);

// A against B in paired replications (the same random numbers): the mean of b - a and its interval.
// variance_ratio is (Var a + Var b) / Var(b - a): how many times more replications independent runs
// would have needed for the same width. It is 1 without correlation, and infinite for a constant
// difference.
struct PairedDifference {
  double mean = 0;
  Interval interval;
  double variance_ratio = 1;
  std::int64_t count = 0;
  double p = 1;  // how often a difference as large comes by chance where there is none
};
// The same from the variances of replications, of which there are `count` and which are worth
// `effective` (ratio.hpp). Open where these are fewer than two.
struct PairVariances {
  double of_a = 0, of_b = 0, of_difference = 0;
};
PairedDifference paired(double mean, const PairVariances& it, double count, double effective,
                        double level);

PairedDifference paired_difference(std::span<const double> a, std::span<const double> b,
                                   double level = 0.95);

}  // namespace handoff::sim
