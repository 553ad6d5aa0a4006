// The scenario run: pieces of any size give the results of one run, and a picture's numbers are right.
#include "web/jobs/scenario_run.hpp"

#include <vector>

#include "io/results/results_report.hpp"
#include "sim/experiment/jobs/job_runner.hpp"
#include "tests/catch.hpp"

using namespace handoff;
using namespace handoff::web;

namespace {

// A clock on which each look takes so long.
ScenarioRun::Clock clock_of(double& now, double step_ms) {
  return [&now, step_ms] { return now += step_ms; };
}

}  // namespace

TEST_CASE("results do not depend on how the run was cut", "[live_run]") {
  sim::Experiment whole(sim::worked_example());
  whole.run(60);
  for (const double step_ms : {0.5, 3.0, 20.0}) {
    ScenarioRun run;
    run.restart(sim::worked_example(), 60);
    double now = 0.0;
    while (!run.finished()) run.advance(8.0, clock_of(now, step_ms));
    CHECK(io::results_json(run.summary().results) == io::results_json(whole.results()));
    CHECK(run.summary().finished);
  }
}

TEST_CASE("the first picture has a batch, and the target is never passed", "[live_run]") {
  ScenarioRun run;
  run.restart(sim::worked_example(), 1000);
  double now = 0.0;
  CHECK(run.advance(8.0, clock_of(now, 1.0)));
  CHECK(run.replications() >= 20);
  CHECK(run.summary().results.replications == run.replications());
  run.set_target(30);
  while (!run.finished()) run.advance(8.0, clock_of(now, 1.0));
  CHECK(run.replications() == 30);
  CHECK_FALSE(run.advance(8.0, clock_of(now, 1.0)));
}

TEST_CASE("a batch of huge months ends after its time, not after its count", "[live_run]") {
  ScenarioRun run;
  run.restart(sim::worked_example(), 1000);
  double now = 0.0;
  run.advance(8.0, clock_of(now, 25.0));
  CHECK(run.replications() >= 1);
  CHECK(run.replications() <= 3);
}

TEST_CASE("a smaller target begins anew, a larger one goes on", "[live_run]") {
  ScenarioRun run;
  run.restart(sim::worked_example(), 40);
  double now = 0.0;
  while (!run.finished()) run.advance(8.0, clock_of(now, 1.0));
  run.set_target(45);
  CHECK(run.replications() == 40);
  run.set_target(25);
  CHECK(run.replications() == 0);
  run.sum_up();
  while (!run.finished()) run.advance(8.0, clock_of(now, 1.0));
  CHECK(run.summary().results.replications == 25);
}

// Carries out the next job, as a worker would.
bool work_off(ScenarioRun& run) {
  static sim::JobRunner runner;
  const auto job = run.jobs().next();
  if (!job) return false;
  run.jobs().take(*job, runner.run(*job), 1.0);
  return true;
}

TEST_CASE("workers' answers are summed up to the same results", "[live_run]") {
  ScenarioRun run;
  run.carried_by(ScenarioRun::By::workers);
  run.restart(sim::worked_example(), 60);
  double now = 0.0;
  const auto clock = clock_of(now, 1.0);
  CHECK_FALSE(run.advance(8.0, clock));
  CHECK(run.replications() == 0);  // this thread runs none
  while (work_off(run)) run.advance(8.0, clock);
  REQUIRE(run.finished());
  sim::Experiment alone(sim::worked_example());
  alone.run(60);
  CHECK(io::results_json(run.summary().results) == io::results_json(alone.results()));
}

TEST_CASE("while a slider is dragged each picture is of a scenario on the way", "[live_run]") {
  ScenarioRun run;
  run.carried_by(ScenarioRun::By::workers);
  double now = 0.0;
  const auto clock = clock_of(now, 0.1);
  const auto with_trials = [](int trials) {
    sim::Scenario scenario = sim::worked_example();
    scenario.cohort.trials = trials;
    return scenario;
  };
  run.restart(with_trials(100), 200);
  run.advance(8.0, clock);
  run.restart(with_trials(200), 200);
  run.restart(with_trials(300), 200);
  CHECK(run.waiting());
  CHECK_FALSE(run.finished());
  while (run.jobs().replications() < 20) REQUIRE(work_off(run));
  CHECK(run.advance(8.0, clock));  // 100 trials are shown, and 300 begun; 200 was never run
  CHECK(run.summary().results.of(sim::Metric::conversions).mean < 30.0);
  CHECK_FALSE(run.waiting());
  CHECK(run.jobs().experiment().scenario().cohort.trials == 300);

  SECTION("one that takes too long does not hold up the next") {
    run.advance(8.0, clock);
    run.restart(with_trials(400), 200);
    run.advance(8.0, clock);
    CHECK(run.waiting());
    now += 200.0;
    run.advance(8.0, clock);
    CHECK_FALSE(run.waiting());
    CHECK(run.jobs().experiment().scenario().cohort.trials == 400);
  }
  SECTION("results that are asked for are of the newest scenario") {
    run.restart(with_trials(400), 200);
    run.sum_up();
    CHECK(run.summary().results.of(sim::Metric::conversions).mean > 60.0);
  }
}

TEST_CASE("a counted distribution has each value's share at its place", "[run_summary]") {
  LogCounter counter;
  counter.add(std::vector<double>{2.0, 5.0});
  counter.add(std::vector<double>{1.0, 2.0});
  const Distribution it = counter.distribution();
  CHECK(it.n == 4);
  CHECK(it.shares == std::vector<double>{0.25, 0.75, 1.0});
  const double exact[] = {1.0, 2.0, 5.0};
  for (std::size_t i = 0; i < 3; ++i) CHECK(it.xs[i] == Approx(exact[i]).epsilon(0.004));
  CHECK(LogCounter().distribution().xs.empty());
}
