// The formulas, and nothing else.
#include "sim/month/outcomes.hpp"

#include <algorithm>

namespace handoff::sim {
namespace {

double share(double part, double whole) { return whole > 0 ? part / whole : 0; }

}  // namespace

double churn_percent(const Scenario& scenario, const Quality& quality) {
  const Outcomes& model = scenario.outcomes;
  const double points = model.churn_base +
                        model.churn_missend * share(quality.missent, quality.customers) +
                        model.churn_late * share(quality.touched_late, quality.customers) +
                        model.churn_unrouted * (1 - share(quality.routed, quality.customers)) +
                        model.churn_blind * (1 - share(quality.informed, quality.customers));
  return std::clamp(points, 0.0, 100.0);
}

double expansion_percent(const Scenario& scenario, const Quality& quality) {
  const Outcomes& model = scenario.outcomes;
  return model.expansion_base +
         model.expansion_late * share(quality.touched_late, quality.customers) +
         model.expansion_automated * share(quality.automated, quality.customers) +
         model.expansion_usage * share(quality.informed, quality.customers) +
         model.expansion_rules * share(quality.routed, quality.customers);
}

double cost_usd(const Scenario& scenario, const Quality& quality) {
  const Costs& costs = scenario.costs;
  return costs.tool_monthly.units() + costs.tool_per_handoff.units() * quality.customers +
         costs.engineering_hours * costs.engineering_hourly.units() +
         costs.staff_hourly.units() * quality.staff_hours +
         costs.team_hourly.units() * quality.team_hours +
         costs.per_missend.units() * quality.missends;
}

double net_value_usd(const Scenario& scenario, const Quality& quality) {
  constexpr double kMonths = 12;
  const double kept = 1 - churn_percent(scenario, quality) / 100;
  const double grown = 1 + expansion_percent(scenario, quality) / 200;
  return kMonths * quality.mrr * kept * grown - cost_usd(scenario, quality);
}

}  // namespace handoff::sim
