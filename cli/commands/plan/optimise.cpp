// handoff plan SCENARIO optimise: the least breach for the money, over discrete knobs.
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "cli/commands/plan/request.hpp"
#include "cli/inputs.hpp"
#include "cli/pipeline_axis.hpp"
#include "cli/terminal.hpp"
#include "io/results/optimise_report.hpp"
#include "io/scenario/axis_text.hpp"
#include "sim/planner/defaults/default_knobs.hpp"
#include "sim/planner/questions/optimise.hpp"

namespace handoff::cli {
namespace {

constexpr std::string_view kPipelines = "pipeline=";

core::Result<sim::SweepAxis> shipped_tools(const PlanRequest& request) {
  std::string names;
  for (const std::string& name : shipped_names(kPipelineFolder))
    names += (names.empty() ? "" : ",") + name;
  return pipeline_axis(names, request.options.simulation.settings);
}

// "pipeline=NAME,NAME", "quota_add_on", or an input's values.
core::Result<sim::SweepAxis> knob_of(const std::string& text, const PlanRequest& request) {
  if (text.starts_with(kPipelines))
    return pipeline_axis(std::string_view(text).substr(kPipelines.size()),
                         request.options.simulation.settings);
  if (text != sim::kQuotaAddOn) return io::parse_axis(text, request.scenario());
  auto axis = sim::quota_add_on(request.scenario());
  if (!axis) return core::Error{text, "the CRM has no limit below that of the add-on"};
  return *std::move(axis);
}

core::Result<std::vector<sim::SweepAxis>> knobs_of(const PlanRequest& request) {
  std::vector<sim::SweepAxis> knobs;
  if (request.options.knobs.empty()) {
    auto tools = shipped_tools(request);
    if (!tools) return tools.error();
    knobs = sim::default_knobs(request.scenario());
    knobs.insert(knobs.begin(), *std::move(tools));
  }
  for (const std::string& text : request.options.knobs) {
    auto axis = knob_of(text, request);
    if (!axis) return core::Error{"--knob " + axis.error().where, axis.error().what};
    for (const sim::SweepAxis& other : knobs) {
      if (other.path == axis->path) return core::Error{"--knob", axis->path + " is varied twice"};
    }
    // Presets first, so that the other knobs turn what they set.
    const bool pipelines = text.starts_with(kPipelines);
    knobs.insert(pipelines ? knobs.begin() : knobs.end(), *std::move(axis));
  }
  return knobs;
}

}  // namespace

PlanResult plan_optimise(const PlanRequest& request) {
  const auto knobs = knobs_of(request);
  if (!knobs) return refuse(knobs.error());
  const auto budget = positive_number("--budget", request.options.budget, 0);
  if (!budget) return refuse(budget.error());
  sim::OptimiseOptions options = sim::default_optimise_options(request.scenario());
  options.budget = *budget;
  options.level = 1 - request.alpha / 5;

  sim::ReplicationStore store;
  if (const auto error = resume_store(store, {}, request.options.files)) return refuse(*error);
  auto question = sim::Optimise::make(store, request.scenario(), *knobs,
                                      sim::total_of(sim::Metric::monthly_cost_usd, false),
                                      sim::breaches(), options);
  if (!question) return refuse(question.error());
  if (const auto exit =
          answer_and_save(**question, store, *request.threads,
                          info(sim::QuestionKind::optimise).work, request.options.files))
    return *exit;
  PlanAnswer answer;
  const io::PlanHeading heading = heading_of(request, store);
  answer.document = io::optimise_document(**question, heading);
  answer.csv = io::optimise_csv(**question);
  answer.table = io::optimise_table(**question, heading, output_characters());
  if ((*question)->answer().front.empty()) answer.exit = Exit::target_missed;
  return answer;
}

}  // namespace handoff::cli
