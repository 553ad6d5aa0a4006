// Incidents: when they begin, whom they hit, and when they are over.
#include "sim/world/incidents.hpp"

#include <cmath>
#include <string>

#include "sim/scenario/check.hpp"
#include "sim/statistics/stats.hpp"
#include "tests/catch.hpp"
#include "tests/core/zones.hpp"

using namespace handoff;
using core::days;
using core::hours;
using core::ReplyStatus;
using core::seconds;
using core::Time;
using core::testing::utc;
using sim::Incident;
using sim::System;

namespace {

sim::Scenario with(const Incident& incident) {
  sim::Scenario scenario = sim::worked_example();
  scenario.start = utc(2026, 3, 2);  // a Monday
  scenario.incidents = {incident};
  return scenario;
}

Incident at(core::Duration from, core::Duration length, core::Duration every = {}) {
  Incident it;
  it.when = {from, length, every};
  return it;
}

Incident at_random(double a_month, core::Duration length) {
  Incident it;
  it.a_month = a_month;
  it.when.length = length;
  return it;
}

// The incidents of one replication.
sim::Incidents of(const sim::Scenario& scenario, std::uint32_t replication = 0) {
  sim::Incidents it(scenario);
  it.start(sim::StreamKey::of(11, replication));
  return it;
}

bool is_hit(sim::Incidents& it, Time now, System system = System::crm) {
  return it.answer(system, now) != ReplyStatus::ok;
}

std::string complaint(const Incident& incident) {
  const auto wrong = sim::check(with(incident));
  return wrong ? wrong->where + ": " + wrong->what : "";
}

}  // namespace

TEST_CASE("without incidents every system answers", "[sim][world][incidents]") {
  const sim::Scenario scenario = sim::worked_example();
  sim::Incidents it = of(scenario);
  CHECK_FALSE(is_hit(it, scenario.start));
}

TEST_CASE("an incident hits the systems of its row from its beginning to its end",
          "[sim][world][incidents]") {
  const sim::Scenario scenario = with(at(days(3) + hours(14), hours(2)));
  sim::Incidents it = of(scenario);
  const Time from = utc(2026, 3, 5, 14), to = utc(2026, 3, 5, 16);
  for (const System system : {System::crm, System::marketing}) {
    CHECK(it.answer(system, from - seconds(1)) == ReplyStatus::ok);
    CHECK(it.answer(system, from) == ReplyStatus::server_error);
    CHECK(it.answer(system, to - seconds(1)) == ReplyStatus::server_error);
    CHECK(it.answer(system, to) == ReplyStatus::ok);
  }
  for (const System system : {System::processor, System::product, System::team})
    CHECK(it.answer(system, from) == ReplyStatus::ok);
}

TEST_CASE("an incident comes again, and an hour of it is over each time",
          "[sim][world][incidents]") {
  const sim::Scenario scenario = with(at(hours(2), hours(1), days(7)));
  sim::Incidents it = of(scenario);
  for (const int week : {0, 1, 3}) {
    const Time from = scenario.start + days(7 * week) + hours(2);
    CHECK_FALSE(is_hit(it, from - seconds(1)));
    CHECK(is_hit(it, from));
    CHECK(is_hit(it, from + hours(1) - seconds(1)));
    CHECK_FALSE(is_hit(it, from + hours(1)));
  }
}

// A token expires on Friday at 18:00 in New York, where the staff work from 9 to 17 on weekdays, and
// two of their hours are needed: Monday at 11:00, which is summer time by then.
TEST_CASE("who has to mend an incident does so in office hours", "[sim][world][incidents]") {
  Incident expired = at(days(4) + hours(23), hours(2));
  expired.lasts = sim::IncidentLasts::office_hours;
  expired.answer = sim::IncidentAnswer::unauthorized;
  sim::Scenario scenario = with(expired);
  scenario.pipeline.zones[0] = core::testing::new_york();
  scenario.staff.zone = 0;
  scenario.staff.hours = {9 * 60, 17 * 60, 0b0011111};
  sim::Incidents it = of(scenario);
  CHECK(it.answer(System::crm, utc(2026, 3, 6, 22, 59)) == ReplyStatus::ok);
  CHECK(it.answer(System::crm, utc(2026, 3, 6, 23)) == ReplyStatus::refused);
  CHECK(it.answer(System::crm, utc(2026, 3, 9, 14, 59)) == ReplyStatus::refused);
  CHECK(it.answer(System::crm, utc(2026, 3, 9, 15)) == ReplyStatus::ok);
}

TEST_CASE("of two rows the first that applies decides", "[sim][world][incidents]") {
  Incident expired = at(hours(1), hours(2));
  expired.answer = sim::IncidentAnswer::unauthorized;
  sim::Scenario scenario = with(expired);
  scenario.incidents.push_back(at(hours(2), hours(2)));
  sim::Incidents it = of(scenario);
  CHECK(it.answer(System::crm, scenario.start + hours(2)) == ReplyStatus::refused);
  CHECK(it.answer(System::crm, scenario.start + hours(3)) == ReplyStatus::server_error);
}

// One a day on average, six hours each: a moment is free of them if none began in the six hours before
// it, with probability exp(-1/4). In 400 months, a look every 28 hours, far apart from each other.
TEST_CASE("incidents at random are a Poisson process, the same for all systems that they hit",
          "[sim][world][incidents]") {
  const sim::Scenario scenario = with(at_random(28, hours(6)));
  const double covered = 1 - std::exp(-0.25);
  double looks = 0, hit = 0, early = 0, late = 0;
  sim::Incidents it(scenario);
  for (std::uint32_t replication = 0; replication < 400; ++replication) {
    it.start(sim::StreamKey::of(11, replication));
    for (int look = 0; look < 24; ++look) {
      const Time now = scenario.start + hours(28 * look);
      const bool down = is_hit(it, now);
      REQUIRE(is_hit(it, now, System::marketing) == down);
      REQUIRE_FALSE(is_hit(it, now, System::product));
      looks += 1;
      hit += down ? 1 : 0;
    }
    early += is_hit(it, scenario.start - days(scenario.warmup_days)) ? 1 : 0;
    late += is_hit(it, scenario.start + days(scenario.days)) ? 1 : 0;
  }
  const auto margin = [covered](double n) { return 4 * std::sqrt(covered * (1 - covered) / n); };
  CHECK(hit / looks == Approx(covered).margin(margin(looks)));
  CHECK(early / 400 == Approx(covered).margin(margin(400)));
  CHECK(late / 400 == Approx(covered).margin(margin(400)));
}

TEST_CASE("a larger rate keeps the incidents of a smaller one, whatever the warm-up",
          "[sim][world][incidents]") {
  const sim::Scenario scenario = with(at_random(4, hours(8)));
  const sim::Scenario larger = with(at_random(12, hours(8)));
  sim::Scenario longer = scenario;
  longer.warmup_days = 30;
  int hit = 0, more = 0;
  for (std::uint32_t replication = 0; replication < 30; ++replication) {
    sim::Incidents few = of(scenario, replication), many = of(larger, replication);
    sim::Incidents warmed = of(longer, replication);
    for (int hour = 0; hour < 28 * 24; ++hour) {
      const Time now = scenario.start + hours(hour);
      const bool is = is_hit(few, now), is_too = is_hit(many, now);
      if (is) REQUIRE(is_too);
      REQUIRE(is_hit(warmed, now) == is);
      hit += is ? 1 : 0;
      more += is_too ? 1 : 0;
    }
  }
  CHECK(hit > 0);
  CHECK(more > 2 * hit);
}

TEST_CASE("an incident that is none or two is refused", "[sim][world][incidents]") {
  CHECK(complaint(at_random(2, hours(1))).empty());
  CHECK(complaint(at(hours(1), hours(1), days(1))).empty());
  Incident nobody = at(hours(1), hours(1));
  nobody.hits = {};
  CHECK(complaint(nobody) ==
        "incidents[0]: hits no system; at least one of processor, crm, product, marketing and team "
        "must be true");
  Incident both = at_random(2, hours(1));
  both.when.every = days(7);
  CHECK(complaint(both) ==
        "incidents[0]: comes at random (a_month) and at given times (from, every); give 0 for "
        "a_month, or for both of the others");
  CHECK(complaint(at(hours(1), hours(2), hours(1))) ==
        "incidents[0]: every is shorter than length; give 0 for once, or at least length");
}
