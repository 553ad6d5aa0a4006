#include "web/jobs/plan_questions.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "io/scenario/measure.hpp"
#include "io/scenario/plan_target.hpp"
#include "sim/article/report_study.hpp"
#include "sim/article/rules.hpp"
#include "sim/planner/defaults/default_effort.hpp"
#include "sim/planner/defaults/default_knobs.hpp"
#include "sim/planner/defaults/default_targets.hpp"
#include "sim/planner/questions/sweep.hpp"
#include "web/app/choices/tools.hpp"

namespace handoff::web {
namespace {

constexpr int kFewest = 10;  // replications, however small the effort

using Made = core::Result<std::unique_ptr<sim::Question>>;

template <class Question>
Made made(core::Result<std::unique_ptr<Question>> question) {
  if (!question) return question.error();
  return std::unique_ptr<sim::Question>(*std::move(question));
}

sim::SweepAxis tool_axis() {
  std::vector<sim::AxisStep> steps;
  for (const ToolInfo& tool : kTools) {
    steps.push_back({0, std::string(tool.title),
                     [&tool](sim::Scenario& scenario) { return apply_tool(scenario, tool.name); }});
  }
  return sim::named_axis("tool", std::move(steps));
}

int part_of(int replications, double effort) {
  return std::max(static_cast<int>(replications * effort), kFewest);
}

// Of what both a breaking point and a staffing count in trials.
template <class Options>
Options part_of(Options options, double effort) {
  options.effort *= effort;
  options.replications = part_of(options.replications, effort);
  return options;
}

Made tools(sim::Lab& lab, const sim::Scenario& scenario, const PlanWishes& wishes, double effort) {
  auto choice = choice_asked(wishes, scenario);
  if (!choice) return choice.error();
  choice->options.first_stage = part_of(choice->options.first_stage, effort);
  return std::unique_ptr<sim::Question>(
      std::make_unique<sim::Choice>(lab, tool_alternatives(scenario), choice->objective,
                                    std::move(choice->targets), choice->options));
}

Made breaks(sim::Lab& lab, const sim::Scenario& scenario, const PlanWishes& wishes, double effort) {
  auto targets = io::parse_plan_targets(wishes.break_targets, io::tier_names(scenario));
  if (!targets) return targets.error();
  if (targets->empty()) *targets = sim::usual_targets(scenario);
  return made(sim::BreakingPoint::make(lab, {{"as it is", scenario}}, *std::move(targets),
                                       part_of(sim::usual_break_options(scenario), effort)));
}

Made staffing(sim::Lab& lab, const sim::Scenario& scenario, const PlanWishes& wishes,
              double effort) {
  auto targets = io::parse_plan_targets(wishes.staffing_targets, io::tier_names(scenario));
  if (!targets) return targets.error();
  if (targets->empty()) *targets = sim::usual_waits(scenario);
  return made(sim::Staffing::make(lab, scenario, *std::move(targets),
                                  part_of(sim::usual_staffing_options(scenario), effort)));
}

Made sweep(sim::Lab& lab, const sim::Scenario& scenario, const SweepChoice& chosen) {
  auto axes = sweep_axes(scenario, chosen);
  if (!axes) return axes.error();
  return made(sim::Sweep::make(lab, scenario, *std::move(axes), {}, sim::kUsualSweepReplications));
}

Made assumptions(sim::Lab& lab, const sim::Scenario& scenario, double effort) {
  if (scenario.uncertain.empty()) return Made(nullptr);
  sim::TornadoOptions options = sim::usual_tornado_options(scenario);
  options.replications = part_of(options.replications, effort);
  sim::StudySystems systems = sim::systems_among(tool_alternatives(scenario), scenario);
  return made(sim::Tornado::make(lab, std::move(systems.all), systems.subject, scenario.uncertain,
                                 sim::total_of(sim::Metric::net_value_usd, true), {}, options));
}

Made optimum(sim::Lab& lab, const sim::Scenario& scenario, const PlanWishes& wishes,
             double effort) {
  const auto budget = dollars_asked(wishes.budget, "budget");
  if (!budget) return budget.error();
  std::vector<sim::SweepAxis> knobs = sim::usual_knobs(scenario);
  knobs.insert(knobs.begin(), tool_axis());
  sim::OptimiseOptions race = sim::usual_optimise_options(scenario);
  race.budget = *budget;
  race.maximum = std::max(part_of(race.maximum, effort), race.first_stage);
  return made(sim::Optimise::make(lab, scenario, std::move(knobs), sim::cost_with_payroll(scenario),
                                  sim::breaches(), race));
}

Made advice(sim::Lab& lab, const sim::Scenario& scenario, double effort) {
  return std::unique_ptr<sim::Question>(
      std::make_unique<sim::Advice>(lab, sim::article_rules(scenario, tool_alternatives(scenario)),
                                    part_of(sim::usual_advice_replications(scenario), effort)));
}

}  // namespace

Made plan_question(PlanPart part, sim::Lab& lab, const sim::Scenario& scenario,
                   const PlannerView& asked, double effort) {
  switch (part) {
    case PlanPart::tools:
      return tools(lab, scenario, asked.wishes, effort);
    case PlanPart::breaks:
      return breaks(lab, scenario, asked.wishes, effort);
    case PlanPart::staffing:
      return staffing(lab, scenario, asked.wishes, effort);
    case PlanPart::sweep:
      return sweep(lab, scenario, asked.sweep.chosen);
    case PlanPart::assumptions:
      return assumptions(lab, scenario, effort);
    case PlanPart::optimum:
      return optimum(lab, scenario, asked.wishes, effort);
    case PlanPart::advice:
      return advice(lab, scenario, effort);
    case PlanPart::causes:
    case PlanPart::none:
      break;
  }
  return Made(nullptr);
}

}  // namespace handoff::web
