// Baseline: a scenario that was pinned, to say of everything that is changed afterwards what
// difference it makes, and whether that is real or noise.
//
// The pinned scenario keeps what it has run and goes on in the background to as many replications
// as the present one wants. Both have the same seed, so they meet the same customers, and the
// difference is taken replication by replication (sim/experiment/comparison.hpp). With another seed the pinned
// scenario is run again. A pin is no part of a link, a file or an undo, and ends with the visit.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "sim/experiment/comparison.hpp"
#include "sim/experiment/jobs/experiment_jobs.hpp"
#include "web/jobs/background_job.hpp"
#include "web/jobs/scenario_run.hpp"

namespace handoff::web {

class Baseline final : public BackgroundJob {
 public:
  // `run` is the present scenario's.
  explicit Baseline(ScenarioRun& run) : run_(run) {}

  void follow(const State& state) override;
  Progress advance(const Turn& turn) override;
  bool has_news(const Turn& turn) const override;

  // What the present scenario has run so far.
  void pin(const sim::ExperimentJobs& run);
  void clear();
  // The present run begins anew, or wants another number of replications.
  void follow(std::uint64_t seed, int target);

  bool exists() const { return experiment_ != nullptr; }
  const sim::Scenario& scenario() const { return experiment_->scenario(); }
  int replications() const { return experiment_->replications(); }
  sim::ExperimentJobs& jobs() { return jobs_; }

  // Compares with what `run` has by now. True when `differences` has changed.
  bool compare(const sim::ExperimentJobs& run);
  // Nothing before both have a few replications, and nothing when there are too many to keep.
  const std::optional<sim::Differences>& differences() const { return differences_; }
  bool comparable() const { return comparable_; }
  // Of the pinned scenario, when the differences were taken.
  const sim::Results& results() const { return results_; }

 private:
  bool finished() const { return !jobs_.exists() || jobs_.finished(); }

  ScenarioRun& run_;
  Seen pin_seen_{0};
  Pace pace_;
  std::shared_ptr<sim::Experiment> experiment_;
  sim::ExperimentJobs jobs_;  // only once the present scenario is another one
  std::optional<sim::Differences> differences_;
  sim::Results results_;
  bool comparable_ = true;
  const sim::Experiment* compared_ = nullptr;
  int compared_pairs_ = 0;
  double compare_due_ms_ = 0.0;
};

}  // namespace handoff::web
