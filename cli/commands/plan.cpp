// handoff plan: questions about many variants of a scenario, each answered with an interval.
#include <fmt/format.h>

#include <cstdio>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "cli/command.hpp"
#include "cli/commands/plan_request.hpp"
#include "cli/inputs.hpp"
#include "cli/terminal.hpp"
#include "io/scenario/measure.hpp"
#include "io/scenario/plan_target.hpp"
#include "io/text/nearest.hpp"
#include "io/text/quantity_text.hpp"
#include "io/text/safe_text.hpp"
#include "sim/planner/defaults/default_targets.hpp"
#include "sim/planner/questions/choice.hpp"

namespace handoff::cli {

io::PlanHeading heading_of(const PlanRequest& request, const sim::Lab& lab) {
  return {request.scenario().name, request.scenario().seed, lab.spent()};
}

core::Result<double> positive_number(std::string_view option, const std::string& text,
                                     double fallback) {
  if (text.empty()) return fallback;
  const auto value = io::parse_number(text);
  if (!value || *value <= 0)
    return core::Error{std::string(option),
                       io::in_quotes(text) + " must be a number greater than 0"};
  return *value;
}

namespace {

constexpr const char* kAsGiven = "as given";
constexpr std::size_t kMostAlternatives = 20;

enum class Usual : std::uint8_t { none, promises, all };  // targets where none is named

struct Question {
  std::string_view name;
  Usual usual;
  bool all_tools;  // looks at the five tools unless pipelines are named
  PlanResult (*answer)(const PlanRequest& request);
};
constexpr Question kQuestions[] = {
    {"breaks", Usual::all, false, plan_breaks},
    {"staffing", Usual::none, false, plan_staffing},
    {"choose", Usual::none, true, plan_choose},
    {"sensitivity", Usual::none, true, plan_sensitivity},
    {"optimise", Usual::none, false, plan_optimise},
};

core::Result<const Question*> question_of(const PlanOptions& options) {
  std::string names;
  for (const Question& it : kQuestions) {
    if (options.question == it.name) return &it;
    names += (names.empty() ? "" : ", ") + std::string(it.name);
  }
  return core::Error{
      "plan", io::in_quotes(options.question) + " is not a question; expected one of " + names};
}

core::Result<std::vector<sim::Alternative>> alternatives_of(const PlanOptions& options,
                                                            bool all_tools) {
  std::vector<std::string> pipelines = options.pipelines;
  if (pipelines.empty() && all_tools) pipelines = shipped_names(kPipelineFolder);
  if (pipelines.size() > kMostAlternatives)
    return core::Error{"--pipeline",
                       "at most " + std::to_string(kMostAlternatives) + " are allowed"};
  std::vector<sim::Alternative> alternatives;
  if (pipelines.empty()) {
    auto scenario = scenario_with(options.simulation, "");
    if (!scenario) return scenario.error();
    alternatives.push_back({kAsGiven, *std::move(scenario)});
  }
  for (const std::string& pipeline : pipelines) {
    auto scenario = scenario_with(options.simulation, pipeline);
    if (!scenario) return scenario.error();
    for (const sim::Alternative& other : alternatives) {
      if (other.name == stem(pipeline))
        return core::Error{"--pipeline", io::in_quotes(other.name, 100) + " is named twice"};
    }
    alternatives.push_back({stem(pipeline), *std::move(scenario)});
  }
  return alternatives;
}

core::Result<std::vector<sim::Target>> targets_of(const PlanOptions& options,
                                                  const sim::Scenario& scenario) {
  const std::vector<std::string> tiers = io::tier_names(scenario);
  std::vector<sim::Target> targets;
  for (const std::string& text : options.targets) {
    auto target = io::parse_plan_target(text, tiers);
    if (!target) {
      core::Error error = target.error();
      error.where = "--target " + error.where;
      return error;
    }
    targets.push_back(*std::move(target));
  }
  return targets;
}

std::vector<sim::Target> usual_ones(Usual usual, const sim::Scenario& scenario) {
  std::vector<sim::Target> targets;
  if (usual == Usual::none) return targets;
  for (sim::Target& target : sim::usual_targets(scenario)) {
    if (usual == Usual::all || target.requirement.metric == sim::Metric::sla_attainment)
      targets.push_back(std::move(target));
  }
  return targets;
}

core::Result<PlanRequest> request_of(const PlanOptions& options, const Question& question) {
  PlanRequest request;
  request.options = options;
  auto alternatives = alternatives_of(options, question.all_tools);
  if (!alternatives) return alternatives.error();
  request.alternatives = *std::move(alternatives);
  auto targets = targets_of(options, request.scenario());
  if (!targets) return targets.error();
  request.targets = *std::move(targets);
  request.usual_targets = request.targets.empty();
  if (request.usual_targets) request.targets = usual_ones(question.usual, request.scenario());
  const auto effort = effort_of(options.simulation);
  if (!effort) return effort.error();
  request.threads = std::make_shared<JobThreads>(effort->threads);
  const auto probability = io::parse_number(options.probability);
  if (!probability || *probability < sim::kLeastProbability || *probability > sim::kMostProbability)
    return core::Error{"--probability", io::in_quotes(options.probability) +
                                            " is not a probability; expected 0.5 to 0.999"};
  request.alpha = 1 - *probability;
  return request;
}

std::optional<core::Error> write(Outputs& outputs, const PlanAnswer& answer, bool stdout_taken) {
  if (outputs.json) {
    if (auto error = outputs.json->write(io::pretty(answer.document))) return error;
  }
  if (outputs.csv) {
    if (auto error = outputs.csv->write(answer.csv)) return error;
  }
  if (auto error = outputs.close()) return error;
  if (!stdout_taken) {
    if (auto error = io::Output::open("-")->write(answer.table)) return error;
  }
  if (std::fflush(stdout) != 0) return core::Error{"standard output", "cannot be written"};
  return std::nullopt;
}

Exit plan(const PlanOptions& options) {
  const auto question = question_of(options);
  if (!question) return refuse(question.error());
  const auto request = request_of(options, **question);
  if (!request) return refuse(request.error());
  auto outputs = open_outputs(options.simulation.outputs);
  if (!outputs) return refuse(outputs.error());
  const PlanResult result = (*question)->answer(*request);
  if (const Exit* exit = std::get_if<Exit>(&result)) return *exit;
  const auto& answer = std::get<PlanAnswer>(result);
  if (const auto error = write(*outputs, answer, options.simulation.outputs.takes_stdout()))
    return refuse(*error);
  return answer.exit;
}

constexpr const char* kPlanExamples = R"(Questions:
  breaks        the volume at which each target first fails, in order: what breaks first?
  staffing      minimum staffing of each pool, and the shift, compared with Erlang C
  choose        the best of the five tools, or of the pipelines named, that meets the targets
  sensitivity   the most influential assumptions, and which of them, if wrong, change the choice
  optimise      the best quality for the money: cost against customers late or mis-sent

Examples:
  handoff plan scale_up_5000                                  what breaks first at 5,000 trials?
  handoff plan worked_example breaks --at 5000 --pipeline zapier_basic --pipeline full_orchestration
  handoff plan worked_example staffing --target 'Enterprise:touch_wait_s.p95<=15min'
  handoff plan worked_example choose --by cost --target 'missend_rate<=0.1' --target 'crm_lag_s.p95<=15min'
  handoff plan worked_example optimise --budget 40000 --knob pipeline=manual,zapier_basic,full_orchestration \
      --knob 'pipeline.pools[1].headcount=2,3,4,6'
  handoff plan worked_example breaks --target 'crm_lag_s.p95<=15min' --target 'http_429/api_calls<=0.01'

A target is [TIER:]METRIC[.STATISTIC], <= or >=, and a value; or a share of two totals. Without any
the usual ones apply. Every answer holds with the probability asked for, and Ctrl-C with --save
saves the work so far for --resume. The exit code is 1 if a target that was named is missed.)";

}  // namespace

void add_plan(CommandLine& line) {
  auto options = std::make_shared<PlanOptions>();
  Command command = line.add(
      "plan", "what breaks first, minimum staffing, the best tool, and how certain that is");
  SimulationOptions& simulation = options->simulation;
  add_scenario_options(command, simulation);
  command.word("QUESTION", options->question, "one of those below [breaks]", Need::optional);
  command.repeatable("--pipeline", "NAME", options->pipelines,
                     "a pipeline preset, or a built-in name; repeatable");
  command.repeatable("--target", "METRIC<=VALUE", options->targets, "a target to meet; repeatable");
  command.option("--grow", "PATH", options->grow, "breaks: what grows [cohort.trials]");
  command.option("--at", "N", options->at, "breaks: the volume in question [the scenario's]");
  command.option("--by", "WHAT", options->by,
                 "what to optimise: value (net, a year) or cost (a month) [value]");
  command.option("--indifference", "D", options->indifference,
                 "choose: a difference that does not matter, in dollars [a fiftieth of the best]");
  command.repeatable(
      "--shift", "HOURS", options->shifts,
      "staffing: a wider shift to try where no number of people is enough; repeatable");
  command.repeatable("--knob", "PATH=VALUE,VALUE", options->knobs,
                     "optimise: what may vary, and over which values: PATH=VALUES, pipeline=NAMES, "
                     "quota_add_on; repeatable [tool, people, cadences, quota]");
  command.option("--budget", "D", options->budget, "optimise: the budget, in dollars a month");
  command.option("--probability", "P", options->probability,
                 "probability probability that the answer is right [0.95]");
  command.option("--threads", "N", simulation.threads,
                 "threads to run on [the machine's cores]; answers are the same for any number");
  add_lab_file_options(command, options->files);
  command.option("--json", "FILE", simulation.outputs.json, "write as JSON; - for standard output");
  command.option("--csv", "FILE", simulation.outputs.csv, "write as CSV; - for standard output");
  command.footer(kPlanExamples);
  command.runs([options] { return plan(*options); });
}

}  // namespace handoff::cli
