// Adding up terms.
#include "sim/planner/objective.hpp"

#include <cassert>

#include "sim/planner/shift_hours.hpp"
#include "sim/scenario/period.hpp"

namespace handoff::sim {

Objective total_of(Metric metric, bool larger_is_better) {
  return {std::string(info(metric).name),
          std::string(info(metric).unit),
          {{{metric}, 1, false}},
          larger_is_better,
          {}};
}

Objective cost_with_payroll(const Scenario& scenario) {
  Objective it = total_of(Metric::monthly_cost_usd, false);
  it.name = "cost with payroll";
  it.terms.push_back(
      {{Metric::team_h}, -scenario.costs.team_hourly.units() / months_of(scenario), false});
  it.fixed = payroll;
  return it;
}

Objective breaches() {
  return {"customers late or mis-sent",
          "",
          {{{Metric::sla_attainment}, 1, true}, {{Metric::missend_rate}, 1, false}},
          false,
          {}};
}

std::vector<double> values_of(const Objective& objective, const ReplicationStore& store,
                              CellId cell, int count) {
  const double fixed = objective.fixed ? objective.fixed(store.scenario(cell)) : 0;
  std::vector<double> values(static_cast<std::size_t>(count), fixed);
  for (const Term& term : objective.terms) {
    assert(term.measure.statistic == Statistic::mean);
    const std::vector<Tally> tallies =
        store.tallies(cell, count, term.measure.metric, term.measure.tier);
    for (std::size_t at = 0; at < tallies.size(); ++at) {
      const Tally& it = tallies[at];
      values[at] += term.factor * (term.complement ? it.customers - it.total : it.total);
    }
  }
  return values;
}

Measured measured(const std::vector<double>& values, double level) {
  const Accumulator all = accumulate(values);
  return {all.mean(), mean_interval(all, level)};
}

}  // namespace handoff::sim
