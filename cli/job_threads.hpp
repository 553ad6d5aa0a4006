// Job threads: the command line's executor of jobs (sim/experiment/jobs/job.hpp).
//
// The calling thread keeps the source and whoever waits for answers; the others only carry jobs
// out. Which thread does what depends on the machine's mood, and makes no difference to the
// results. With one thread, and where there are none (under node), jobs are carried out on the
// calling one. Threads are started with the first work, and keep their simulations between one
// question and the next.
#pragma once

#include <functional>
#include <memory>

#include "cli/interrupt.hpp"
#include "sim/experiment/jobs/job_source.hpp"

namespace handoff::cli {

// As many as the machine has cores.
int default_threads();

// Looked at on the calling thread, between two answers.
struct JobWatch {
  std::function<bool()> done;  // nothing more is needed
  std::function<bool()> stop = interrupted;
  std::function<void()> answered = [] {};  // something has come in
};

class JobThreads {
 public:
  explicit JobThreads(int threads);
  ~JobThreads();

  int count() const { return count_; }

  // Carries out the source's jobs until the watch says that it is done. False if it was stopped
  // before; what was under way is given back to the source then.
  bool run(sim::JobSource& source, const JobWatch& watch);

 private:
  class Threads;
  class Here;
  int count_;
  std::unique_ptr<Here> here_;
  std::unique_ptr<Threads> threads_;
};

}  // namespace handoff::cli
