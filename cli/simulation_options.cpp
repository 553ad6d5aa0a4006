// Numbers are taken as text and read here, so that their errors look like all others.
#include "cli/simulation_options.hpp"

#include <utility>

#include "cli/job_threads.hpp"
#include "io/scenario/customer_history.hpp"
#include "io/scenario/measure.hpp"
#include "io/scenario/scenario_edit.hpp"
#include "sim/scenario/claimed_effects.hpp"

namespace handoff::cli {
namespace {

constexpr std::uint64_t kMaxReplications = 1'000'000;
constexpr std::uint64_t kMaxThreads = 1'024;
constexpr std::uint64_t kMaxSeed = (std::uint64_t{1} << 53) - 1;
constexpr const char* kReplications = "1000";
constexpr const char* kReplicationsAtMost = "10000";  // where precision decides

}  // namespace

void add_executor_options(Command& command, SimulationOptions& options, const char* what) {
  const std::string help = "threads to run on [the machine's cores]; " + std::string(what) +
                           " are the same for any number";
  command.option("--threads", "N", options.threads, help.c_str());
  command.flag("--mpi", options.mpi,
               "run on all ranks of an MPI job: mpirun -n N handoff ... --mpi");
}

void add_scenario_options(Command& command, SimulationOptions& options) {
  command.word("SCENARIO", options.scenario,
               "scenario file, - for standard input, or a built-in name");
  command.repeatable("--set", "PATH=VALUE", options.settings,
                     "change one input, by its path in the scenario file; repeatable");
  command.option("--seed", "S", options.seed, "seed of all random numbers [the scenario's]");
  command.flag("--sceptic", options.sceptic,
               "leave out what tools are claimed to do to churn and expansion");
}

void add_customer_options(Command& command, SimulationOptions& options) {
  command.option("--customers", "FILE", options.customers,
                 "your own customers instead of drawn ones: what `learn --history` wrote");
  command.flag("--resample", options.resample,
               "draw as many from these customers, in each month others");
}

void add_simulation_options(Command& command, SimulationOptions& options, OfferedOptions offered) {
  add_scenario_options(command, options);
  add_customer_options(command, options);
  command.option(
      "--replications", "N", options.replications,
      "independent replications, 1 to 1000000 [1000]; with --precision the most to run [10000]");
  if (offered.precision)
    command.repeatable("--precision", "METRIC=ERROR", options.precisions,
                       "run until this figure's 95% interval is this narrow: 5% of it, or an error "
                       "in its unit; repeatable");
  add_executor_options(command, options);
  if (offered.json)
    command.option("--json", "FILE", options.outputs.json,
                   "write the results as JSON; - for standard output");
  if (offered.csv)
    command.option("--csv", "FILE", options.outputs.csv,
                   "write the results as CSV; - for standard output");
}

namespace {

// As many trials as the history has, unless a setting says otherwise.
std::optional<core::Error> bring_customers(const SimulationOptions& options, int trials_of_file,
                                           sim::Scenario& scenario) {
  if (options.customers.empty()) {
    if (!options.resample) return std::nullopt;
    return core::Error{"--resample",
                       "draws from your own customers; name them with --customers FILE"};
  }
  auto history = load_customers(options.customers);
  if (!history) return history.error();
  const int trials = scenario.cohort.trials;
  if (auto error = io::bring_customers(scenario, {*std::move(history), options.resample})) {
    error->where = "--customers " + options.customers;
    return error;
  }
  if (trials != trials_of_file) scenario.cohort.trials = trials;
  return std::nullopt;
}

}  // namespace

core::Result<sim::Scenario> scenario_with(const SimulationOptions& options,
                                          const std::string& pipeline) {
  auto scenario = load_scenario(options.scenario);
  if (!scenario) return scenario;
  if (!pipeline.empty()) {
    if (auto error = apply_pipeline(*scenario, pipeline)) return *std::move(error);
  }
  if (options.sceptic) *scenario = sim::without_claimed_effects(*scenario);
  const int trials_of_file = scenario->cohort.trials;
  if (auto error = io::set_paths(*scenario, options.settings)) {
    error->where = "--set " + error->where;
    return *std::move(error);
  }
  if (auto error = bring_customers(options, trials_of_file, *scenario)) return *std::move(error);
  if (!options.seed.empty()) {
    const auto seed = whole_number("--seed", options.seed, 0, kMaxSeed);
    if (!seed) return seed.error();
    scenario->seed = *seed;
  }
  return scenario;
}

core::Result<std::vector<io::PrecisionGoal>> precisions_of(const SimulationOptions& options,
                                                           const sim::Scenario& scenario) {
  const std::vector<std::string> tiers = io::tier_names(scenario);
  std::vector<io::PrecisionGoal> goals;
  for (const std::string& text : options.precisions) {
    auto goal = io::parse_precision(text, tiers);
    if (!goal) {
      core::Error error = goal.error();
      error.where = "--precision " + error.where;
      return error;
    }
    goals.push_back(*std::move(goal));
  }
  return goals;
}

core::Result<Effort> effort_of(const SimulationOptions& options) {
  Effort effort;
  effort.threads = default_threads();
  const std::string fallback = options.precisions.empty() ? kReplications : kReplicationsAtMost;
  const auto replications =
      whole_number("--replications", options.replications.empty() ? fallback : options.replications,
                   1, kMaxReplications);
  if (!replications) return replications.error();
  effort.replications = static_cast<int>(*replications);
  if (options.threads.empty()) return effort;
  if (options.mpi)
    return core::Error{"--threads", "does not go with --mpi: each rank is one thread"};
  const auto threads = whole_number("--threads", options.threads, 1, kMaxThreads);
  if (!threads) return threads.error();
  effort.threads = static_cast<int>(*threads);
  return effort;
}

}  // namespace handoff::cli
