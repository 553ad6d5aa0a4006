// The pool: any number of workers, slow, quick or dying, gives the results of one run; what nobody
// wants any longer costs no time.
#include "sim/experiment/jobs/worker_pool.hpp"

#include <vector>

#include "sim/experiment/jobs/experiment_jobs.hpp"
#include "tests/catch.hpp"
#include "tests/sim/experiment/jobs/outside.hpp"

using namespace handoff;
using namespace handoff::sim;
using tests::alone;
using tests::digits;
using tests::Outside;
using tests::trials;

TEST_CASE("results do not depend on the number of workers", "[jobs]") {
  const std::vector<double> expected = alone(trials(200), 90);
  for (const int workers : {1, 2, 4}) {
    Outside outside;
    ExperimentJobs jobs;
    outside.source.add(jobs);
    jobs.restart(trials(200), 90);
    for (int i = 0; i < workers; ++i) outside.start(i);
    outside.finish();
    CHECK(jobs.finished());
    CHECK(digits(jobs.experiment().results()) == expected);
    CHECK(outside.source.given() == 0);
  }
}

TEST_CASE("a scenario's text is made once, and sent once to each worker", "[jobs]") {
  Outside outside;
  ExperimentJobs jobs;
  outside.source.add(jobs);
  jobs.restart(trials(200), 40);
  outside.start(0);
  outside.start(1);
  outside.finish();
  CHECK(outside.written.size() == 1);
  CHECK(outside.all_posted<ScenarioMessage>().size() == 2);
  CHECK(outside.all_posted<JobMessage>().size() > 4);
  jobs.restart(trials(300), 40);
  outside.finish();
  jobs.restart(trials(200), 40);  // and is known when it comes again
  outside.finish();
  CHECK(outside.written.size() == 2);
  CHECK(outside.all_posted<ScenarioMessage>().size() == 4);
}

TEST_CASE("a worker forgets what it was told long ago, and is told again", "[jobs]") {
  Outside outside;
  ExperimentJobs jobs;
  outside.source.add(jobs);
  outside.start(0);
  for (int count = 1; count <= 20; ++count) {
    jobs.restart(trials(10 * count), 1);
    outside.finish();
  }
  CHECK(outside.all_posted<ForgetMessage>().size() == 4);
  jobs.restart(trials(10), 3);
  outside.finish();
  CHECK(outside.all_posted<ScenarioMessage>().size() == 21);
  CHECK(digits(jobs.experiment().results()) == alone(trials(10), 3));
}

TEST_CASE("what a dying worker leaves is done by another", "[jobs]") {
  Outside outside;
  ExperimentJobs jobs;
  outside.source.add(jobs);
  jobs.restart(trials(200), 60);
  outside.start(0);
  outside.start(1);
  outside.pool.keep_busy(0);
  CHECK(outside.all_posted<JobMessage>().size() == 4);  // two each
  outside.pool.failed(0);
  CHECK(outside.restarted == std::vector<int>{0});
  CHECK(outside.pool.size() == 1);
  outside.finish();
  CHECK(digits(jobs.experiment().results()) == alone(trials(200), 60));
}

TEST_CASE("a worker that fails again and again is given up", "[jobs]") {
  Outside outside;
  for (int i = 0; i < 10; ++i) outside.pool.failed(0);
  CHECK(outside.restarted.size() == 3);
  CHECK(outside.pool.size() == 0);
}

TEST_CASE("a damaged answer is a failure, and asked for once more", "[jobs]") {
  Outside outside;
  ExperimentJobs jobs;
  outside.source.add(jobs);
  jobs.restart(trials(200), 8);
  outside.start(0);
  outside.pool.keep_busy(0);
  auto answer = outside.work(0);
  REQUIRE(answer);
  answer->at(answer->size() / 2) ^= 1;
  outside.pool.said(0, *answer);
  CHECK(outside.restarted == std::vector<int>{0});
  CHECK(jobs.replications() == 0);
  outside.start(0);
  outside.finish();
  CHECK(digits(jobs.experiment().results()) == alone(trials(200), 8));
}

TEST_CASE("a new scenario drops what has not begun and stops what goes on", "[jobs]") {
  Outside outside;
  ExperimentJobs jobs;
  outside.source.add(jobs);
  jobs.restart(trials(400), 60);
  outside.start(0);
  outside.pool.keep_busy(0);
  const auto posted = outside.all_posted<JobMessage>();
  REQUIRE(posted.size() == 2);
  jobs.restart(trials(600), 60);
  outside.pool.keep_busy(10);
  const auto dropped = outside.all_posted<DropMessage>();
  REQUIRE(dropped.size() == 1);
  CHECK(dropped[0].id == posted[1].id);
  CHECK(outside.pool.due_ms() == 110.0);  // so long the one that has begun may take
  CHECK(outside.all_posted<JobMessage>().size() == 3);

  SECTION("an answer that comes too late is left alone") {
    REQUIRE(outside.answer(0));
    CHECK(jobs.replications() == 0);
    CHECK(outside.restarted.empty());
  }
  SECTION("a worker that goes on for too long is started anew, and nothing is lost") {
    outside.pool.keep_busy(111);
    CHECK(outside.restarted == std::vector<int>{0});
    outside.start(0);
  }
  outside.finish(120);
  CHECK(digits(jobs.experiment().results()) == alone(trials(600), 60));
}

TEST_CASE("the most important queue is served first", "[jobs]") {
  Outside outside;
  ExperimentJobs first, second;
  outside.source.add(first);
  outside.source.add(second);
  second.restart(trials(300), 8);
  first.restart(trials(1'000'000), 1);
  outside.start(0);
  outside.pool.keep_busy(0);
  const auto jobs = outside.all_posted<JobMessage>();
  REQUIRE(jobs.size() == 2);
  CHECK(jobs[0].scenario == JobScenario(trials(1'000'000)).id);
  CHECK(jobs[1].scenario == JobScenario(trials(300)).id);
}
