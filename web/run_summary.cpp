// See run_summary.hpp. Logarithms here only place points of a picture; no result rests on them.
#include "web/run_summary.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace handoff::web {
namespace {

constexpr double kLowest_s = 1e-4;
constexpr double kBinsPerDecade = 600.0;
constexpr std::size_t kBins = 6600;  // up to 10 million seconds

std::size_t bin_of(double value) {
  if (!(value > kLowest_s)) return 0;
  const double place = std::ceil(std::log10(value / kLowest_s) * kBinsPerDecade);
  return std::min(static_cast<std::size_t>(place), kBins - 1);
}

double upper_edge(std::size_t bin) {
  return kLowest_s * std::pow(10.0, static_cast<double>(bin) / kBinsPerDecade);
}

double order_statistic(std::vector<double>& values, std::int64_t rank) {
  const auto at = values.begin() + static_cast<std::ptrdiff_t>(rank - 1);
  std::nth_element(values.begin(), at, values.end());
  return *at;
}

}  // namespace

void LogCounter::add(std::span<const double> values) {
  if (counts_.empty()) counts_.resize(kBins);
  for (const double value : values) ++counts_[bin_of(value)];
  total_ += values.size();
}

Distribution LogCounter::distribution() const {
  Distribution it;
  it.n = total_;
  std::size_t below = 0;
  for (std::size_t bin = 0; bin < counts_.size() && below < total_; ++bin) {
    if (counts_[bin] == 0) continue;
    below += counts_[bin];
    it.xs.push_back(upper_edge(bin));
    it.shares.push_back(static_cast<double>(below) / static_cast<double>(total_));
  }
  return it;
}

sim::Interval percentile_interval(std::span<const double> values, double p) {
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  const auto n = static_cast<std::int64_t>(values.size());
  if (n == 0) return {-kInfinity, kInfinity};
  const sim::RankInterval ranks = sim::quantile_ranks(n, p);
  std::vector<double> scratch(values.begin(), values.end());
  return {ranks.low >= 1 ? order_statistic(scratch, ranks.low) : -kInfinity,
          ranks.high <= n ? order_statistic(scratch, ranks.high) : kInfinity};
}

}  // namespace handoff::web
