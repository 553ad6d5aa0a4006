// What the team does besides: how often that holds a touch up, and for how long.
#include <cstdint>

#include "tests/catch.hpp"
#include "tests/sim/world/people/team_rig.hpp"

using namespace handoff;
using namespace handoff::sim::testing;
using core::testing::utc;

// A touch that comes in mid-shift meets other work with its probability, and waits for what is left
// of it: of a piece of mean 20 minutes, exponential, 20 minutes on average.
TEST_CASE("other work holds a touch up by its share and what is left of it", "[sim][team]") {
  sim::Scenario scenario = always_open(60);
  scenario.team.other_work = 0.3;
  scenario.team.other_task = sim::Distribution::exponential(1200);
  constexpr std::uint32_t kCustomers = 4000;
  TeamRig rig(scenario, kCustomers);
  // Ten hours apart: nobody ever waits for another customer.
  for (std::uint32_t at = 0; at < kCustomers; ++at)
    rig.tell(utc(2026, 3, 2, 1, 1) + core::hours(10) * at, at);
  rig.run();
  const Waits waits = rig.waits();
  CHECK(sim::mean_interval(waits.share, 0.99).contains(0.3));
  CHECK(sim::mean_interval(waits.waiting_h, 0.99).contains(20 / 60.0));
}

// A customer of the night, one a week: at nine o'clock the person is at other work as often as at any
// other hour, and of a piece of an hour half is left on average.
TEST_CASE("the morning finds a person at what the evening left", "[sim][team]") {
  sim::Scenario scenario = office();
  scenario.team.other_work = 0.6;
  scenario.team.other_task = sim::Distribution::constant(3600);
  constexpr std::uint32_t kCustomers = 2000;
  TeamRig rig(scenario, kCustomers);
  for (std::uint32_t at = 0; at < kCustomers; ++at) rig.tell(new_york(20) + core::days(7) * at, at);
  rig.run();
  const Waits waits = rig.waits();
  CHECK(sim::mean_interval(waits.share, 0.99).contains(0.6));
  CHECK(sim::mean_interval(waits.waiting_h, 0.99).contains(0.5));
}

// The customer's hours open in the middle of the shift, when a long piece of other work may be
// under way: some day none is.
TEST_CASE("other work does not keep a customer from being touched for ever", "[sim][team]") {
  sim::Scenario scenario = office();
  scenario.pipeline.zones[1] = {"America/Los_Angeles", -480, -420, {3, 2, 6, 120}, {11, 1, 6, 120}};
  scenario.team.other_work = 0.9;
  scenario.team.other_task = sim::Distribution::constant(24 * 3600);
  TeamRig rig(scenario);
  rig.people[0].zone = 1;
  rig.tell(new_york(10), 0);
  rig.run();
  CHECK(rig.begun(0) != core::kNever);
}

TEST_CASE("of several people whoever is really free takes a pooled touch", "[sim][team]") {
  sim::Scenario scenario = office();
  scenario.pipeline.pools[0].headcount = 12;
  scenario.team.other_work = 0.5;
  scenario.team.other_task = sim::Distribution::constant(7200);
  TeamRig rig(scenario, 200);
  for (std::uint32_t at = 0; at < 200; ++at) rig.tell(new_york(10) + core::days(7) * at, at);
  rig.run();
  int waited = 0;
  for (std::uint32_t at = 0; at < 200; ++at) waited += rig.begun(at) > rig.team.touch(at).ready;
  CHECK(waited <= 2);  // all twelve are busy once in 4096 times
}
