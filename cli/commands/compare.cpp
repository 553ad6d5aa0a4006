// handoff compare: several pipelines, or variants of one, over the same simulated months.
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "cli/command.hpp"
#include "cli/inputs.hpp"
#include "cli/interrupt.hpp"
#include "cli/simulate.hpp"
#include "cli/simulation_options.hpp"
#include "cli/terminal.hpp"
#include "io/results/comparison_report.hpp"
#include "io/results/customers/by_customer.hpp"
#include "io/scenario/customer_history.hpp"
#include "io/scenario/scenario_edit.hpp"
#include "io/text/safe_text.hpp"
#include "sim/experiment/comparison.hpp"
#include "sim/experiment/customer_fates.hpp"
#include "sim/month/simulation.hpp"
#include "sim/planner/alternative.hpp"
#include "sim/scenario/claimed_effects.hpp"

namespace handoff::cli {
namespace {

constexpr std::size_t kMostSystems = 20;

struct CompareOptions {
  SimulationOptions simulation;
  std::vector<std::string> pipelines;
  std::vector<std::string> variants;
  std::string by_customer;
};

struct System {
  std::string name;
  sim::Scenario scenario;
};

std::optional<core::Error> add_system(std::vector<System>& systems, std::string name,
                                      core::Result<sim::Scenario> scenario) {
  if (!scenario) return scenario.error();
  for (const System& system : systems) {
    if (system.name == name)
      return core::Error{"compare", io::in_quotes(name, 100) + " is named twice"};
  }
  systems.push_back({std::move(name), *std::move(scenario)});
  return std::nullopt;
}

// The base is the first pipeline; the scenario as it is if no other system is named.
core::Result<std::vector<System>> systems_of(const CompareOptions& options) {
  std::vector<System> systems;
  const auto add = [&](std::string name, core::Result<sim::Scenario> scenario) {
    return add_system(systems, std::move(name), std::move(scenario));
  };
  const bool base_as_given =
      options.pipelines.empty() || (options.pipelines.size() == 1 && options.variants.empty());
  if (base_as_given) {
    if (auto error = add(sim::kAsGiven, scenario_with(options.simulation, ""))) return *error;
  }
  for (const std::string& pipeline : options.pipelines) {
    if (auto error = add(stem(pipeline), scenario_with(options.simulation, pipeline)))
      return *error;
  }
  for (const std::string& variant : options.variants) {
    sim::Scenario scenario = systems.front().scenario;
    if (auto error = io::set_path(scenario, variant))
      return core::Error{"--variant " + error->where, error->what};
    if (auto error = add(variant, scenario)) return *error;
  }
  if (systems.size() < 2) {
    return core::Error{"compare",
                       "nothing to compare; give --pipeline at least twice, or --variant"};
  }
  if (systems.size() > kMostSystems) {
    return core::Error{"compare", std::to_string(systems.size()) +
                                      " systems are too many; at most " +
                                      std::to_string(kMostSystems) + " are allowed"};
  }
  return systems;
}

std::optional<core::Error> write_files(Outputs& outputs, const io::ComparisonResults& results) {
  if (outputs.json) {
    if (auto error = outputs.json->write(io::comparison_json(results))) return error;
  }
  if (outputs.csv) {
    if (auto error = outputs.csv->write(io::comparison_csv(results))) return error;
  }
  return outputs.close();
}

// Opened before anything is simulated, like all outputs.
core::Result<std::optional<io::Output>> by_customer_file(const CompareOptions& options) {
  if (options.by_customer.empty()) return std::optional<io::Output>();
  if (options.simulation.customers.empty() || options.simulation.resample)
    return core::Error{"--by-customer",
                       "needs your own customers, each of them once: --customers FILE "
                       "without --resample"};
  if (options.by_customer == "-" && options.simulation.outputs.takes_stdout())
    return core::Error{"--by-customer -", "standard output is taken; give one of them a file"};
  auto output = io::Output::open(options.by_customer);
  if (!output) return output.error();
  return std::optional<io::Output>(*std::move(output));
}

// What was asked for, checked, before anything is simulated.
struct Request {
  std::vector<std::string> names;
  std::vector<sim::Scenario> scenarios;
  std::vector<std::vector<io::PrecisionGoal>> goals;
  Effort effort;
  Outputs outputs;
  std::optional<io::Output> by_customer;
};

core::Result<Request> request_of(const CompareOptions& options) {
  Request request;
  auto systems = systems_of(options);
  if (!systems) return systems.error();
  for (System& system : *systems) {
    auto goals = precisions_of(options.simulation, system.scenario);
    if (!goals) return goals.error();
    request.goals.push_back(*std::move(goals));
    request.names.push_back(std::move(system.name));
    request.scenarios.push_back(std::move(system.scenario));
  }
  const auto effort = effort_of(options.simulation);
  if (!effort) return effort.error();
  request.effort = *effort;
  auto outputs = open_outputs(options.simulation.outputs);
  if (!outputs) return outputs.error();
  request.outputs = *std::move(outputs);
  auto by_customer = by_customer_file(options);
  if (!by_customer) return by_customer.error();
  request.by_customer = *std::move(by_customer);
  return request;
}

io::ComparisonResults results_of(const sim::Comparison& comparison,
                                 const std::vector<std::string>& names) {
  io::ComparisonResults results;
  results.names = names;
  for (std::size_t i = 0; i < comparison.size(); ++i) {
    results.systems.push_back(comparison.experiment(i).results());
    if (i > 0) {
      results.differences.push_back(comparison.against_first(i));
      results.by_month.push_back(comparison.months_against_first(i));
    }
    results.claims_effects = results.claims_effects || sim::claims_effects(comparison.scenario(i));
  }
  return results;
}

std::optional<sim::CustomerFates> fates_of(const sim::Scenario& scenario, int replications) {
  sim::CustomerFates fates(scenario);
  sim::Simulation simulation(scenario, sim::Checking::off);
  for (int replication = 0; replication < replications; ++replication) {
    if (interrupted()) return std::nullopt;
    simulation.run(static_cast<std::uint32_t>(replication));
    fates.add(simulation.month());
  }
  return fates;
}

// The same months once more, since results keep no single customers. Nothing once it is written.
std::optional<Exit> write_by_customer(Request& request, int replications) {
  if (!request.by_customer) return std::nullopt;
  const InterruptGuard guard;
  std::vector<io::FatesUnder> systems;
  for (std::size_t at = 0; at < request.names.size(); ++at) {
    auto fates = fates_of(request.scenarios[at], replications);
    if (!fates) {
      refuse({"--by-customer", "interrupted"});
      return Exit::interrupted;
    }
    systems.push_back({request.names[at], *std::move(fates)});
  }
  if (auto error =
          request.by_customer->write(io::by_customer_csv(request.scenarios.front(), systems)))
    return refuse(*error);
  if (auto error = request.by_customer->close()) return refuse(*error);
  return std::nullopt;
}

Exit compare(const CompareOptions& options) {
  auto request = request_of(options);
  if (!request) return refuse(request.error());
  sim::Comparison comparison(request->scenarios);
  const Systems systems{request->scenarios,
                        [&](std::size_t system, sim::Batch batch) {
                          return comparison.add(system, std::move(batch));
                        },
                        [&](std::size_t system) { return comparison.experiment(system).results(); },
                        request->goals};
  const SimulationReport report = simulate(systems, request->effort);
  if (const auto exit = refusal(report, request->effort)) return *exit;
  for (std::size_t i = 0; i < comparison.size(); ++i) {
    if (const auto error = broken_rule(comparison.experiment(i)))
      return refuse({request->names[i] + ": " + error->where, error->what});
  }
  const io::ComparisonResults results = results_of(comparison, request->names);
  if (auto error = write_files(request->outputs, results)) return refuse(*error);
  if (const auto exit = write_by_customer(*request, report.replications)) return *exit;
  const bool stdout_taken = options.simulation.outputs.takes_stdout() || options.by_customer == "-";
  if (!stdout_taken) {
    auto table = io::Output::open("-");
    if (const auto error = table->write(io::comparison_table(results, output_characters()) +
                                        io::customers_line(request->scenarios.front())))
      return refuse(*error);
  }
  const Exit exit = tell_precisions(systems, report, request->names, stdout_taken);
  if (std::fflush(stdout) != 0) return refuse({"standard output", "cannot be written"});
  return exit;
}

constexpr const char* kCompareExamples = R"(Examples:
  handoff compare worked_example --pipeline manual --pipeline zapier_basic --pipeline full_orchestration
  handoff compare crm_outage --pipeline manual                    against the scenario itself
  handoff compare duplicate_storm --variant pipeline.dedupe.enabled=false
  handoff compare worked_example --pipeline zapier_basic --variant pipeline.trigger.poll_every=2min
  handoff compare worked_example --pipeline manual --pipeline workato_tray --precision crm_lag_s=2%
  handoff compare my_month.json --customers history.json --pipeline manual --pipeline full_orchestration

The first system is the base. All meet the same customers with the same luck (common random
numbers), and differences are taken month by month. A difference is clear when its 95% interval
excludes zero; one that follows from what tools are claimed to do to churn and expansion is assumed. With --precision every system runs until it is that precise; the exit code is 1 if one
is not.)";

}  // namespace

void add_compare(CommandLine& line) {
  auto options = std::make_shared<CompareOptions>();
  Command command =
      line.add("compare", "compare pipelines on the same months, difference by difference");
  add_simulation_options(command, options->simulation);
  command.repeatable("--pipeline", "NAME", options->pipelines,
                     "a pipeline preset, or a built-in name; repeatable, the first is the base");
  command.repeatable("--variant", "PATH=VALUE", options->variants,
                     "the base with one input changed, as another system; repeatable");
  command.option("--by-customer", "FILE", options->by_customer,
                 "write what becomes of each of your customers under each, as CSV; - for standard "
                 "output");
  command.footer(kCompareExamples);
  command.runs([options] { return compare(*options); });
}

}  // namespace handoff::cli
