// Direction numbers by the recurrence of their polynomial, then points and their scrambling.
#include "sim/planner/design/sobol_sequence.hpp"

#include <boost/random/detail/sobol_table.hpp>
#include <cassert>

#include "sim/scenario/purpose.hpp"

namespace handoff::sim {
namespace {

using Table = boost::random::detail::qrng_tables::sobol;
using Directions = std::array<std::uint32_t, SobolSequence::kBits>;

// Where the first dimension's number of this bit stands: it is van der Corput's sequence.
constexpr std::uint32_t first_bit(int bit) { return std::uint32_t{1} << (31 - bit); }

Directions first_dimension() {
  Directions numbers{};
  for (int bit = 0; bit < SobolSequence::kBits; ++bit)
    numbers[static_cast<std::size_t>(bit)] = first_bit(bit);
  return numbers;
}

int degree_of(std::uint32_t polynomial) {
  int degree = -1;
  for (; polynomial > 0; polynomial >>= 1) ++degree;
  return degree;
}

// The table begins with the second dimension. With the polynomial x^s + a_1 x^(s-1) + ... + 1, number k
// follows from the s before it: v_k = a_1 v_(k-1) + ... + v_(k-s) + v_(k-s) / 2^s, all without carry.
Directions of_dimension(std::size_t dimension) {
  const std::uint32_t polynomial = Table::polynomial(dimension - 1);
  const int degree = degree_of(polynomial);
  Directions numbers{};
  const auto at = [&numbers](int bit) -> std::uint32_t& {
    return numbers[static_cast<std::size_t>(bit)];
  };
  for (int bit = 0; bit < SobolSequence::kBits; ++bit) {
    if (bit < degree) {
      at(bit) = Table::minit(dimension - 1, static_cast<std::size_t>(bit)) * first_bit(bit);
      continue;
    }
    at(bit) = at(bit - degree) ^ (at(bit - degree) >> degree);
    for (int term = 1; term < degree; ++term) {
      if ((polynomial >> (degree - term)) & 1) at(bit) ^= at(bit - term);
    }
  }
  return numbers;
}

// Each bit by the draw of those before it: they, behind a leading one, are that draw's number.
std::uint32_t scrambled_bits(std::uint32_t x, const Stream& draws) {
  std::uint32_t result = 0;
  for (int bit = 0; bit < SobolSequence::kBits; ++bit) {
    const std::uint64_t before = bit == 0 ? 0 : x >> (32 - bit);
    const bool flip = (draws.at((std::uint64_t{1} << bit) | before) >> 63) != 0;
    const std::uint32_t place = first_bit(bit);
    result |= flip ? ~x & place : x & place;
  }
  return result;
}

}  // namespace

const std::size_t SobolSequence::kMostDimensions = Table::max_dimension;

SobolSequence::SobolSequence(std::size_t dimensions) {
  assert(dimensions >= 1 && dimensions <= kMostDimensions);
  directions_.push_back(first_dimension());
  while (directions_.size() < dimensions) directions_.push_back(of_dimension(directions_.size()));
}

std::uint32_t SobolSequence::coordinate(std::uint32_t n, std::size_t dimension) const {
  std::uint32_t x = 0;
  std::size_t bit = 0;
  for (std::uint32_t gray = n ^ (n >> 1); gray > 0; gray >>= 1, ++bit) {
    if (gray & 1) x ^= directions_[dimension][bit];
  }
  return x;
}

std::vector<double> SobolSequence::scrambled(std::uint32_t n, StreamKey scramble) const {
  std::vector<double> point;
  for (std::size_t dimension = 0; dimension < dimensions(); ++dimension) {
    const std::uint32_t bits =
        scrambled_bits(coordinate(n, dimension), scramble.stream(dimension, Purpose::design));
    point.push_back((bits + 0.5) * 0x1p-32);
  }
  return point;
}

}  // namespace handoff::sim
