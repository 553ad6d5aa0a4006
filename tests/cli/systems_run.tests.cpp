// Systems on threads: every replication once, and the same digits from any number of threads.
#include "cli/systems_run.hpp"

#include <csignal>
#include <set>
#include <vector>

#include "cli/interrupt.hpp"
#include "cli/job_threads.hpp"
#include "cli/simulate.hpp"
#include "io/results/comparison_report.hpp"
#include "io/results/results_report.hpp"
#include "io/scenario/scenario_edit.hpp"
#include "sim/experiment/comparison.hpp"
#include "sim/experiment/experiment.hpp"
#include "tests/catch.hpp"

using namespace handoff;

namespace {

sim::Scenario small() {
  sim::Scenario scenario = sim::worked_example();
  scenario.cohort.trials = 60;
  scenario.payments.duplicate_share = 0.2;
  scenario.apis.crm.server_error_rate = 0.05;
  return scenario;
}

std::string results_on(int threads, int replications) {
  sim::Experiment experiment(small());
  cli::JobThreads pool(threads);
  cli::SystemsRun run({small()}, pool, [&](std::size_t, sim::Batch batch) {
    REQUIRE_FALSE(experiment.add(std::move(batch)));
  });
  CHECK(run.to(replications));
  return io::results_json(experiment.results());
}

}  // namespace

TEST_CASE("each replication of each system is run once", "[threads]") {
  for (const int threads : {1, 2, 5}) {
    std::set<std::pair<std::size_t, int>> seen;
    cli::JobThreads pool(threads);
    const auto note = [&](std::size_t system, const sim::Batch& batch) {
      for (int i = 0; i < batch.count; ++i) REQUIRE(seen.emplace(system, batch.from + i).second);
    };
    cli::SystemsRun run({small(), small(), small()}, pool, note);
    CHECK(run.to(7));
    CHECK(run.to(40));  // and may go on
    CHECK(seen.size() == 3 * 40);
  }
}

TEST_CASE("results are the same digits on 1, 2, 3 and 7 threads", "[threads]") {
  sim::Experiment alone(small());
  alone.run(150);
  const std::string expected = io::results_json(alone.results());
  for (const int threads : {1, 2, 3, 7}) {
    INFO(threads);
    CHECK(results_on(threads, 150) == expected);
  }
}

TEST_CASE("a comparison to a precision is the same on 1, 2, 3 and 7 threads", "[threads]") {
  std::string first;
  for (const int threads : {1, 2, 3, 7}) {
    INFO(threads);
    sim::Scenario polling = small();
    REQUIRE_FALSE(io::set_path(polling, "pipeline.trigger.kind=poll"));
    sim::Comparison comparison({small(), polling});
    const io::PrecisionGoal goal = *io::parse_precision("crm_lag_s=10%", {});
    const cli::Systems systems{
        {small(), polling},
        [&](std::size_t system, sim::Batch batch) {
          return comparison.add(system, std::move(batch));
        },
        [&](std::size_t system) { return comparison.experiment(system).results(); },
        {{goal}, {goal}}};
    const cli::SimulationReport report =
        simulate(systems, {.replications = 500, .threads = threads});
    REQUIRE_FALSE(report.interrupted);
    REQUIRE_FALSE(report.error);
    REQUIRE(report.precisions.size() == 2);
    CHECK(report.precisions[0][0].reached());
    CHECK(report.precisions[1][0].reached());
    const std::string json = io::comparison_json(
        {{"webhook", "poll"},
         {comparison.experiment(0).results(), comparison.experiment(1).results()},
         {comparison.against_first(1)},
         {}});
    if (first.empty()) first = json;
    CHECK(json == first);
  }
}
