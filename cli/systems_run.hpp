// Systems run: replications of one scenario or of several side by side, on threads.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <vector>

#include "sim/experiment/batch.hpp"
#include "sim/experiment/jobs/job_executor.hpp"
#include "sim/experiment/jobs/replication_jobs.hpp"
#include "sim/scenario/scenario.hpp"

namespace handoff::cli {

class SystemsRun {
 public:
  // Called on the calling thread, with batches in no promised order.
  using Sink = std::function<void(std::size_t system, sim::Batch batch)>;

  // Scenarios that have passed `sim::checked`.
  SystemsRun(std::vector<sim::Scenario> systems, sim::JobExecutor& threads, const Sink& sink);
  ~SystemsRun();

  // Goes on until there are so many replications of every system. False if it was interrupted; what
  // has been made until then has gone to the sink.
  bool to(int replications);

 private:
  class System;
  std::vector<std::unique_ptr<System>> systems_;
  std::unique_ptr<sim::SideBySide> all_;
  sim::JobSource source_;
  sim::JobExecutor& threads_;
};

}  // namespace handoff::cli
