// Who has a place when: plans by hand, leaving by its exponential, the ramp by its line.
#include "sim/world/people/employment.hpp"

#include <cmath>

#include "sim/scenario/months.hpp"
#include "tests/catch.hpp"
#include "tests/core/zones.hpp"

using namespace handoff;
using core::days;
using core::kNever;
using core::testing::utc;
using sim::Employment;

namespace {

sim::Scenario year(int people) {
  sim::Scenario it = sim::worked_example();  // from 2 March 2026
  it.pipeline.pools.resize(1);
  it.pipeline.pools[0].headcount = people;
  for (core::RoutingRow& row : it.pipeline.routing) {
    row.pools = {0};
    row.extra_pool = core::kNoPool;
  }
  it.horizon.months = 12;
  return it;
}

Employment of(const sim::Scenario& scenario, std::uint32_t replication = 0) {
  Employment it(scenario);
  it.start(sim::StreamKey::of(7, replication));
  return it;
}

}  // namespace

TEST_CASE("planned changes fill places, and empty the last ones", "[sim][team][horizon]") {
  sim::Scenario scenario = year(2);
  scenario.horizon.headcount = {{0, 3, 2}, {0, 6, -3}};
  const Employment it = of(scenario);
  CHECK_FALSE(it.always());
  REQUIRE(it.places(0) == 4);
  const core::Time may = utc(2026, 5, 2), august = utc(2026, 8, 2);
  CHECK(it.has(0, 0, august));
  CHECK(it.has(0, 1, may));
  CHECK_FALSE(it.has(0, 1, august));
  CHECK(it.taken_from(0, 2, scenario.start) == may);
  CHECK(it.taken_from(0, 3, may) == may);
  CHECK(it.taken_from(0, 3, august) == kNever);
  int leavers = 0;
  it.each_leaving([&](std::size_t, std::size_t place, core::Time at) {
    CHECK(at == august);
    CHECK(place >= 1);
    ++leavers;
  });
  CHECK(leavers == 3);
}

TEST_CASE("somebody new does a share of the work that grows evenly", "[sim][team][horizon]") {
  sim::Scenario scenario = year(1);
  scenario.horizon.headcount = {{0, 2, 1}};
  scenario.horizon.turnover.ramp = days(56);
  const Employment it = of(scenario);
  const core::Time april = utc(2026, 4, 2);
  CHECK(it.share_of_work(0, 0, scenario.start) == 1);
  CHECK(it.share_of_work(0, 1, scenario.start) == 0);
  CHECK(it.share_of_work(0, 1, april) == 0);
  CHECK(it.share_of_work(0, 1, april + days(14)) == Approx(0.25));
  CHECK(it.share_of_work(0, 1, april + days(56)) == 1);
}

// 400 people for a year at 20% a year: each stays with exp(-0.2); with replacement after 73 days, a fifth of a
// year, the share of time in which a place is taken is 1 less 0.2 a year x 0.2 years to first order.
TEST_CASE("people leave at their rate, and are replaced", "[sim][team][horizon]") {
  sim::Scenario scenario = year(400);
  scenario.horizon.turnover.attrition = 0.2;
  scenario.horizon.turnover.replaced_after = {};
  scenario.warmup_days = 0;
  const core::Time end = sim::month_begin(scenario, 12);
  int stay = 0;
  constexpr int kTimes = 25;
  for (std::uint32_t r = 0; r < kTimes; ++r) {
    const Employment it = of(scenario, r);
    for (std::size_t place = 0; place < 400; ++place) stay += it.has(0, place, end) ? 1 : 0;
  }
  const double share = stay / (400.0 * kTimes), expected = std::exp(-0.2);
  CHECK(std::abs(share - expected) < 4 * std::sqrt(expected * (1 - expected) / (400.0 * kTimes)));

  scenario.horizon.turnover.replaced_after = days(73);
  int taken = 0, asked = 0;
  for (std::uint32_t r = 0; r < kTimes; ++r) {
    const Employment it = of(scenario, r);
    for (std::size_t place = 0; place < 400; ++place, ++asked)
      taken += it.has(0, place, end - days(1)) ? 1 : 0;
  }
  // Renewal: vacant with 0.2 x 0.2 / (1 + 0.2 x 0.2) in the long run.
  CHECK(static_cast<double>(taken) / asked == Approx(1 - 0.04 / 1.04).margin(0.008));
}

TEST_CASE("one place more, or another month's plan, changes nobody else's stay",
          "[sim][team][horizon]") {
  sim::Scenario scenario = year(5);
  scenario.horizon.turnover.attrition = 1;
  const Employment before = of(scenario);
  scenario.horizon.headcount = {{0, 10, 3}};
  const Employment after = of(scenario);
  for (std::size_t place = 0; place < 5; ++place) {
    for (int day = 0; day < 365; day += 5) {
      const core::Time at = scenario.start + days(day);
      CHECK(before.has(0, place, at) == after.has(0, place, at));
      CHECK(before.share_of_work(0, place, at) == after.share_of_work(0, place, at));
    }
  }
}
