// Comparison reports: several systems beside each other, and which differences are real.
//
// A difference is the other less the base, paired replication by replication. It is `real` when its
// 95% interval leaves out zero, else `noise`, and `survives` when it is so in view of all lines too
// (sim/statistics/false_discovery.hpp). "fewer runs" says how many times more replications
// would have been needed without common random numbers (sim/experiment/comparison.hpp).
#pragma once

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
  // A system claims effects on churn and expansion (sim/scenario/claimed_effects.hpp): differences of
  // these and of what follows from them are assumed, and none is called clear.
  bool claims_effects = false;
};

// {"scenario", "seed", "replications", "base", "systems": {NAME: a run's results},
//  "differences": {NAME: {"rows", "clear", "clear_by_chance", "surviving", "metrics": {METRIC: {"mean",
//  "ci95", "n", "variance_ratio", "verdict", "survives", "assumed"}}, "by_tier": {TIER: {METRIC: ...}}}}}. A difference that is the same in every replication has no
// variance, and its "variance_ratio" is null.
Json comparison_document(const ComparisonResults& comparison);
std::string comparison_json(const ComparisonResults& comparison);

// system,base,metric,tier,base_mean,mean,difference,ci95_low,ci95_high,n,variance_ratio,verdict,survives,assumed
std::string comparison_csv(const ComparisonResults& comparison);

std::string comparison_table(const ComparisonResults& comparison,
                             Characters characters = Characters::ascii);

}  // namespace handoff::io
