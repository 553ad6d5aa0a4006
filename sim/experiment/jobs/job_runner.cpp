// A function for each kind of job, and the simulations that are kept.
#include "sim/experiment/jobs/job_runner.hpp"

#include <algorithm>
#include <cassert>

#include "sim/month/recorder.hpp"
#include "sim/month/simulation.hpp"

namespace handoff::sim {
namespace {

// The present scenario, a pinned one and five tools take turns; each holds some memory.
constexpr std::size_t kMostKept = 8;

Batch batch_of(BatchRunner& runner, const Job& job) {
  Batch batch = runner.run(job.from, job.to);
  keep_values(batch, job.values);
  return batch;
}

Refusals refusals(const Scenario& scenario, int from, int to) {
  Recorder recorder(scenario);
  Simulation simulation(scenario, Checking::off);
  simulation.watch(&recorder);
  for (int r = from; r < to; ++r) simulation.run(static_cast<std::uint32_t>(r));
  Refusals refused{};
  for (std::size_t system = 0; system < kSystems; ++system) {
    for (const double it : recorder.refused(static_cast<System>(system))) refused[system] += it;
  }
  return refused;
}

}  // namespace

BatchRunner& JobRunner::runner_of(const JobScenario& of) {
  const auto known =
      std::find_if(kept_.begin(), kept_.end(), [&of](const Kept& it) { return it.id == of.id; });
  if (known != kept_.end()) {
    std::rotate(kept_.begin(), known, known + 1);
  } else {
    if (kept_.size() == kMostKept) kept_.pop_back();
    kept_.insert(kept_.begin(), Kept{of.id, BatchRunner(of.scenario)});
  }
  return kept_.front().runner;
}

JobAnswer JobRunner::run(const Job& job) {
  assert(job.scenario && 0 <= job.from && job.from < job.to);
  switch (job.kind) {
    case JobKind::batch:
      return batch_of(runner_of(*job.scenario), job);
    case JobKind::waiting:
      return waiting_months(job.scenario->scenario, job.from, job.to, {job.tier, job.month});
    case JobKind::weeks:
      return touch_weeks(job.scenario->scenario, job.from, job.to);
    case JobKind::refusals:
      break;
  }
  return refusals(job.scenario->scenario, job.from, job.to);
}

}  // namespace handoff::sim
