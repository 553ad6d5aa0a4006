// The stratum, then the place within it.
#include "sim/planner/design/latin_hypercube.hpp"

#include <cassert>

#include "sim/scenario/purpose.hpp"

namespace handoff::sim {
namespace {

constexpr std::uint64_t kRounds = 6;

// The network's draws are numbered by round and half; those of places lie above all of them.
constexpr std::uint64_t kPlaces = std::uint64_t{1} << 40;

std::uint32_t once(std::uint32_t x, int half_bits, const Stream& draws) {
  const std::uint32_t mask = (std::uint32_t{1} << half_bits) - 1;
  std::uint32_t left = x >> half_bits, right = x & mask;
  for (std::uint64_t round = 0; round < kRounds; ++round) {
    const auto drawn = static_cast<std::uint32_t>(draws.at((round << 32) | right) >> 32);
    const std::uint32_t next = left ^ (drawn & mask);
    left = right;
    right = next;
  }
  return (left << half_bits) | right;
}

std::uint32_t permuted(std::uint32_t n, std::uint32_t points, int half_bits, const Stream& draws) {
  do {
    n = once(n, half_bits, draws);
  } while (n >= points);
  return n;
}

}  // namespace

LatinHypercube::LatinHypercube(std::size_t dimensions, std::uint32_t points, StreamKey key)
    : dimensions_(dimensions), points_(points), key_(key) {
  assert(points >= 1 && points <= std::uint32_t{1} << 30);
  while ((std::uint64_t{1} << (2 * half_bits_)) < points) ++half_bits_;
}

std::vector<double> LatinHypercube::point(std::uint32_t n) const {
  assert(n < points_);
  std::vector<double> point;
  for (std::size_t dimension = 0; dimension < dimensions_; ++dimension) {
    const Stream draws = key_.stream(dimension, Purpose::design);
    const std::uint32_t stratum = permuted(n, points_, half_bits_, draws);
    const auto place = static_cast<double>(static_cast<std::uint32_t>(draws.at(kPlaces | n) >> 32));
    point.push_back((stratum + (place + 0.5) * 0x1p-32) / points_);
  }
  return point;
}

}  // namespace handoff::sim
