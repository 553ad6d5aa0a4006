// Assumed: which figures are arithmetic on coefficients that nobody has measured, and what a month costs
// nothing for by this scenario's prices.
//
// Churn, expansion and what follows from them are as sure as the outcome model's coefficients
// (sim/month/outcomes.hpp), whatever the noise of the simulation. So no difference of theirs is called
// clear; what they are worth as a range is the planner's question `worth`.
#pragma once

#include <string_view>
#include <vector>

#include "sim/month/metrics.hpp"
#include "sim/scenario/scenario.hpp"

namespace handoff::sim {

constexpr bool is_of_outcome_model(Metric metric) {
  return metric == Metric::churn_90d_pct || metric == Metric::expansion_pct ||
         metric == Metric::net_value_usd;
}

// What happens in months and has no price: "late first touches". In the order of a customer's way, as
// the words of a sentence.
inline std::vector<std::string_view> free_of_charge(const Scenario& scenario) {
  const Outcomes& model = scenario.outcomes;
  const Costs& costs = scenario.costs;
  const core::Money nothing;
  std::vector<std::string_view> free;
  const auto add = [&free](bool is_free, std::string_view what) {
    if (is_free) free.push_back(what);
  };
  const bool tool_is_free = costs.tool_monthly == nothing && costs.tool_per_handoff == nothing;
  add(model.churn_missend == 0 && costs.per_missend == nothing, "mis-sends");
  add(model.churn_missend != 0 && costs.per_missend == nothing, "answering mis-sent customers");
  add(model.churn_late == 0 && model.expansion_late == 0, "late first touches");
  add(true, "onboardings and notices done twice");
  add(scenario.team.other_work > 0 || scenario.team.meetings > 0, "the team's other work");
  add(costs.team_hourly == nothing, "the team's hours");
  add(costs.staff_hourly == nothing, "the operations staff");
  add(costs.engineering_hours == 0 || costs.engineering_hourly == nothing, "engineering");
  add(tool_is_free, "the tool");
  return free;
}

}  // namespace handoff::sim
