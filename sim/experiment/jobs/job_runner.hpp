// JobRunner: carries out jobs, one after another, on the thread that it lives on.
//
// Building a simulation costs as much as some replications, and most jobs are about the scenario of
// the one before; so the simulations of the latest scenarios are kept.
#pragma once

#include <cstddef>
#include <vector>

#include "sim/experiment/batch.hpp"
#include "sim/experiment/jobs/job.hpp"

namespace handoff::sim {

class JobRunner {
 public:
  JobAnswer run(const Job& job);

 private:
  struct Kept {
    ScenarioId id;
    BatchRunner runner;
  };
  BatchRunner& runner_of(const JobScenario& scenario);

  std::vector<Kept> kept_;  // the most recently used first
};

}  // namespace handoff::sim
