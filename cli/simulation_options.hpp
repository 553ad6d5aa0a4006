// Options of every command that simulates: what to change in the scenario, how many replications,
// how sure to be, on how many threads, and where results go.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cli/inputs.hpp"
#include "cli/options.hpp"
#include "core/base/result.hpp"
#include "io/results/precision.hpp"
#include "sim/scenario/scenario.hpp"

namespace handoff::cli {

struct SimulationOptions {
  std::string scenario;
  std::vector<std::string> settings;
  std::string replications;
  std::string seed;
  bool sceptic = false;  // without the claimed effects
  std::string customers;
  bool resample = false;
  std::vector<std::string> precisions;
  std::string threads;
  bool mpi = false;  // on the ranks of an MPI job (cli/ranks.hpp)
  OutputOptions outputs;
};

// SCENARIO, --set and --seed alone; --customers and --resample; then all. Not every command has a use for
// these.
struct OfferedOptions {
  bool precision = true;
  bool json = true;
  bool csv = true;
};
// --threads and --mpi: where it is computed. `what` is the same for any number of them.
void add_executor_options(Command& command, SimulationOptions& options,
                          const char* what = "results");
void add_scenario_options(Command& command, SimulationOptions& options);
void add_customer_options(Command& command, SimulationOptions& options);
void add_simulation_options(Command& command, SimulationOptions& options,
                            OfferedOptions offered = {});

// The scenario of the file with the pipeline (none if empty), without the claimed effects if that is
// asked for, with the settings in it, and with past customers if there is a file of them.
core::Result<sim::Scenario> scenario_with(const SimulationOptions& options,
                                          const std::string& pipeline);

// How sure to be, for this scenario's tiers.
core::Result<std::vector<io::PrecisionGoal>> precisions_of(const SimulationOptions& options,
                                                           const sim::Scenario& scenario);

// How long to simulate, or for how long at most where precision decides; and on how many threads.
struct Effort {
  int replications = 1'000;
  int threads = 1;
};
core::Result<Effort> effort_of(const SimulationOptions& options);

}  // namespace handoff::cli
