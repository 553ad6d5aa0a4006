// Latin hypercube: n points of the unit cube, of which each n-th part of each coordinate holds one.
//
// McKay, Beckman & Conover (Technometrics 21, 1979): the strata of each coordinate are dealt to the points
// by a random permutation, and a point lies at random within its stratum (neither centred nor maximin, so
// that means over points are unbiased). The permutation is a Feistel network of six rounds of keyed draws on the
// smallest square power of two that holds n, walked on until it lands below n (Black & Rogaway, "Ciphers
// with arbitrary finite domains", 2002): so any point is computed directly, and nothing is stored.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "sim/engine/rng.hpp"

namespace handoff::sim {

class LatinHypercube {
 public:
  LatinHypercube(std::size_t dimensions, std::uint32_t points, StreamKey key);

  // The n-th of its points, n < points; in (0, 1).
  std::vector<double> point(std::uint32_t n) const;

 private:
  std::size_t dimensions_;
  std::uint32_t points_;
  StreamKey key_;
  int half_bits_ = 1;
};

}  // namespace handoff::sim
