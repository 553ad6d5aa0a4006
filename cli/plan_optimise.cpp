// handoff plan SCENARIO optimise: the least breach for the money, over discrete knobs.
#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "cli/inputs.hpp"
#include "cli/pipeline_axis.hpp"
#include "cli/plan_request.hpp"
#include "cli/terminal.hpp"
#include "io/axis_text.hpp"
#include "io/optimise_report.hpp"
#include "sim/plan/optimise.hpp"

namespace handoff::cli {
namespace {

constexpr std::string_view kPipelines = "pipeline=";

// The usual knobs: the tool, how many people the busiest pool has, how early and late they are
// there, and how often is reconciled.
std::vector<std::string> usual_knobs(const sim::Scenario& scenario) {
  const core::PipelineConfig& pipeline = scenario.pipeline;
  std::vector<int> tiers(pipeline.pools.size(), 0);
  for (const core::RoutingRow& row : pipeline.routing) ++tiers[static_cast<std::size_t>(row.pool)];
  const auto busiest = std::max_element(tiers.begin(), tiers.end()) - tiers.begin();
  const int people = pipeline.pools[static_cast<std::size_t>(busiest)].headcount;
  std::string heads = "pipeline.pools[" + std::to_string(busiest) + "].headcount=";
  for (int more = std::max(1, people - 2); more <= people + 3; ++more)
    heads += (heads.back() == '=' ? "" : ",") + std::to_string(more);
  std::string tools(kPipelines);
  for (const std::string& name : shipped_names(kPipelineFolder))
    tools += (tools.back() == '=' ? "" : ",") + name;
  return {tools, heads, "pipeline.reconcile.every=1h,4h,1d", "pipeline.retry.max_attempts=3,6"};
}

core::Result<std::vector<sim::SweepAxis>> knobs_of(const PlanRequest& request) {
  const std::vector<std::string>& given = request.options.knobs;
  std::vector<sim::SweepAxis> knobs;
  for (const std::string& text : given.empty() ? usual_knobs(request.scenario()) : given) {
    const bool pipelines = text.rfind(kPipelines, 0) == 0;
    auto axis = pipelines ? pipeline_axis(std::string_view(text).substr(kPipelines.size()),
                                          request.options.simulation.settings)
                          : io::parse_axis(text, request.scenario());
    if (!axis) return core::Error{"--knob " + axis.error().where, axis.error().what};
    for (const sim::SweepAxis& other : knobs) {
      if (other.path == axis->path) return core::Error{"--knob", axis->path + " is varied twice"};
    }
    knobs.push_back(*std::move(axis));
    if (pipelines) std::rotate(knobs.begin(), knobs.end() - 1, knobs.end());
  }
  return knobs;
}

}  // namespace

PlanResult plan_optimise(const PlanRequest& request) {
  const auto knobs = knobs_of(request);
  if (!knobs) return refuse(knobs.error());
  const auto budget = positive_number("--budget", request.options.budget, 0);
  if (!budget) return refuse(budget.error());
  sim::OptimiseOptions options;
  options.budget = *budget;
  options.level = 1 - request.alpha / 5;

  sim::Lab lab;
  if (const auto error = resume_lab(lab, {}, request.options.files)) return refuse(*error);
  auto question =
      sim::Optimise::make(lab, request.scenario(), *knobs, cost_with_payroll(request.scenario()),
                          sim::breaches(), options);
  if (!question) return refuse(question.error());
  if (const auto exit =
          answer_and_save(**question, lab, request.threads, "optimisation", request.options.files))
    return *exit;
  PlanAnswer answer;
  const io::PlanHeading heading = heading_of(request, lab);
  answer.document = io::optimise_document(**question, heading);
  answer.csv = io::optimise_csv(**question);
  answer.table = io::optimise_table(**question, heading, output_characters());
  if ((*question)->answer().front.empty()) answer.exit = Exit::target_missed;
  return answer;
}

}  // namespace handoff::cli
