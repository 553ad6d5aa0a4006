// The formulas, and nothing else.
#include "sim/month/outcomes.hpp"

#include <algorithm>

#include "sim/scenario/period.hpp"
#include "sim/scenario/shift_hours.hpp"

namespace handoff::sim {
namespace {

constexpr double kMonths = 12;

double share(double part, double whole) { return whole > 0 ? part / whole : 0; }

// Of the MRR.
double kept(const MonthsWorth& it) { return 1 - it.churn / 100; }
double grown(const MonthsWorth& it) { return 1 + it.expansion / 200; }

}  // namespace

double net_value_usd(const MonthsWorth& it) {
  return kMonths * it.mrr * kept(it) * grown(it) - it.cost;
}

WorthParts worth_more(const MonthsWorth& it, const MonthsWorth& than) {
  const double mrr = kMonths * (it.mrr + than.mrr) / 2;
  WorthParts parts;
  parts.churn = mrr * (kept(it) - kept(than)) * (grown(it) + grown(than)) / 2;
  parts.expansion = mrr * (grown(it) - grown(than)) * (kept(it) + kept(than)) / 2;
  parts.revenue =
      kMonths * (it.mrr - than.mrr) * (kept(it) * grown(it) + kept(than) * grown(than)) / 2;
  parts.cost = than.cost - it.cost;
  return parts;
}

void Quality::add(const Quality& other) {
  customers += other.customers;
  missent += other.missent;
  touched_late += other.touched_late;
  routed += other.routed;
  informed += other.informed;
  automated += other.automated;
  missends += other.missends;
  mrr += other.mrr;
  staff_hours += other.staff_hours;
}

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

double cost_usd(const Scenario& scenario, const Quality& quality, double payroll, double months) {
  const Costs& costs = scenario.costs;
  const double by_use = costs.tool_per_handoff.units() * quality.customers +
                        costs.staff_hourly.units() * quality.staff_hours +
                        costs.per_missend.units() * quality.missends;
  return costs.tool_monthly.units() + costs.engineering_hours * costs.engineering_hourly.units() +
         payroll + by_use / months;
}

double cost_usd(const Scenario& scenario, const Quality& quality) {
  return cost_usd(scenario, quality, payroll_usd(scenario), months_of(scenario));
}

double net_value_usd(const Scenario& scenario, const Quality& quality) {
  return net_value_usd(scenario, quality, cost_usd(scenario, quality), months_of(scenario));
}

double net_value_usd(const Scenario& scenario, const Quality& quality, double cost, double months) {
  return net_value_usd({quality.mrr / months, churn_percent(scenario, quality),
                        expansion_percent(scenario, quality), cost});
}

}  // namespace handoff::sim
