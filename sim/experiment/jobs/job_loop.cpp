// One job after the other.
#include "sim/experiment/jobs/job_loop.hpp"

#include <utility>

namespace handoff::sim {
namespace {

constexpr int kHere = -1;  // no worker's number

}  // namespace

bool run_jobs(JobSource& source, JobRunner& runner, double budget_ms, const Clock& now_ms) {
  const double start = now_ms();
  bool any = false;
  for (double from = start; from - start < budget_ms; any = true) {
    const auto given = source.give(kHere);
    if (!given) break;
    JobAnswer answer = runner.run(given->job);
    const double end = now_ms();
    source.answered(given->id, std::move(answer), end - from);
    from = end;
  }
  return any;
}

void run_all_jobs(JobQueue& queue) {
  JobRunner runner;
  while (const auto job = queue.next()) queue.take(*job, runner.run(*job), 0);
}

}  // namespace handoff::sim
