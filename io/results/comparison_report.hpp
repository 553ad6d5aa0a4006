// Comparison reports: several systems beside each other, and which differences are real.
//
// A difference is the other less the base, paired replication by replication. It is `real` when its
// 95% interval leaves out zero, else `noise`, and `survives` when it is so in view of all lines too
// (sim/statistics/false_discovery.hpp). "fewer runs" says how many times more replications
// would have been needed without common random numbers (sim/experiment/comparison.hpp).
#pragma once

#include <algorithm>
#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "io/json/json_text.hpp"
#include "io/results/results_report.hpp"
#include "sim/experiment/comparison.hpp"
#include "sim/experiment/results.hpp"

namespace handoff::io {

// Systems by their names; the first is the base, and `differences[i]` belongs to `systems[i + 1]`.
struct ComparisonResults {
  std::vector<std::string> names;
  std::vector<sim::Results> systems;
  std::vector<sim::Differences> differences;
  std::vector<std::vector<sim::MonthDifferences>>
      by_month;  // by difference; empty without a horizon
  // A system claims effects on churn and expansion (sim/scenario/claimed_effects.hpp): differences of
  // these and of what follows from them are assumed, and none is called clear.
  bool claims_effects = false;

  std::span<const sim::MonthDifferences> months_of(std::size_t difference) const {
    if (difference >= by_month.size()) return {};
    return by_month[difference];
  }
  bool has_months() const {
    return std::any_of(by_month.begin(), by_month.end(),
                       [](const auto& of) { return !of.empty(); });
  }
};

// {"scenario", "seed", "replications", "base", "systems": {NAME: a run's results},
//  "differences": {NAME: {"rows", "clear", "clear_by_chance", "surviving", "metrics": {METRIC: {"mean",
//  "ci95", "n", "variance_ratio", "verdict", "survives", "assumed"}}, "by_tier": {TIER: {METRIC: ...}}}}}. A difference that is the same in every replication has no
// variance, and its "variance_ratio" is null. Over a horizon a pair has "by_month" too: [{"begins", "metrics",
// "by_tier"}]. Its rows are looked at one by one, and "survives" is left out of them.
Json comparison_document(const ComparisonResults& comparison);
std::string comparison_json(const ComparisonResults& comparison);

// Over a horizon there is a column `month` behind `tier`: where it begins, or nothing for the whole.
// system,base,metric,tier,base_mean,mean,difference,ci95_low,ci95_high,n,variance_ratio,verdict,survives,assumed
std::string comparison_csv(const ComparisonResults& comparison);

std::string comparison_table(const ComparisonResults& comparison,
                             Characters characters = Characters::ascii);

}  // namespace handoff::io
