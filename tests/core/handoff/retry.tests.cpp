// How long to wait before the next try. Expected values by hand.
#include "core/handoff/retry.hpp"

#include <cstdint>

#include "tests/catch.hpp"

using namespace handoff::core;

TEST_CASE("backoff doubles up to its cap, and jitter takes a part of it", "[core][retry]") {
  const RetryPolicy policy{.base = seconds(1), .cap = seconds(10)};
  constexpr std::uint32_t kHalf = 0x80000000u;
  CHECK(backoff(policy, 1, kHalf, {}) == milliseconds(500));
  CHECK(backoff(policy, 2, kHalf, {}) == seconds(1));
  CHECK(backoff(policy, 4, kHalf, {}) == seconds(4));
  CHECK(backoff(policy, 5, kHalf, {}) == seconds(5));
  CHECK(backoff(policy, 50, kHalf, {}) == seconds(5));
  CHECK(backoff(policy, 3, 0, {}) == Duration{});
  CHECK(backoff(policy, 1, 0, seconds(7)) == seconds(7));
  CHECK(backoff(policy, 50, 0xffffffffu, {}) < seconds(10));
  CHECK(backoff({.base = days(1), .cap = days(1)}, 1, kHalf, {}) == hours(12));
}
