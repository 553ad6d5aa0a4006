// Simulating: replications of one or several systems on all threads, with a progress bar, until
// there are as many as asked for or every figure is as precise as asked for.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "cli/exit.hpp"
#include "cli/simulation_options.hpp"
#include "core/base/result.hpp"
#include "io/results/precision.hpp"
#include "sim/experiment/experiment.hpp"
#include "sim/experiment/results.hpp"
#include "sim/scenario/scenario.hpp"

namespace handoff::cli {

// What is simulated, and where it goes. `add` takes a batch, `results` are those of so many
// replications as every system has.
struct Systems {
  std::vector<sim::Scenario> scenarios;
  std::function<std::optional<core::Error>(std::size_t system, sim::Batch batch)> add;
  std::function<sim::Results(std::size_t system)> results;
  std::vector<std::vector<io::PrecisionGoal>> goals;  // by system; all empty or none
};

struct SimulationReport {
  int replications = 0;
  bool interrupted = false;
  std::optional<core::Error> failure;                   // of whoever simulates, if that is why
  std::optional<core::Error> error;                     // a bug of ours
  std::vector<std::vector<sim::Precision>> precisions;  // by system, in the order of the goals
};

SimulationReport simulate(const Systems& systems, const Effort& effort);

// A broken invariant, which is a bug of ours too, however the run went.
std::optional<core::Error> broken_rule(const sim::Experiment& experiment);

// What to exit with when the results are not there: an interruption or a bug, told in one line.
std::optional<Exit> refusal(const SimulationReport& report, const Effort& effort);

// Told on `out`, a line for each; target_missed if one was not reached.
Exit tell_precisions(const Systems& systems, const SimulationReport& report,
                     const std::vector<std::string>& names, bool stdout_taken);

}  // namespace handoff::cli
