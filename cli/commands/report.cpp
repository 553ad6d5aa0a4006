// handoff report: question, answer, charts and method as one HTML or Markdown file.
#include <fmt/format.h>

#include <memory>
#include <string>
#include <utility>

#include "cli/answer.hpp"
#include "cli/command.hpp"
#include "cli/inputs.hpp"
#include "cli/ranks.hpp"
#include "cli/report_file.hpp"
#include "cli/simulation_options.hpp"
#include "cli/targets.hpp"
#include "cli/terminal.hpp"
#include "cli/tools.hpp"
#include "handoff/version.hpp"
#include "io/report/planning_report.hpp"
#include "io/scenario/measure.hpp"
#include "sim/article/report_study.hpp"

namespace handoff::cli {
namespace {

constexpr std::size_t kMostSystems = 20;

struct ReportOptions {
  SimulationOptions simulation;
  std::vector<std::string> pipelines;
  std::vector<std::string> targets;
  std::string question;
  std::string out;
};

// The named pipelines, the first being the subject. Without any: the scenario as it is among the
// five tools, under the name of the tool that it is, if it is one.
core::Result<sim::StudySystems> systems_of(const ReportOptions& options,
                                           const std::vector<sim::Alternative>& tools) {
  sim::StudySystems systems;
  for (const std::string& pipeline : options.pipelines) {
    auto scenario = scenario_with(options.simulation, pipeline);
    if (!scenario) return scenario.error();
    for (const sim::Alternative& other : systems.all) {
      if (other.name == stem(pipeline))
        return core::Error{"--pipeline", stem(pipeline) + " is named twice"};
    }
    systems.all.push_back({stem(pipeline), *std::move(scenario)});
  }
  if (systems.all.size() > kMostSystems)
    return core::Error{"--pipeline", "at most " + std::to_string(kMostSystems) + " are allowed"};
  if (!systems.all.empty()) return systems;
  auto own = scenario_with(options.simulation, "");
  if (!own) return own.error();
  return sim::systems_among(tools, *own);
}

// Every input that differs from the worked example, with what the files say of where it is from.
core::Result<std::vector<io::PresetChange>> changes_of(const ReportOptions& options,
                                                       const sim::StudySystems& systems) {
  auto preset = load_scenario_as_preset(options.simulation.scenario);
  if (!preset) return preset.error();
  const std::string& name = systems.all[systems.subject].name;
  const sim::Scenario& subject = systems.all[systems.subject].scenario;
  if (name == sim::kAsGiven) return io::changes_from_example(subject, preset->sources);
  const auto pipeline =
      load_pipeline(options.pipelines.empty() ? name : options.pipelines[systems.subject]);
  if (!pipeline) return pipeline.error();
  preset->sources.merge_patch(pipeline->sources);
  return io::changes_from_example(subject, preset->sources);
}

std::string quoted(const std::string& word) {
  constexpr std::string_view kPlain =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./=:,%+@";
  if (!word.empty() && word.find_first_not_of(kPlain) == word.npos) return word;
  std::string text = "'";
  for (const char letter : word)
    text += letter == '\'' ? std::string("'\\''") : std::string(1, letter);
  return text + '\'';
}

std::string command_of(const ReportOptions& options, const Effort& effort, std::uint64_t seed) {
  std::string text = "handoff report " + quoted(options.simulation.scenario);
  const auto each = [&](std::string_view option, const std::vector<std::string>& values) {
    for (const std::string& value : values) text += fmt::format(" {} {}", option, quoted(value));
  };
  each("--pipeline", options.pipelines);
  if (options.simulation.sceptic) text += " --sceptic";
  each("--set", options.simulation.settings);
  if (!options.simulation.customers.empty())
    text += " --customers " + quoted(options.simulation.customers);
  if (options.simulation.resample) text += " --resample";
  each("--target", options.targets);
  if (!options.question.empty()) text += " --question " + quoted(options.question);
  return text + fmt::format(" --seed {} --replications {} --out {}", seed, effort.replications,
                            quoted(options.out));
}

// What is asked of the planner, and the words around it.
struct Commission {
  std::unique_ptr<sim::ReportStudy> study;
  Effort effort;
  std::string command;
  std::vector<io::PresetChange> changes;
};

bool answer_all(const sim::ReportStudy& study, sim::JobExecutor& threads) {
  for (const sim::ReportStudy::Part& part : study.parts()) {
    if (!answer_on_threads(*part.question, *part.store, threads,
                           "report: " + std::string(part.what)))
      return false;
  }
  return true;
}

core::Result<Commission> commission_of(const ReportOptions& options) {
  if (auto error = check_report_file("--out", options.out)) return *std::move(error);
  const auto tools = article_tools(options.simulation);
  if (!tools) return tools.error();
  auto systems = systems_of(options, *tools);
  if (!systems) return systems.error();
  const auto effort = effort_of(options.simulation);
  if (!effort) return effort.error();
  Commission it{nullptr, *effort, {}, {}};
  if (options.simulation.replications.empty())
    it.effort.replications = sim::default_study_replications(*systems);
  auto changes = changes_of(options, *systems);
  if (!changes) return changes.error();
  it.changes = *std::move(changes);
  auto targets = targets_of(options.targets, systems->all[systems->subject].scenario,
                            sim::JudgedFrom::replications);
  if (!targets) return targets.error();
  auto study = sim::ReportStudy::make(*std::move(systems), *tools, *std::move(targets),
                                      it.effort.replications);
  if (!study) return study.error();
  it.study = *std::move(study);
  it.command = command_of(options, it.effort, it.study->subject().seed);
  return it;
}

Exit report(const ReportOptions& options) {
  const auto commission = commission_of(options);
  if (!commission) return refuse(commission.error());
  const sim::ReportStudy& study = *commission->study;
  auto output = io::Output::open(options.out);
  if (!output) return refuse(output.error());
  const auto threads = make_executor(commission->effort.threads);
  if (!answer_all(study, *threads)) return tell_stopped(*threads, "nothing was written");
  for (const sim::ReplicationStore* store : {&study.values(), &study.sums()}) {
    if (!store->violations().empty())
      return refuse({"a rule that must always hold was broken, please report this",
                     store->violations().front()});
  }
  io::PlanningReport report = io::planning_report(study);
  report.question = options.question;
  report.command = commission->command;
  report.version = HANDOFF_VERSION;
  report.changes = commission->changes;
  const io::ReportDocument document = io::planning_document(report);
  if (const auto error = output->write(report_text(options.out, document))) return refuse(*error);
  if (const auto error = output->close()) return refuse(*error);
  if (options.out != "-") fmt::print("{}\n", options.out);
  return Exit::ok;
}

constexpr const char* kReportExamples = R"(Examples:
  handoff report worked_example --out report.html
  handoff report scale_up_5000 --target 'Enterprise:sla_attainment>=95%' --out report.md
  handoff report my_month.json --pipeline zapier_basic --pipeline workato_tray --out tools.html

Without --pipeline the scenario is compared with the article's five tools. The first pipeline is the
one that uncertain inputs and rules of thumb are about. HTML is one file without scripts, for the
screen (light and dark) and for paper; - writes it to standard output. The report includes the
command that reproduces it.)";

}  // namespace

void add_report(CommandLine& line) {
  auto options = std::make_shared<ReportOptions>();
  Command command =
      line.add("report", "question, answer, charts, assumptions and method as one file");
  add_simulation_options(command, options->simulation,
                         {.precision = false, .json = false, .csv = false});
  command.repeatable("--pipeline", "NAME", options->pipelines,
                     "a pipeline preset, or a built-in name; repeatable, the first is the subject");
  command.repeatable("--target", "METRIC<=VALUE", options->targets, "a target to meet; repeatable");
  command.option("--question", "TEXT", options->question, "the question, in your own words");
  command.option("--out", "FILE", options->out,
                 "the file, .html or .md; - for HTML on standard output", Need::required);
  command.footer(kReportExamples);
  command.runs([options] { return report(*options); });
}

}  // namespace handoff::cli
