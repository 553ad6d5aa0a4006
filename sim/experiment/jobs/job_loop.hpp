// Job loop: jobs carried out on the calling thread. It is what runs where there are no threads and
// no workers: under node, between two frames of the page, and in tests.
#pragma once

#include <functional>

#include "sim/experiment/jobs/job_runner.hpp"
#include "sim/experiment/jobs/job_source.hpp"

namespace handoff::sim {

using Clock = std::function<double()>;  // ms

// For about so long. False: there was nothing to do.
bool run_jobs(JobSource& source, JobRunner& runner, double budget_ms, const Clock& now_ms);

// Until the queue has no job any more.
void run_all_jobs(JobQueue& queue);

}  // namespace handoff::sim
