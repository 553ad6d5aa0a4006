// Rate limits, by hand: what is admitted when.
#include "sim/world/systems/limiter.hpp"

#include <string>
#include <vector>

#include "sim/engine/distributions.hpp"
#include "sim/engine/rng.hpp"
#include "sim/statistics/stats.hpp"

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
  for (const auto kind : core::enum_values<sim::LimitKind>()) {
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

// ---- when the next request would be admitted ----

TEST_CASE("the next admission, by hand", "[sim][limiter]") {
  const Time zero{};
  sim::Limiter fixed({sim::LimitKind::fixed_window, 1, seconds(10)});
  CHECK(fixed.earliest(zero + seconds(3)) == zero + seconds(3));
  fixed.count(zero + seconds(3));
  CHECK(fixed.earliest(zero + seconds(4)) == zero + seconds(10));

  sim::Limiter rolling({sim::LimitKind::rolling_window, 2, seconds(10)});
  rolling.count(zero + seconds(1));
  CHECK(rolling.earliest(zero + seconds(2)) == zero + seconds(2));
  rolling.count(zero + seconds(4));
  CHECK(rolling.earliest(zero + seconds(5)) == zero + seconds(11));
  CHECK(rolling.earliest(zero + seconds(12)) == zero + seconds(12));

  sim::Limiter bucket({sim::LimitKind::token_bucket, 2, seconds(10)});  // one in 5 s, two at once
  bucket.count(zero);
  bucket.count(zero);
  CHECK(bucket.earliest(zero) == zero + seconds(5));
  CHECK(bucket.earliest(zero + seconds(7)) == zero + seconds(7));
}

TEST_CASE("at the earliest moment a request is admitted, and not a moment before",
          "[sim][limiter]") {
  for (const auto kind : core::enum_values<sim::LimitKind>()) {
    sim::Limiter limiter({kind, 5, seconds(10)});
    sim::Stream stream(11);
    Time now{};
    int waited = 0;
    for (int n = 0; n < 2000; ++n) {
      now = now + milliseconds(stream.below(3000));
      const Time at = limiter.earliest(now);
      if (at > now) {
        ++waited;
        sim::Limiter before = limiter;
        REQUIRE_FALSE(before.admits(at - core::microseconds(1)));
        now = at;
      }
      REQUIRE(limiter.admits(now));
      limiter.count(now);
    }
    CHECK(waited > 100);
  }
}

namespace {

struct Paced {
  double waited_share;
  double mean_wait_s;
};

// Poisson requests of a client that reserves the earliest moment for each, in order.
Paced paced_client(const sim::RateLimit& limit, double rate, sim::Stream stream) {
  sim::Limiter limiter(limit);
  const sim::Distribution gap = sim::Distribution::exponential(1 / rate);
  Time now{};
  int waited = 0;
  double wait = 0;
  constexpr int kRequests = 20'000;
  for (int n = 0; n < kRequests; ++n) {
    now = now + sample_duration(gap, stream);
    const Time at = limiter.earliest(now);
    limiter.count(at);
    waited += at > now ? 1 : 0;
    wait += (at - now).seconds();
  }
  return {waited / double(kRequests), wait / kRequests};
}

struct PacedIntervals {
  sim::Interval waited_share;
  sim::Interval mean_wait_s;
};

PacedIntervals paced_intervals(const sim::RateLimit& limit) {
  sim::Accumulator shares, waits;
  for (std::uint32_t n = 0; n < 30; ++n) {
    const Paced seen = paced_client(limit, 0.8, sim::StreamKey::of(7, n).stream(sim::Purpose{1}));
    shares.add(seen.waited_share);
    waits.add(seen.mean_wait_s);
  }
  return {mean_interval(shares, 0.99), mean_interval(waits, 0.99)};
}

}  // namespace

// The bucket is an M/D/1 queue of tokens owed: a request waits for what is owed beyond the depth
// less one. FACTS: P(wait) 0.3655, mean wait 0.849 s.
TEST_CASE("a token bucket before a pacing client: lambda 0.8, refill 1/s, depth 3",
          "[sim][limiter][oracle]") {
  const PacedIntervals seen = paced_intervals({sim::LimitKind::token_bucket, 3, seconds(3)});
  CHECK(seen.waited_share.contains(0.3655));
  CHECK(seen.mean_wait_s.contains(0.849));
}

TEST_CASE("a bucket of another depth, and another kind of limit, are noticed",
          "[sim][limiter][oracle]") {
  for (const sim::RateLimit wrong :
       {sim::RateLimit{sim::LimitKind::token_bucket, 2, seconds(2)},
        sim::RateLimit{sim::LimitKind::token_bucket, 4, seconds(4)},
        sim::RateLimit{sim::LimitKind::rolling_window, 3, seconds(3)}}) {
    const PacedIntervals seen = paced_intervals(wrong);
    CHECK_FALSE(seen.waited_share.contains(0.3655));
    CHECK_FALSE(seen.mean_wait_s.contains(0.849));
  }
}
