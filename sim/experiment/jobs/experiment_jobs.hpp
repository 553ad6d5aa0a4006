// Experiment jobs: an experiment that is carried on by whoever takes its jobs.
#pragma once

#include <memory>

#include "sim/experiment/experiment.hpp"
#include "sim/experiment/jobs/replication_jobs.hpp"

namespace handoff::sim {

// Experiments of more replications than this keep no single ones, so they cannot be compared with
// another: 20,000 take about 50 MB.
inline constexpr int kMostComparable = 20'000;

class ExperimentJobs final : public ReplicationJobs {
 public:
  // Begins anew: no answer to an earlier job is wanted any longer.
  void restart(const Scenario& scenario, int target);
  // Goes on with an experiment that was begun elsewhere.
  void adopt(std::shared_ptr<Experiment> experiment, int target);
  void clear();

  bool exists() const { return experiment_ != nullptr; }
  int replications() const { return experiment_ ? experiment_->replications() : 0; }
  bool finished() const { return replications() >= target(); }
  // Runs the next ones on this thread.
  void run_here(int count);

  const Experiment& experiment() const { return *experiment_; }
  // For who wants to keep it after a restart.
  const std::shared_ptr<Experiment>& shared() const { return experiment_; }

 private:
  const Scenario* scenario() const override;
  void deliver(Batch batch) override;

  std::shared_ptr<Experiment> experiment_;
};

}  // namespace handoff::sim
