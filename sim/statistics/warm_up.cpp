// Averages and truncation points.
#include "sim/statistics/warm_up.hpp"

#include <algorithm>
#include <cassert>
#include <numeric>

namespace handoff::sim {
namespace {

double sum(std::span<const double> values) {
  return std::accumulate(values.begin(), values.end(), 0.0);
}

}  // namespace

std::vector<double> average_over_replications(std::span<const std::vector<double>> series) {
  if (series.empty()) return {};
  std::size_t length = series.front().size();
  for (const std::vector<double>& one : series) length = std::min(length, one.size());
  std::vector<double> average(length, 0.0);
  for (const std::vector<double>& one : series) {
    for (std::size_t i = 0; i < length; ++i) average[i] += one[i];
  }
  for (double& value : average) value /= static_cast<double>(series.size());
  return average;
}

std::vector<double> moving_average(std::span<const double> series, std::size_t window) {
  if (series.size() <= window) return {};
  std::vector<double> smooth(series.size() - window);
  for (std::size_t i = 0; i < smooth.size(); ++i) {
    const std::size_t reach = std::min(window, i);
    smooth[i] = sum(series.subspan(i - reach, 2 * reach + 1)) / static_cast<double>(2 * reach + 1);
  }
  return smooth;
}

// From the back: with each batch more, the rest's mean and squared distances grow by one value
// (Welford). The statistic of a rest of m batches is their squared distances over m^2.
Truncation mser(std::span<const double> series, std::size_t batch) {
  assert(batch > 0);
  constexpr std::size_t kSmallestRest = 5;
  const std::size_t batches = series.size() / batch;
  Truncation best;
  if (batches < 2 * kSmallestRest) {
    best.mean = series.empty() ? 0 : sum(series) / static_cast<double>(series.size());
    return best;
  }
  double mean = 0, squares = 0, least = 0;
  std::size_t cut = batches;
  for (std::size_t at = batches; at-- > 0;) {
    const double value = sum(series.subspan(at * batch, batch)) / static_cast<double>(batch);
    const std::size_t size = batches - at;
    const auto rest = static_cast<double>(size);
    const double distance = value - mean;
    mean += distance / rest;
    squares += distance * (value - mean);
    const double statistic = squares / (rest * rest);
    if (size < kSmallestRest || (cut < batches && statistic > least)) continue;
    least = statistic;
    cut = at;
    best.mean = mean;
  }
  best.count = cut * batch;
  best.reliable = cut <= batches / 2;
  return best;
}

}  // namespace handoff::sim
