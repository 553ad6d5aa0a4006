// The team's days of absence and its meetings: whom they hold up, and for how long.
#include <cmath>
#include <cstdint>
#include <vector>

#include "tests/catch.hpp"
#include "tests/sim/world/people/team_rig.hpp"

using namespace handoff;
using namespace handoff::sim::testing;
using core::minutes;
using core::PersonId;
using core::Time;
using core::testing::utc;
using sim::Role;

// One person round the clock who is away on a fifth of the days: who comes on such a day waits for its
// end, 12 hours on average, and for the days of absence after it, 24 h x 0.2 / 0.8 on average.
TEST_CASE("absence holds a customer up to the end of the days of absence", "[sim][team]") {
  sim::Scenario scenario = always_open(60);
  scenario.team.absence = 0.2;
  constexpr std::uint32_t kCustomers = 4000;
  TeamRig rig(scenario, kCustomers);
  for (std::uint32_t at = 0; at < kCustomers; ++at)
    rig.tell(utc(2026, 3, 2, 1, 1) + (core::days(5) + minutes(37)) * at, at);
  rig.run();
  const Waits waits = rig.waits();
  CHECK(sim::mean_interval(waits.share, 0.99).contains(0.2));
  CHECK(sim::mean_interval(waits.all_h, 0.99).contains(0.2 * (12 + 24 * 0.2 / 0.8)));
}

// Two people, each in a meeting of an hour in a quarter of the hours: a pooled touch waits where both are,
// for half an hour and 1 h x p / (1 - p) with p = 1/16, a named one where that person is, for half an hour
// and 1 h x 0.25 / 0.75.
TEST_CASE("meetings hold a named touch up, and a pooled one where all are in one", "[sim][team]") {
  sim::Scenario scenario = always_open(60);
  scenario.pipeline.pools[0].headcount = 2;
  scenario.team.meetings = 0.25;
  scenario.team.meeting = core::hours(1);
  constexpr std::uint32_t kCustomers = 6000;
  for (const bool named : {true, false}) {
    TeamRig rig(scenario, kCustomers);
    for (std::uint32_t at = 0; at < kCustomers; ++at)
      rig.tell(utc(2026, 3, 2, 1, 1) + (core::hours(10) + minutes(7)) * at, at,
               named ? person(0, 2) : PersonId{});
    rig.run();
    const Waits waits = rig.waits();
    const double p = named ? 0.25 : 0.0625;
    CHECK(sim::mean_interval(waits.share, 0.99).contains(p));
    CHECK(sim::mean_interval(waits.all_h, 0.99).contains(p * (0.5 + p / (1 - p))));
  }
}

// A backlog, touches of 20 minutes and meetings of an hour, both by the clock: three touches in each hour
// that is free, none in the others, so a day has 24 x 3 x 0.8 x 0.7 = 40.32 touches. Of a day without
// absence the share of free hours varies by sqrt(0.3 x 0.7 / 24), so a day's by 0.29 in all.
TEST_CASE("a backlog is worked off in the hours in which somebody is there", "[sim][team]") {
  sim::Scenario scenario = always_open(1200);
  scenario.pipeline.zones = {core::TimeZone{}};
  scenario.cohort.time_zones = {{0, 1}};
  scenario.team.absence = 0.2;
  scenario.team.meetings = 0.3;
  scenario.team.meeting = core::hours(1);
  constexpr std::uint32_t kCustomers = 45'000;
  constexpr int kDays = 1000;
  TeamRig rig(scenario, kCustomers);
  const Time from = utc(2026, 3, 2);
  for (std::uint32_t at = 0; at < kCustomers; ++at) rig.tell(from, at);
  rig.run();
  sim::Attendance attendance(rig.scenario.team);
  attendance.start(sim::StreamKey::of(1, 0));
  double touches = 0;
  for (std::uint32_t at = 0; at < kCustomers; ++at) {
    const Time begun = rig.begun(at);
    touches += begun < from + core::days(kDays) ? 1 : 0;
    REQUIRE(attendance.there_from(0, 0, begun, begun + minutes(20)) == begun);
  }
  const double share = touches / (3 * 24.0 * kDays);
  CHECK(share == Approx(0.8 * 0.7).margin(4 * 0.29 / std::sqrt(double(kDays))));
}

TEST_CASE("an absent owner's customer waits for them, a pool's is touched by a colleague",
          "[sim][team]") {
  sim::Scenario scenario = office();
  scenario.pipeline.pools[0].headcount = 2;
  scenario.team.absence = 0.4;
  // By the calendar of both: the first Tuesday to Friday on which the first is away and the second is not,
  // and when the first is back.
  sim::Attendance attendance(scenario.team);
  attendance.start(sim::StreamKey::of(1, 0));
  const auto is_away = [&](std::uint32_t server, int day) {
    const Time opening = utc(2026, 3, day, 9), closing = utc(2026, 3, day, 17);  // the pool's clock
    return attendance.there_from(0, server, opening, closing) == closing;
  };
  int away = 0, back = 0;
  for (int day = 3; day <= 5 && back == 0; ++day) {
    if (!is_away(0, day) || is_away(1, day)) continue;
    away = day;
    for (int next = day + 1; next <= 6 && back == 0; ++next) back = is_away(0, next) ? 0 : next;
  }
  REQUIRE(back > away);
  TeamRig rig(scenario);
  rig.tell(new_york(10, 0, away), 0, person(0, 1));
  rig.tell(new_york(10, 5, away), 1);
  rig.tell(new_york(10, 10, away), 2);
  rig.run();
  CHECK(rig.begun(0) == new_york(9, 0, back));
  CHECK(rig.begun(1) == new_york(10, 5, away));
  CHECK(rig.begun(2) == new_york(10, 35, away));
  CHECK(rig.team.counts().outside_hours == 0);
}

TEST_CASE("nobody leaves a touch for a meeting or an absence that begins meanwhile",
          "[sim][team]") {
  sim::Scenario scenario = office();
  scenario.team.touches[0].duration = sim::Distribution::constant(5 * 3600);
  scenario.team.meetings = 0.5;
  TeamRig rig(scenario, 40);
  for (std::uint32_t at = 0; at < 40; ++at) rig.tell(new_york(9) + core::days(7) * at, at);
  rig.run();
  CHECK(rig.team.counts().begun == 40);
  CHECK(rig.team.counts().finished == 40);
}

TEST_CASE("one more person in one pool changes nobody's absence in another", "[sim][team]") {
  sim::Scenario scenario = office();
  scenario.pipeline.pools = {{"CS", 2, 0, {}}, {"solutions", 2, 0, {}}};
  scenario.team.absence = 0.4;
  scenario.team.meetings = 0.4;
  std::vector<Time> begun;
  for (const int people : {2, 3}) {
    scenario.pipeline.pools[0].headcount = people;
    TeamRig rig(scenario, 30);
    for (std::uint32_t at = 0; at < 30; ++at)
      rig.tell(new_york(9) + minutes(50) * at, at, person(1, 1 + at % 2), Role::owner, 1);
    rig.run();
    for (std::uint32_t at = 0; at < 30; ++at) {
      if (people == 2)
        begun.push_back(rig.begun(at));
      else
        CHECK(begun[at] == rig.begun(at));
    }
  }
}
