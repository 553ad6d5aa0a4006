// Sums of each scramble, and ratios of them.
#include "sim/planner/design/sobol_indices.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

#include "sim/engine/math.hpp"
#include "sim/statistics/mutant.hpp"

namespace handoff::sim {
namespace {

constexpr std::size_t kA = 0, kB = 1, kMixed = 2;

using Months = std::span<const double>;

// The mean of u_k v_l over pairs of different months; of one month, the product.
double product(std::span<const double> u, std::span<const double> v) {
  double of_u = 0, of_v = 0, same = 0;
  for (std::size_t k = 0; k < u.size(); ++k) {
    of_u += u[k];
    of_v += v[k];
    same += u[k] * v[k];
  }
  const auto n = static_cast<double>(u.size());
  if (u.size() == 1 || broken(PlannerMutant::indices_count_luck)) return of_u * of_v / (n * n);
  return (of_u * of_v - same) / (n * (n - 1));
}

std::vector<double> less(Months a, Months b) {
  std::vector<double> difference;
  for (std::size_t k = 0; k < a.size(); ++k) difference.push_back(a[k] - b[k]);
  return difference;
}

std::vector<double> less(Months a, double c) {
  std::vector<double> difference;
  for (const double it : a) difference.push_back(it - c);
  return difference;
}

// One scramble's sums over its rows, of what is off the mean.
struct Sums {
  double a = 0, b = 0;        // variances of the expected value, over A and over B
  double between = 0;         // of A with B, which are independent
  double luck = 0;            // within points
  std::vector<double> mixed;  // by input: variance over A with its column from B,
  std::vector<double> known;  // product of those with B, which share the input,
  std::vector<double> total;  // half the squared difference from A, which shares all others
};

void add_ends(Sums& sums, const IndicesSample& sample, std::size_t row,
              const std::vector<double>& a, const std::vector<double>& b) {
  sums.a += product(a, a);
  sums.b += product(b, b);
  sums.between += product(a, b);
  for (const std::size_t point : {kA, kB}) {
    const Months months = sample.months(row, point);
    if (months.size() > 1) sums.luck += accumulate(months).variance() / 2;
  }
}

void add_row(Sums& sums, const IndicesSample& sample, std::size_t row, double mean) {
  const std::vector<double> a = less(sample.months(row, kA), mean);
  const std::vector<double> b = less(sample.months(row, kB), mean);
  add_ends(sums, sample, row, a, b);
  for (std::size_t input = 0; input < sample.options().inputs; ++input) {
    const std::vector<double> mixed = less(sample.months(row, kMixed + input), mean);
    const std::vector<double> change = less(mixed, a);
    sums.mixed[input] += product(mixed, mixed);
    sums.known[input] += product(b, mixed);
    sums.total[input] += product(change, change) / 2;
  }
}

double mean_of(const IndicesSample& sample) {
  double sum = 0;
  for (std::size_t row = 0; row < sample.options().all_rows(); ++row) {
    for (const std::size_t point : {kA, kB}) {
      for (const double month : sample.months(row, point)) sum += month;
    }
  }
  return sum / static_cast<double>(2 * sample.options().all_rows() * sample.options().months);
}

std::vector<Sums> sums_of(const IndicesSample& sample, double mean) {
  const IndicesOptions& options = sample.options();
  const std::vector<double> zeros(options.inputs, 0.0);
  std::vector<Sums> all(options.scrambles, Sums{0, 0, 0, 0, zeros, zeros, zeros});
  for (std::size_t row = 0; row < options.all_rows(); ++row)
    add_row(all[row / options.rows], sample, row, mean);
  return all;
}

// A ratio of two sums over scrambles, and what each of them adds to its error.
struct Ratio {
  double value = 0;
  std::vector<double> errors;  // none: the sum below is not above 0
};

Ratio ratio(const std::vector<Sums>& sums, const auto& part, const auto& whole) {
  double parts = 0, wholes = 0;
  for (const Sums& it : sums) {
    parts += part(it);
    wholes += whole(it);
  }
  if (!(wholes > 0)) return {};
  // What an outcome does not hang on at all is off 0 by rounding alone.
  constexpr double kRounding = 1e-12;
  if (std::fabs(parts) <= kRounding * wholes) return {0, std::vector<double>(sums.size(), 0.0)};
  Ratio found{parts / wholes, {}};
  for (const Sums& it : sums) found.errors.push_back((part(it) - found.value * whole(it)) / wholes);
  return found;
}

IndexEstimate estimate(const Ratio& it, double level) {
  if (it.errors.empty()) return {0, {-kInfinity, kInfinity}};
  double squares = 0;
  for (const double error : it.errors) squares += error * error;
  const auto k = static_cast<double>(it.errors.size());
  const double half = student_t(level, k - 1) * std::sqrt(squares * k / (k - 1));
  return {it.value, {it.value - half, it.value + half}};
}

// The product of A and B is nothing on average, so that any weight of it may be taken off. A goes along with A with
// an input from B by all that is not its total index, and the latter with B by its first-order index: with these
// weights most of the noise goes.
double weight(double share) { return std::clamp(share, 0.0, 1.0); }

Ratio total_of(const std::vector<Sums>& sums, std::size_t at, double first) {
  return ratio(
      sums, [&](const Sums& it) { return it.total[at] + weight(first) * it.between; },
      [at](const Sums& it) { return (it.a + it.mixed[at]) / 2; });
}

Ratio first_of(const std::vector<Sums>& sums, std::size_t at, double total) {
  return ratio(
      sums, [&](const Sums& it) { return it.known[at] - weight(1 - total) * it.between; },
      [at](const Sums& it) { return (it.b + it.mixed[at]) / 2; });
}

void add(Ratio& sum, const Ratio& it) {
  sum.value += it.value;
  if (it.errors.empty()) return;
  sum.errors.resize(it.errors.size(), 0.0);
  for (std::size_t at = 0; at < it.errors.size(); ++at) sum.errors[at] += it.errors[at];
}

}  // namespace

IndicesPoints::IndicesPoints(const IndicesOptions& options, std::uint64_t seed)
    : options_(options),
      key_(StreamKey::of(seed, std::numeric_limits<std::uint32_t>::max() - 1)),
      sobol_(2 * options.inputs) {
  assert(options.scrambles >= 2 && options.rows >= 1 && options.months >= 1);
}

std::vector<std::vector<double>> IndicesPoints::row(std::size_t row) const {
  const std::vector<double> both =
      sobol_.scrambled(static_cast<std::uint32_t>(row % options_.rows),
                       key_.child(static_cast<std::uint64_t>(row / options_.rows)));
  const auto middle = both.begin() + static_cast<std::ptrdiff_t>(options_.inputs);
  const std::vector<double> a(both.begin(), middle), b(middle, both.end());
  std::vector<std::vector<double>> points{a, b};
  for (std::size_t input = 0; input < options_.inputs; ++input) {
    points.push_back(a);
    points.back()[input] = b[input];
  }
  return points;
}

IndicesSample::IndicesSample(const IndicesOptions& options)
    : options_(options), values_(options.all_rows() * options.points() * options.months, 0.0) {}

std::size_t IndicesSample::place(std::size_t row, std::size_t point) const {
  assert(row < options_.all_rows() && point < options_.points());
  return (row * options_.points() + point) * options_.months;
}

std::span<double> IndicesSample::months(std::size_t row, std::size_t point) {
  return std::span(values_).subspan(place(row, point), options_.months);
}

std::span<const double> IndicesSample::months(std::size_t row, std::size_t point) const {
  return std::span(values_).subspan(place(row, point), options_.months);
}

SobolIndices sobol_indices(const IndicesSample& sample, double level) {
  const IndicesOptions& options = sample.options();
  SobolIndices found;
  found.mean = mean_of(sample);
  const std::vector<Sums> sums = sums_of(sample, found.mean);
  const auto variance = [](const Sums& it) { return (it.a + it.b) / 2; };
  const auto rows = [&](const Sums&) { return static_cast<double>(options.rows); };
  const IndexEstimate of_inputs = estimate(ratio(sums, variance, rows), level);
  found.varies = of_inputs.interval.low > 0;
  found.deviation = std::sqrt(std::max(of_inputs.value, 0.0));
  const auto luck = [](const Sums& it) { return it.luck; };
  const auto single = [&](const Sums& it) { return it.luck + variance(it); };
  found.luck = estimate(ratio(sums, luck, single), level);
  Ratio alone;
  for (std::size_t at = 0; at < options.inputs; ++at) {
    const Ratio first = first_of(sums, at, total_of(sums, at, 0).value);
    const Ratio total = total_of(sums, at, first.value);
    found.total.push_back(estimate(total, level));
    found.first.push_back(estimate(first, level));
    add(alone, first);
  }
  found.alone = estimate(alone, level);
  const Interval& its = found.alone.interval;
  found.together = {1 - found.alone.value, {1 - its.high, 1 - its.low}};
  return found;
}

}  // namespace handoff::sim
