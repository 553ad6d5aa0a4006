// Job threads: the command line's executor of jobs (sim/experiment/jobs/job.hpp).
//
// The calling thread keeps the source and whoever waits for answers; the others only carry jobs
// out. Which thread does what depends on the machine's mood, and makes no difference to the
// results. With one thread, and where there are none (under node), jobs are carried out on the
// calling one. Threads are started with the first work, and keep their simulations between one
// question and the next.
#pragma once

#include <memory>

#include "sim/experiment/jobs/job_executor.hpp"

namespace handoff::cli {

// As many as the machine has cores.
int default_threads();

class JobThreads final : public sim::JobExecutor {
 public:
  explicit JobThreads(int threads);
  ~JobThreads() override;

  int workers() const override { return count_; }
  bool run(sim::JobSource& source, const sim::JobWatch& watch) override;

 private:
  class Threads;
  class Here;
  int count_;
  std::unique_ptr<Here> here_;
  std::unique_ptr<Threads> threads_;
};

}  // namespace handoff::cli
