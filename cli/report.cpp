// handoff report: question, answer, charts and method as one HTML or Markdown file.
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <string>
#include <utility>

#include "cli/command.hpp"
#include "cli/inputs.hpp"
#include "cli/lab_threads.hpp"
#include "cli/simulation_options.hpp"
#include "cli/terminal.hpp"
#include "cli/tools.hpp"
#include "handoff/version.hpp"
#include "io/measure.hpp"
#include "io/plan_target.hpp"
#include "io/planning_report.hpp"
#include "io/scenario_json.hpp"
#include "sim/fingerprint.hpp"
#include "sim/plan/article_rules.hpp"
#include "sim/plan/usual_effort.hpp"

namespace handoff::cli {
namespace {

constexpr std::size_t kMostSystems = 20;
constexpr const char* kAsGiven = "as given";
constexpr double kResultTrials = 1.25e6, kTornadoTrials = 2.5e6;  // in all: a few seconds' work
constexpr int kFewestOfAll = 8, kFewestOfOne = 4;

struct ReportOptions {
  SimulationOptions simulation;
  std::vector<std::string> pipelines;
  std::vector<std::string> targets;
  std::string question;
  std::string out;
};

struct Systems {
  std::vector<sim::Alternative> all;
  std::size_t subject = 0;
};

// The named pipelines, the first being the subject. Without any: the scenario as it is among the
// five tools, under the name of the tool that it is, if it is one.
core::Result<Systems> systems_of(const ReportOptions& options,
                                 const std::vector<sim::Alternative>& tools) {
  Systems systems;
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
  systems.all = tools;
  const std::uint64_t fingerprint = sim::fingerprint_of(*own);
  for (std::size_t at = 0; at < tools.size(); ++at) {
    if (sim::fingerprint_of(tools[at].scenario) != fingerprint) continue;
    systems.subject = at;
    return systems;
  }
  systems.all.insert(systems.all.begin(), {kAsGiven, *std::move(own)});
  return systems;
}

// Every input that differs from the worked example, with what the files say of where it is from.
core::Result<std::vector<io::PresetChange>> changes_of(const ReportOptions& options,
                                                       const Systems& systems) {
  auto preset = load_scenario_as_preset(options.simulation.scenario);
  if (!preset) return preset.error();
  io::Preset all = *std::move(preset);
  const std::string& name = systems.all[systems.subject].name;
  if (name != kAsGiven) {
    const auto pipeline =
        load_pipeline(options.pipelines.empty() ? name : options.pipelines[systems.subject]);
    if (!pipeline) return pipeline.error();
    all.sources.merge_patch(pipeline->sources);
  }
  all.patch = io::scenario_changes(systems.all[systems.subject].scenario);
  for (const char* word : {"name", "description"}) all.patch.erase(word);
  return io::preset_changes(all);
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
  each("--set", options.simulation.settings);
  each("--target", options.targets);
  if (!options.question.empty()) text += " --question " + quoted(options.question);
  return text + fmt::format(" --seed {} --replications {} --out {}", seed, effort.replications,
                            quoted(options.out));
}

// So many replications that all of them together take a few seconds.
int affordable(const sim::Scenario& scenario, std::size_t cells, double trials, int least,
               int most) {
  const double count = trials / (sim::work_of(scenario) * static_cast<double>(cells));
  const double whole = std::clamp(count, static_cast<double>(least), static_cast<double>(most));
  const int number = static_cast<int>(whole);
  return number >= 100 ? number / 100 * 100 : number;  // a round number is easier to talk about
}

bool is_markdown(const std::string& path) { return path.ends_with(".md"); }
bool is_html(const std::string& path) { return path.ends_with(".html") || path.ends_with(".htm"); }

// What is asked of the planner, and what it has answered.
struct Study {
  io::PlanningReport report;
  Systems systems;
  std::vector<sim::Alternative> tools;
  sim::Lab values{sim::Detail::values};
  sim::Lab sums;
  std::unique_ptr<sim::Sweep> sweep;
  std::unique_ptr<sim::Choice> choice;
  std::unique_ptr<sim::Tornado> tornado;
  std::unique_ptr<sim::Advice> advice;
};

std::optional<core::Error> pose(Study& study, int replications) {
  const sim::Scenario& subject = study.systems.all[study.systems.subject].scenario;
  std::vector<sim::AxisStep> steps;
  for (const sim::Alternative& system : study.systems.all) {
    study.report.names.push_back(system.name);
    steps.push_back({0, system.name, [&system](sim::Scenario& scenario) {
                       scenario = system.scenario;
                       return std::optional<core::Error>();
                     }});
  }
  auto sweep =
      sim::Sweep::make(study.values, subject, {sim::named_axis("pipeline", std::move(steps))},
                       study.report.targets, replications);
  if (!sweep) return sweep.error();
  study.sweep = *std::move(sweep);
  const sim::Objective value = sim::total_of(sim::Metric::net_value_usd, true);
  if (study.systems.all.size() > 1)
    study.choice = std::make_unique<sim::Choice>(study.sums, study.systems.all, value,
                                                 study.report.targets, sim::ChoiceOptions{});
  if (!subject.uncertain.empty()) {
    // Where months are so large that this would take minutes, only the subject is looked at.
    const std::size_t ends = 1 + 2 * subject.uncertain.size();
    int each = affordable(subject, study.systems.all.size() * ends, kTornadoTrials, 1, 100);
    const bool all = each >= kFewestOfAll;
    if (!all) each = affordable(subject, ends, kTornadoTrials, kFewestOfOne, 100);
    auto tornado = sim::Tornado::make(
        study.sums, all ? study.systems.all : std::vector{study.systems.all[study.systems.subject]},
        all ? study.systems.subject : 0, subject.uncertain, value, study.report.targets,
        {each, 0.95});
    if (!tornado) return tornado.error();
    study.tornado = *std::move(tornado);
    study.report.tornado_replications = each;
  }
  study.advice = std::make_unique<sim::Advice>(study.sums, sim::article_rules(subject, study.tools),
                                               sim::usual_advice_replications(subject));
  return std::nullopt;
}

// The rules' targets are watched from the start, so all questions can share one lab.
bool answer_all(Study& study, int threads) {
  const auto answer = [&](sim::Question* question, sim::Lab& lab, std::string_view what) {
    return !question || answer_on_threads(*question, lab, threads, what);
  };
  return answer(study.sweep.get(), study.values, "report: results") &&
         answer(study.choice.get(), study.sums, "report: choice") &&
         answer(study.tornado.get(), study.sums, "report: uncertain inputs") &&
         answer(study.advice.get(), study.sums, "report: rules of thumb");
}

std::optional<core::Error> read_targets(const ReportOptions& options, Study& study) {
  const auto tiers = io::tier_names(study.systems.all[study.systems.subject].scenario);
  for (const std::string& text : options.targets) {
    auto target = io::parse_plan_target(text, tiers);
    if (!target) return core::Error{"--target " + target.error().where, target.error().what};
    study.report.targets.push_back(*std::move(target));
  }
  return std::nullopt;
}

std::optional<core::Error> prepare(const ReportOptions& options, Effort& effort, Study& study) {
  if (options.out != "-" && !is_markdown(options.out) && !is_html(options.out))
    return core::Error{"--out", "expected a file that ends in .html or .md, or -"};
  auto tools = article_tools(options.simulation);
  if (!tools) return tools.error();
  study.tools = *std::move(tools);
  auto systems = systems_of(options, study.tools);
  if (!systems) return systems.error();
  study.systems = *std::move(systems);
  const auto given = effort_of(options.simulation);
  if (!given) return given.error();
  effort = *given;
  const sim::Scenario& subject = study.systems.all[study.systems.subject].scenario;
  if (options.simulation.replications.empty())
    effort.replications = affordable(subject, study.systems.all.size(), kResultTrials, 20, 1'000);
  auto changes = changes_of(options, study.systems);
  if (!changes) return changes.error();
  study.report.changes = *std::move(changes);
  if (auto error = read_targets(options, study)) return error;
  study.report.question = options.question;
  study.report.command = command_of(options, effort, subject.seed);
  study.report.version = HANDOFF_VERSION;
  study.report.subject = study.systems.subject;
  study.report.scenario = &subject;
  return pose(study, effort.replications);
}

Exit report(const ReportOptions& options) {
  Study study;
  Effort effort;
  if (const auto error = prepare(options, effort, study)) return refuse(*error);
  auto output = io::Output::open(options.out);
  if (!output) return refuse(output.error());
  if (!answer_all(study, effort.threads)) {
    refuse({"interrupted", "nothing was written"});
    return Exit::interrupted;
  }
  for (const sim::Lab* lab : {&study.values, &study.sums}) {
    if (!lab->violations().empty())
      return refuse({"a rule that must always hold was broken, please report this",
                     lab->violations().front()});
  }
  study.report.systems = study.sweep.get();
  study.report.systems_lab = &study.values;
  study.report.choice = study.choice.get();
  study.report.tornado = study.tornado.get();
  study.report.advice = study.advice.get();
  const io::ReportDocument document = io::planning_document(study.report);
  const bool markdown = is_markdown(options.out);
  if (const auto error =
          output->write(markdown ? io::report_markdown(document) : io::report_html(document)))
    return refuse(*error);
  if (const auto error = output->close()) return refuse(*error);
  if (options.out != "-") fmt::print("{}\n", options.out);
  return Exit::ok;
}

constexpr const char* kExamples = R"(Examples:
  handoff report worked_example --out report.html
  handoff report scale_up_5000 --target 'Enterprise:sla_attainment>=95%' --out report.md
  handoff report my_month.json --pipeline zapier_basic --pipeline workato_tray --out tools.html

Without --pipeline the scenario is compared with the article's five tools. The first pipeline is the
one that uncertain inputs and rules of thumb are about. HTML is one file without scripts, for the
screen (light and dark) and for paper; - writes it to standard output. The command that makes the
report again stands in it.)";

}  // namespace

void add_report(CLI::App& app, Action& action) {
  auto options = std::make_shared<ReportOptions>();
  CLI::App* command =
      app.add_subcommand("report", "question, answer, charts, assumptions and method as one file");
  add_simulation_options(*command, options->simulation);
  for (const char* option : {"--precision", "--json", "--csv"})
    command->remove_option(command->get_option(option));
  command
      ->add_option("--pipeline", options->pipelines,
                   "a pipeline preset, or a shipped name; repeatable, the first is the subject")
      ->type_name("NAME")
      ->allow_extra_args(false);
  command->add_option("--target", options->targets, "what has to be kept; repeatable")
      ->type_name("METRIC<=VALUE")
      ->allow_extra_args(false);
  command->add_option("--question", options->question, "the question, in words of your own")
      ->type_name("TEXT");
  command
      ->add_option("--out", options->out, "the file, .html or .md; - for HTML on standard output")
      ->type_name("FILE")
      ->required();
  command->footer(kExamples);
  command->callback([options, &action] { action = [options] { return report(*options); }; });
}

}  // namespace handoff::cli
