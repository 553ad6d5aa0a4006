// Two offices for one tier, in the whole simulation: against Erlang C where the sun never sets, against a
// Markov chain where one overflows into the other, and by hand where the nearest is taken.
#include <algorithm>
#include <array>
#include <iterator>

#include "sim/month/simulation.hpp"
#include "sim/statistics/stats.hpp"
#include "tests/core/zones.hpp"
#include "tests/sim/month/plain_scenario.hpp"
#include "tests/slow_build.hpp"

using namespace handoff;
using core::kRoundTheClock;
using core::PoolRule;
using sim::Distribution;
using sim::testing::plain_scenario;

namespace {

constexpr int kReplications = kSlowBuild ? 4 : 8;

// Two pools of so many people for all customers.
sim::Scenario offices(double arrivals_a_second, double touch_s, int one, int other, PoolRule rule) {
  sim::Scenario it = plain_scenario(arrivals_a_second, 1);
  it.warmup_days = 1;  // such a queue fills within the hour
  it.team.touches = {{Distribution::exponential(touch_s), 0, false}};
  core::PipelineConfig& config = it.pipeline;
  config.zones.front() = {"UTC", 0, 0, {}, {}};
  config.pools = {{"one", one, 0, kRoundTheClock}, {"other", other, 0, kRoundTheClock}};
  core::RoutingRow& row = config.routing.front();
  row.pools = {0, 1};
  row.pool_rule = rule;
  row.strategy = core::Strategy::pooled;
  row.onboarding = core::Onboarding::email_sequence;
  return it;
}

// What customers met, a mean for each month.
struct Met {
  sim::Accumulator mean_wait, at_once, within, by_other;

  static sim::Interval of(const sim::Accumulator& it) { return sim::mean_interval(it, 0.99); }
};

Met met_in(const sim::Scenario& scenario, double within_s, int months = kReplications) {
  const auto valid = sim::checked(scenario);
  REQUIRE(valid);
  sim::Simulation simulation(*valid);
  Met met;
  for (std::uint32_t month = 0; month < static_cast<std::uint32_t>(months); ++month) {
    CHECK(simulation.run(month).violations.empty());
    double n = 0, wait = 0, at_once = 0, within = 0, by_other = 0;
    for (std::uint32_t at = 0; at < simulation.customers().size(); ++at) {
      if (!simulation.counts(at)) continue;
      const sim::TouchTimes& touch = simulation.team().touch(at);
      const double waited = (touch.begun - touch.told).seconds();
      n += 1;
      wait += waited;
      at_once += waited == 0 ? 1 : 0;
      within += waited <= within_s ? 1 : 0;
      by_other += touch.pool == 1 ? 1 : 0;
    }
    met.mean_wait.add(wait / n);
    met.at_once.add(at_once / n);
    met.within.add(within / n);
    met.by_other.add(by_other / n);
    CHECK(simulation.pipeline().open_touches() == 0);
  }
  return met;
}

}  // namespace

// Each office has half of the day. Who waits when it closes waits for its next morning, which is the mean's
// affair and, with about one customer in a thousand, not that of the shares.
TEST_CASE("two offices that follow the sun wait as one that never closes, by Erlang C",
          "[sim][oracle][pools]") {
  constexpr double kArrivalsASecond = 0.02, kTouch = 180, kWithin = 60;
  const sim::MultiServer station{kArrivalsASecond, kTouch, 5};
  sim::Scenario scenario = offices(kArrivalsASecond, kTouch, 5, 5, PoolRule::follow_the_sun);
  scenario.pipeline.pools[0].shift = {0, 12 * 60, 0b1111111};
  scenario.pipeline.pools[1].shift = {12 * 60, 24 * 60, 0b1111111};
  const Met met = met_in(scenario, kWithin);
  CHECK(Met::of(met.at_once).contains(1 - station.wait_probability()));
  CHECK(Met::of(met.within).contains(station.wait_at_most(kWithin)));
  CHECK(Met::of(met.by_other).contains(0.5));
  // The first office alone reaches whom it reaches by day.
  scenario.pipeline.routing.front().pool_rule = PoolRule::first;
  CHECK(met_in(scenario, kWithin, 1).within.mean() < 0.5);
}

namespace {

// Poisson arrivals; a station of c1 servers with a queue, and one of c2 that takes who comes while all
// of the first are busy and one of its own is free. A state is the number at each; the queue is cut
// where next to nobody is left.
struct Overflow {
  double arrival, service;  // rates
  int c1, c2;
  static constexpr int kMost = 60;

  double in_first[kMost + 1][8] = {};

  // The stationary distribution, by Gauss and Seidel.
  void solve() {
    for (auto& row : in_first) std::fill(std::begin(row), std::end(row), 1.0);
    for (int sweep = 0; sweep < 4'000; ++sweep) {
      double sum = 0;
      for (int i = 0; i <= kMost; ++i) {
        for (int j = 0; j <= c2; ++j) {
          double in = 0;
          if (i > 0 && (i <= c1 || j == c2)) in += arrival * in_first[i - 1][j];
          if (j > 0 && i >= c1) in += arrival * in_first[i][j - 1];
          if (i < kMost) in += std::min(i + 1, c1) * service * in_first[i + 1][j];
          if (j < c2) in += (j + 1) * service * in_first[i][j + 1];
          const bool full = i == kMost && j == c2;
          const double out = (full ? 0 : arrival) + (std::min(i, c1) + j) * service;
          in_first[i][j] = in / out;
          sum += in_first[i][j];
        }
      }
      for (auto& row : in_first) {
        for (double& it : row) it /= sum;
      }
    }
  }

  double at_once() const {
    double share = 0;
    for (int i = 0; i <= kMost; ++i) {
      for (int j = 0; j <= c2; ++j) share += i < c1 || j < c2 ? in_first[i][j] : 0;
    }
    return share;
  }
  double overflows() const {
    double share = 0;
    for (int i = c1; i <= kMost; ++i) {
      for (int j = 0; j < c2; ++j) share += in_first[i][j];
    }
    return share;
  }
  double mean_wait() const {  // by Little
    double waiting = 0;
    for (int i = c1; i <= kMost; ++i) {
      for (int j = 0; j <= c2; ++j) waiting += (i - c1) * in_first[i][j];
    }
    return waiting / arrival;
  }
};

}  // namespace

// Without a second station the chain is M/M/c, whose formulas are known.
TEST_CASE("the overflow's chain is M/M/c where nothing overflows", "[sim][oracle][pools]") {
  Overflow chain{0.02, 0.01, 3, 0};
  chain.solve();
  const sim::MultiServer station{0.02, 100, 3};
  CHECK(chain.mean_wait() == Approx(station.mean_wait()).epsilon(1e-6));
  CHECK(chain.at_once() == Approx(1 - station.wait_probability()).epsilon(1e-6));
}

TEST_CASE("an office that overflows into another waits as the Markov chain says",
          "[sim][oracle][pools]") {
  constexpr double kArrivalsASecond = 0.02, kTouch = 120;  // 2.4 of 4 people are busy
  Overflow chain{kArrivalsASecond, 1 / kTouch, 2, 2};
  chain.solve();
  sim::Scenario scenario = offices(kArrivalsASecond, kTouch, 2, 2, PoolRule::overflow);
  const Met met = met_in(scenario, 0);
  CHECK(Met::of(met.by_other).contains(chain.overflows()));
  CHECK(Met::of(met.at_once).contains(chain.at_once()));
  CHECK(Met::of(met.mean_wait).contains(chain.mean_wait()));
  // By the least load the two share the work more evenly.
  scenario.pipeline.routing.front().pool_rule = PoolRule::follow_the_sun;
  CHECK(met_in(scenario, 0, 1).by_other.mean() > chain.overflows() + 0.05);
}

// By hand: New York is an hour from Chicago and five from Dublin, Berlin seven and one, Sydney eight and ten.
TEST_CASE("the nearest office gets the customers of its side of the world", "[sim][pools]") {
  sim::Scenario scenario = offices(0.002, 60, 3, 3, PoolRule::nearest);
  core::PipelineConfig& config = scenario.pipeline;
  config.zones = {core::testing::chicago(), core::testing::dublin(), core::testing::new_york(),
                  core::testing::berlin(), core::testing::sydney()};
  config.pools[1].zone = 1;
  scenario.cohort.time_zones = {{0, 3}, {1, 1}, {2, 4}, {3, 2}, {4, 1}};
  constexpr std::array<core::PoolIndex, 5> kOffices{0, 1, 0, 1, 0};
  const auto valid = sim::checked(scenario);
  REQUIRE(valid);
  sim::Simulation simulation(*valid);
  simulation.run(0);
  std::array<int, 5> customers{};
  for (std::uint32_t at = 0; at < simulation.customers().size(); ++at) {
    const std::size_t zone = simulation.customers()[at].zone;
    ++customers[zone];
    CHECK(simulation.team().touch(at).pool == kOffices[zone]);
  }
  for (const int count : customers) CHECK(count > 0);
}

// Where nobody routes, a customer is seen by the office that has worked long enough first.
TEST_CASE("whom nobody assigns is seen by whichever office is at work", "[sim][pools]") {
  sim::Scenario scenario = offices(0.002, 60, 3, 3, PoolRule::follow_the_sun);
  scenario.pipeline.routing_by = core::Routing::none;
  scenario.pipeline.pools[0].shift = {0, 12 * 60, 0b1111111};
  scenario.pipeline.pools[1].shift = {12 * 60, 24 * 60, 0b1111111};
  scenario.team.pickup = Distribution::constant(60);
  const auto valid = sim::checked(scenario);
  REQUIRE(valid);
  sim::Simulation simulation(*valid);
  simulation.run(0);
  std::array<int, 2> seen{};
  for (std::uint32_t at = 0; at < simulation.customers().size(); ++at) {
    const sim::TouchTimes& touch = simulation.team().touch(at);
    const std::int64_t half = touch.told.us / core::hours(12).us % 2;
    CHECK(touch.pool == half);
    ++seen[touch.pool];
  }
  CHECK(seen[0] > 0);
  CHECK(seen[1] > 0);
}
