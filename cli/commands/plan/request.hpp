// What `handoff plan` was asked: one question about a scenario, its alternatives and its targets.
//
// cli/commands/plan/plan.cpp declares the options and writes the answer; each question has a file of its own
// that turns a request into an answer.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "cli/exit.hpp"
#include "cli/simulation_options.hpp"
#include "cli/store_file.hpp"
#include "core/base/result.hpp"
#include "io/results/plan_text.hpp"
#include "sim/experiment/jobs/job_executor.hpp"
#include "sim/planner/alternative.hpp"
#include "sim/planner/objective.hpp"
#include "sim/planner/questions/break_cause.hpp"
#include "sim/planner/questions/question_table.hpp"
#include "sim/planner/target.hpp"

namespace handoff::cli {

struct PlanOptions {
  SimulationOptions simulation;
  std::string question = "breaks";
  std::vector<std::string> pipelines;
  std::vector<std::string> targets;
  StoreFileOptions files;
  std::string grow = "cohort.trials";
  std::string at;
  std::string by = "value";
  std::string probability = "0.95";
  std::string indifference;
  std::string tolerance;
  std::vector<std::string> shifts;
  std::string add;
  std::string lead;
  std::vector<std::string> growths;
  std::vector<std::string> knobs;
  std::string budget;
  std::string metric;
  std::string points;
};

struct PlanRequest {
  std::vector<sim::Alternative> alternatives;  // at least one
  std::vector<sim::Target> targets;
  bool default_targets = false;  // nobody named one
  double alpha = 0.05;           // of a wrong answer
  std::shared_ptr<sim::JobExecutor> threads;
  PlanOptions options;

  const sim::Scenario& scenario() const { return alternatives.front().scenario; }
};

struct PlanAnswer {
  io::Json document;
  std::string csv;
  std::string table;
  Exit exit = Exit::ok;
};

// An exit: why there is no answer has been told.
using PlanResult = std::variant<Exit, PlanAnswer>;

// How the command asks a question.
struct PlanCommand {
  bool default_targets = false;  // where none is named
  bool all_tools = false;        // looks at the five tools unless pipelines are named
  PlanResult (*answer)(const PlanRequest& request) = nullptr;
};
// None: the question has a command of its own.
std::optional<PlanCommand> plan_command(sim::QuestionKind kind);

// The command line, checked, before anything is simulated.
core::Result<PlanRequest> plan_request(const PlanOptions& options, const PlanCommand& command);

PlanResult plan_breaks(const PlanRequest& request);
PlanResult plan_staffing(const PlanRequest& request);
PlanResult plan_choose(const PlanRequest& request);
PlanResult plan_sensitivity(const PlanRequest& request);
PlanResult plan_optimise(const PlanRequest& request);
PlanResult plan_worth(const PlanRequest& request);
PlanResult plan_team(const PlanRequest& request);
PlanResult plan_year(const PlanRequest& request);
PlanResult plan_influence(const PlanRequest& request);

// ---- for the questions ----

io::PlanHeading heading_of(const PlanRequest& request, const sim::ReplicationStore& store);

// Why targets fail; nothing if it was interrupted.
std::optional<std::vector<sim::BreakCause>> causes_of(
    const std::vector<std::optional<sim::Failing>>& failing, sim::JobExecutor& threads);

// What --by names.
core::Result<sim::Objective> objective_of(const PlanRequest& request);

// A number above 0 given as an option; `fallback` if it was not.
core::Result<double> positive_number(std::string_view option, const std::string& text,
                                     double fallback);

}  // namespace handoff::cli
