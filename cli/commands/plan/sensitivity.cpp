// handoff plan SCENARIO sensitivity: the tornado over the scenario's uncertain inputs.
#include <cstddef>
#include <memory>

#include "cli/commands/plan/request.hpp"
#include "cli/inputs.hpp"
#include "cli/terminal.hpp"
#include "io/results/tornado_report.hpp"
#include "sim/planner/questions/tornado.hpp"

namespace handoff::cli {
namespace {

// The pipeline that was named first; otherwise the best that the article knows.
std::size_t subject_of(const PlanRequest& request) {
  const std::string wanted = request.options.pipelines.empty()
                                 ? std::string(io::kDefaultPipeline)
                                 : stem(request.options.pipelines.front());
  for (std::size_t at = 0; at < request.alternatives.size(); ++at) {
    if (request.alternatives[at].name == wanted) return at;
  }
  return 0;
}

}  // namespace

PlanResult plan_sensitivity(const PlanRequest& request) {
  const auto objective = objective_of(request);
  if (!objective) return refuse(objective.error());
  if (request.scenario().uncertain.empty())
    return refuse({"uncertain", "the scenario names no uncertain input, so nothing can be varied"});

  sim::ReplicationStore store;
  if (const auto error = resume_store(store, request.targets, request.options.files))
    return refuse(*error);
  const std::size_t subject = subject_of(request);
  sim::TornadoOptions options = sim::default_tornado_options(request.scenario());
  options.level = 1 - request.alpha;
  auto question =
      sim::Tornado::make(store, request.alternatives, subject, request.scenario().uncertain,
                         *objective, request.targets, options);
  if (!question) return refuse({"uncertain " + question.error().where, question.error().what});
  if (const auto exit =
          answer_and_save(**question, store, *request.threads,
                          info(sim::QuestionKind::tornado).work, request.options.files))
    return *exit;
  PlanAnswer answer;
  const io::PlanHeading heading = heading_of(request, store);
  answer.document = io::tornado_document(**question, heading);
  answer.csv = io::tornado_csv(**question);
  answer.table = io::tornado_table(**question, heading, output_characters());
  if (joint_judgement((*question)->answer().standings) == sim::Judgement::missed)
    answer.exit = Exit::target_missed;
  return answer;
}

}  // namespace handoff::cli
