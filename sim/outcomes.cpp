// The formulas, and nothing else.
#include "sim/outcomes.hpp"

#include <algorithm>

namespace handoff::sim {
namespace {

double share(double part, double whole) { return whole > 0 ? part / whole : 0; }

bool routed(const Scenario& it) { return it.pipeline.routing_by == core::Routing::rules; }
bool informed(const Scenario& it) { return it.pipeline.enrichment == core::Enrichment::usage; }
bool automated(const Scenario& it) { return it.pipeline.trigger.kind != core::Trigger::person; }

}  // namespace

double churn_percent(const Scenario& scenario, const Quality& quality) {
  const Outcomes& model = scenario.outcomes;
  const double points =
      model.churn_base + model.churn_missend * share(quality.missent, quality.customers) +
      model.churn_late * share(quality.touched_late, quality.customers) +
      (routed(scenario) ? 0 : model.churn_unrouted) + (informed(scenario) ? 0 : model.churn_blind);
  return std::clamp(points, 0.0, 100.0);
}

double expansion_percent(const Scenario& scenario, const Quality& quality) {
  const Outcomes& model = scenario.outcomes;
  return model.expansion_base +
         model.expansion_late * share(quality.touched_late, quality.customers) +
         (automated(scenario) ? model.expansion_automated : 0) +
         (informed(scenario) ? model.expansion_usage : 0) +
         (routed(scenario) ? model.expansion_rules : 0);
}

double cost_usd(const Scenario& scenario, const Quality& quality) {
  const Costs& costs = scenario.costs;
  return costs.tool_monthly.units() + costs.tool_per_handoff.units() * quality.handoffs +
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
