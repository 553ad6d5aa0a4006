// Designs: a Latin hypercube's strata, and that a point depends on its number and the seed alone.
#include "sim/planner/design/design.hpp"

#include <cmath>
#include <vector>

#include "sim/statistics/stats.hpp"
#include "tests/catch.hpp"

using namespace handoff;
using sim::Design;
using sim::DesignKind;

TEST_CASE("a Latin hypercube has one point in each stratum of each input", "[sim][plan][design]") {
  for (const std::uint32_t points : {1u, 2u, 3u, 7u, 100u, 1'000u}) {
    const Design design(5, {DesignKind::latin_hypercube, points, 3});
    for (std::size_t dimension = 0; dimension < 5; ++dimension) {
      std::vector<int> held(points, 0);
      for (std::uint32_t n = 0; n < points; ++n) {
        const double u = design.point(n)[dimension];
        REQUIRE((u > 0 && u < 1));
        ++held[static_cast<std::size_t>(u * points)];
      }
      CAPTURE(points, dimension);
      CHECK(held == std::vector<int>(points, 1));
    }
  }
}

// Over many seeds a point is in each of four strata a quarter of the time, at a place that is uniform,
// and two inputs do not hang together.
TEST_CASE("strata are dealt at random", "[sim][plan][design]") {
  constexpr int kSeeds = 4'000;
  std::vector<int> stratum(4, 0);
  sim::Accumulator place, product;
  for (int seed = 0; seed < kSeeds; ++seed) {
    const Design design(2, {DesignKind::latin_hypercube, 4, static_cast<std::uint64_t>(seed)});
    const std::vector<double> point = design.point(2);
    const auto at = static_cast<std::size_t>(point[0] * 4);
    ++stratum[at];
    place.add(point[0] * 4 - static_cast<double>(at));
    product.add((point[0] - 0.5) * (point[1] - 0.5));
  }
  for (const int count : stratum) CHECK(count == Approx(kSeeds / 4).margin(4 * 27.4));
  CHECK(place.mean() == Approx(0.5).margin(4 * std::sqrt(1.0 / 12 / kSeeds)));
  CHECK(product.mean() == Approx(0).margin(4.0 / 12 / std::sqrt(double{kSeeds})));
}

// The variance of a sum of the inputs, which independent points would have at 3 / 12 / 64: even
// points leave next to nothing of it.
TEST_CASE("both designs are far more even than chance", "[sim][plan][design]") {
  for (const auto& kind : sim::kDesignKinds) {
    sim::Accumulator means;
    for (std::uint64_t seed = 0; seed < 50; ++seed) {
      const Design design(3, {kind.kind, 64, seed});
      double sum = 0;
      for (std::uint32_t n = 0; n < 64; ++n) {
        for (const double u : design.point(n)) sum += u;
      }
      means.add(sum / 64);
    }
    CAPTURE(kind.name);
    CHECK(means.mean() == Approx(1.5).margin(0.01));
    CHECK(means.variance() < 3.0 / 12 / 64 / 100);
  }
}

TEST_CASE("another seed is another design, and the same one the same", "[sim][plan][design]") {
  for (const auto& kind : sim::kDesignKinds) {
    const Design design(3, {kind.kind, 16, 1}), same(3, {kind.kind, 16, 1}),
        other(3, {kind.kind, 16, 2});
    CHECK(design.point(9) == same.point(9));
    CHECK(design.point(9) != other.point(9));
  }
}
