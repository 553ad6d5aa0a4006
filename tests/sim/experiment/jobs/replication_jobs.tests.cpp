// Replications as jobs: their sizes, and whose turn it is.
#include "sim/experiment/jobs/replication_jobs.hpp"

#include <vector>

#include "sim/experiment/jobs/experiment_jobs.hpp"
#include "sim/experiment/jobs/job_loop.hpp"
#include "tests/catch.hpp"
#include "tests/sim/experiment/jobs/outside.hpp"

using namespace handoff;
using namespace handoff::sim;
using tests::trials;

TEST_CASE("jobs grow and shrink with the pace, and never pass the target", "[jobs]") {
  ExperimentJobs jobs;
  jobs.restart(trials(500), 1000);
  JobRunner runner;
  const auto first = jobs.next();
  REQUIRE(first);
  CHECK(first->to - first->from == 4);
  jobs.take(*first, runner.run(*first), 4 * 0.5);  // half a millisecond each: 24 of them are 12 ms
  const auto second = jobs.next();
  REQUIRE(second);
  CHECK(second->to - second->from == 24);
  jobs.set_target(30);
  const auto third = jobs.next();
  REQUIRE(third);
  CHECK(third->to == 30);
  CHECK_FALSE(jobs.next());
}

TEST_CASE("towards the end jobs get small, so that all workers finish together", "[jobs]") {
  ExperimentJobs jobs;
  jobs.restart(trials(500), 44);
  jobs.share_among(2);
  JobRunner runner;
  const auto first = jobs.next();
  REQUIRE(first);
  jobs.take(*first, runner.run(*first), 4 * 0.2);
  std::vector<int> sizes;
  while (const auto job = jobs.next()) sizes.push_back(job->to - job->from);
  CHECK(sizes == std::vector<int>{10, 7, 5, 4, 3, 2, 2, 1, 1, 1, 1, 1, 1, 1});
}

TEST_CASE("the first job about a large month is one replication", "[jobs]") {
  ExperimentJobs jobs;
  jobs.restart(trials(5'000), 100);
  const auto first = jobs.next();
  REQUIRE(first);
  CHECK(first->to == 1);
}

TEST_CASE("systems advance side by side, whatever is lost", "[jobs]") {
  ExperimentJobs a, b, c;
  SideBySide all({&a, &b, &c});
  for (ExperimentJobs* jobs : {&a, &b, &c}) jobs->restart(trials(500), 12);
  JobRunner runner;
  const Job lost = *all.next();
  CHECK(a.wants(lost));
  CHECK(b.wants(*all.next()));
  CHECK(c.wants(*all.next()));
  CHECK(a.wants(*all.next()));
  all.give_back(lost);
  CHECK(b.wants(*all.next()));
  const Job again = *all.next();
  CHECK(c.wants(again));
  // a is ahead, yet what it lost comes out before its next replications.
  const Job third = *all.next();
  CHECK(a.wants(third));
  CHECK(third.from == 0);
}

TEST_CASE("jobs are carried out on the calling thread for as long as there is time", "[jobs]") {
  ExperimentJobs jobs;
  JobSource source;
  source.add(jobs);
  jobs.restart(trials(200), 30);
  JobRunner runner;
  double now = 0;
  const auto clock = [&now] { return now += 5; };
  CHECK(run_jobs(source, runner, 8, clock));
  CHECK(jobs.replications() > 0);
  CHECK_FALSE(jobs.finished());
  while (run_jobs(source, runner, 8, clock)) continue;
  CHECK(tests::digits(jobs.experiment().results()) == tests::alone(trials(200), 30));
}
