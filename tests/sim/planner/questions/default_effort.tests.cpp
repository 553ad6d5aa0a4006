// How much is simulated by default: by hand, from the trials of a month.
#include "sim/planner/questions/breaking_point.hpp"
#include "sim/planner/questions/late_hours.hpp"
#include "sim/planner/questions/optimise.hpp"
#include "sim/planner/questions/staffing.hpp"
#include "sim/planner/questions/team_hours.hpp"
#include "sim/planner/questions/tornado.hpp"

#include "tests/catch.hpp"

using namespace handoff;

TEST_CASE("a first look is at a hundred thousand trials, but at 20 months at least",
          "[sim][plan][default_effort]") {
  sim::Scenario scenario = sim::worked_example();
  CHECK(sim::default_break_options(scenario).replications == 200);
  CHECK(sim::default_break_options(scenario, "cohort.trials", 2000).replications == 50);
  // Raised is something else, so the trials stay.
  CHECK(sim::default_break_options(scenario, "team.other_work", 0.5).replications == 200);
  scenario.cohort.trials = 50'000;
  CHECK(sim::default_break_options(scenario).replications == 20);
  CHECK(sim::default_staffing_options(scenario).replications == 20);
  CHECK(sim::default_late_hours_replications(scenario) == 20);
  CHECK(sim::default_team_hours_replications(scenario) == 20);
  scenario.cohort.trials = 10;
  CHECK(sim::default_break_options(scenario).replications == 400);
  CHECK(sim::default_staffing_options(scenario).replications == 2000);
}

TEST_CASE("a setting of large months has fewer of them, but at least two rounds",
          "[sim][plan][default_effort]") {
  const auto options = [](int trials) {
    sim::Scenario scenario = sim::worked_example();
    scenario.cohort.trials = trials;
    return sim::default_optimise_options(scenario);
  };
  CHECK(options(50).first_stage == 8);
  CHECK(options(50).maximum == 128);
  CHECK(options(500).first_stage == 8);
  CHECK(options(500).maximum == 128);
  CHECK(options(4'950).first_stage == 4);  // 20,000 / (4,950 + 50)
  CHECK(options(4'950).maximum == 16);
  CHECK(options(1'000'000).first_stage == 4);
  CHECK(options(1'000'000).maximum == 16);
}

TEST_CASE("a tornado of many ranges over large months has fewer months",
          "[sim][plan][default_effort]") {
  sim::Scenario scenario = sim::worked_example();
  scenario.uncertain.assign(2, {"cohort.conversion_rate", 0.1, 0.3, "a survey"});
  CHECK(sim::default_tornado_options(scenario).replications == 100);
  // Five cells of 9,950 + 50 trials: 2.6 million are 52 months.
  scenario.cohort.trials = 9'950;
  CHECK(sim::default_tornado_options(scenario).replications == 52);
  scenario.cohort.trials = 500'000;
  CHECK(sim::default_tornado_options(scenario).replications == 12);
}
