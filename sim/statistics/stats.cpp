// Textbook estimators. Boost's own errors are switched off: every argument is checked here first.
#include "sim/statistics/stats.hpp"

#include <algorithm>
#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <boost/math/tools/roots.hpp>
#include <cassert>
#include <cmath>
#include <limits>
#include <utility>
#include <vector>

#include "sim/engine/math.hpp"

namespace handoff::sim {
namespace {

namespace policies = boost::math::policies;
// The library's defaults are set for the whole program, in cmake/Dependencies.cmake: no exceptions,
// and plain doubles, since long double is emulated in WebAssembly. This is the policy that the
// library uses inside; with another one everything would be compiled twice.
using Policy = policies::policy<policies::promote_float<false>>;
using Binomial = boost::math::binomial_distribution<double, Policy>;
using Normal = boost::math::normal_distribution<double, Policy>;
using StudentT = boost::math::students_t_distribution<double, Policy>;

// P(B <= k) of a binomial for k in a window around its mean that holds all but a billionth of it:
// the first by Boost, the others by the ratio of neighbouring probabilities.
struct BinomialWindow {
  std::int64_t first;
  std::vector<double> at_most;

  // P(B <= k).
  double operator()(std::int64_t k) const {
    if (k < first) return 0;
    const auto i = static_cast<std::size_t>(k - first);
    return i < at_most.size() ? at_most[i] : 1.0;
  }
};

BinomialWindow binomial_window(std::int64_t n, double p) {
  const double mean = static_cast<double>(n) * p;
  const double reach = 6.0 * std::sqrt(mean * (1 - p)) + 12.0;
  const auto first = std::max<std::int64_t>(0, static_cast<std::int64_t>(mean - reach));
  const auto last = std::min<std::int64_t>(n, static_cast<std::int64_t>(mean + reach));
  const Binomial binomial(static_cast<double>(n), p);
  double mass = boost::math::pdf(binomial, static_cast<double>(first));
  double sum = boost::math::cdf(binomial, static_cast<double>(first));
  BinomialWindow window{first, {}};
  window.at_most.reserve(static_cast<std::size_t>(last - first + 1));
  for (std::int64_t k = first; k <= last; ++k) {
    window.at_most.push_back(sum);
    mass *= static_cast<double>(n - k) / static_cast<double>(k + 1) * (p / (1 - p));
    sum += mass;
  }
  if (last == n) window.at_most.back() = 1.0;
  return window;
}

}  // namespace

void Accumulator::add(double x) {
  assert(!std::isnan(x));
  min_ = count_ == 0 ? x : std::min(min_, x);
  max_ = count_ == 0 ? x : std::max(max_, x);
  ++count_;
  const double distance = x - mean_;
  mean_ += distance / static_cast<double>(count_);
  squares_ += distance * (x - mean_);
}

void Accumulator::merge(const Accumulator& other) {
  if (other.count_ == 0) return;
  if (count_ == 0) {
    *this = other;
    return;
  }
  const auto here = static_cast<double>(count_);
  const auto there = static_cast<double>(other.count_);
  const double distance = other.mean_ - mean_;
  mean_ += distance * there / (here + there);
  squares_ += other.squares_ + distance * distance * here * there / (here + there);
  count_ += other.count_;
  min_ = std::min(min_, other.min_);
  max_ = std::max(max_, other.max_);
}

double Accumulator::variance() const {
  return count_ < 2 ? 0.0 : squares_ / static_cast<double>(count_ - 1);
}

double Accumulator::standard_deviation() const { return std::sqrt(variance()); }

Accumulator accumulate(std::span<const double> values) {
  Accumulator result;
  for (const double x : values) result.add(x);
  return result;
}

double portable(double quantile) { return std::round(quantile * 0x1p36) * 0x1p-36; }

double portable_digits(double quantile) {
  int exponent = 0;
  const double digits = std::frexp(quantile, &exponent);
  return std::ldexp(std::round(digits * 0x1p36), exponent - 36);
}

double student_t(double level, double degrees_of_freedom) {
  assert(level > 0 && level < 1 && degrees_of_freedom > 0);
  // The library's inverse has a method for each case, which are 10 kB of the page. The upper tail
  // is convex, so Newton's steps from the normal's quantile cannot overshoot.
  const StudentT it(degrees_of_freedom);
  const double tail = (1 - level) / 2;
  const auto excess = [&](double x) {
    return std::pair(boost::math::cdf(boost::math::complement(it, x)) - tail,
                     -boost::math::pdf(it, x));
  };
  const double from = boost::math::quantile(boost::math::complement(Normal(), tail));
  constexpr int kDigits = std::numeric_limits<double>::digits - 2;
  const double x = boost::math::tools::newton_raphson_iterate(
      excess, from, 0.0, std::numeric_limits<double>::max(), kDigits);
  return portable(x);
}

double student_p(double t, double degrees_of_freedom) {
  assert(degrees_of_freedom > 0);
  if (std::isinf(t)) return 0;
  const StudentT it(degrees_of_freedom);
  return portable_digits(2 * boost::math::cdf(boost::math::complement(it, std::fabs(t))));
}

double normal_z(double level) {
  assert(level > 0 && level < 1);
  return portable(boost::math::quantile(Normal(), 0.5 + level / 2));
}

Interval mean_interval(const Accumulator& values, double level) {
  if (values.count() < 2) return {-kInfinity, kInfinity};
  const auto n = static_cast<double>(values.count());
  const double half = student_t(level, n - 1) * values.standard_deviation() / std::sqrt(n);
  return {values.mean() - half, values.mean() + half};
}

Interval mean_interval(std::span<const double> values, double level) {
  return mean_interval(accumulate(values), level);
}

std::int64_t quantile_rank(std::int64_t n, double p) {
  assert(n >= 1 && p >= 0 && p <= 1);
  const auto all = static_cast<double>(n);
  // A hair less than n p, so that 0.95 * 20, which is just above 19 in binary, is rank 19.
  const double rank = std::ceil(all * p * (1 - 4 * std::numeric_limits<double>::epsilon()));
  return static_cast<std::int64_t>(std::clamp(rank, 1.0, all));
}

double quantile(std::span<const double> sorted, double p) {
  assert(std::is_sorted(sorted.begin(), sorted.end()));
  const std::int64_t rank = quantile_rank(static_cast<std::int64_t>(sorted.size()), p);
  return sorted[static_cast<std::size_t>(rank) - 1];
}

// The p-quantile lies between x(low) and x(high) when the number of values below it, which is
// binomial, is at least `low` and less than `high`. The binomial's own two quantiles are the
// natural pair, but they may fall short of the level, since the upper end does not count; then one
// rank more, below or above, is enough. Above always is: P(B <= high) - P(B < low) cannot be less
// than the level by what a quantile is.
RankInterval quantile_ranks(std::int64_t n, double p, double level) {
  assert(n >= 1 && p > 0 && p < 1 && level > 0 && level < 1);
  const BinomialWindow at_most = binomial_window(n, p);
  const double tail = (1 - level) / 2;
  std::int64_t low = at_most.first;
  while (at_most(low) < tail) ++low;
  std::int64_t high = low;
  while (at_most(high) < 1 - tail) ++high;
  const auto covers = [&](std::int64_t from, std::int64_t to) {
    return at_most(to - 1) - at_most(from - 1) >= level;
  };
  assert(0 <= low && low <= high && high <= n);
  if (covers(low, high)) return {low, high};
  if (low > 0 && covers(low - 1, high)) return {low - 1, high};
  return {low, high + 1};
}

Interval quantile_interval(std::span<const double> sorted, double p, double level) {
  const auto n = static_cast<std::int64_t>(sorted.size());
  if (n == 0) return {-kInfinity, kInfinity};
  const RankInterval ranks = quantile_ranks(n, p, level);
  const auto at = [&](std::int64_t rank) { return sorted[static_cast<std::size_t>(rank - 1)]; };
  return {ranks.low < 1 ? -kInfinity : at(ranks.low), ranks.high > n ? kInfinity : at(ranks.high)};
}

PairedDifference paired(double mean, const PairVariances& it, double count, double effective,
                        double level) {
  PairedDifference found;
  found.mean = mean;
  found.count = static_cast<std::int64_t>(count);
  const double apart = it.of_a + it.of_b;
  found.variance_ratio =
      it.of_difference > 0 ? apart / it.of_difference : (apart > 0 ? kInfinity : 1.0);
  found.interval = {-kInfinity, kInfinity};
  if (effective < 2) return found;
  const double error = std::sqrt(it.of_difference / effective);
  const double half = student_t(level, effective - 1) * error;
  found.interval = {mean - half, mean + half};
  if (error > 0) found.p = student_p(mean / error, effective - 1);
  if (!(error > 0) && mean != 0) found.p = 0;
  return found;
}

PairedDifference paired_difference(std::span<const double> a, std::span<const double> b,
                                   double level) {
  assert(a.size() == b.size());
  Accumulator of_a;
  Accumulator of_b;
  Accumulator difference;
  for (std::size_t i = 0; i < a.size(); ++i) {
    of_a.add(a[i]);
    of_b.add(b[i]);
    difference.add(b[i] - a[i]);
  }
  const auto n = static_cast<double>(difference.count());
  return paired(difference.mean(), {of_a.variance(), of_b.variance(), difference.variance()}, n, n,
                level);
}

}  // namespace handoff::sim
