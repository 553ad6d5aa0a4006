// handoff run: a scenario over independent replications.
#include <fmt/format.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "cli/command.hpp"
#include "cli/inputs.hpp"
#include "cli/terminal.hpp"
#include "io/report.hpp"
#include "io/scenario_edit.hpp"
#include "io/target.hpp"
#include "sim/experiment.hpp"

namespace handoff::cli {
namespace {

constexpr std::uint64_t kMaxReplications = 1'000'000;
constexpr std::uint64_t kMaxSeed = (std::uint64_t{1} << 53) - 1;

struct RunOptions {
  std::string scenario;
  std::string pipeline;
  std::vector<std::string> settings;
  std::vector<std::string> targets;
  std::string replications = "1000";
  std::string seed;
  OutputOptions outputs;
};

// The scenario of the file with everything that the command line changes in it.
core::Result<sim::Scenario> scenario_of(const RunOptions& options) {
  auto scenario = load_scenario(options.scenario);
  if (!scenario) return scenario;
  if (!options.pipeline.empty()) {
    if (auto error = apply_pipeline(*scenario, options.pipeline)) return *std::move(error);
  }
  if (auto error = io::set_paths(*scenario, options.settings)) {
    error->where = "--set " + error->where;
    return *std::move(error);
  }
  if (!options.seed.empty()) {
    const auto seed = whole_number("--seed", options.seed, 0, kMaxSeed);
    if (!seed) return seed.error();
    scenario->seed = *seed;
  }
  return scenario;
}

core::Result<std::vector<io::Target>> targets_of(const RunOptions& options,
                                                 const sim::Scenario& scenario) {
  std::vector<std::string> tiers;
  for (const core::RoutingRow& row : scenario.pipeline.routing) tiers.push_back(row.tier);
  std::vector<io::Target> targets;
  for (const std::string& text : options.targets) {
    auto target = io::parse_target(text, tiers);
    if (!target) {
      core::Error error = target.error();
      error.where = "--target " + error.where;
      return error;
    }
    targets.push_back(*std::move(target));
  }
  return targets;
}

void simulate(sim::Experiment& experiment, int replications) {
  ProgressBar bar("replications", replications);
  if (!bar.visible()) return experiment.run(replications);
  for (int done = 0; done < replications; ++done) {
    experiment.run(1);
    bar.show(done + 1);
  }
}

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
Exit judge_targets(const std::vector<io::Target>& targets, const sim::Results& results,
                   bool stdout_taken) {
  Exit exit = Exit::ok;
  for (const io::Target& target : targets) {
    const io::TargetOutcome outcome = io::judge(target, results);
    if (!outcome.met) exit = Exit::target_missed;
    fmt::print(stdout_taken ? stderr : stdout, "{}{}\n", stdout_taken ? "handoff: " : "",
               io::outcome_text(target, outcome));
  }
  return exit;
}

Exit run(const RunOptions& options) {
  auto scenario = scenario_of(options);
  if (!scenario) return refuse(scenario.error());
  const auto replications =
      whole_number("--replications", options.replications, 1, kMaxReplications);
  if (!replications) return refuse(replications.error());
  const auto targets = targets_of(options, *scenario);
  if (!targets) return refuse(targets.error());
  auto outputs = open_outputs(options.outputs);
  if (!outputs) return refuse(outputs.error());

  sim::Experiment experiment(*std::move(scenario));
  simulate(experiment, static_cast<int>(*replications));
  if (!experiment.violations().empty()) {
    return refuse({"a rule that must always hold was broken, please report this",
                   experiment.violations().front()});
  }
  const sim::Results results = experiment.results();
  const std::string pipeline =
      options.pipeline.empty() ? std::string(io::kDefaultPipeline) : stem(options.pipeline);
  if (auto error = write_files(*outputs, results, pipeline)) return refuse(*error);
  const bool stdout_taken = options.outputs.takes_stdout();
  if (!stdout_taken) {
    auto table = io::Output::open("-");
    const std::string blank_line = targets->empty() ? "" : "\n";
    const auto error =
        table->write(io::results_table(results, pipeline, output_characters()) + blank_line);
    if (error) return refuse(*error);
  }
  const Exit exit = judge_targets(*targets, results, stdout_taken);
  if (std::fflush(stdout) != 0) return refuse({"standard output", "cannot be written"});
  return exit;
}

constexpr const char* kExamples = R"(Examples:
  handoff run assets/scenarios/worked_example.json --replications 1000 --seed 1
  handoff run worked_example --set payments.duplicate_share=0.05 --set pipeline.dedupe.enabled=false
  handoff run worked_example --set 'apis.crm.limits[0].requests=20' --json results.json
  handoff run worked_example --json - --replications 200 | less
  handoff run worked_example --target 'crm_lag_s.p95<=45' --target 'Enterprise:crm_lag_s.max<=15min'

A target is [TIER:]METRIC[.STATISTIC], one of <= < >= >, and a value in the metric's unit or, for
times, a duration; the statistic is mean unless it is p50, p95, p99 or max. The metrics are the
first column of the table. If a target is missed the exit code is 1, if the input is bad it is 2.
The same scenario and seed give the same results, digit for digit, on every machine.)";

}  // namespace

void add_run(CLI::App& app, Action& action) {
  auto options = std::make_shared<RunOptions>();
  CLI::App* command = app.add_subcommand("run", "simulate a scenario and report what it measures");
  command
      ->add_option("SCENARIO", options->scenario,
                   "scenario file, - for standard input, or a shipped name")
      ->required()
      ->type_name("");
  command
      ->add_option("--pipeline", options->pipeline,
                   "pipeline preset to apply: a JSON merge patch, or a shipped name")
      ->type_name("NAME");
  command
      ->add_option("--set", options->settings,
                   "change one input, by its path in the scenario file; repeatable")
      ->type_name("PATH=VALUE")
      ->allow_extra_args(false);
  command
      ->add_option("--replications", options->replications,
                   "independent replications, 1 to 1000000")
      ->type_name("N")
      ->capture_default_str();
  command
      ->add_option("--seed", options->seed, "of all random numbers, instead of the scenario's own")
      ->type_name("S");
  command->add_option("--target", options->targets, "exit with 1 unless this holds; repeatable")
      ->type_name("METRIC<=VALUE")
      ->allow_extra_args(false);
  command
      ->add_option("--json", options->outputs.json,
                   "write the results as JSON; - for standard output")
      ->type_name("FILE");
  command
      ->add_option("--csv", options->outputs.csv, "write the results as CSV; - for standard output")
      ->type_name("FILE");
  command->footer(kExamples);
  command->callback([options, &action] { action = [options] { return run(*options); }; });
}

}  // namespace handoff::cli
