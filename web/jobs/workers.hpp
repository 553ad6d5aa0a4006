// Workers: the page's executor of jobs (sim/experiment/jobs/job.hpp). The browser's part is
// web/js/workers.js, and what runs in a worker is web/js/worker.js with the functions at the end of
// workers.cpp.
//
// Workers are plain web workers with a second instance of the page's own program: the page compiles
// it once and sends them the compiled module. They share no memory, so no special headers are
// needed, and where they cannot start (a policy, a file) the page works without. Page and workers
// exchange bytes whose meaning only the program knows (sim/experiment/jobs/job_bytes.hpp): the
// scripts carry them and read nothing.
#pragma once

#include <functional>

#include "sim/experiment/jobs/job_source.hpp"
#include "sim/experiment/jobs/worker_pool.hpp"

namespace handoff::web::workers {

// Who has jobs is added here, the most important first.
sim::JobSource& source();
sim::WorkerPool& pool();

// Without workers: carries out jobs on the page's own thread, for about so long.
void run_here(double budget_ms);

// Called when an answer has come in or a worker has come or gone.
void on_news(std::function<void()> listener);

}  // namespace handoff::web::workers
