// Samples of distributions, for tests: sorted, at a fixed seed.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "sim/engine/distributions.hpp"

namespace handoff::sim::testing {

inline constexpr std::array<QuantilePoint, 5> kPoints{
    {{0, 1}, {0.5, 2}, {0.9, 6}, {0.99, 20}, {1, 100}}};

inline std::vector<double> sorted_sample(const Distribution& d, int n, std::uint64_t seed) {
  Stream stream = StreamKey::of(seed, 0).stream(1, Purpose{1});
  std::vector<double> sample(static_cast<std::size_t>(n));
  for (double& x : sample) x = d.sample(stream);
  std::sort(sample.begin(), sample.end());
  return sample;
}

}  // namespace handoff::sim::testing
