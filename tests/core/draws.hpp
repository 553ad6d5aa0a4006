// Random draws for the core's own tests: the standard's mt19937_64, whose sequence is the same with
// every library. (Its distributions' are not, so they are not used.)
#pragma once

#include <cstdint>
#include <random>

namespace handoff::tests {

class Draws {
 public:
  explicit Draws(std::uint64_t seed) : engine_(seed) {}

  std::uint64_t next_u64() { return engine_(); }

  // In [0, n); n > 0. That small values are favoured by one in 2^32 is nothing to a test.
  std::uint32_t below(std::uint32_t n) {
    return static_cast<std::uint32_t>(((engine_() >> 32) * n) >> 32);
  }

  bool chance(double share) { return static_cast<double>(engine_() >> 11) * 0x1p-53 < share; }

 private:
  std::mt19937_64 engine_;
};

}  // namespace handoff::tests
