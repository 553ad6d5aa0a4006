// handoff plan SCENARIO choose: the best alternative that keeps the targets.
#include "cli/commands/plan_request.hpp"
#include "cli/terminal.hpp"
#include "io/results/choice_report.hpp"
#include "io/scenario/measure.hpp"
#include "io/text/safe_text.hpp"
#include "sim/planner/defaults/default_effort.hpp"
#include "sim/planner/questions/choice.hpp"

namespace handoff::cli {
core::Result<sim::Objective> objective_of(const PlanRequest& request) {
  const std::string& by = request.options.by;
  if (by == "value") return total_of(sim::Metric::net_value_usd, true);
  if (by == "cost") return total_of(sim::Metric::monthly_cost_usd, false);
  return core::Error{"--by", io::in_quotes(by) + " is not an objective; expected value or cost"};
}

PlanResult plan_choose(const PlanRequest& request) {
  const auto objective = objective_of(request);
  if (!objective) return refuse(objective.error());
  sim::ChoiceOptions options = sim::usual_choice_options();
  options.alpha = request.alpha;
  const auto indifference = positive_number("--indifference", request.options.indifference, 0);
  if (!indifference) return refuse(indifference.error());
  options.indifference = *indifference;

  sim::Lab lab;
  if (const auto error = resume_lab(lab, request.targets, request.options.files))
    return refuse(*error);
  sim::Choice question(lab, request.alternatives, *objective, request.targets, options);
  if (const auto exit =
          answer_and_save(question, lab, *request.threads, "choice", request.options.files))
    return *exit;
  PlanAnswer answer;
  const io::PlanHeading heading = heading_of(request, lab);
  answer.document = io::choice_document(question, heading);
  answer.csv = io::choice_csv(question);
  answer.table = io::choice_table(question, heading, output_characters());
  if (!question.answer().best) answer.exit = Exit::target_missed;
  return answer;
}

}  // namespace handoff::cli
