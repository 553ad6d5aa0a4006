// Rate limits, by hand: what is admitted when.
#include "sim/world/limiter.hpp"

#include <string>
#include <vector>

#include "sim/rng.hpp"

#include "tests/catch.hpp"

using namespace handoff;
using core::milliseconds;
using core::seconds;
using core::Time;

namespace {

// How many of these requests, in milliseconds, are admitted: '1' for each that is, '0' for each
// that is not.
std::string admitted(sim::RateLimit limit, const std::vector<int>& times_ms) {
  sim::Limiter limiter(limit);
  std::string text;
  for (const int at : times_ms) {
    const Time now = Time{} + milliseconds(at);
    const bool yes = limiter.admits(now);
    if (yes) limiter.count(now);
    text += yes ? '1' : '0';
  }
  return text;
}

}  // namespace

TEST_CASE("a fixed window forgets at its edge, so twice the limit can pass around it",
          "[sim][limiter]") {
  const sim::RateLimit limit{sim::LimitKind::fixed_window, 2, seconds(1)};
  CHECK(admitted(limit, {900, 950, 999, 1000, 1050, 1100}) == "110110");
}

TEST_CASE("a rolling window never holds more than its limit", "[sim][limiter]") {
  const sim::RateLimit limit{sim::LimitKind::rolling_window, 2, seconds(1)};
  CHECK(admitted(limit, {900, 950, 999, 1000, 1899, 1900, 1949, 1950}) == "11000101");
}

TEST_CASE("a token bucket gives its burst and then its refill rate", "[sim][limiter]") {
  const sim::RateLimit limit{sim::LimitKind::token_bucket, 3,
                             seconds(3)};  // one a second, three at once
  CHECK(admitted(limit, {0, 0, 0, 0, 999, 1000, 1500, 2000, 10000, 10000, 10000, 10000}) ==
        "111001011110");
}

TEST_CASE("a cleared limiter admits as at first", "[sim][limiter]") {
  for (const auto kind : {sim::LimitKind::fixed_window, sim::LimitKind::rolling_window,
                          sim::LimitKind::token_bucket}) {
    sim::Limiter limiter({kind, 1, seconds(1)});
    limiter.count(Time{});
    CHECK_FALSE(limiter.admits(Time{}));
    limiter.clear();
    CHECK(limiter.admits(Time{}));
  }
}

TEST_CASE("over any stretch of a window, a rolling limit holds under random load",
          "[sim][limiter]") {
  sim::Limiter limiter({sim::LimitKind::rolling_window, 7, seconds(10)});
  sim::Stream stream(42);
  std::vector<Time> passed;
  Time now{};
  for (int n = 0; n < 5000; ++n) {
    now = now + milliseconds(stream.below(1500));
    if (!limiter.admits(now)) continue;
    limiter.count(now);
    passed.push_back(now);
    if (passed.size() > 7) REQUIRE(now - passed[passed.size() - 8] >= seconds(10));
  }
  CHECK(passed.size() > 1000);
}
