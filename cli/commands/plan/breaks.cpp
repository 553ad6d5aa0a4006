// handoff plan SCENARIO breaks: what fails first as the volume grows.
#include <algorithm>
#include <memory>
#include <optional>
#include <vector>

#include "cli/answer.hpp"
#include "cli/commands/plan/request.hpp"
#include "cli/terminal.hpp"
#include "io/results/break_report.hpp"
#include "sim/planner/questions/break_cause.hpp"
#include "sim/planner/questions/breaking_point.hpp"

namespace handoff::cli {

PlanResult plan_breaks(const PlanRequest& request) {
  const auto at = positive_number("--at", request.options.at, 0);
  if (!at) return refuse(at.error());
  sim::BreakingPointOptions options =
      sim::default_break_options(request.scenario(), request.options.grow, *at);
  options.alpha = request.alpha;

  sim::ReplicationStore store;
  if (const auto error = resume_store(store, request.targets, request.options.files))
    return refuse(*error);
  auto question =
      sim::BreakingPoint::make(store, request.alternatives, request.targets, std::move(options));
  if (!question) return refuse(question.error());
  if (const auto exit =
          answer_and_save(**question, store, *request.threads,
                          info(sim::QuestionKind::breaking_point).work, request.options.files))
    return *exit;
  PlanAnswer answer;
  const io::PlanHeading heading = heading_of(request, store);
  const auto breaks = (*question)->breaks(store);
  const auto causes = causes_of(failing(**question, breaks), *request.threads);
  if (!causes) return tell_stopped(*request.threads, "while the causes were looked for");
  answer.document = io::break_document(**question, store, *causes, heading);
  answer.csv = io::break_csv(**question, store, *causes);
  answer.table = io::break_table(**question, store, *causes, heading, output_characters());
  const bool missed = std::any_of(breaks.begin(), breaks.end(), [](const sim::Break& it) {
    return it.now.judgement == sim::Judgement::missed;
  });
  if (missed && !request.default_targets) answer.exit = Exit::target_missed;
  return answer;
}

}  // namespace handoff::cli
