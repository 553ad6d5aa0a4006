// How long the jobs of a store are.
#include "sim/planner/store_jobs.hpp"

#include "tests/catch.hpp"

using namespace handoff;

TEST_CASE("jobs are longer where many ranks wait, and not where there are few jobs",
          "[sim][plan][store_jobs]") {
  const auto first_job = [](int workers, int patience, int replications) {
    sim::ReplicationStore store;
    static_cast<void>(store.need(store.cell(sim::worked_example()), replications));
    sim::StoreJobs jobs;
    jobs.serve(&store);
    jobs.share_among(workers, patience);
    const auto job = jobs.next();
    return job->to - job->from;
  };
  const int usual = first_job(1, 1, 100'000);
  CHECK(first_job(64, 4, 100'000) == 4 * usual);
  CHECK(first_job(64, 4, 130 * usual) == usual);
  CHECK(first_job(64, 4, 3 * 128 * usual) == 3 * usual);
}
