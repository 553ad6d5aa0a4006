// The invariants about people and mails, each tripped by a fault planted on purpose. Those about
// the pipeline are tripped by its mutants (tests/evidence/mutants) and in experiment.tests.cpp.
#include "sim/month/checker.hpp"

#include "sim/month/simulation.hpp"
#include "tests/catch.hpp"
#include "tests/core/zones.hpp"

using namespace handoff;
using core::testing::utc;

namespace {

constexpr core::OpenHours kNight{0, 6 * 60, 0b1111111};

// A team that works round the clock, for customers who can be called at any time.
sim::Scenario always_open() {
  sim::Scenario scenario = sim::worked_example();
  scenario.pipeline.customer_hours = core::kRoundTheClock;
  for (core::Pool& pool : scenario.pipeline.pools) pool.shift = core::kRoundTheClock;
  for (sim::Touch& touch : scenario.team.touches) touch.call = true;
  scenario.team.other_work = 0;
  return scenario;
}

std::vector<sim::Customer> one_customer() {
  sim::Customer customer;
  customer.tier = 0;
  return {customer};
}

}  // namespace

TEST_CASE("a run in order breaks nothing", "[sim][checker]") {
  const sim::Scenario scenario = sim::worked_example();
  sim::Simulation simulation(scenario);
  CHECK(simulation.run(0).violations.empty());
  CHECK(sim::team_violations(simulation.team().counts()).empty());
}

// The team looks at its own table of hours, the check at the calendar. Changing the hours behind
// the team's back lets it call at noon customers who may be called at night only.
TEST_CASE("a touch outside of hours is seen", "[sim][checker]") {
  sim::Scenario scenario = always_open();
  const auto customers = one_customer();
  sim::TeamModel team(scenario);
  team.start(sim::StreamKey::of(1, 0), customers);
  const core::Time noon = utc(2026, 3, 3, 17);
  team.told(0, sim::Role::owner, {0, {}, 0}, noon);
  CHECK(team.counts().outside_hours == 0);
  scenario.pipeline.customer_hours = kNight;
  team.start(sim::StreamKey::of(1, 1), customers);
  team.told(0, sim::Role::owner, {0, {}, 0}, noon);
  REQUIRE(team.counts().outside_hours == 1);
  sim::TeamCounts counts = team.counts();
  counts.finished = counts.begun;
  CHECK(sim::team_violations(counts) ==
        std::vector<std::string>{"1 touches begun outside the pool's or the customer's hours"});
}

// The event that would end the touch is thrown away.
TEST_CASE("a touch that never ends is seen", "[sim][checker]") {
  sim::Scenario scenario = always_open();
  const auto customers = one_customer();
  sim::TeamModel team(scenario);
  team.start(sim::StreamKey::of(1, 0), customers);
  team.told(0, sim::Role::owner, {0, {}, 0}, utc(2026, 3, 3, 17));
  team.wakes().clear();
  CHECK(sim::team_violations(team.counts()) ==
        std::vector<std::string>{"1 touches begun and never finished"});
}

// The opening that is waited for is thrown away.
TEST_CASE("a customer whom nobody ever touches is seen, unless the hours never meet",
          "[sim][checker]") {
  sim::Scenario scenario = always_open();
  for (core::Pool& pool : scenario.pipeline.pools) pool.shift = {};
  const auto customers = one_customer();
  sim::TeamModel team(scenario);
  team.start(sim::StreamKey::of(1, 0), customers);
  team.told(0, sim::Role::owner, {0, {}, 0}, utc(2026, 3, 3, 4));
  team.wakes().clear();
  CHECK(sim::team_violations(team.counts()) ==
        std::vector<std::string>{"1 touches that nobody began, though the hours meet"});

  sim::Scenario never = scenario;
  never.pipeline.customer_hours = kNight;
  sim::TeamModel asleep(never);
  asleep.start(sim::StreamKey::of(1, 0), customers);
  asleep.told(0, sim::Role::owner, {0, {}, 0}, utc(2026, 3, 3, 4));
  CHECK(asleep.counts().unreachable == 1);
  CHECK(sim::team_violations(asleep.counts()).empty());
}

TEST_CASE("a second touch of one customer is seen", "[sim][checker]") {
  sim::TeamCounts counts;
  counts.queued = counts.begun = counts.finished = 2;
  counts.touched_twice = 1;
  CHECK(sim::team_violations(counts) == std::vector<std::string>{"1 customers touched twice"});
}

TEST_CASE("a mis-send outside of its stretch is seen, with when it was", "[sim][checker]") {
  const sim::Scenario scenario = sim::worked_example();
  sim::Simulation simulation(scenario);
  simulation.run(0);
  sim::Customer customer;
  customer.converted = utc(2026, 3, 4);
  const core::Time end = utc(2026, 3, 5);
  sim::Checker checker;
  checker.on_missend(customer, end, utc(2026, 3, 4, 9));
  CHECK(checker.at_end(simulation.month()).empty());
  checker.on_missend(customer, end, utc(2026, 3, 3, 23));
  checker.on_missend(customer, end, utc(2026, 3, 5, 9));
  const auto violations = checker.at_end(simulation.month());
  REQUIRE(violations.size() == 1);
  CHECK(violations[0] ==
        "2 mis-sends before the conversion or after the end of the mails, first at 2026-03-03 "
        "23:00:00 UTC");
}
