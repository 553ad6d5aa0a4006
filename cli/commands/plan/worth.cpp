// handoff plan SCENARIO worth: what one pipeline is worth more than another, over noise and assumptions.
#include <memory>
#include <string>
#include <utility>

#include "cli/commands/plan/request.hpp"
#include "cli/inputs.hpp"
#include "cli/terminal.hpp"
#include "io/results/worth_report.hpp"
#include "sim/planner/questions/worth.hpp"

namespace handoff::cli {
namespace {

constexpr const char* kUsualBase = "manual";

// The second pipeline that is named against the first; one against the scenario as it is, which without
// any stands against work by hand.
core::Result<std::pair<sim::Alternative, sim::Alternative>> pair_of(const PlanRequest& request) {
  const std::vector<std::string>& named = request.options.pipelines;
  if (named.size() > 2)
    return core::Error{"--pipeline", "worth compares two; name one or two pipelines"};
  if (named.size() == 2) return std::pair{request.alternatives[0], request.alternatives[1]};
  const std::string base = named.empty() ? kUsualBase : named.front();
  auto scenario = scenario_with(request.options.simulation, base);
  if (!scenario) return scenario.error();
  auto as_given = scenario_with(request.options.simulation, "");
  if (!as_given) return as_given.error();
  return std::pair{sim::Alternative{stem(base), *std::move(scenario)},
                   sim::Alternative{sim::kAsGiven, *std::move(as_given)}};
}

}  // namespace

PlanResult plan_worth(const PlanRequest& request) {
  auto pair = pair_of(request);
  if (!pair) return refuse(pair.error());
  sim::ReplicationStore store;
  if (const auto error = resume_store(store, {}, request.options.files)) return refuse(*error);
  sim::WorthOptions options = sim::default_worth_options(request.scenario());
  options.level = 1 - request.alpha;
  auto question =
      sim::Worth::make(store, pair->first, pair->second, pair->second.scenario.uncertain, options);
  if (!question) return refuse({"uncertain " + question.error().where, question.error().what});
  if (const auto exit = answer_and_save(**question, store, *request.threads,
                                        info(sim::QuestionKind::worth).work, request.options.files))
    return *exit;
  PlanAnswer answer;
  const io::PlanHeading heading = heading_of(request, store);
  answer.document = io::worth_document(**question, heading);
  answer.csv = io::worth_csv(**question);
  answer.table = io::worth_table(**question, heading, output_characters());
  return answer;
}

}  // namespace handoff::cli
