#include "web/ui/charts/scale/bins.hpp"

#include <algorithm>
#include <cmath>

namespace handoff::web::charts {

namespace {

// The places of the usable values on the axis's line, ascending.
std::vector<double> places_of(Scale scale, std::span<const double> values, double& zeros) {
  std::vector<double> places;
  places.reserve(values.size());
  for (const double v : values) {
    if (!std::isfinite(v)) continue;
    if (is_log(scale) && v <= 0.0) {
      zeros += 1.0;
      continue;
    }
    places.push_back(to_line(scale, v));
  }
  std::sort(places.begin(), places.end());
  return places;
}

int freedman_diaconis(const std::vector<double>& sorted) {
  const std::size_t n = sorted.size();
  const double spread = sorted[n * 3 / 4] - sorted[n / 4];
  const double width = 2.0 * spread / std::cbrt(static_cast<double>(n));
  if (!(width > 0.0)) return 20;
  const double wanted = std::ceil((sorted.back() - sorted.front()) / width);
  return static_cast<int>(std::clamp(wanted, 8.0, 60.0));
}

}  // namespace

Bins make_bins(Scale scale, std::span<const double> values, int count) {
  Bins bins;
  const std::vector<double> places = places_of(scale, values, bins.zeros);
  bins.total = static_cast<double>(places.size()) + bins.zeros;
  if (places.empty()) return bins;
  double low = places.front();
  double high = places.back();
  if (!(high > low)) {
    // All the same value: one bin around it, a hundredth of the value (or of a decade) wide.
    const double half = is_log(scale) ? 0.01 : std::max(std::abs(low) * 0.005, 1e-9);
    low -= half;
    high += half;
    count = 1;
  }
  const int n = count > 0 ? count : freedman_diaconis(places);
  bins.counts.assign(static_cast<std::size_t>(n), 0.0);
  for (int i = 0; i <= n; ++i) bins.edges.push_back(from_line(scale, low + (high - low) * i / n));
  for (const double place : places) {
    const double share = (place - low) / (high - low);
    const int at = std::clamp(static_cast<int>(share * n), 0, n - 1);
    bins.counts[static_cast<std::size_t>(at)] += 1.0;
  }
  return bins;
}

double dkw_half_height(std::size_t n, double alpha) {
  if (n == 0) return 1.0;
  return std::sqrt(std::log(2.0 / alpha) / (2.0 * static_cast<double>(n)));
}

}  // namespace handoff::web::charts
