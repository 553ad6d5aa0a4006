// RankExecutor: rank 0, which asks the questions and has the other ranks carry out the jobs.
//
// It is a host of the pool of workers (sim/experiment/jobs/worker_pool.hpp), as the page is: each rank has a second job in
// hand while it works on the first. With few ranks rank 0 carries out jobs too, whenever every other has its two and
// nothing has come in; with many it would add next to nothing, and keep them waiting for as long as a job takes. A
// rank that fails, or says nothing for very long, is lost, and with it the run: nobody can tell whether its machine
// comes back, and what was saved is enough to go on.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include "cluster/envelope.hpp"
#include "cluster/transport.hpp"
#include "core/base/result.hpp"
#include "sim/experiment/jobs/job_executor.hpp"
#include "sim/experiment/jobs/job_runner.hpp"

namespace handoff::cluster {

// What rank 0 did: enough for a model of how many ranks it can serve.
struct RankTimes {
  double total_ms = 0;   // in runs
  double served_ms = 0;  // of a core: hearing answers, asking questions, giving jobs out
  double own_ms = 0;     // of a core: carrying out jobs itself
  std::uint64_t answers = 0;
  double answered_ms = 0;  // what the answers' jobs took, in the other ranks
  std::uint64_t bytes_in = 0;
  std::uint64_t bytes_out = 0;
};

class RankExecutor final : public sim::JobExecutor {
 public:
  explicit RankExecutor(Transport& transport) : transport_(transport) {}

  int workers() const override;
  int patience() const override;
  bool run(sim::JobSource& source, const sim::JobWatch& watch) override;
  std::optional<core::Error> failure() const override { return failure_; }

  const RankTimes& times() const { return times_; }

  // Tells the others that the work is over, and waits until all have heard. Whether they have.
  bool dismiss();

 private:
  class Run;
  Transport& transport_;
  sim::JobRunner runner_;
  RunNumber runs_ = 0;
  std::optional<core::Error> failure_;
  RankTimes times_;
};

}  // namespace handoff::cluster
