// An experiment, and the jobs that carry it on.
#include "sim/experiment/jobs/experiment_jobs.hpp"

#include <utility>

namespace handoff::sim {

void ExperimentJobs::restart(const Scenario& scenario, int target) {
  const Keep keep = target <= kMostComparable ? Keep::replications : Keep::summaries;
  adopt(std::make_shared<Experiment>(scenario, keep), target);
}

void ExperimentJobs::adopt(std::shared_ptr<Experiment> experiment, int target) {
  experiment_ = std::move(experiment);
  begin(replications(), target);
}

void ExperimentJobs::clear() { adopt(nullptr, 0); }

void ExperimentJobs::run_here(int count) {
  experiment_->run(count);
  skip_to(experiment_->replications());
}

const Scenario* ExperimentJobs::scenario() const {
  return experiment_ ? &experiment_->scenario() : nullptr;
}

// Refused are only replications that were run on this thread meanwhile: the same ones.
void ExperimentJobs::deliver(Batch batch) { static_cast<void>(experiment_->add(std::move(batch))); }

}  // namespace handoff::sim
