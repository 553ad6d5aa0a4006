// Who touches a customer whom a person, a pool or nobody was chosen for, and how often.
#include <cmath>
#include <cstdint>
#include <vector>

#include "tests/catch.hpp"
#include "tests/sim/world/people/team_rig.hpp"

using namespace handoff;
using namespace handoff::sim::testing;
using core::PersonId;
using sim::Role;

TEST_CASE("a named customer waits for their person while others are free", "[sim][team]") {
  sim::Scenario scenario = office();
  scenario.pipeline.pools[0].headcount = 2;
  TeamRig rig(scenario);
  rig.tell(new_york(10, 0), 0, person(0, 2));
  rig.tell(new_york(10, 1), 1, person(0, 2));
  rig.tell(new_york(10, 2), 2);
  rig.tell(new_york(10, 3), 3);
  rig.run();
  CHECK(rig.begun(0) == new_york(10, 0));
  CHECK(rig.begun(1) == new_york(10, 30));
  CHECK(rig.begun(2) == new_york(10, 2));
  CHECK(rig.begun(3) == new_york(10, 32));
  // The core hears of both named touches.
  CHECK(rig.team.done() == std::vector<PersonId>{person(0, 2), person(0, 2)});
}

TEST_CASE("a customer is the named person's, or whoever's who made the first touch",
          "[sim][team]") {
  sim::Scenario scenario = office();
  scenario.pipeline.pools[0].headcount = 2;
  scenario.pipeline.pools.push_back({"solutions", 1, 0, {}});
  TeamRig rig(scenario);
  CHECK(rig.team.people() == 3);
  rig.tell(new_york(20), 0, person(0, 2));
  rig.tell(new_york(20), 1);
  rig.tell(new_york(20), 2);
  rig.tell(new_york(20), 2, person(1, 1), Role::extra, 1);
  rig.team.told_ae(3, 0, 0, new_york(20));
  CHECK(rig.team.owner_of(0) == sim::kNoOwner);  // nobody has been told
  rig.run();
  CHECK(rig.team.owner_of(0) == 1);
  CHECK(rig.team.owner_of(1) ==
        0);  // in the morning the second person is busy with the first customer
  CHECK(rig.team.owner_of(2) < 2);
  CHECK(rig.team.owner_of(3) == sim::kNoOwner);
  CHECK(rig.team.owner_of(4) == sim::kNoOwner);
}

// Ten customers of a person whose care takes half of the time, at ten in the morning: as often as not they are busy.
TEST_CASE("care keeps the one person busy whose it is", "[sim][team]") {
  sim::Scenario scenario = office();
  scenario.pipeline.pools[0].headcount = 2;
  constexpr std::uint32_t kCustomers = 2000;
  int waited[2] = {0, 0};
  for (const std::uint32_t of : {0u, 1u}) {
    TeamRig rig(scenario, kCustomers);
    rig.team.set_care(0, 0.9);
    rig.team.set_care_of(0, 0.5);
    rig.team.set_care_of(1, 0);
    for (std::uint32_t at = 0; at < kCustomers; ++at)
      rig.tell(new_york(10) + core::days(7) * static_cast<int>(at), at, person(0, of + 1));
    rig.run();
    for (std::uint32_t at = 0; at < kCustomers; ++at)
      waited[of] += rig.begun(at) > rig.team.touch(at).ready ? 1 : 0;
  }
  CHECK(std::abs(waited[0] - kCustomers * 0.5) < 4 * std::sqrt(kCustomers * 0.25));
  CHECK(waited[1] == 0);
}

TEST_CASE("being told again changes nothing, and the second role touches by itself",
          "[sim][team]") {
  sim::Scenario scenario = office();
  scenario.pipeline.pools.push_back({"solutions", 1, 0, {}});
  TeamRig rig(scenario);
  rig.tell(new_york(10), 0, person(0, 1));
  rig.tell(new_york(10, 5), 0, person(0, 1));
  rig.tell(new_york(10), 0, person(1, 1), Role::extra, 1);
  rig.run();
  CHECK(rig.team.counts().begun == 2);
  CHECK(rig.team.begun().size() == 2);
  CHECK(rig.team.begun()[1].role == Role::extra);
  CHECK(rig.team.begun()[1].pool == 1);
  CHECK(rig.team.counts().touched_twice == 0);
  CHECK(rig.team.done() == std::vector<PersonId>{person(0, 1), person(1, 1)});
}

// The notice of a choice carries its key, the onboarding that follows does not.
TEST_CASE("who is chosen once has one touch less to make once, however often they are told",
          "[sim][team]") {
  sim::Scenario scenario = office();
  scenario.pipeline.pools[0].headcount = 3;
  const PersonId first = person(0, 1), second = person(0, 2);
  const auto tell = [](TeamRig& rig, int minute, PersonId whom, std::uint32_t key) {
    rig.tell(new_york(10, minute), 0, whom, Role::owner, 0, key);
  };
  SECTION("the same choice by notice and onboarding") {
    TeamRig rig(scenario);
    tell(rig, 0, first, 7);
    tell(rig, 1, first, 0);
    tell(rig, 2, first, 7);
    rig.run();
    CHECK(rig.team.done() == std::vector<PersonId>{first});
  }
  SECTION("the onboarding comes before the notice") {
    TeamRig rig(scenario);
    tell(rig, 0, first, 0);
    tell(rig, 1, first, 7);
    rig.run();
    CHECK(rig.team.done() == std::vector<PersonId>{first});
  }
  SECTION("another person is chosen while the first has the touch") {
    TeamRig rig(scenario);
    tell(rig, 0, first, 7);
    tell(rig, 1, second, 8);
    tell(rig, 2, second, 0);
    rig.run();
    CHECK(rig.team.done() == std::vector<PersonId>{second, first});
  }
  SECTION("the same person is chosen anew") {
    TeamRig rig(scenario);
    tell(rig, 0, first, 7);
    tell(rig, 1, first, 8);
    rig.run();
    CHECK(rig.team.done() == std::vector<PersonId>{first, first});
  }
  SECTION("a pool is chosen, then another one, by notice and onboarding") {
    scenario.pipeline.pools.push_back(scenario.pipeline.pools.front());
    TeamRig rig(scenario);
    tell(rig, 0, core::anybody_of(0), 7);
    tell(rig, 1, core::anybody_of(0), 0);
    tell(rig, 2, core::anybody_of(1), 8);
    tell(rig, 3, core::anybody_of(1), 0);
    rig.run();
    CHECK(rig.team.done() == std::vector<PersonId>{core::anybody_of(1), core::anybody_of(0)});
    CHECK(rig.team.touch(0).pool == 0);
  }
  SECTION("somebody has seen the customer by chance before") {
    TeamRig rig(scenario);
    tell(rig, 0, {}, 0);
    tell(rig, 1, first, 7);
    tell(rig, 2, first, 0);
    rig.run();
    CHECK(rig.team.done() == std::vector<PersonId>{first});
  }
}
