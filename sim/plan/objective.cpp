// Adding up terms.
#include "sim/plan/objective.hpp"

namespace handoff::sim {

Objective total_of(Metric metric, bool larger_is_better) {
  return {std::string(info(metric).name),
          std::string(info(metric).unit),
          {{metric, -1, 1, false}},
          larger_is_better};
}

std::vector<double> values_of(const Objective& objective, const Lab& lab, CellId cell, int count) {
  std::vector<double> values(static_cast<std::size_t>(count), 0.0);
  for (const Term& term : objective.terms) {
    const std::vector<Tally> tallies = lab.tallies(cell, count, term.metric, term.tier);
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
