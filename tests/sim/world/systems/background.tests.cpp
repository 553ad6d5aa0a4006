// Background use: its own counts, and what a limit that is shared with it lets pass.
#include "sim/world/systems/background.hpp"

#include <cmath>
#include <vector>

#include "sim/engine/distributions.hpp"
#include "sim/statistics/stats.hpp"
#include "sim/world/systems/limiter.hpp"
#include "tests/catch.hpp"

using namespace handoff;
using core::seconds;
using core::Time;
using sim::LimitKind;
using sim::RateLimit;

namespace {

constexpr Time kStart{1'772'409'600'000'000};

sim::StreamKey key(std::uint32_t replication) { return sim::StreamKey::of(3, replication); }

sim::Load load(double rate, sim::Window when = {}) {
  return {.rate = rate, .counts = sim::Counts::all, .when = when};
}

// The share of rare requests, at random moments, that a limit shared with a load refuses. They are
// not counted, so that they see what the others leave.
sim::Accumulator refused(const RateLimit& limit, double rate) {
  sim::Accumulator shares;
  for (std::uint32_t n = 0; n < 20; ++n) {
    sim::Limiter limiter(limit, {load(rate)}, kStart);
    limiter.clear(key(n));
    sim::Stream moments = key(n).stream(sim::Purpose{9});
    Time now = kStart;
    int count = 0;
    for (int request = 0; request < 1000; ++request) {
      now = now + core::milliseconds(1'000 + moments.below(200'000));
      count += limiter.admits(now, moments.uniform()) ? 0 : 1;
    }
    shares.add(count / 1000.0);
  }
  return shares;
}

// The same with each of the others' requests as an event of its own: slow, and exact.
sim::Accumulator refused_one_by_one(const RateLimit& limit, double rate) {
  sim::Accumulator shares;
  const sim::Distribution gap = sim::Distribution::exponential(1 / rate);
  for (std::uint32_t n = 0; n < 20; ++n) {
    sim::Limiter limiter(limit);
    sim::Stream arrivals = key(n).stream(sim::Purpose{8});
    Time now = kStart;
    int count = 0, asked = 0;
    for (int request = 0; request < 40'000; ++request) {
      now = now + sample_duration(gap, arrivals);
      const bool passes = limiter.admits(now);
      if (passes) limiter.count(now);
      if (request < 1'000) continue;  // Poisson arrivals see what any moment sees
      ++asked;
      count += passes ? 0 : 1;
    }
    shares.add(count / double(asked));
  }
  return shares;
}

double erlang_b(double offered, int servers) {
  double blocked = 1;
  for (int k = 1; k <= servers; ++k) blocked = offered * blocked / (k + offered * blocked);
  return blocked;
}

}  // namespace

TEST_CASE("heads of fair coins have the binomial's mean and variance", "[sim][background]") {
  sim::Stream stream(5);
  for (const std::int64_t coins : {1, 7, 64, 100, 1000, 1025, 100'000}) {
    sim::Accumulator heads;
    for (int n = 0; n < 4000; ++n) {
      const std::int64_t h = sim::heads_of(coins, stream);
      REQUIRE(h >= 0);
      REQUIRE(h <= coins);
      heads.add(static_cast<double>(h));
    }
    const double n = static_cast<double>(coins);
    CHECK(heads.mean() == Approx(n / 2).margin(4 * std::sqrt(n / 4 / 4000)));
    // The standard error of a variance of 4000 is about sqrt(2 / 4000) of it.
    CHECK(heads.variance() == Approx(n / 4).epsilon(4 * std::sqrt(2 / 4000.0)));
  }
  CHECK(sim::heads_of(0, stream) == 0);
}

TEST_CASE("cells hold independent Poisson counts of the load's rate", "[sim][background]") {
  sim::Background background({load(8)}, {LimitKind::rolling_window, 190, seconds(10)}, kStart);
  background.start(key(0));
  sim::Accumulator counts;
  double together = 0;
  const std::int64_t first = background.cell_of(kStart);
  constexpr int kCells = 16'000;
  double before = 5;
  for (std::int64_t cell = first; cell < first + kCells; ++cell) {
    const double count = static_cast<double>(background.offered(cell));
    counts.add(count);
    together += (count - 5) * (before - 5);
    before = count;
  }
  // 8 a second in cells of 0.625 s: mean and variance 5, neighbours not correlated.
  CHECK(counts.mean() == Approx(5).margin(4 * std::sqrt(5.0 / kCells)));
  CHECK(counts.variance() == Approx(5).epsilon(4 * std::sqrt(2.2 / kCells)));
  CHECK(together / kCells == Approx(0).margin(4 * 5 / std::sqrt(kCells)));
}

TEST_CASE("what others send does not depend on who asks, or when", "[sim][background]") {
  const RateLimit limit{LimitKind::rolling_window, 190, seconds(10)};
  sim::Background often({load(8)}, limit, kStart), rarely({load(8)}, limit, kStart);
  often.start(key(4));
  rarely.start(key(4));
  const std::int64_t first = often.cell_of(kStart);
  std::vector<std::int64_t> seen;
  for (std::int64_t cell = first; cell < first + 2000; ++cell) seen.push_back(often.offered(cell));
  for (const std::int64_t at : {1999, 3, 40, 1000, 17})
    CHECK(rarely.offered(first + at) == seen[static_cast<std::size_t>(at)]);
  rarely.start(key(5));
  int same = 0;
  for (std::int64_t at = 0; at < 2000; ++at)
    same += rarely.offered(first + at) == seen[static_cast<std::size_t>(at)];
  CHECK(same < 600);
}

TEST_CASE("cells begin where the one before ends, and slots where fixed windows do",
          "[sim][background]") {
  for (const std::int64_t window_us :
       std::vector<std::int64_t>{1000, 1017, 10000000, 86400000000}) {
    const sim::Background background({load(1)}, {LimitKind::fixed_window, 1, {window_us}}, kStart);
    const std::int64_t first = background.cell_of(kStart);
    for (std::int64_t cell = first; cell < first + 40; ++cell) {
      const Time begin = background.begin_of(cell);
      CHECK(background.cell_of(begin) == cell);
      CHECK(background.cell_of(begin - core::microseconds(1)) == cell - 1);
      if (cell % 16 == 0) CHECK(begin.us % window_us == 0);
    }
  }
}

TEST_CASE("a load comes and goes with its window, and counts where it belongs",
          "[sim][background]") {
  const RateLimit limit{LimitKind::fixed_window, 100, seconds(10), sim::Counts::search};
  sim::Load busy = load(50, {seconds(100), seconds(100), {}});
  sim::Background other({busy}, limit, kStart);
  CHECK(other.none());  // it is a load of no search
  busy.counts = sim::Counts::search;
  sim::Background background({busy}, limit, kStart);
  background.start(key(0));
  const auto in = [&background](int from_s, int to_s) {
    std::int64_t sum = 0;
    for (std::int64_t cell = background.cell_of(kStart + seconds(from_s));
         cell < background.cell_of(kStart + seconds(to_s)); ++cell)
      sum += background.offered(cell);
    return static_cast<double>(sum);
  };
  CHECK(in(0, 100) == 0);
  CHECK(in(200, 400) == 0);
  CHECK(in(100, 200) == Approx(5000).margin(4 * std::sqrt(5000)));
}

// A rolling window that others fill is a loss system with `requests` servers and the window as its
// service time: Erlang's B, whatever the distribution of that time. Cells instead of single
// requests and 20,000 samples leave an error of up to about 0.015 near saturation, hence the
// margins.
TEST_CASE("a shared rolling window refuses what Erlang's formula says",
          "[sim][background][oracle]") {
  const RateLimit limit{LimitKind::rolling_window, 190, seconds(10)};
  CHECK(refused(limit, 15).mean() == Approx(erlang_b(150, 190)).margin(0.005));
  CHECK(refused(limit, 19).mean() == Approx(erlang_b(190, 190)).margin(0.02));
  CHECK(refused(limit, 25).mean() == Approx(erlang_b(250, 190)).margin(0.02));
  CHECK(refused(limit, 40).mean() == Approx(erlang_b(400, 190)).margin(0.02));
}

TEST_CASE("shared limits of all kinds agree with others' requests one by one",
          "[sim][background][oracle]") {
  for (const LimitKind kind : core::enum_values<LimitKind>()) {
    for (const double rate : {7.0, 9.0, 10.0, 12.0, 20.0}) {
      const RateLimit limit{kind, 100, seconds(10)};
      INFO("kind " << static_cast<int>(kind) << ", rate " << rate);
      CHECK(refused(limit, rate).mean() ==
            Approx(refused_one_by_one(limit, rate).mean()).margin(0.02));
    }
  }
}

TEST_CASE("a load of another rate is noticed", "[sim][background][oracle]") {
  const RateLimit limit{LimitKind::rolling_window, 190, seconds(10)};
  CHECK_FALSE(refused(limit, 30).mean() == Approx(erlang_b(250, 190)).margin(0.02));
}

TEST_CASE("own requests take room from a shared limit", "[sim][background]") {
  const RateLimit limit{LimitKind::fixed_window, 190, seconds(10)};
  sim::Limiter limiter(limit, {load(10)}, kStart);
  limiter.clear(key(1));
  const Time late = kStart + core::milliseconds(9'900);
  int admitted = 0;
  while (limiter.admits(late)) {
    limiter.count(late);
    ++admitted;
  }
  // About 100 have been taken by others.
  CHECK(admitted == Approx(91).margin(4 * 10));
  CHECK(limiter.earliest(late) == kStart + seconds(10));
  CHECK(limiter.admits(kStart + seconds(10)));
}
