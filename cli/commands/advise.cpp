// handoff advise: the article's rules of thumb, tested at the scenario's own numbers.
#include <algorithm>
#include <memory>
#include <string>
#include <utility>

#include "cli/command.hpp"
#include "cli/inputs.hpp"
#include "cli/ranks.hpp"
#include "cli/simulation_options.hpp"
#include "cli/store_file.hpp"
#include "cli/terminal.hpp"
#include "cli/tools.hpp"
#include "io/results/advice_report.hpp"
#include "sim/article/rules.hpp"

namespace handoff::cli {
namespace {

struct AdviseOptions {
  SimulationOptions simulation;
  StoreFileOptions file;
  std::string pipeline;
  std::string seeds;
};

Exit advise(const AdviseOptions& options) {
  if (!options.simulation.precisions.empty())
    return refuse({"--precision", "does not apply to advice; give --replications"});
  const auto scenario = scenario_with(options.simulation, options.pipeline);
  if (!scenario) return refuse(scenario.error());
  const auto tools = article_tools(options.simulation);
  if (!tools) return refuse(tools.error());
  auto effort = effort_of(options.simulation);
  if (!effort) return refuse(effort.error());
  if (options.simulation.replications.empty())
    effort->replications = sim::default_advice_replications(*scenario);
  const auto seeds = seeds_of(options.seeds);
  if (!seeds) return refuse(seeds.error());
  auto outputs = open_outputs(options.simulation.outputs);
  if (!outputs) return refuse(outputs.error());

  sim::ReplicationStore store;
  std::vector<sim::Rule> rules = sim::article_rules(*scenario, *tools);
  if (const auto error = resume_store(store, sim::watched_targets(rules), options.file))
    return refuse(*error);
  sim::Advice advice(store, std::move(rules), effort->replications, *seeds);
  const auto threads = make_executor(effort->threads);
  const auto failed = answer_and_save(advice, store, *threads, "advise", options.file);
  if (failed) return *failed;

  const io::AdviceView view{scenario->name, pipeline_name(options.pipeline), scenario->seed};
  if (outputs->json) {
    if (const auto error = outputs->json->write(io::advice_json(advice, view)))
      return refuse(*error);
  }
  if (const auto error = outputs->close()) return refuse(*error);
  if (options.simulation.outputs.takes_stdout()) return Exit::ok;
  const auto columns = static_cast<std::size_t>(std::max(40, terminal_columns()));
  const auto error =
      io::Output::open("-")->write(io::advice_text(advice, view, columns, output_characters()));
  return error ? refuse(*error) : Exit::ok;
}

constexpr const char* kAdviseExamples = R"(Examples:
  handoff advise worked_example
  handoff advise scale_up_5000 --pipeline zapier_basic
  handoff advise worked_example --set cohort.trials=200 --json -

Each rule is confirmed or contradicted when a 95% interval says so, and otherwise not clear; or it is
confirmed in a weaker reading of its words, which is said. Months come from several seeds. Rules
about faults that the scenario does not have are tested with some added, and say how many. What the
model takes as given is called an assumption. `handoff claims` judges the same sentences in the same
way.)";

}  // namespace

void add_advise(CommandLine& line) {
  auto options = std::make_shared<AdviseOptions>();
  Command command = line.add("advise", "the article's rules of thumb, tested at your numbers");
  add_simulation_options(command, options->simulation, {.precision = false, .csv = false});
  command.option("--pipeline", "NAME", options->pipeline,
                 "pipeline preset to apply: a JSON merge patch, or a built-in name");
  add_seeds_option(command, options->seeds);
  add_store_file_options(command, options->file);
  command.footer(kAdviseExamples);
  command.runs([options] { return advise(*options); });
}

}  // namespace handoff::cli
