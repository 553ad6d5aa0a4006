// Touch weeks: everybody converts in one hour, which is another one by the office's clock.
#include "sim/experiment/touch_weeks.hpp"

#include <cstdint>

#include "sim/experiment/jobs/job_loop.hpp"
#include "sim/planner/questions/team_hours.hpp"
#include "tests/core/zones.hpp"
#include "tests/sim/month/plain_scenario.hpp"

using namespace handoff;
using namespace handoff::sim;

namespace {

// Conversions between 20 and 21 o'clock UTC, which in the winter are 14 to 15 in Chicago, where the office is
// closed after noon; and nobody before the next morning is in time.
Scenario afternoons() {
  Scenario it = sim::testing::plain_scenario(0.001, 14);
  it.start = core::testing::utc(2024, 1, 1);
  it.cohort.hour_weights.assign(24, 0.0);
  it.cohort.hour_weights[20] = 1;
  core::PipelineConfig& config = it.pipeline;
  config.zones = {{"UTC", 0, 0, {}, {}}, core::testing::chicago()};
  it.staff.zone = 0;
  config.pools.front() = {"Austin", 5, 1, {9 * 60, 12 * 60, 0b1111111}};
  config.routing.front().first_touch = core::hours(1);
  const auto valid = checked(it);
  REQUIRE(valid);
  return *valid;
}

}  // namespace

TEST_CASE("customers stand in the hour of their conversion by their office's clock",
          "[sim][experiment][weeks]") {
  const Scenario scenario = afternoons();
  const TouchWeeks weeks = touch_weeks(scenario, 0, 3);
  REQUIRE(weeks.offices() == 1);
  const TouchWeek& week = weeks.week(0, 0);
  for (std::size_t hour = 0; hour < kWeekHours; ++hour) {
    CAPTURE(hour);
    CHECK((week[hour].customers > 0) == (hour % 24 == 14));
    CHECK(week[hour].late == week[hour].customers);
  }
  CHECK(together(weeks.week(0, weeks.nobody())).customers == 0);
  CHECK(weeks.week_of(-1, 0) == week);
  // All of those whom a run counts.
  Experiment experiment(scenario);
  experiment.run(3);
  const std::uint64_t n = experiment.results().of(Metric::sla_attainment, 0).n;
  CHECK(together(week).customers == n);
}

TEST_CASE("hours are the same from any pieces", "[sim][experiment][weeks]") {
  const Scenario scenario = afternoons();
  TeamHours hours;
  CHECK(hours.finished());
  hours.serve(scenario, 50);
  CHECK_FALSE(hours.finished());
  const auto first = hours.next();
  REQUIRE(first);
  CHECK(hours.wants(*first));
  hours.give_back(*first);
  run_all_jobs(hours);
  REQUIRE(hours.finished());
  CHECK(hours.weeks() == touch_weeks(scenario, 0, 50));
}
