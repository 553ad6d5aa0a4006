// The ratio estimator from five running sums.
#include "sim/ratio.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace handoff::sim {

void RatioAccumulator::add(double total, double count) {
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

}  // namespace handoff::sim
