// One of the two, by its name.
#include "sim/planner/design/design.hpp"

#include <cassert>
#include <limits>

namespace handoff::sim {
namespace {

// Designs have draws of their own, which no replication has.
StreamKey key_of(std::uint64_t seed) {
  return StreamKey::of(seed, std::numeric_limits<std::uint32_t>::max());
}

std::variant<LatinHypercube, SobolSequence> points_of(std::size_t dimensions,
                                                      const DesignSpec& spec) {
  if (spec.kind == DesignKind::sobol) return SobolSequence(dimensions);
  return LatinHypercube(dimensions, spec.points, key_of(spec.seed));
}

}  // namespace

std::size_t most_dimensions(DesignKind kind) {
  return kind == DesignKind::sobol ? SobolSequence::kMostDimensions
                                   : std::numeric_limits<std::size_t>::max();
}

Design::Design(std::size_t dimensions, const DesignSpec& spec)
    : spec_(spec), key_(key_of(spec.seed)), points_(points_of(dimensions, spec)) {
  assert(dimensions >= 1 && spec.points >= 1 && spec.points <= kMostDesignPoints);
}

std::vector<double> Design::point(std::uint32_t n) const {
  if (const auto* sobol = std::get_if<SobolSequence>(&points_)) return sobol->scrambled(n, key_);
  return std::get<LatinHypercube>(points_).point(n);
}

}  // namespace handoff::sim
