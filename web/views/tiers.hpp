// Routing by tier: how many customers each tier gets, and how they fare.
#pragma once

#include <string>
#include <vector>

#include "sim/scenario/scenario.hpp"
#include "web/views/results/run_summary.hpp"

namespace handoff::web {

struct TierRow {
  std::string tier;
  std::string label;  // with the promised first touch: "Enterprise (15 min)"
  std::string n;
  std::string conversions, conversions_interval;  // a month
  std::string mrr, mrr_interval;
  std::string on_time, on_time_interval;  // touched first within the promise
  std::string lag_p95;
};

struct TiersView {
  std::vector<TierRow> rows;
  // Touched in time, percent, for bars with whiskers; not a number where there was nobody.
  std::vector<double> means, lows, highs;
};

TiersView tiers_view(const sim::Scenario& scenario, const RunSummary& run);

}  // namespace handoff::web
