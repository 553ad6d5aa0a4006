#include "web/jobs/plan_questions.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "io/results/team/team_words.hpp"
#include "io/results/year/year_words.hpp"
#include "io/scenario/measure.hpp"
#include "io/scenario/target.hpp"
#include "sim/article/report_study.hpp"
#include "sim/article/rules.hpp"
#include "sim/planner/defaults/default_knobs.hpp"
#include "sim/planner/defaults/default_targets.hpp"
#include "sim/planner/questions/sweep.hpp"
#include "web/app/choices/tools.hpp"

namespace handoff::web {
namespace {

constexpr int kFewest = 10;           // replications, however small the effort
constexpr double kShortestReach = 3;  // of breaking points, likewise

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

Made tools(sim::ReplicationStore& store, const sim::Scenario& scenario, const PlanWishes& wishes,
           double effort) {
  auto choice = choice_asked(wishes, scenario);
  if (!choice) return choice.error();
  choice->options.first_stage = part_of(choice->options.first_stage, effort);
  return std::unique_ptr<sim::Question>(
      std::make_unique<sim::Choice>(store, tool_alternatives(scenario), choice->objective,
                                    std::move(choice->targets), choice->options));
}

Made breaks(sim::ReplicationStore& store, const sim::Scenario& scenario, const PlanWishes& wishes,
            double effort) {
  auto targets = io::parse_targets(wishes.break_targets, io::tier_names(scenario));
  if (!targets) return targets.error();
  if (targets->empty()) *targets = sim::default_targets(scenario);
  sim::BreakingPointOptions options = part_of(sim::default_break_options(scenario), effort);
  options.reach = std::max(options.reach * effort, kShortestReach);
  return made(sim::BreakingPoint::make(store, {{"as it is", scenario}}, *std::move(targets),
                                       std::move(options)));
}

Made staffing(sim::ReplicationStore& store, const sim::Scenario& scenario, const PlanWishes& wishes,
              double effort) {
  auto targets = io::parse_targets(wishes.staffing_targets, io::tier_names(scenario));
  if (!targets) return targets.error();
  if (targets->empty()) *targets = sim::default_waits(scenario);
  return made(sim::Staffing::make(store, scenario, *std::move(targets),
                                  part_of(sim::default_staffing_options(scenario), effort)));
}

// What is written between semicolons.
core::Result<std::vector<sim::ShiftWish>> shifts_in(std::string_view text) {
  std::vector<sim::ShiftWish> shifts;
  while (!text.empty()) {
    const auto end = std::min(text.find(';'), text.size());
    std::string_view part = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    part.remove_prefix(std::min(part.find_first_not_of(' '), part.size()));
    if (part.empty()) continue;
    const auto shift = io::parse_shift(part.substr(0, part.find_last_not_of(' ') + 1));
    if (!shift) return core::Error{"shifts", shift.error().what};
    shifts.push_back(*shift);
  }
  return shifts;
}

Made team(sim::ReplicationStore& store, const sim::Scenario& scenario, const PlanWishes& wishes,
          double effort) {
  auto targets = io::parse_targets(wishes.team_targets, io::tier_names(scenario));
  if (!targets) return targets.error();
  if (targets->empty()) *targets = sim::default_promises(scenario);
  auto shifts = shifts_in(wishes.team_shifts);
  if (!shifts) return shifts.error();
  sim::TeamOptions options;
  options.shifts = *std::move(shifts);
  options.effort *= effort;
  if (!wishes.team_more.empty()) {
    const auto more = io::parse_more(wishes.team_more);
    if (!more) return core::Error{"more people", more.error().what};
    options.more = {*more};
  }
  return made(sim::TeamPlan::make(store, scenario, *std::move(targets), options));
}

Made year(sim::ReplicationStore& store, const sim::Scenario& scenario, const PlanWishes& wishes,
          double effort) {
  auto targets = io::parse_targets(wishes.year_targets, io::tier_names(scenario));
  if (!targets) return targets.error();
  sim::YearOptions options;
  options.effort *= effort;
  if (!wishes.year_lead.empty()) {
    const auto lead = io::parse_lead(wishes.year_lead);
    if (!lead) return lead.error();
    options.lead_months = *lead;
  }
  sim::Scenario year = sim::of_a_year(scenario);
  if (targets->empty()) *targets = sim::default_year_targets(year);
  return made(sim::YearPlan::make(store, std::move(year), *std::move(targets), options));
}

Made sweep(sim::ReplicationStore& store, const sim::Scenario& scenario, const SweepChoice& chosen) {
  auto axes = sweep_axes(scenario, chosen);
  if (!axes) return axes.error();
  return made(
      sim::Sweep::make(store, scenario, *std::move(axes), {}, sim::kDefaultSweepReplications));
}

Made assumptions(sim::ReplicationStore& store, const sim::Scenario& scenario, double effort) {
  if (scenario.uncertain.empty()) return Made(nullptr);
  sim::TornadoOptions options = sim::default_tornado_options(scenario);
  options.replications = part_of(options.replications, effort);
  sim::StudySystems systems = sim::systems_among(tool_alternatives(scenario), scenario);
  return made(sim::Tornado::make(store, std::move(systems.all), systems.subject, scenario.uncertain,
                                 sim::total_of(sim::Metric::net_value_usd, true), {}, options));
}

Made worth(sim::ReplicationStore& store, const sim::Scenario& scenario, double effort) {
  WorthPair pair = worth_pair(scenario);
  sim::WorthOptions options = sim::default_worth_options(scenario);
  options.draws = part_of(options.draws, effort);
  options.plain_replications = part_of(options.plain_replications, effort);
  return made(sim::Worth::make(store, std::move(pair.base), std::move(pair.subject),
                               scenario.uncertain, options));
}

Made optimum(sim::ReplicationStore& store, const sim::Scenario& scenario, const PlanWishes& wishes,
             double effort) {
  const auto budget = dollars_asked(wishes.budget, "budget");
  if (!budget) return budget.error();
  std::vector<sim::SweepAxis> knobs = sim::default_knobs(scenario);
  knobs.insert(knobs.begin(), tool_axis());
  sim::OptimiseOptions race = sim::default_optimise_options(scenario);
  race.budget = *budget;
  race.maximum = std::max(part_of(race.maximum, effort), race.first_stage);
  return made(sim::Optimise::make(store, scenario, std::move(knobs),
                                  sim::total_of(sim::Metric::monthly_cost_usd, false),
                                  sim::breaches(), race));
}

Made advice(sim::ReplicationStore& store, const sim::Scenario& scenario, double effort) {
  return std::unique_ptr<sim::Question>(std::make_unique<sim::Advice>(
      store, sim::article_rules(scenario, tool_alternatives(scenario)),
      part_of(sim::default_advice_replications(scenario), effort), sim::kArticleSeeds));
}

}  // namespace

Made plan_question(QuestionKind kind, sim::ReplicationStore& store, const sim::Scenario& scenario,
                   const PlannerView& asked, double effort) {
  switch (kind) {
    case QuestionKind::choice:
      return tools(store, scenario, asked.wishes, effort);
    case QuestionKind::breaking_point:
      return breaks(store, scenario, asked.wishes, effort);
    case QuestionKind::staffing:
      return staffing(store, scenario, asked.wishes, effort);
    case QuestionKind::sweep:
      return sweep(store, scenario, asked.sweep.chosen);
    case QuestionKind::tornado:
      return assumptions(store, scenario, effort);
    case QuestionKind::optimise:
      return optimum(store, scenario, asked.wishes, effort);
    case QuestionKind::advice:
      return advice(store, scenario, effort);
    case QuestionKind::worth:
      return worth(store, scenario, effort);
    case QuestionKind::team:
      return team(store, scenario, asked.wishes, effort);
    case QuestionKind::year:
      return year(store, scenario, asked.wishes, effort);
    case QuestionKind::break_cause:
    case QuestionKind::team_hours:
    case QuestionKind::influence:  // not asked on the page
      break;
  }
  return Made(nullptr);
}

}  // namespace handoff::web
