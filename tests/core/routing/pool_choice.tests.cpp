// Which of two offices gets a customer. Hours and distances by hand: March 2026 begins on a Sunday; clocks
// change on the 8th in Austin and on the 29th in Dublin.
#include "core/routing/pool_choice.hpp"

#include <optional>
#include <vector>

#include "tests/catch.hpp"
#include "tests/core/rig.hpp"
#include "tests/core/routing/two_offices.hpp"

using namespace handoff::core;
using namespace handoff::core::testing;

namespace {

constexpr ZoneIndex kChicagos = 0, kDublins = 1, kNewYorks = 2, kKolkatas = 3, kSydneys = 4,
                    kAzores = 5;

Time march(int day, int hour, int minute = 0) { return utc(2026, 3, day, hour, minute); }

}  // namespace

TEST_CASE("following the sun, the office that is at work gets the customer", "[core][pools]") {
  struct Row {
    Time at;
    PoolIndex office;
  };
  const Row rows[] = {
      {march(2, 10), kDublin},                              // Monday: Austin sleeps
      {march(2, 14, 59), kDublin},                          // until 15:00
      {march(2, 18), kAustin},                              // Dublin has gone home
      {march(2, 23, 59), kAustin}, {march(3, 0), kDublin},  // both closed: Dublin opens at 9:00
      {march(6, 23, 59), kAustin},                          // Friday
      {march(7, 12), kDublin},                              // Saturday: Dublin's Monday comes first
      {march(9, 14), kAustin},  // summer in Austin: 14:00 to 23:00; of two idle ones the first
      {march(9, 13, 59), kDublin}, {march(9, 23), kDublin},
      {march(30, 8), kDublin},  // summer in both
      {march(30, 17), kAustin},
  };
  for (const Row& row : rows) {
    INFO(row.at.us);
    CHECK(Offices(PoolRule::follow_the_sun).chosen(row.at) == row.office);
  }
}

TEST_CASE("of two offices at work the one with fewer open touches a person is taken",
          "[core][pools]") {
  struct Row {
    int austin, dublin;  // open touches; of six people and of two
    PoolIndex office;
  };
  const Row rows[] = {{0, 0, kAustin}, {1, 0, kDublin}, {1, 1, kAustin}, {3, 1, kAustin},
                      {4, 1, kDublin}, {6, 2, kAustin}, {7, 2, kDublin}, {11, 4, kAustin}};
  for (const Row& row : rows) {
    INFO(row.austin << ' ' << row.dublin);
    Offices offices(PoolRule::follow_the_sun);
    offices.busy(kAustin, row.austin);
    offices.busy(kDublin, row.dublin);
    CHECK(offices.chosen(march(2, 16)) == row.office);
    CHECK(offices.chosen(march(2, 10)) == kDublin);  // however busy it is
  }
}

// A customer in Dublin may be called from 9:00 to 17:00 UTC, one in Chicago from 15:00 to 23:00.
TEST_CASE("where a call is due the customer's hours count as well", "[core][pools]") {
  const auto chosen = [](Time at, ZoneIndex customer) {
    return Offices(PoolRule::follow_the_sun, Onboarding::kickoff_call).chosen(at, customer);
  };
  CHECK(chosen(march(2, 20), kDublins) ==
        kDublin);  // Austin could call at 15:00 tomorrow, Dublin at 9:00
  CHECK(chosen(march(2, 16), kDublins) == kAustin);   // both at once
  CHECK(chosen(march(2, 10), kChicagos) == kAustin);  // both at 15:00
  CHECK(chosen(march(2, 19), kChicagos) == kAustin);
  CHECK(chosen(march(2, 19), kNoZone) == kAustin);        // as from the first zone
  CHECK(chosen(march(2, 23, 30), kChicagos) == kAustin);  // tomorrow at 15:00 either
}

TEST_CASE("a full office passes customers on, and gets those that nobody is free for",
          "[core][pools]") {
  Offices offices(PoolRule::overflow);
  std::vector<PoolIndex> taken;
  for (int n = 0; n < 10; ++n) taken.push_back(offices.taken(march(2, 16)));
  CHECK(taken == std::vector<PoolIndex>{0, 0, 0, 0, 0, 0, 1, 1, 0, 0});
  offices.rota.release(anybody_of(kDublin));
  CHECK(offices.taken(march(2, 16)) == kDublin);
  for (int n = 0; n < 3; ++n) offices.rota.release(anybody_of(kAustin));
  CHECK(offices.taken(march(2, 16)) == kAustin);
  CHECK(offices.taken(march(2, 10)) == kDublin);  // the only one at work, though it is full
  CHECK(offices.rota.open_touches(kAustin) == 6);
  CHECK(offices.rota.open_touches(kDublin) == 3);
}

// Between standard times: Chicago -6 h, Dublin 0, New York -5, Kolkata +5:30, Sydney +10, Azores -3.
// Sydney is 16 hours east of Chicago, so 8 west of it; 10 from Dublin.
TEST_CASE("the nearest office is the fewest hours away, the shorter way round", "[core][pools]") {
  Offices offices(PoolRule::nearest);
  for (const Time at : {march(2, 10), march(2, 20), march(15, 12)}) {
    CHECK(offices.chosen(at, kChicagos) == kAustin);
    CHECK(offices.chosen(at, kNewYorks) == kAustin);
    CHECK(offices.chosen(at, kDublins) == kDublin);
    CHECK(offices.chosen(at, kKolkatas) == kDublin);
    CHECK(offices.chosen(at, kSydneys) == kAustin);
    CHECK(offices.chosen(at, kAzores) == kAustin);  // three hours to each: the first
    CHECK(offices.chosen(at, kNoZone) == kAustin);
  }
}

TEST_CASE("of a single office, and by the first of several, there is no choice", "[core][pools]") {
  for (const PoolRule rule :
       {PoolRule::first, PoolRule::follow_the_sun, PoolRule::overflow, PoolRule::nearest}) {
    Offices one(rule);
    one.config.routing.front().pools = {kDublin};
    CHECK(one.chosen(march(2, 20)) == kDublin);
  }
  Offices first(PoolRule::first);
  first.busy(kAustin, 100);
  CHECK(first.chosen(march(2, 10), kDublins) == kAustin);
}

namespace {

// All requests that name an office, in the order in which they were asked.
std::vector<PoolIndex> offices_told(const Rig& rig) {
  std::vector<PoolIndex> offices;
  for (const Request& request : rig.sent) {
    if (const auto* it = std::get_if<AssignOwner>(&request.body)) offices.push_back(it->pool);
    if (const auto* it = std::get_if<NotifyOwner>(&request.body)) offices.push_back(it->pool);
    if (const auto* it = std::get_if<StartOnboarding>(&request.body)) offices.push_back(it->pool);
  }
  return offices;
}

}  // namespace

TEST_CASE("everybody is told of the same office, and a named owner is one of its people",
          "[core][pools]") {
  for (const Strategy strategy :
       {Strategy::pooled, Strategy::round_robin, Strategy::least_loaded}) {
    PipelineConfig config = two_offices(PoolRule::follow_the_sun);
    config.routing.front().strategy = strategy;
    Rig rig(config);
    rig.feed(trial_to_active());  // at noon
    CHECK(offices_told(rig) == std::vector<PoolIndex>{kDublin, kDublin, kDublin});
    const PersonId owner = rig.last<AssignOwner>().owner;
    CHECK(owner.value >> 32 == (strategy == Strategy::pooled ? 0u : kDublin));
    CHECK(static_cast<bool>(owner) == (strategy != Strategy::pooled));
    CHECK(rig.pipeline.open_touches() == 1);
  }
}

// Noon is Dublin's, eight hours later is Austin's: who was told at noon stays the one.
TEST_CASE("a repair goes to the office that was chosen before", "[core][pools]") {
  Rig rig(two_offices(PoolRule::follow_the_sun));
  bool refused = true;
  rig.outside = [&](const Request& request) -> std::optional<Reply> {
    if (!refused || request.ticket.operation != Operation::start_onboarding) return std::nullopt;
    return Rig::with_status(request, ReplyStatus::refused);
  };
  rig.feed(trial_to_active());
  refused = false;
  rig.advance(hours(8));
  rig.sent.clear();
  rig.pipeline.on_resolution({{7}, ExceptionKind::onboarding_failed, {700}}, rig.now, rig.outbox);
  rig.drain();
  CHECK(offices_told(rig) == std::vector<PoolIndex>{kDublin, kDublin, kDublin});
  CHECK(rig.pipeline.open_touches() == 1);
}

TEST_CASE("after a restart it is known how busy each office is", "[core][pools]") {
  Rig rig(two_offices(PoolRule::overflow));
  rig.now = march(2, 16);
  for (std::uint64_t n = 1; n <= 6; ++n) rig.feed(conversion_of(n, rig.now));
  CHECK(rig.last<AssignOwner>().pool == kAustin);
  rig.crash();
  REQUIRE(rig.restored);
  rig.feed(conversion_of(7, rig.now));
  CHECK(rig.last<AssignOwner>().pool == kDublin);
  rig.pipeline.on_first_touch(anybody_of(kAustin));
  rig.feed(conversion_of(8, rig.now));
  CHECK(rig.last<AssignOwner>().pool == kAustin);
}
