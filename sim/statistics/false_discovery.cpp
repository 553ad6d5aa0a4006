// The largest i with p(i) <= i / m x rate / (1 + 1/2 + ... + 1/m), and all before it.
#include "sim/statistics/false_discovery.hpp"

#include <algorithm>
#include <cstddef>

namespace handoff::sim {

std::vector<bool> kept_discoveries(std::span<const double> p_values, double rate) {
  std::vector<double> sorted(p_values.begin(), p_values.end());
  std::sort(sorted.begin(), sorted.end());
  const auto m = static_cast<double>(sorted.size());
  double dependence = 0;
  for (std::size_t i = 1; i <= sorted.size(); ++i) dependence += 1 / static_cast<double>(i);
  double largest = -1;
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    if (sorted[i] <= static_cast<double>(i + 1) / m * rate / dependence) largest = sorted[i];
  }
  std::vector<bool> kept;
  for (const double p : p_values) kept.push_back(p <= largest);
  return kept;
}

}  // namespace handoff::sim
