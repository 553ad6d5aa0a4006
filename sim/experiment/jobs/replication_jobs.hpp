// Replication jobs: the replications of one scenario up to a target, cut into jobs of some
// milliseconds.
//
// Anybody may carry them out, in any order; whoever gets the batches folds them in the order of the
// replications. How many replications a job has follows from how long the last ones took, which
// changes nothing but the pace: cancelling is prompt, and handing over costs next to nothing.
#pragma once

#include <utility>
#include <vector>

#include "sim/experiment/jobs/job_queue.hpp"

namespace handoff::sim {

class ReplicationJobs : public JobQueue {
 public:
  int target() const { return target_; }
  // More, or fewer as long as they are not there yet.
  void set_target(int target) { target_ = target; }
  // Replications below this are given out, or there.
  int ordered() const { return ordered_; }
  // So many workers take turns: towards the end jobs get small, so that all finish together.
  // Before that each may be so many times as long as usual.
  void share_among(int workers, int patience = 1) {
    workers_ = workers;
    patience_ = patience;
  }

  std::optional<Job> next() override;
  bool wants(const Job& job) const override { return scenario_ && job.scenario == scenario_; }
  void take(const Job& job, JobAnswer answer, double ms) override;
  void give_back(const Job& job) override { returned_.push_back(job); }

 protected:
  // No job that was given out before is wanted any longer; replications below `there` exist.
  void begin(int there, int target);
  // Replications below `there` exist now, whoever made them.
  void skip_to(int there);

  // Of the jobs; null: there are none. Asked once, with the first job.
  virtual const Scenario* scenario() const = 0;
  virtual void deliver(Batch batch) = 0;

 private:
  int next_size() const;

  ScenarioHandle scenario_;  // made with the first job
  int target_ = 0;
  int ordered_ = 0;
  int workers_ = 0;  // 0: nobody has said
  int patience_ = 1;
  std::vector<Job> returned_;  // given out once, and not carried out
  double replication_ms_ = 0;  // 0: not known yet
};

// Several systems that advance side by side, as a comparison needs them: the one that is furthest
// behind comes first.
class SideBySide final : public JobQueue {
 public:
  explicit SideBySide(std::vector<ReplicationJobs*> systems) : systems_(std::move(systems)) {}

  std::optional<Job> next() override;
  bool wants(const Job& job) const override { return owner_of(job) != nullptr; }
  void take(const Job& job, JobAnswer answer, double ms) override;
  void give_back(const Job& job) override { owner_of(job)->give_back(job); }

 private:
  ReplicationJobs* owner_of(const Job& job) const;

  std::vector<ReplicationJobs*> systems_;
};

}  // namespace handoff::sim
