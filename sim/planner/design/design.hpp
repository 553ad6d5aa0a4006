// Design: at which points of the unit cube a designed experiment looks.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <variant>
#include <vector>

#include "sim/planner/design/latin_hypercube.hpp"
#include "sim/planner/design/sobol_sequence.hpp"

namespace handoff::sim {

enum class DesignKind : std::uint8_t { latin_hypercube, sobol };

struct DesignKindInfo {
  DesignKind kind;
  std::string_view name;   // as options have it
  std::string_view label;  // for people
};
inline constexpr std::array kDesignKinds{
    DesignKindInfo{DesignKind::latin_hypercube, "lhs", "a Latin hypercube"},
    DesignKindInfo{DesignKind::sobol, "sobol", "a scrambled Sobol sequence"},
};

struct DesignSpec {
  DesignKind kind = DesignKind::sobol;
  std::uint32_t points = 256;
  std::uint64_t seed = 1;
};

inline constexpr std::uint32_t kMostDesignPoints = 1'000'000;

// How many inputs such a design can have.
std::size_t most_dimensions(DesignKind kind);

class Design {
 public:
  Design(std::size_t dimensions, const DesignSpec& spec);

  std::uint32_t points() const { return spec_.points; }
  const DesignSpec& spec() const { return spec_; }
  // The n-th point; in (0, 1).
  std::vector<double> point(std::uint32_t n) const;

 private:
  DesignSpec spec_;
  StreamKey key_;
  std::variant<LatinHypercube, SobolSequence> points_;
};

}  // namespace handoff::sim
