// handoff run: a scenario over independent replications.
#include <fmt/format.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "cli/command.hpp"
#include "cli/inputs.hpp"
#include "cli/simulate.hpp"
#include "cli/simulation_options.hpp"
#include "cli/targets.hpp"
#include "cli/terminal.hpp"
#include "io/results/results_report.hpp"
#include "io/results/year/months_table.hpp"
#include "io/scenario/customer_history.hpp"
#include "io/scenario/measure.hpp"
#include "io/scenario/outcome_note.hpp"
#include "io/scenario/target.hpp"
#include "sim/experiment/experiment.hpp"

namespace handoff::cli {
namespace {

struct RunOptions {
  SimulationOptions simulation;
  std::string pipeline;
  std::vector<std::string> targets;
};

std::optional<core::Error> write_files(Outputs& outputs, const sim::Results& results,
                                       const std::string& pipeline) {
  if (outputs.json) {
    if (auto error = outputs.json->write(io::results_json(results, pipeline))) return error;
  }
  if (outputs.csv) {
    if (auto error = outputs.csv->write(io::results_csv(results))) return error;
  }
  return outputs.close();
}

// Where standard output belongs to a program, the outcomes go where people still see them.
Exit judge_targets(const std::vector<sim::Target>& targets, const sim::Results& results,
                   bool stdout_taken) {
  Exit exit = Exit::ok;
  for (const sim::Target& target : targets) {
    const sim::Standing standing = standing_of(target, results);
    if (standing.judgement != sim::Judgement::met) exit = Exit::target_missed;
    fmt::print(stdout_taken ? stderr : stdout, "{}{}\n", stdout_taken ? "handoff: " : "",
               io::outcome_text(target, standing));
  }
  return exit;
}

// What was asked for, checked, before anything is simulated.
struct RunRequest {
  sim::Scenario scenario;
  Effort effort;
  std::vector<io::PrecisionGoal> precisions;
  std::vector<sim::Target> targets;
  Outputs outputs;
};

core::Result<RunRequest> request_of(const RunOptions& options) {
  RunRequest request;
  auto scenario = scenario_with(options.simulation, options.pipeline);
  if (!scenario) return scenario.error();
  request.scenario = *std::move(scenario);
  const auto effort = effort_of(options.simulation);
  if (!effort) return effort.error();
  request.effort = *effort;
  auto precisions = precisions_of(options.simulation, request.scenario);
  if (!precisions) return precisions.error();
  request.precisions = *std::move(precisions);
  auto targets = targets_of(options.targets, request.scenario, sim::JudgedFrom::results);
  if (!targets) return targets.error();
  request.targets = *std::move(targets);
  auto outputs = open_outputs(options.simulation.outputs);
  if (!outputs) return outputs.error();
  request.outputs = *std::move(outputs);
  return request;
}

// What is to be said beside the dollars stands below.
std::optional<core::Error> print_table(const sim::Scenario& scenario, const sim::Results& results,
                                       const std::string& pipeline, bool lines_follow) {
  std::string notes;
  for (const std::string& note : {io::customers_text(scenario), io::assumed_text(scenario),
                                  io::free_of_charge_text(scenario)})
    notes += note.empty() ? "" : note + '\n';
  auto table = io::Output::open("-");
  return table->write(io::results_table(results, pipeline, output_characters()) +
                      io::months_table(results, output_characters()) + "\n" + notes +
                      (lines_follow ? "\n" : ""));
}

Exit run(const RunOptions& options) {
  auto request = request_of(options);
  if (!request) return refuse(request.error());
  sim::Experiment experiment(request->scenario);
  const Systems systems{
      {request->scenario},
      [&](std::size_t, sim::Batch batch) { return experiment.add(std::move(batch)); },
      [&](std::size_t) { return experiment.results(); },
      {request->precisions}};
  const SimulationReport report = simulate(systems, request->effort);
  if (const auto exit = refusal(report, request->effort)) return *exit;
  if (const auto error = broken_rule(experiment)) return refuse(*error);

  const sim::Results results = experiment.results();
  const std::string pipeline =
      options.pipeline.empty() ? std::string(io::kDefaultPipeline) : stem(options.pipeline);
  if (auto error = write_files(request->outputs, results, pipeline)) return refuse(*error);
  const bool stdout_taken = options.simulation.outputs.takes_stdout();
  if (!stdout_taken) {
    const bool lines_follow = !request->targets.empty() || !request->precisions.empty();
    if (const auto error = print_table(request->scenario, results, pipeline, lines_follow))
      return refuse(*error);
  }
  const Exit precise = tell_precisions(systems, report, {pipeline}, stdout_taken);
  const Exit met = judge_targets(request->targets, results, stdout_taken);
  if (std::fflush(stdout) != 0) return refuse({"standard output", "cannot be written"});
  return precise == Exit::ok ? met : precise;
}

constexpr const char* kRunExamples = R"(Examples:
  handoff run assets/scenarios/worked_example.json --replications 1000 --seed 1
  handoff run worked_example --set payments.duplicate_share=0.05 --set pipeline.dedupe.enabled=false
  handoff run worked_example --set 'apis.crm.limits[0].requests=20' --json results.json
  handoff run worked_example --json - --replications 200 | less
  handoff run worked_example --target 'crm_lag_s.p95<=45' --target 'Enterprise:crm_lag_s.max<=15min'
  handoff run crm_outage --pipeline zapier_basic --precision crm_lag_s.p95=5%

A target is [TIER:]METRIC[.STATISTIC], one of <= < >= >, and a value in the metric's unit or, for
times, a duration; the statistic is mean unless it is p50, p95, p99 or max. The metrics are the
first column of the table. A target is met or missed where the whole 95% interval says so, and else
not clear: more replications may tell. A precision is a measure of the same kind and the error that
is small enough, with 95% confidence. Unless all targets are met and all precisions reached the exit
code is 1, if the input is bad it is 2.
The same scenario and seed give the same results, digit for digit, on every machine.)";

}  // namespace

void add_run(CommandLine& line) {
  auto options = std::make_shared<RunOptions>();
  Command command = line.add("run", "simulate a scenario and report what it measures");
  add_simulation_options(command, options->simulation);
  command.option("--pipeline", "NAME", options->pipeline,
                 "pipeline preset to apply: a JSON merge patch, or a built-in name");
  command.repeatable("--target", "METRIC<=VALUE", options->targets,
                     "exit with 1 unless this holds; repeatable");
  command.footer(kRunExamples);
  command.runs([options] { return run(*options); });
}

}  // namespace handoff::cli
