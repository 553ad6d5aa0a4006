// Sobol sequence: points of the unit cube that fill it evenly, the first 2^m of them best.
//
// Sobol (USSR Computational Mathematics and Mathematical Physics 7, 1967) with the direction numbers of
// Joe & Kuo (SIAM Journal on Scientific Computing 30, 2008; their file new-joe-kuo-6), which Boost.Random
// carries for 3,667 dimensions; in the Gray code's order (Antonov & Saleev 1979), in which each point differs
// from the one before by one direction number, and in which Joe & Kuo print them.
//
// Scrambled as Owen does (nested uniform scrambling; "Randomly permuted (t,m,s)-nets and (t,s)-sequences",
// 1995): each bit of a coordinate is flipped or not by a fair draw of its own for each value of the bits before
// it. A scrambled point is uniform on the cube, all of them together are as even as before, and independent
// scrambles give independent estimates, of which an interval can be made. Draws come from a keyed stream, so
// the n-th point is computed directly, and nothing is stored but the direction numbers.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "sim/engine/rng.hpp"

namespace handoff::sim {

class SobolSequence {
 public:
  static constexpr int kBits = 32;
  static const std::size_t kMostDimensions;

  explicit SobolSequence(std::size_t dimensions);  // from 1 to kMostDimensions

  std::size_t dimensions() const { return directions_.size(); }

  // A coordinate of the n-th point (n = 0 is the origin), as a multiple of 2^-32.
  std::uint32_t coordinate(std::uint32_t n, std::size_t dimension) const;

  // The n-th point, scrambled; in (0, 1), the middles of intervals of 2^-32.
  std::vector<double> scrambled(std::uint32_t n, StreamKey scramble) const;

 private:
  std::vector<std::array<std::uint32_t, kBits>> directions_;  // by dimension and bit
};

}  // namespace handoff::sim
