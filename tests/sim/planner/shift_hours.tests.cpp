// Hours of people who are there, worked out by hand from the worked example.
#include "sim/planner/shift_hours.hpp"

#include "tests/catch.hpp"

using namespace handoff;

// One person of the staff, Mon-Fri 9 to 17, four weeks: 160 hours. Pools of 2 + 3 + 2 + 1 people,
// Mon-Fri 8 to 20, four weeks: 8 x 240 = 1,920 hours, of which other work leaves 40%: 768.
TEST_CASE("hours that are there", "[sim][plan][shift_hours]") {
  const sim::Scenario scenario = sim::worked_example();
  CHECK(sim::staff_hours(scenario) == Approx(160));
  CHECK(sim::team_hours(scenario) == Approx(768));
  CHECK(sim::payroll(scenario) == Approx(768 * 50));
  CHECK(sim::weekly_hours({9 * 60, 12 * 60 + 30, 0b0000101}) == Approx(7));
}
