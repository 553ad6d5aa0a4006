// The live run: pieces of any size give the results of one run, and a picture's numbers are right.
#include "web/live_run.hpp"

#include <numeric>
#include <vector>

#include "io/report.hpp"
#include "tests/catch.hpp"

using namespace handoff;
using namespace handoff::web;

namespace {

// A clock on which each look takes so long.
LiveRun::Clock clock_of(double& now, double step_ms) {
  return [&now, step_ms] { return now += step_ms; };
}

}  // namespace

TEST_CASE("results do not depend on how the run was cut", "[live_run]") {
  sim::Experiment whole(sim::worked_example());
  whole.run(60);
  for (const double step_ms : {0.5, 3.0, 20.0}) {
    LiveRun run;
    run.restart(sim::worked_example(), 60);
    double now = 0.0;
    while (!run.finished()) run.advance(8.0, clock_of(now, step_ms));
    CHECK(io::results_json(run.summary().results) == io::results_json(whole.results()));
    CHECK(run.summary().finished);
  }
}

TEST_CASE("the first picture has a batch, and the target is never passed", "[live_run]") {
  LiveRun run;
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
  LiveRun run;
  run.restart(sim::worked_example(), 1000);
  double now = 0.0;
  run.advance(8.0, clock_of(now, 25.0));
  CHECK(run.replications() >= 1);
  CHECK(run.replications() <= 3);
}

TEST_CASE("a smaller target begins anew, a larger one goes on", "[live_run]") {
  LiveRun run;
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

// Order-statistic 95% intervals for n = 1000: ranks 935 to 963 for p95, 983 to 996 for p99.
TEST_CASE("a percentile's interval is between the published ranks", "[run_summary]") {
  std::vector<double> values(1000);
  std::iota(values.rbegin(), values.rend(), 1.0);  // descending: order must not matter
  CHECK(percentile_interval(values, 0.95).low == 935.0);
  CHECK(percentile_interval(values, 0.95).high == 963.0);
  CHECK(percentile_interval(values, 0.99).low == 983.0);
  CHECK(percentile_interval(values, 0.99).high == 996.0);
  const std::vector<double> few{1.0, 2.0, 3.0};
  CHECK(percentile_interval(few, 0.95).contains(1e300));  // three values cannot bound it from above
}
