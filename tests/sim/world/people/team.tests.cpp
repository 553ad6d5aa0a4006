// The CS team alone: who touches whom, and when.
#include "sim/world/people/team.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/routing/routing.hpp"
#include "sim/engine/event_queue.hpp"
#include "sim/statistics/stats.hpp"
#include "tests/catch.hpp"
#include "tests/core/zones.hpp"

using namespace handoff;
using core::minutes;
using core::PersonId;
using core::Time;
using core::testing::utc;
using sim::Role;

namespace {

constexpr core::OpenHours kAlways{0, 24 * 60, 0b1111111};

// One tier and one pool in New York on weekdays from 9 to 17, customers in New York and Berlin,
// touches of half an hour, no other work.
sim::Scenario office() {
  sim::Scenario scenario = sim::worked_example();
  core::PipelineConfig& config = scenario.pipeline;
  config.zones = {core::testing::new_york(), core::testing::berlin()};
  config.pools = {{"CS", 1, 0, {}}};
  config.routing = {{"all",
                     core::dollars(0),
                     {0},
                     core::kNoPool,
                     core::Strategy::pooled,
                     core::Onboarding::email_sequence,
                     core::hours(4)}};
  scenario.cohort.time_zones = {{0, 1}, {1, 1}};
  scenario.team.touches = {{sim::Distribution::constant(1800), 0}};
  scenario.team.other_work = 0;
  return scenario;
}

PersonId person(std::uint64_t pool, std::uint64_t number) { return {pool << 32 | number}; }

// Plays the simulation's part: tells the team at given moments, and runs its events.
class Rig {
 public:
  explicit Rig(sim::Scenario given, std::uint32_t customers = 10)
      : scenario(std::move(given)), team(scenario) {
    for (std::uint32_t trial = 0; trial < customers; ++trial) {
      sim::Customer customer;
      customer.trial = trial;
      customer.tier = 0;
      people.push_back(customer);
    }
    team.start(sim::StreamKey::of(1, 0), people);
  }

  void tell(Time at, std::uint32_t position, PersonId whom = {}, Role role = Role::owner,
            core::PoolIndex pool = 0, std::uint32_t key = 0) {
    told_.push_back({at, position, whom, role, pool, key});
  }

  void run() {
    std::stable_sort(told_.begin(), told_.end(),
                     [](const Told& a, const Told& b) { return a.at < b.at; });
    std::size_t next = 0;
    for (;;) {
      const bool event = !queue_.empty();
      if (next < told_.size() && (!event || told_[next].at <= queue_.top().time())) {
        const Told& it = told_[next++];
        team.told(it.position, it.role, {it.pool, it.whom, people[it.position].tier, it.key},
                  it.at);
      } else if (event) {
        const auto entry = queue_.pop();
        const sim::TeamModel::Wake wake = wakes_[entry.payload()];
        team.on_event(wake.event, wake.index, entry.time());
        ++events;
      } else {
        return;
      }
      schedule();
    }
  }

  void schedule() {
    for (const auto& wake : team.wakes()) {
      queue_.push(wake.at, static_cast<std::uint32_t>(wakes_.size()));
      wakes_.push_back(wake);
    }
    team.wakes().clear();
  }

  Time begun(std::uint32_t position) const { return team.touch(position).begun; }

  sim::Scenario scenario;
  std::vector<sim::Customer> people;
  sim::TeamModel team;
  int events = 0;

 private:
  struct Told {
    Time at;
    std::uint32_t position;
    PersonId whom;
    Role role;
    core::PoolIndex pool;
    std::uint32_t key;
  };
  std::vector<Told> told_;
  std::vector<sim::TeamModel::Wake> wakes_;
  sim::EventQueue queue_;
};

// Tuesday 3 March 2026; New York is five hours behind.
Time new_york(int hour, int minute = 0, int day = 3) { return utc(2026, 3, day, hour + 5, minute); }

}  // namespace

TEST_CASE("who is told in office hours and is free touches at once", "[sim][team]") {
  Rig rig(office());
  rig.tell(new_york(10), 0);
  rig.run();
  CHECK(rig.begun(0) == new_york(10));
  CHECK(rig.team.touch(0).ready == new_york(10));
  CHECK(rig.team.counts().finished == 1);
  CHECK(rig.events == 1);
}

TEST_CASE("a night's customers wait for the morning, and are touched one after the other",
          "[sim][team]") {
  Rig rig(office());
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
  Rig rig(office());
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
  Rig rig(scenario);
  rig.people[1].zone = 1;
  rig.tell(new_york(9), 0);
  rig.tell(new_york(9, 10), 1);  // Berlin closes at 11 in New York
  rig.tell(new_york(9, 20), 2);
  rig.run();
  CHECK(rig.begun(2) == new_york(12));
  CHECK(rig.begun(1) == new_york(9, 0, 4));
}

TEST_CASE("what is begun is finished after hours, and nothing more is begun", "[sim][team]") {
  Rig rig(office());
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
  Rig rig(scenario);
  rig.people[2].tier = 1;
  for (const std::uint32_t position : {0u, 1u, 2u, 3u})
    rig.tell(new_york(10, static_cast<int>(position)), position);
  rig.run();
  CHECK(rig.begun(2) == new_york(10, 30));
  CHECK(rig.begun(1) == new_york(10, 40));
  CHECK(rig.begun(3) == new_york(11, 10));
}

TEST_CASE("a named customer waits for their person while others are free", "[sim][team]") {
  sim::Scenario scenario = office();
  scenario.pipeline.pools[0].headcount = 2;
  Rig rig(scenario);
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

TEST_CASE("being told again changes nothing, and the second role touches by itself",
          "[sim][team]") {
  sim::Scenario scenario = office();
  scenario.pipeline.pools.push_back({"solutions", 1, 0, {}});
  Rig rig(scenario);
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
  const auto tell = [](Rig& rig, int minute, PersonId whom, std::uint32_t key) {
    rig.tell(new_york(10, minute), 0, whom, Role::owner, 0, key);
  };
  SECTION("the same choice by notice and onboarding") {
    Rig rig(scenario);
    tell(rig, 0, first, 7);
    tell(rig, 1, first, 0);
    tell(rig, 2, first, 7);
    rig.run();
    CHECK(rig.team.done() == std::vector<PersonId>{first});
  }
  SECTION("the onboarding comes before the notice") {
    Rig rig(scenario);
    tell(rig, 0, first, 0);
    tell(rig, 1, first, 7);
    rig.run();
    CHECK(rig.team.done() == std::vector<PersonId>{first});
  }
  SECTION("another person is chosen while the first has the touch") {
    Rig rig(scenario);
    tell(rig, 0, first, 7);
    tell(rig, 1, second, 8);
    tell(rig, 2, second, 0);
    rig.run();
    CHECK(rig.team.done() == std::vector<PersonId>{second, first});
  }
  SECTION("the same person is chosen anew") {
    Rig rig(scenario);
    tell(rig, 0, first, 7);
    tell(rig, 1, first, 8);
    rig.run();
    CHECK(rig.team.done() == std::vector<PersonId>{first, first});
  }
  SECTION("a pool is chosen, then another one, by notice and onboarding") {
    scenario.pipeline.pools.push_back(scenario.pipeline.pools.front());
    Rig rig(scenario);
    tell(rig, 0, core::anybody_of(0), 7);
    tell(rig, 1, core::anybody_of(0), 0);
    tell(rig, 2, core::anybody_of(1), 8);
    tell(rig, 3, core::anybody_of(1), 0);
    rig.run();
    CHECK(rig.team.done() == std::vector<PersonId>{core::anybody_of(1), core::anybody_of(0)});
    CHECK(rig.team.touch(0).pool == 0);
  }
  SECTION("somebody has seen the customer by chance before") {
    Rig rig(scenario);
    tell(rig, 0, {}, 0);
    tell(rig, 1, first, 7);
    tell(rig, 2, first, 0);
    rig.run();
    CHECK(rig.team.done() == std::vector<PersonId>{first});
  }
}

TEST_CASE("hours that never meet leave a customer untouched, and are counted", "[sim][team]") {
  sim::Scenario scenario = office();
  scenario.pipeline.zones[1] = core::testing::kolkata();
  Rig rig(scenario);
  rig.people[0].zone = 1;
  rig.tell(new_york(10), 0);
  rig.run();
  CHECK(rig.begun(0) == core::kNever);
  CHECK(rig.team.counts().unreachable == 1);
}

TEST_CASE("an AE who keeps a customer touches in the first common hours", "[sim][team]") {
  Rig rig(office());
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
  Rig rig(scenario);
  rig.team.unassigned(0, new_york(15));
  rig.team.unassigned(1, new_york(7));
  rig.schedule();
  rig.run();
  CHECK(rig.begun(0) == new_york(10, 0, 4));
  CHECK(rig.begun(1) == new_york(12));
}

// A touch that comes in mid-shift meets other work with its probability, and waits for what is left
// of it: of a piece of mean 20 minutes, exponential, 20 minutes on average.
TEST_CASE("other work holds a touch up by its share and what is left of it", "[sim][team]") {
  sim::Scenario scenario = office();
  scenario.pipeline.pools[0].shift = kAlways;
  scenario.pipeline.customer_hours = kAlways;
  scenario.team.touches[0].duration = sim::Distribution::constant(60);
  scenario.team.other_work = 0.3;
  scenario.team.other_task = sim::Distribution::exponential(1200);
  constexpr std::uint32_t kCustomers = 4000;
  Rig rig(scenario, kCustomers);
  // Ten hours apart: nobody ever waits for another customer.
  for (std::uint32_t at = 0; at < kCustomers; ++at)
    rig.tell(utc(2026, 3, 2, 1, 1) + core::hours(10) * at, at);
  rig.run();
  sim::Accumulator waited, waits;
  for (std::uint32_t at = 0; at < kCustomers; ++at) {
    const core::Duration wait = rig.begun(at) - rig.team.touch(at).ready;
    waited.add(wait > core::Duration{} ? 1 : 0);
    if (wait > core::Duration{}) waits.add(wait.seconds());
  }
  CHECK(sim::mean_interval(waited, 0.99).contains(0.3));
  CHECK(sim::mean_interval(waits, 0.99).contains(1200));
}

// A customer of the night, one a week: at nine o'clock the person is at other work as often as at any
// other hour, and of a piece of an hour half is left on average.
TEST_CASE("the morning finds a person at what the evening left", "[sim][team]") {
  sim::Scenario scenario = office();
  scenario.team.other_work = 0.6;
  scenario.team.other_task = sim::Distribution::constant(3600);
  constexpr std::uint32_t kCustomers = 2000;
  Rig rig(scenario, kCustomers);
  for (std::uint32_t at = 0; at < kCustomers; ++at) rig.tell(new_york(20) + core::days(7) * at, at);
  rig.run();
  sim::Accumulator waited, waits;
  for (std::uint32_t at = 0; at < kCustomers; ++at) {
    const core::Duration wait = rig.begun(at) - rig.team.touch(at).ready;
    waited.add(wait > core::Duration{} ? 1 : 0);
    if (wait > core::Duration{}) waits.add(wait.seconds());
  }
  CHECK(sim::mean_interval(waited, 0.99).contains(0.6));
  CHECK(sim::mean_interval(waits, 0.99).contains(1800));
}

// The customer's hours open in the middle of the shift, when a long piece of other work may be
// under way: some day none is.
TEST_CASE("other work does not keep a customer from being touched for ever", "[sim][team]") {
  sim::Scenario scenario = office();
  scenario.pipeline.zones[1] = {"America/Los_Angeles", -480, -420, {3, 2, 6, 120}, {11, 1, 6, 120}};
  scenario.team.other_work = 0.9;
  scenario.team.other_task = sim::Distribution::constant(24 * 3600);
  Rig rig(scenario);
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
  Rig rig(scenario, 200);
  for (std::uint32_t at = 0; at < 200; ++at) rig.tell(new_york(10) + core::days(7) * at, at);
  rig.run();
  int waited = 0;
  for (std::uint32_t at = 0; at < 200; ++at) waited += rig.begun(at) > rig.team.touch(at).ready;
  CHECK(waited <= 2);  // all twelve are busy once in 4096 times
}

// ---- absence and meetings ----

// One person round the clock who is away on a fifth of the days: who comes on such a day waits for its
// end, 12 hours on average, and for the days of absence after it, 24 h x 0.2 / 0.8 on average.
TEST_CASE("absence holds a customer up to the end of the days of absence", "[sim][team]") {
  sim::Scenario scenario = office();
  scenario.pipeline.pools[0].shift = kAlways;
  scenario.pipeline.customer_hours = kAlways;
  scenario.team.touches[0].duration = sim::Distribution::constant(60);
  scenario.team.absence = 0.2;
  constexpr std::uint32_t kCustomers = 4000;
  Rig rig(scenario, kCustomers);
  for (std::uint32_t at = 0; at < kCustomers; ++at)
    rig.tell(utc(2026, 3, 2, 1, 1) + (core::days(5) + minutes(37)) * at, at);
  rig.run();
  sim::Accumulator waited, waits;
  for (std::uint32_t at = 0; at < kCustomers; ++at) {
    const core::Duration wait = rig.begun(at) - rig.team.touch(at).ready;
    waited.add(wait > core::Duration{} ? 1 : 0);
    waits.add(wait.hours());
  }
  CHECK(sim::mean_interval(waited, 0.99).contains(0.2));
  CHECK(sim::mean_interval(waits, 0.99).contains(0.2 * (12 + 24 * 0.2 / 0.8)));
}

// Two people, each in a meeting of an hour in a quarter of the hours: a pooled touch waits where both are,
// for half an hour and 1 h x p / (1 - p) with p = 1/16, a named one where that person is, for half an hour
// and 1 h x 0.25 / 0.75.
TEST_CASE("meetings hold a named touch up, and a pooled one where all are in one", "[sim][team]") {
  sim::Scenario scenario = office();
  scenario.pipeline.pools[0] = {"CS", 2, 0, kAlways};
  scenario.pipeline.customer_hours = kAlways;
  scenario.team.touches[0].duration = sim::Distribution::constant(60);
  scenario.team.meetings = 0.25;
  scenario.team.meeting = core::hours(1);
  constexpr std::uint32_t kCustomers = 6000;
  for (const bool named : {true, false}) {
    Rig rig(scenario, kCustomers);
    for (std::uint32_t at = 0; at < kCustomers; ++at)
      rig.tell(utc(2026, 3, 2, 1, 1) + (core::hours(10) + minutes(7)) * at, at,
               named ? person(0, 2) : PersonId{});
    rig.run();
    sim::Accumulator waited, waits;
    for (std::uint32_t at = 0; at < kCustomers; ++at) {
      const core::Duration wait = rig.begun(at) - rig.team.touch(at).ready;
      waited.add(wait > core::Duration{} ? 1 : 0);
      waits.add(wait.hours());
    }
    const double p = named ? 0.25 : 0.0625;
    CHECK(sim::mean_interval(waited, 0.99).contains(p));
    CHECK(sim::mean_interval(waits, 0.99).contains(p * (0.5 + p / (1 - p))));
  }
}

// A backlog, touches of 20 minutes and meetings of an hour, both by the clock: three touches in each hour
// that is free, none in the others, so a day has 24 x 3 x 0.8 x 0.7 = 40.32 touches. Of a day without
// absence the share of free hours varies by sqrt(0.3 x 0.7 / 24), so a day's by 0.29 in all.
TEST_CASE("a backlog is worked off in the hours in which somebody is there", "[sim][team]") {
  sim::Scenario scenario = office();
  scenario.pipeline.zones = {core::TimeZone{}};
  scenario.cohort.time_zones = {{0, 1}};
  scenario.pipeline.pools[0].shift = kAlways;
  scenario.pipeline.customer_hours = kAlways;
  scenario.team.touches[0].duration = sim::Distribution::constant(1200);
  scenario.team.absence = 0.2;
  scenario.team.meetings = 0.3;
  scenario.team.meeting = core::hours(1);
  constexpr std::uint32_t kCustomers = 45'000;
  constexpr int kDays = 1000;
  Rig rig(scenario, kCustomers);
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
  Rig rig(scenario);
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
  Rig rig(scenario, 40);
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
    Rig rig(scenario, 30);
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
