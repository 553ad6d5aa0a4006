// The CS team alone: in whose hours it touches a customer, and in which order.
#include "sim/world/people/team.hpp"

#include "tests/catch.hpp"
#include "tests/sim/world/people/team_rig.hpp"

using namespace handoff;
using namespace handoff::sim::testing;
using core::testing::utc;

TEST_CASE("who is told in office hours and is free touches at once", "[sim][team]") {
  TeamRig rig(office());
  rig.tell(new_york(10), 0);
  rig.run();
  CHECK(rig.begun(0) == new_york(10));
  CHECK(rig.team.touch(0).ready == new_york(10));
  CHECK(rig.team.counts().finished == 1);
  CHECK(rig.events == 1);
}

TEST_CASE("a night's customers wait for the morning, and are touched one after the other",
          "[sim][team]") {
  TeamRig rig(office());
  rig.tell(new_york(18), 0);
  rig.tell(new_york(23), 1);
  rig.tell(new_york(17, 0, 6), 2);  // Friday at closing time: Monday, in summer time
  rig.run();
  CHECK(rig.begun(0) == new_york(9, 0, 4));
  CHECK(rig.begun(1) == new_york(9, 30, 4));
  CHECK(rig.begun(2) == utc(2026, 3, 9, 13, 0));
  CHECK(rig.team.touch(1).told == new_york(23));
  CHECK(rig.team.touch(1).ready == new_york(9, 0, 4));
}

TEST_CASE("a touch begins only in the customer's hours too", "[sim][team]") {
  TeamRig rig(office());
  rig.people[0].zone = rig.people[1].zone = 1;
  rig.tell(new_york(9, 30), 0);   // 15:30 in Berlin
  rig.tell(new_york(11, 30), 1);  // 17:30 in Berlin: tomorrow at 9 in New York
  rig.tell(new_york(11, 30), 2);
  rig.run();
  CHECK(rig.begun(0) == new_york(9, 30));
  CHECK(rig.begun(1) == new_york(9, 0, 4));
  CHECK(rig.begun(2) == new_york(11, 30));
}

TEST_CASE("who waits when the customer's day ends is touched the next day, others meanwhile",
          "[sim][team]") {
  sim::Scenario scenario = office();
  scenario.team.touches[0].duration = sim::Distribution::constant(3 * 3600);
  TeamRig rig(scenario);
  rig.people[1].zone = 1;
  rig.tell(new_york(9), 0);
  rig.tell(new_york(9, 10), 1);  // Berlin closes at 11 in New York
  rig.tell(new_york(9, 20), 2);
  rig.run();
  CHECK(rig.begun(2) == new_york(12));
  CHECK(rig.begun(1) == new_york(9, 0, 4));
}

TEST_CASE("what is begun is finished after hours, and nothing more is begun", "[sim][team]") {
  TeamRig rig(office());
  rig.tell(new_york(16, 50), 0);
  rig.tell(new_york(16, 55), 1);
  rig.run();
  CHECK(rig.begun(0) == new_york(16, 50));
  CHECK(rig.begun(1) == new_york(9, 0, 4));
}

TEST_CASE("the most urgent tier goes first", "[sim][team]") {
  sim::Scenario scenario = office();
  scenario.team.touches = {{sim::Distribution::constant(1800), 3},
                           {sim::Distribution::constant(600), 0}};
  TeamRig rig(scenario);
  rig.people[2].tier = 1;
  for (const std::uint32_t position : {0u, 1u, 2u, 3u})
    rig.tell(new_york(10, static_cast<int>(position)), position);
  rig.run();
  CHECK(rig.begun(2) == new_york(10, 30));
  CHECK(rig.begun(1) == new_york(10, 40));
  CHECK(rig.begun(3) == new_york(11, 10));
}

TEST_CASE("hours that never meet leave a customer untouched, and are counted", "[sim][team]") {
  sim::Scenario scenario = office();
  scenario.pipeline.zones[1] = core::testing::kolkata();
  TeamRig rig(scenario);
  rig.people[0].zone = 1;
  rig.tell(new_york(10), 0);
  rig.run();
  CHECK(rig.begun(0) == core::kNever);
  CHECK(rig.team.counts().unreachable == 1);
}

TEST_CASE("an AE who keeps a customer touches in the first common hours", "[sim][team]") {
  TeamRig rig(office());
  rig.team.told_ae(0, 0, 0, new_york(20));
  rig.tell(new_york(20), 1);
  rig.run();
  CHECK(rig.begun(0) == new_york(9, 0, 4));
  CHECK(rig.begun(1) == new_york(9, 0, 4));  // the pool has nothing to do with it
}

TEST_CASE("a customer whom nobody assigned is seen after working time and touched by the free",
          "[sim][team]") {
  sim::Scenario scenario = office();
  scenario.team.pickup = sim::Distribution::constant(3 * 3600);
  TeamRig rig(scenario);
  rig.team.unassigned(0, new_york(15));
  rig.team.unassigned(1, new_york(7));
  rig.schedule();
  rig.run();
  CHECK(rig.begun(0) == new_york(10, 0, 4));
  CHECK(rig.begun(1) == new_york(12));
}
