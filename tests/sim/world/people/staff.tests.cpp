// The operations staff: office hours, one task after the other, messages, rounds.
#include "sim/world/people/staff.hpp"

#include "sim/month/simulation.hpp"
#include "sim/scenario/period.hpp"
#include "tests/catch.hpp"
#include "tests/core/zones.hpp"

using namespace handoff;
using core::minutes;
using core::Time;
using core::testing::utc;

namespace {

// Ten minutes a task, in New York from 9 to 17.
sim::Scenario office() {
  sim::Scenario scenario = sim::worked_example();
  scenario.staff.task = sim::Distribution::constant(600);
  return scenario;
}

sim::StaffModel staff_of(const sim::Scenario& scenario) {
  return {scenario.staff, scenario.pipeline.zones, utc(2026, 3, 1)};
}

}  // namespace

TEST_CASE("staff does one task after the other, in office hours", "[sim][staff]") {
  const sim::Scenario scenario = office();
  sim::StaffModel staff = staff_of(scenario);
  sim::Stream stream(1);
  CHECK(staff.do_task(utc(2026, 3, 3, 15, 0), stream) == utc(2026, 3, 3, 15, 10));
  CHECK(staff.do_task(utc(2026, 3, 3, 15, 5), stream) == utc(2026, 3, 3, 15, 20));
  CHECK(staff.do_task(utc(2026, 3, 6, 23, 0), stream) ==
        utc(2026, 3, 9, 13, 10));  // Friday evening to Monday
  CHECK(staff.worked() == minutes(30));
  staff.clear();
  CHECK(staff.worked() == core::Duration{});
}

TEST_CASE("the round is at its minute of each working day", "[sim][staff]") {
  const sim::Scenario scenario = office();
  sim::StaffModel staff = staff_of(scenario);
  CHECK(staff.next_round(utc(2026, 3, 3, 14, 0)) == utc(2026, 3, 4, 14, 0));
  CHECK(staff.next_round(utc(2026, 3, 3, 13, 0)) == utc(2026, 3, 3, 14, 0));
  CHECK(staff.next_round(utc(2026, 3, 6, 15, 0)) == utc(2026, 3, 9, 13, 0));
}

TEST_CASE("several tasks at once are done by whoever is free", "[sim][staff]") {
  sim::Scenario scenario = office();
  scenario.staff.people = 2;
  sim::StaffModel staff = staff_of(scenario);
  sim::Stream stream(1);
  CHECK(staff.do_tasks(utc(2026, 3, 3, 14, 0), 3, stream) == utc(2026, 3, 3, 14, 20));
  CHECK(staff.do_tasks(utc(2026, 3, 3, 14, 0), 0, stream) == utc(2026, 3, 3, 14, 0));
}

TEST_CASE("a message is read after working time", "[sim][staff]") {
  sim::Scenario scenario = office();
  scenario.staff.notice = sim::Distribution::constant(2 * 3600);
  sim::StaffModel staff = staff_of(scenario);
  sim::Stream stream(1);
  CHECK(staff.reads(utc(2026, 3, 3, 15, 0), stream) == utc(2026, 3, 3, 17, 0));
  CHECK(staff.reads(utc(2026, 3, 3, 21, 0), stream) == utc(2026, 3, 4, 15, 0));
  CHECK(staff.reads(utc(2026, 3, 4, 4, 47), stream) == utc(2026, 3, 4, 16, 0));  // 11:47 PM
}

// The article's step 4: a message in a channel that nobody watches after 5 PM.
TEST_CASE("by hand an owner is assigned and told when the message is read and the task done",
          "[sim][staff]") {
  sim::Scenario scenario = office();
  scenario.staff.people = 50;  // nobody waits for another customer's task
  scenario.staff.notice = sim::Distribution::constant(3600);
  scenario.pipeline.routing_by = core::Routing::person;
  sim::Simulation simulation(scenario);
  CHECK(simulation.run(0).violations.empty());
  REQUIRE(simulation.customers().size() > 50);
  sim::WorkingHours hours(scenario.staff.hours, scenario.pipeline.zones[0],
                          sim::period_of(scenario).begins - core::days(2));
  for (std::uint32_t at = 0; at < simulation.customers().size(); ++at) {
    const sim::CustomerState& state = simulation.world().states()[at];
    CHECK_FALSE(state.assigned_by_rules);
    const Time read = hours.add(state.entered, core::hours(1));
    CHECK(state.assigned == hours.next_open(read) + minutes(10));
    CHECK(simulation.team().touch(at).told == state.assigned);
  }
}

TEST_CASE("one person assigns all the night's customers one after the other", "[sim][staff]") {
  sim::Scenario scenario = office();
  scenario.staff.notice = sim::Distribution::constant(0);
  scenario.pipeline.routing_by = core::Routing::person;
  sim::Simulation simulation(scenario);
  simulation.run(0);
  std::vector<Time> assigned;
  for (const sim::CustomerState& state : simulation.world().states())
    assigned.push_back(state.assigned);
  std::sort(assigned.begin(), assigned.end());
  for (std::size_t at = 1; at < assigned.size(); ++at)
    CHECK(assigned[at] - assigned[at - 1] >= minutes(10));
  CHECK(simulation.world().staff().worked() ==
        minutes(10) * static_cast<std::int64_t>(assigned.size()));
}
