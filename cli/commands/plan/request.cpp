// From options to a request, and which question asks how.
#include "cli/commands/plan/request.hpp"

#include <utility>

#include "cli/inputs.hpp"
#include "cli/interrupt.hpp"
#include "cli/ranks.hpp"
#include "cli/targets.hpp"
#include "io/json/json_text.hpp"
#include "io/text/safe_text.hpp"
#include "sim/planner/defaults/default_targets.hpp"
#include "sim/planner/questions/choice.hpp"

namespace handoff::cli {
namespace {

constexpr std::size_t kMostAlternatives = 20;

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
    alternatives.push_back({sim::kAsGiven, *std::move(scenario)});
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

}  // namespace

std::optional<PlanCommand> plan_command(sim::QuestionKind kind) {
  switch (kind) {
    case sim::QuestionKind::breaking_point:
      return PlanCommand{true, false, plan_breaks};
    case sim::QuestionKind::staffing:
      return PlanCommand{false, false, plan_staffing};
    case sim::QuestionKind::choice:
      return PlanCommand{false, true, plan_choose};
    case sim::QuestionKind::tornado:
      return PlanCommand{false, true, plan_sensitivity};
    case sim::QuestionKind::optimise:
      return PlanCommand{false, false, plan_optimise};
    case sim::QuestionKind::worth:
      return PlanCommand{false, false, plan_worth};
    case sim::QuestionKind::team:
      return PlanCommand{false, false, plan_team};
    case sim::QuestionKind::year:
      return PlanCommand{false, false, plan_year};
    case sim::QuestionKind::influence:
      return PlanCommand{false, true, plan_influence};
    case sim::QuestionKind::sweep:
    case sim::QuestionKind::advice:
    case sim::QuestionKind::break_cause:  // answered by plan_breaks
    case sim::QuestionKind::team_hours:   // answered by plan_team
      break;
  }
  return std::nullopt;
}

core::Result<PlanRequest> plan_request(const PlanOptions& options, const PlanCommand& command) {
  PlanRequest request;
  request.options = options;
  auto alternatives = alternatives_of(options, command.all_tools);
  if (!alternatives) return alternatives.error();
  request.alternatives = *std::move(alternatives);
  auto targets = targets_of(options.targets, request.scenario(), sim::JudgedFrom::replications);
  if (!targets) return targets.error();
  request.targets = *std::move(targets);
  request.default_targets = request.targets.empty();
  if (request.default_targets && command.default_targets)
    request.targets = sim::default_targets(request.scenario());
  const auto effort = effort_of(options.simulation);
  if (!effort) return effort.error();
  request.threads = make_executor(effort->threads);
  const auto probability = io::parse_number(options.probability);
  if (!probability || *probability < sim::kLeastProbability || *probability > sim::kMostProbability)
    return core::Error{"--probability", io::in_quotes(options.probability) +
                                            " is not a probability; expected 0.5 to 0.999"};
  request.alpha = 1 - *probability;
  return request;
}

io::PlanHeading heading_of(const PlanRequest& request, const sim::ReplicationStore& store) {
  return {request.scenario().name, request.scenario().seed, store.spent()};
}

std::optional<std::vector<sim::BreakCause>> causes_of(
    const std::vector<std::optional<sim::Failing>>& failing, sim::JobExecutor& threads) {
  sim::BreakCauses causes;
  causes.serve(failing);
  sim::JobSource source;
  source.add(causes);
  if (!threads.run(source, {.done = [&causes] { return causes.finished(); }, .stop = interrupted}))
    return std::nullopt;
  return causes.causes();
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

core::Result<sim::Objective> objective_of(const PlanRequest& request) {
  const std::string& by = request.options.by;
  if (by == "value") return total_of(sim::Metric::net_value_usd, true);
  if (by == "cost") return total_of(sim::Metric::monthly_cost_usd, false);
  return core::Error{"--by", io::in_quotes(by) + " is not an objective; expected value or cost"};
}

}  // namespace handoff::cli
