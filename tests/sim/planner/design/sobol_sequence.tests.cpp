// Sobol's sequence against Joe & Kuo's published points and numbers, and what scrambling must keep.
#include "sim/planner/design/sobol_sequence.hpp"

#include <cmath>
#include <set>
#include <utility>
#include <vector>

#include "sim/statistics/stats.hpp"
#include "tests/catch.hpp"

using namespace handoff;
using sim::SobolSequence;
using sim::StreamKey;

// Joe & Kuo, "Notes on generating Sobol sequences" (2008): the ten points that their program prints for
// three dimensions.
TEST_CASE("the first Sobol points are the published ones", "[sim][plan][design]") {
  constexpr double kPublished[10][3] = {
      {0, 0, 0},
      {0.5, 0.5, 0.5},
      {0.75, 0.25, 0.25},
      {0.25, 0.75, 0.75},
      {0.375, 0.375, 0.625},
      {0.875, 0.875, 0.125},
      {0.625, 0.125, 0.875},
      {0.125, 0.625, 0.375},
      {0.1875, 0.3125, 0.9375},
      {0.6875, 0.8125, 0.4375},
  };
  const SobolSequence sobol(3);
  for (std::uint32_t n = 0; n < 10; ++n) {
    for (std::size_t dimension = 0; dimension < 3; ++dimension) {
      CAPTURE(n, dimension);
      CHECK(sobol.coordinate(n, dimension) * 0x1p-32 == kPublished[n][dimension]);
    }
  }
}

// The file new-joe-kuo-6 begins with these m for the second to the eighth dimension. Point 2^k in the
// Gray code's order is the sum of direction numbers k and k + 1, so their prefix sums are the m.
TEST_CASE("direction numbers are those of Joe and Kuo's file", "[sim][plan][design]") {
  const std::vector<std::vector<std::uint32_t>> published{
      {1}, {1, 3}, {1, 3, 1}, {1, 1, 1}, {1, 1, 3, 3}, {1, 3, 5, 13}, {1, 1, 5, 5, 17}};
  const SobolSequence sobol(8);
  for (std::size_t at = 0; at < published.size(); ++at) {
    std::uint32_t before = 0;
    for (std::size_t k = 0; k < published[at].size(); ++k) {
      CAPTURE(at, k);
      const std::uint32_t number = sobol.coordinate(std::uint32_t{1} << k, at + 1) ^ before;
      CHECK(number >> (31 - k) == published[at][k]);
      before = number;
    }
  }
}

TEST_CASE("scrambled or not, each part of each coordinate holds one of the first points",
          "[sim][plan][design]") {
  constexpr std::uint32_t kPoints = 64;
  const SobolSequence sobol(40);
  std::vector<std::set<int>> strata(40);
  for (std::uint32_t n = 0; n < kPoints; ++n) {
    const std::vector<double> point = sobol.scrambled(n, StreamKey::of(7, 0));
    for (std::size_t dimension = 0; dimension < 40; ++dimension)
      strata[dimension].insert(static_cast<int>(point[dimension] * kPoints));
  }
  for (const std::set<int>& it : strata) CHECK(it.size() == kPoints);
}

// The first two dimensions are a (0, 2)-sequence: of 2^6 points each rectangle of that area holds one.
TEST_CASE("scrambling keeps the evenness in two dimensions", "[sim][plan][design]") {
  const SobolSequence sobol(2);
  for (const int across : {1, 2, 4, 8, 16, 32, 64}) {
    const int down = 64 / across;
    std::set<std::pair<int, int>> cells;
    for (std::uint32_t n = 0; n < 64; ++n) {
      const std::vector<double> point = sobol.scrambled(n, StreamKey::of(3, 1));
      cells.insert({static_cast<int>(point[0] * across), static_cast<int>(point[1] * down)});
    }
    CHECK(cells.size() == 64);
  }
}

// Mean 1/2 and variance 1/12 over scrambles, of any one point, and other scrambles are other points.
TEST_CASE("a scrambled point is uniform on the cube", "[sim][plan][design]") {
  const SobolSequence sobol(2);
  sim::Accumulator first, product;
  for (std::uint32_t scramble = 0; scramble < 4'000; ++scramble) {
    const std::vector<double> point = sobol.scrambled(5, StreamKey::of(1, scramble));
    first.add(point[0]);
    product.add((point[0] - 0.5) * (point[1] - 0.5));
  }
  CHECK(first.mean() == Approx(0.5).margin(4 * std::sqrt(1.0 / 12 / 4'000)));
  CHECK(first.variance() == Approx(1.0 / 12).epsilon(0.05));
  CHECK(product.mean() == Approx(0).margin(4.0 / 12 / std::sqrt(4'000.0)));
}
