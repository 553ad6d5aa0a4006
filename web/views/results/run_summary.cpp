// Logarithms here only place points of a picture; no result rests on them.
#include "web/views/results/run_summary.hpp"

#include <algorithm>
#include <cmath>

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

}  // namespace handoff::web
