// The ratio estimator from five running sums.
#include "sim/statistics/ratio.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

namespace handoff::sim {

void RatioAccumulator::add(double total, double count) {
  assert(count >= 0 && std::isfinite(total));
  ++replications_;
  totals_ += total;
  counts_ += count;
  totals_squared_ += total * total;
  products_ += total * count;
  counts_squared_ += count * count;
}

Interval RatioAccumulator::interval(double level) const {
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  if (replications_ < 2 || counts_ <= 0) return {-kInfinity, kInfinity};
  const double k = static_cast<double>(replications_);
  const double ratio = mean();
  const double residuals =
      totals_squared_ - 2 * ratio * products_ + ratio * ratio * counts_squared_;
  const double variance = std::max(residuals, 0.0) / (k - 1);
  const double half = student_t(level, k - 1) * std::sqrt(variance * k) / counts_;
  return {ratio - half, ratio + half};
}

namespace {

// What each replication adds to the error of the ratio.
struct Linearised {
  explicit Linearised(const ReplicationValues& of)
      : values(of), ratio(sum(of.totals) / sum(of.customers)) {
    mean_customers = sum(of.customers) / static_cast<double>(of.customers.size());
  }

  static double sum(std::span<const double> numbers) {
    return std::accumulate(numbers.begin(), numbers.end(), 0.0);
  }

  double residual(std::size_t r) const {
    return (values.totals[r] - ratio * values.customers[r]) / mean_customers;
  }

  ReplicationValues values;
  double ratio;
  double mean_customers = 0;
};

}  // namespace

PairedDifference paired_ratio_difference(const ReplicationValues& a, const ReplicationValues& b,
                                         double level) {
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  assert(a.totals.size() == b.totals.size());
  assert(a.customers.size() == a.totals.size() && b.customers.size() == b.totals.size());
  const Linearised of_a(a), of_b(b);
  if (!(of_a.mean_customers > 0 && of_b.mean_customers > 0)) return {0, {-kInfinity, kInfinity}};
  std::vector<double> residuals_a(a.totals.size()), residuals_b(b.totals.size());
  for (std::size_t r = 0; r < a.totals.size(); ++r) {
    residuals_a[r] = of_a.residual(r);
    residuals_b[r] = of_b.residual(r);
  }
  // The residuals' own mean is zero but for rounding, so this is their interval moved to the
  // difference of the ratios.
  PairedDifference difference = paired_difference(residuals_a, residuals_b, level);
  const double half = difference.interval.half_width();
  difference.mean = of_b.ratio - of_a.ratio;
  difference.interval = {difference.mean - half, difference.mean + half};
  return difference;
}

}  // namespace handoff::sim
