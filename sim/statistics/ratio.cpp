// Running sums, and what follows from them.
#include "sim/statistics/ratio.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>
#include <vector>

#include "sim/engine/math.hpp"

namespace handoff::sim {

void RatioAccumulator::add(double total, double count, double squares) {
  assert(count >= 0 && std::isfinite(total));
  if (!has_reference_ && count > 0) {
    has_reference_ = true;
    reference_ = total / count;
  }
  ++replications_;
  if (total != 0) ++with_total_;
  totals_ += total;
  counts_ += count;
  largest_ = std::max(largest_, std::fabs(total));
  value_squares_ += squares;
  const double y = total - reference_ * count;
  offs_ += y;
  yy_ += y * y;
  yn_ += y * count;
  nn_ += count * count;
  yyy_ += y * y * y;
  yyn_ += y * y * count;
  ynn_ += y * count * count;
  nnn_ += count * count * count;
}

double RatioAccumulator::squares() const {
  const double d = shift();
  return std::max(yy_ - 2 * d * yn_ + d * d * nn_, 0.0);
}

double RatioAccumulator::cubes() const {
  const double d = shift();
  return yyy_ - 3 * d * yyn_ + 3 * d * d * ynn_ - d * d * d * nnn_;
}

// Rounding leaves residuals of some 1e-16 of the totals.
bool RatioAccumulator::without_spread() const {
  constexpr double kRounding = 1e-12;
  const double least = kRounding * largest_;
  return squares() <= least * least * static_cast<double>(replications_);
}

double RatioAccumulator::effective_replications() const {
  return nn_ > 0 ? counts_ * counts_ / nn_ : 0;
}

double RatioAccumulator::variance_of_mean() const {
  const double k = effective_replications();
  if (!(k >= 2) || without_spread()) return 0;
  return squares() / (counts_ * counts_) * k / (k - 1);
}

double RatioAccumulator::skewness_of_mean() const {
  if (without_spread()) return 0;
  const double variance = squares();
  return cubes() / (variance * std::sqrt(variance));
}

double RatioAccumulator::relative_variance() const {
  const double whole = totals_ * totals_;
  return whole > 0 ? std::max(value_squares_ * counts_ / whole - 1, 0.0) : 0;
}

Interval RatioAccumulator::interval(double level) const {
  if (replications_ < 2 || counts_ <= 0) return {-kInfinity, kInfinity};
  const double k = static_cast<double>(replications_);
  const double variance = squares() / (k - 1);
  const double half = student_t(level, k - 1) * std::sqrt(variance * k) / counts_;
  return {mean() - half, mean() + half};
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

  double effective_replications() const {
    double squares = 0;
    for (const double count : values.customers) squares += count * count;
    const double all = sum(values.customers);
    return squares > 0 ? all * all / squares : 0;
  }

  ReplicationValues values;
  double ratio;
  double mean_customers = 0;
};

}  // namespace

PairedDifference paired_ratio_difference(const ReplicationValues& a, const ReplicationValues& b,
                                         double level) {
  assert(a.totals.size() == b.totals.size());
  assert(a.customers.size() == a.totals.size() && b.customers.size() == b.totals.size());
  const Linearised of_a(a), of_b(b);
  if (!(of_a.mean_customers > 0 && of_b.mean_customers > 0)) return {0, {-kInfinity, kInfinity}};
  double squares_a = 0, squares_b = 0, squares = 0;
  for (std::size_t r = 0; r < a.totals.size(); ++r) {
    const double ra = of_a.residual(r), rb = of_b.residual(r);
    squares_a += ra * ra;
    squares_b += rb * rb;
    squares += (rb - ra) * (rb - ra);
  }
  // The residuals' mean is zero, so their squares are their spread. Only months with customers say
  // anything: their effective number, of the system that has fewer, is what they are divided by.
  const auto n = static_cast<double>(a.totals.size());
  const double k = std::min(of_a.effective_replications(), of_b.effective_replications());
  const double by = k > 1 ? k / (k - 1) * k / (n * n) : 0;
  // Rounding leaves residuals where both are the same.
  const double rounding = 1e-24 * (of_a.ratio * of_a.ratio + of_b.ratio * of_b.ratio) * n;
  if (squares <= rounding) squares = 0;
  return paired(of_b.ratio - of_a.ratio, {squares_a * by, squares_b * by, squares * by}, n, k,
                level);
}

}  // namespace handoff::sim
