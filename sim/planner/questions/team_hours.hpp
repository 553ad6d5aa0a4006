// Team hours: which hours of the offices' weeks miss, from months of jobs of their own, since no
// replication's sums tell the hours.
#pragma once

#include <optional>
#include <vector>

#include "sim/experiment/jobs/job_queue.hpp"
#include "sim/scenario/scenario.hpp"

namespace handoff::sim {

class TeamHours final : public JobQueue {
 public:
  // Of this scenario from now on.
  void serve(const Scenario& scenario, int replications);
  void clear();

  bool finished() const { return there_ == replications_; }
  // Once it is finished.
  const TouchWeeks& weeks() const { return weeks_; }
  int replications() const { return replications_; }

  std::optional<Job> next() override;
  bool wants(const Job& job) const override { return scenario_ && job.scenario == scenario_; }
  void take(const Job& job, JobAnswer answer, double ms) override;
  void give_back(const Job& job) override { returned_.push_back(job); }

 private:
  ScenarioHandle scenario_;  // its own: whose job it is
  int replications_ = 0;
  int ordered_ = 0;
  int there_ = 0;
  TouchWeeks weeks_;
  std::vector<Job> returned_;  // given out once, and not carried out
};

// As many as leave each hour of an office's week some customers.
int default_team_hours_replications(const Scenario& scenario);

}  // namespace handoff::sim
