// A function for each kind.
#include "sim/statistics/interval.hpp"

#include <algorithm>
#include <boost/math/special_functions/beta.hpp>
#include <cassert>
#include <cmath>

#include "sim/engine/math.hpp"

namespace handoff::sim {
namespace {

constexpr Interval kOpen{-kInfinity, kInfinity};

// Fewer effective events than this are counted exactly; of more, the mean is as good as normal.
constexpr double kFewEvents = 100;
// An amount that is the same in so many replications is believed to be.
constexpr double kSameInAll = 20;
// A mean that hangs on fewer replications than this is not bounded towards the tail. Few replications
// look skewed by chance, with a standard error of sqrt(6 / k), of which two are allowed for.
constexpr double kCarriers = 10;
// Nor is a mean over customers before one that is met in a hundred has been seen with a probability of
// 97.5%: log 0.025 / log 0.99; or with a larger standard error than a tenth of it. Where values vary
// more than this against their mean, squared (exponential ones: 1), it is the rare that decide: then
// one in three thousand must have been seen, and who has seen so many has seen enough.
constexpr double kCustomers = 368, kRelativeError = 0.1;
constexpr double kHeavy = 2.25, kCustomersOfHeavy = 10'000;

// x with I_x(a, b) = p, by halving: the incomplete beta function is there for Student's t and the
// binomial anyway, and its inverse would be 10 kB of the page.
double beta_quantile(double a, double b, double p) {
  double low = 0, high = 1;
  constexpr int kHalvings = 120;
  for (int i = 0; i < kHalvings && high - low > high * 1e-14; ++i) {
    const double middle = (low + high) / 2;
    (boost::math::ibeta(a, b, middle) < p ? low : high) = middle;
  }
  return portable_digits((low + high) / 2);
}

double cube_root(double x) {
  if (x == 0) return 0;
  const double root = exp(log(std::fabs(x)) / 3);
  return x < 0 ? -root : root;
}

// The size of a sample that is worth `effective` with all its degrees of freedom, when the spread was
// measured with fewer (Korn & Graubard's correction).
double corrected(double effective, double all, double degrees_of_freedom, double level) {
  const double of_all =
      std::isfinite(all) ? student_t(level, std::max(all - 1, 1.0)) : normal_z(level);
  const double ratio = of_all / student_t(level, degrees_of_freedom);
  return effective * ratio * ratio;
}

Interval share_interval(const RatioAccumulator& sums, double level) {
  const double n = sums.count(), share = sums.mean();
  // Whether failures come together cannot be seen where there are none.
  if (share <= 0 || share >= 1) return proportion_interval(share <= 0 ? 0 : n, n, level);
  const double k = sums.effective_replications();
  if (k < 2) return kOpen;
  const double variance = sums.variance_of_mean();
  double effective = variance > 0 ? std::min(share * (1 - share) / variance, n) : n;
  effective = std::min(n, corrected(effective, n, k - 1, level));
  return proportion_interval(share * effective, effective, level);
}

Interval mean_interval_of(const RatioAccumulator& sums, double level) {
  const double k = sums.effective_replications();
  const double variance = sums.variance_of_mean();
  if (k < 2 || !(variance > 0)) return kOpen;
  return skew_interval({sums.mean(), variance, sums.skewness_of_mean(), k - 1}, level);
}

bool is_the_same(const RatioAccumulator& sums) {
  return !(sums.variance_of_mean() > 0) && sums.effective_replications() >= kSameInAll;
}

// What befalls one customer in a hundred may not have been seen among fifty.
bool tail_is_seen(const RatioAccumulator& sums) {
  if (sums.count() >= kCustomersOfHeavy) return true;
  const double allowed = sums.mean() * kRelativeError;
  return sums.relative_variance() <= kHeavy && sums.count() >= kCustomers &&
         sums.variance_of_mean() <= allowed * allowed;
}

Interval customer_interval(const RatioAccumulator& sums, double level) {
  if (is_the_same(sums) && sums.mean() != 0 && sums.count() >= kCustomers)
    return {sums.mean(), sums.mean()};
  Interval interval = mean_interval_of(sums, level);
  if (tail_is_seen(sums)) return interval;
  (sums.mean() >= 0 ? interval.high : interval.low) = sums.mean() >= 0 ? kInfinity : -kInfinity;
  return interval;
}

Interval event_interval(const RatioAccumulator& sums, double level) {
  const double events = sums.total(), mean = sums.mean();
  const double k = static_cast<double>(sums.replications());
  if (events <= 0) return {0, poisson_interval(0, level).high / k};
  if (is_the_same(sums)) return {mean, mean};
  const double variance = sums.variance_of_mean();
  double effective = variance > 0 ? mean * mean / variance : kInfinity;
  if (effective > kFewEvents && variance > 0) return mean_interval_of(sums, level);
  effective = std::min(effective, events);
  // Whether they come in bursts is seen in the months that have any.
  const double seen = std::min(k - 1, static_cast<double>(sums.with_total()) + 2);
  effective = std::min(effective, corrected(effective, kInfinity, seen, level));
  const Interval counted = poisson_interval(effective, level);
  return {mean * counted.low / effective, mean * counted.high / effective};
}

}  // namespace

Interval proportion_interval(double hits, double trials, double level) {
  assert(0 <= hits && hits <= trials && trials > 0);
  const double tail = (1 - level) / 2;
  const double low = hits > 0 ? beta_quantile(hits, trials - hits + 1, tail) : 0;
  const double high = hits < trials ? beta_quantile(hits + 1, trials - hits, 1 - tail) : 1;
  return {low, high};
}

// So many of very many instants.
Interval poisson_interval(double events, double level) {
  constexpr double kInstants = 0x1p40;
  const Interval share = proportion_interval(events, kInstants, level);
  return {share.low * kInstants, share.high * kInstants};
}

// With T = (estimate - mean) / s and g the skewness, Hall's transformation of T is as good as
// Student's: y = T + g (T^2 / 3 + 1 / 6) + g^2 T^3 / 27, and its inverse is a cube root.
Interval skew_interval(const MeanSpread& it, double level) {
  assert(it.variance > 0 && it.degrees_of_freedom > 0);
  const double t = student_t(level, it.degrees_of_freedom), s = std::sqrt(it.variance);
  const double g = it.skewness;
  const auto inverse = [g](double y) {
    if (std::fabs(g) < 1e-6) return y - g * (y * y / 3 + 1.0 / 6);
    return 3 / g * (cube_root(1 + g * (y - g / 6)) - 1);
  };
  const double k = it.degrees_of_freedom + 1;
  const bool hangs = g * g > 1 / kCarriers + 4 * 6 / (k * k);
  return {hangs && g < 0 ? -kInfinity : it.mean - s * inverse(t),
          hangs && g > 0 ? kInfinity : it.mean - s * inverse(-t)};
}

Figure quotient(const Figure& over, const Figure& under) {
  const double x = over.value, y = under.value, product = x * y;
  const auto side = [&](double of_over, double of_under, double sign) {
    const double inner =
        product * product - of_over * of_under * (2 * x - of_over) * (2 * y - of_under);
    return (product + sign * std::sqrt(std::max(inner, 0.0))) / (of_under * (2 * y - of_under));
  };
  Figure it{x / y, kOpen};
  const double least = std::max(over.interval.low, 0.0);
  const bool above = std::isfinite(over.interval.high) && under.interval.low > 0;
  const bool below = std::isfinite(under.interval.high) && under.interval.high < 2 * y;
  if (above) it.interval.high = side(over.interval.high, under.interval.low, 1);
  if (below && std::isfinite(over.interval.low))
    it.interval.low = side(least, under.interval.high, -1);
  return it;
}

Interval interval_of(const RatioAccumulator& sums, IntervalKind kind, double level) {
  if (sums.replications() < 2 || sums.count() <= 0) return kOpen;
  switch (kind) {
    case IntervalKind::share:
      return share_interval(sums, level);
    case IntervalKind::events:
      return event_interval(sums, level);
    case IntervalKind::amount:
      if (is_the_same(sums)) return {sums.mean(), sums.mean()};
      return mean_interval_of(sums, level);
    case IntervalKind::customer_mean:
      break;
  }
  return customer_interval(sums, level);
}

}  // namespace handoff::sim
