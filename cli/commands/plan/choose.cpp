// handoff plan SCENARIO choose: the best alternative that keeps the targets.
#include "cli/commands/plan/request.hpp"
#include "cli/terminal.hpp"
#include "io/results/choice_report.hpp"
#include "sim/planner/questions/choice.hpp"

namespace handoff::cli {

PlanResult plan_choose(const PlanRequest& request) {
  const auto objective = objective_of(request);
  if (!objective) return refuse(objective.error());
  sim::ChoiceOptions options = sim::default_choice_options();
  options.alpha = request.alpha;
  const auto indifference = positive_number("--indifference", request.options.indifference, 0);
  if (!indifference) return refuse(indifference.error());
  options.indifference = *indifference;
  const auto tolerance =
      positive_number("--tolerance", request.options.tolerance, options.tolerance);
  if (!tolerance) return refuse(tolerance.error());
  options.tolerance = *tolerance;

  sim::ReplicationStore store;
  if (const auto error = resume_store(store, request.targets, request.options.files))
    return refuse(*error);
  sim::Choice question(store, request.alternatives, *objective, request.targets, options);
  if (const auto exit =
          answer_and_save(question, store, *request.threads, info(sim::QuestionKind::choice).work,
                          request.options.files))
    return *exit;
  PlanAnswer answer;
  const io::PlanHeading heading = heading_of(request, store);
  answer.document = io::choice_document(question, heading);
  answer.csv = io::choice_csv(question);
  answer.table = io::choice_table(question, heading, output_characters());
  if (!question.answer().best) answer.exit = Exit::target_missed;
  return answer;
}

}  // namespace handoff::cli
