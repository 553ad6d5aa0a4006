// handoff plan: questions about many variants of a scenario, each answered with an interval.
#include <fmt/format.h>

#include <cassert>
#include <cstdio>
#include <memory>
#include <string>

#include "cli/command.hpp"
#include "cli/commands/plan/request.hpp"
#include "cli/terminal.hpp"
#include "io/scenario/customer_history.hpp"
#include "io/text/safe_text.hpp"

namespace handoff::cli {

namespace {

core::Result<sim::QuestionKind> question_of(const PlanOptions& options) {
  std::string names;
  for (const sim::QuestionInfo& it : sim::kQuestions) {
    if (it.name.empty()) continue;
    if (options.question == it.name) return it.kind;
    names += (names.empty() ? "" : ", ") + std::string(it.name);
  }
  return core::Error{
      "plan", io::in_quotes(options.question) + " is not a question; expected one of " + names};
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
  const auto command = plan_command(*question);
  assert(command && "a question with a name is one of the planner's");
  const auto request = plan_request(options, *command);
  if (!request) return refuse(request.error());
  auto outputs = open_outputs(options.simulation.outputs);
  if (!outputs) return refuse(outputs.error());
  PlanResult result = command->answer(*request);
  if (const Exit* exit = std::get_if<Exit>(&result)) return *exit;
  auto& answer = std::get<PlanAnswer>(result);
  answer.table += io::customers_line(request->scenario());
  if (const auto error = write(*outputs, answer, options.simulation.outputs.takes_stdout()))
    return refuse(*error);
  return answer.exit;
}

constexpr const char* kPlanExamples = R"(Examples:
  handoff plan scale_up_5000                                  what breaks first at 5,000 trials?
  handoff plan worked_example breaks --at 5000 --pipeline zapier_basic --pipeline full_orchestration
  handoff plan worked_example staffing --target 'Enterprise:touch_wait_s.p95<=15min'
  handoff plan worked_example choose --by cost --target 'missend_rate<=0.1' --target 'crm_lag_s.p95<=15min'
  handoff plan worked_example optimise --budget 40000 --knob pipeline=manual,zapier_basic,full_orchestration \
      --knob 'pipeline.pools[1].headcount=2,3,4,6'
  handoff plan two_offices team --add 2 --shift 06:00-14:00 --target 'Business:sla_attainment>=0.95'
  handoff plan worked_example year --set horizon.growth=0.08 --set horizon.turnover.ramp=56d --lead 2
  handoff plan worked_example influence --pipeline zapier_basic --pipeline full_orchestration
  handoff plan worked_example breaks --target 'crm_lag_s.p95<=15min' --target 'http_429/api_calls<=0.01'

A target is [TIER:]METRIC[.STATISTIC], <= or >=, and a value; or a share of two totals. Without any
the usual ones apply. Every answer holds with the probability asked for, and Ctrl-C with --save
saves the work so far for --resume. The exit code is 1 if a target that was named is missed,
of team, if it is missed with every change.)";

std::string plan_footer() {
  std::string text = "Questions:\n";
  for (const sim::QuestionInfo& it : sim::kQuestions) {
    if (!it.name.empty()) text += fmt::format("  {:<14}{}\n", it.name, it.summary);
  }
  return text + "\n" + kPlanExamples;
}

}  // namespace

void add_plan(CommandLine& line) {
  auto options = std::make_shared<PlanOptions>();
  Command command = line.add(
      "plan", "what breaks first, minimum staffing, the best tool, and how certain that is");
  SimulationOptions& simulation = options->simulation;
  add_scenario_options(command, simulation);
  add_customer_options(command, simulation);
  command.word("QUESTION", options->question, "one of those below [breaks]", Need::optional);
  command.repeatable("--pipeline", "NAME", options->pipelines,
                     "a pipeline preset, or a built-in name; repeatable");
  command.repeatable("--target", "METRIC<=VALUE", options->targets, "a target to meet; repeatable");
  command.option("--grow", "PATH", options->grow, "breaks: what grows [cohort.trials]");
  command.option("--at", "N", options->at, "breaks: the volume in question [the scenario's]");
  command.option("--by", "WHAT", options->by,
                 "what to optimise: value (net, a year) or cost (a month) [value]");
  command.option("--metric", "METRIC", options->metric,
                 "influence: a total of a month to look at in place of --by, such as missends");
  command.option(
      "--points", "N", options->points,
      "influence: pairs of points to look at, 32 to 65536, rounded up to sixteen times a "
      "power of two [by the scenario's size]");
  command.option("--indifference", "D", options->indifference,
                 "choose: a difference that does not matter, in dollars [a twentieth of what the "
                 "cheapest costs a month, at least 50]");
  command.option(
      "--tolerance", "T", options->tolerance,
      "choose: how far from a target either answer will do, of a share in its own unit, of "
      "other values as a part of them [0.01]");
  command.repeatable(
      "--shift", "HOURS", options->shifts,
      "staffing: a wider shift to try where no number of people is enough; team: a shift for more "
      "people, on the office's weekdays or others, 06:00-14:00 or 'Sat-Sun 09:00-17:00'; "
      "repeatable");
  command.option("--add", "N", options->add, "team: how many more people [1 and 2]");
  command.option("--lead", "MONTHS", options->lead,
                 "year: whole months that pass before anybody new can start [0]");
  command.repeatable(
      "--growth", "G", options->growths,
      "year: growth of sign-ups a month to answer for, such as 0.08; repeatable [the "
      "scenario's, half of it, and half more]");
  command.repeatable("--knob", "PATH=VALUE,VALUE", options->knobs,
                     "optimise: what may vary, and over which values: PATH=VALUES, pipeline=NAMES, "
                     "quota_add_on; repeatable [tool, people, cadences, quota]");
  command.option("--budget", "D", options->budget, "optimise: the budget, in dollars a month");
  command.option("--probability", "P", options->probability,
                 "probability that the answer is right [0.95]");
  add_executor_options(command, simulation, "answers");
  add_store_file_options(command, options->files);
  command.option("--json", "FILE", simulation.outputs.json, "write as JSON; - for standard output");
  command.option("--csv", "FILE", simulation.outputs.csv, "write as CSV; - for standard output");
  command.footer(plan_footer().c_str());
  command.runs([options] { return plan(*options); });
}

}  // namespace handoff::cli
