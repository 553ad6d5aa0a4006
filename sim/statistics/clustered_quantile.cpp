// Effective counts and stretched ranks.
#include "sim/statistics/clustered_quantile.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <vector>

#include "sim/engine/math.hpp"

namespace handoff::sim {

std::int64_t effective_count(const RatioAccumulator& at_most, double level) {
  assert(at_most.count() >= 1);
  const double n = at_most.count();
  const double share = at_most.mean();
  const auto all = static_cast<std::int64_t>(n);
  if (share >= 1) return std::min(all, at_most.replications());
  const double half = at_most.interval(level).half_width();
  if (half <= 0) return all;  // every replication has the same share: better than independent
  const double z = normal_z(level);
  const double effective = z * z * share * (1 - share) / (half * half);
  return static_cast<std::int64_t>(std::clamp(std::floor(effective), 1.0, n));
}

RankInterval clustered_quantile_ranks(std::int64_t n, std::int64_t effective, double p,
                                      double level) {
  assert(effective >= 1 && effective <= n);
  const RankInterval ranks = quantile_ranks(effective, p, level);
  const double stretch = static_cast<double>(n) / static_cast<double>(effective);
  // Outward to whole ranks. A hair inward first, so that rounding never costs a rank.
  const auto stretched = [stretch](std::int64_t rank) {
    return static_cast<double>(rank) * stretch;
  };
  RankInterval result{static_cast<std::int64_t>(std::floor(stretched(ranks.low) * (1 + 1e-12))),
                      static_cast<std::int64_t>(std::ceil(stretched(ranks.high) * (1 - 1e-12)))};
  if (ranks.low < 1) result.low = 0;
  if (ranks.high > effective) result.high = n + 1;
  return result;
}

Interval clustered_quantile_interval(std::span<const double> values,
                                     std::span<const std::uint32_t> ends, double p, double level) {
  if (values.empty() || ends.size() < 2) return {-kInfinity, kInfinity};
  assert(std::is_sorted(ends.begin(), ends.end()) && ends.back() == values.size());
  std::vector<double> sorted(values.begin(), values.end());
  std::sort(sorted.begin(), sorted.end());
  const double estimate = quantile(sorted, p);
  RatioAccumulator at_most;
  std::size_t at = 0;
  for (const std::uint32_t end : ends) {
    const std::size_t begin = at;
    double count = 0;
    for (; at < end; ++at) count += values[at] <= estimate ? 1 : 0;
    at_most.add(count, static_cast<double>(end - begin));
  }
  const auto n = static_cast<std::int64_t>(values.size());
  const RankInterval ranks = clustered_quantile_ranks(n, effective_count(at_most, level), p, level);
  const auto value = [&](std::int64_t rank) { return sorted[static_cast<std::size_t>(rank - 1)]; };
  return {ranks.low < 1 ? -kInfinity : value(ranks.low),
          ranks.high > n ? kInfinity : value(ranks.high)};
}

}  // namespace handoff::sim
