// Hours of people who are there, worked out by hand from the worked example.
#include "sim/scenario/shift_hours.hpp"

#include "tests/catch.hpp"

using namespace handoff;

// One person of the staff, Mon-Fri 9 to 17, four weeks: 160 hours. Pools of 2 + 3 + 2 + 1 people,
// Mon-Fri 8 to 20, four weeks: 8 x 240 = 1,920 hours, of which other work leaves 40%: 768.
TEST_CASE("hours that are there", "[sim][plan][shift_hours]") {
  const sim::Scenario scenario = sim::worked_example();
  CHECK(sim::staff_hours(scenario) == Approx(160));
  CHECK(sim::team_hours(scenario) == Approx(768));
  CHECK(sim::payroll_usd(scenario) == Approx(768 * 50));
  CHECK(sim::weekly_hours({9 * 60, 12 * 60 + 30, 0b0000101}) == Approx(7));
}

// A quarter of the team away: fewer hours are there, and as many are paid. Twice the days: a month's.
TEST_CASE("absence is paid, other work is not, and payroll is a month's", "[sim][shift_hours]") {
  sim::Scenario scenario = sim::worked_example();
  scenario.team.absence = 0.25;
  CHECK(sim::team_hours(scenario) == Approx(576));
  CHECK(sim::payroll_usd(scenario) == Approx(768 * 50));
  scenario.days *= 2;
  CHECK(sim::payroll_usd(scenario) == Approx(768 * 50));
  scenario.team.other_work = 0;
  CHECK(sim::payroll_usd(scenario) == Approx(1920 * 50));
  scenario.team.meetings = 0.5;
  CHECK(sim::payroll_usd(scenario) == Approx(960 * 50));
}
