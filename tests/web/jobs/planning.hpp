// The planner's tab on a small scenario, with the least effort, worked on piece by piece.
#pragma once

#include "sim/experiment/jobs/job_loop.hpp"
#include "tests/catch.hpp"
#include "web/jobs/plan_run.hpp"

namespace handoff::web::testing {

// A launch, since no month before it is simulated.
inline sim::Scenario small() {
  sim::Scenario scenario = sim::worked_example();
  scenario.opening = sim::Opening::launch;
  scenario.cohort.trials = 50;
  scenario.uncertain = {{"cohort.conversion_rate", 0.1, 0.3, "a survey"}};
  return scenario;
}

// The fewest replications are enough here; the digits of the usual effort are compared in
// tests/browser/planner.spec.mjs.
inline constexpr double kEffort = 0.02;

// Carries out jobs for about so many milliseconds, where each look at the clock is one.
inline void work(PlanRun& run, const sim::Scenario& scenario, double budget_ms) {
  static sim::JobRunner runner;
  sim::JobSource source;
  source.add(run);
  run.look(scenario);
  run_jobs(source, runner, budget_ms, [now = 0.0]() mutable { return now += 1.0; });
}

inline const PlannerView& answered(PlanRun& run, const sim::Scenario& scenario, double budget_ms) {
  for (int i = 0; i < 200'000 && !run.finished(); ++i) work(run, scenario, budget_ms);
  REQUIRE(run.finished());
  return run.view();
}

inline const PlannerView& wished(PlanRun& run, const sim::Scenario& scenario,
                                 const PlanWishes& wishes) {
  run.wish(scenario, wishes);
  return answered(run, scenario, 500);
}

}  // namespace handoff::web::testing
