// Why targets fail in a year: who waits for what in the month in which they do.
#include "sim/planner/questions/break_cause.hpp"

#include "sim/planner/questions/run_year.hpp"
#include "sim/scenario/check.hpp"
#include "tests/sim/planner/small_year.hpp"

using namespace handoff;
using namespace handoff::sim::testing;
using sim::Metric;

namespace {

sim::YearStanding standing_of(const sim::Scenario& scenario, const sim::Target& target,
                              sim::Results& results) {
  sim::Experiment run(scenario, sim::Keep::replications);
  run.run(200);
  results = run.results();
  return run_standing(run, {target}, 0.95);
}

// Two estimates of one mean, of other customers of the same months: apart by no more than twice the interval.
bool agrees(const sim::BreakCause& cause, double waiting_s) {
  const double room = 2 * (cause.interval.high - cause.waiting_s);
  return cause.waiting_s - room <= waiting_s && waiting_s <= cause.waiting_s + room;
}

}  // namespace

// One pool round the clock: whoever waits waits for somebody who is free, as long as the month's figure says.
TEST_CASE("a failing month's waiting is attributed, beside the first month's",
          "[sim][planner][year]") {
  const sim::Scenario scenario = small_year();
  sim::Results results;
  const sim::YearStanding year = standing_of(scenario, in_time(0.9), results);
  const auto month = first_missed(year, 0);
  REQUIRE(month.value_or(0) > 0);
  const sim::BreakCause cause = break_causes(failing(scenario, {in_time(0.9)}, year)).front();
  CHECK(cause.what == "busy people");
  CHECK(cause.has_grown);
  const auto waits = [&](int at) {
    return results.by_month[static_cast<std::size_t>(at)].of(Metric::touch_wait_s).mean;
  };
  INFO(cause.waiting_s << " of " << waits(*month) << ", before " << cause.before_s << " of "
                       << waits(0));
  CHECK(agrees(cause, waits(*month)));
  CHECK(cause.before_s > waits(0) / 3);
  CHECK(cause.before_s < waits(0) * 3);
}

TEST_CASE("what fails from the first month on has grown from nothing", "[sim][planner][year]") {
  sim::Scenario scenario = small_year();
  scenario.pipeline.pools.front().headcount = 1;
  sim::Results results;
  const sim::YearStanding year = standing_of(scenario, in_time(0.9), results);
  REQUIRE(first_missed(year, 0) == 0);
  const auto fails = failing(scenario, {in_time(0.9)}, year);
  REQUIRE(fails.front());
  CHECK_FALSE(fails.front()->before);
  CHECK(fails.front()->there.scenario.horizon.months == 2);
  const sim::BreakCause cause = break_causes(fails).front();
  CHECK(cause.what == "busy people");
  CHECK_FALSE(cause.has_grown);
}

TEST_CASE("what is kept all year has no cause", "[sim][planner][year]") {
  sim::Scenario scenario = small_year();
  scenario.pipeline.pools.front().headcount = 9;
  sim::Results results;
  const sim::YearStanding year = standing_of(scenario, in_time(0.9), results);
  const auto fails = failing(scenario, {in_time(0.9)}, year);
  CHECK_FALSE(fails.front());
  CHECK(break_causes(fails).front().what.empty());
}

// The jobs of a scenario that is refused are carried out by no other process.
TEST_CASE("a month is compared with the first in which anybody comes", "[sim][planner][year]") {
  sim::Scenario scenario = small_year();
  scenario.horizon.months = 6;
  scenario.horizon.trials = {0, 0, 100, 230, 300, 300};
  sim::Results results;
  const sim::YearStanding year = standing_of(scenario, in_time(0.9), results);
  REQUIRE(first_missed(year, 0).value_or(0) > 2);
  const auto fails = failing(scenario, {in_time(0.9)}, year);
  REQUIRE(fails.front());
  REQUIRE(fails.front()->before);
  CHECK(fails.front()->before->month == 2);
  CHECK(sim::checked(fails.front()->before->scenario));
  CHECK(sim::checked(fails.front()->there.scenario));
  const sim::BreakCause cause = break_causes(fails).front();
  CHECK(cause.has_grown);
  CHECK(cause.before_month == 2);
}

TEST_CASE("what fails as soon as anybody comes has grown from nothing", "[sim][planner][year]") {
  sim::Scenario scenario = small_year();
  scenario.horizon.trials = {0, 0, 500, 500};
  sim::Results results;
  const sim::YearStanding year = standing_of(scenario, in_time(0.9), results);
  REQUIRE(first_missed(year, 0) == 2);
  const auto fails = failing(scenario, {in_time(0.9)}, year);
  CHECK_FALSE(fails.front()->before);
  CHECK(sim::checked(fails.front()->there.scenario));
  CHECK_FALSE(break_causes(fails).front().has_grown);
}
