// From a replication's sums and values to its excess.
#include "sim/planner/requirement.hpp"

#include <algorithm>
#include <cassert>

namespace handoff::sim {
namespace {

double share_above(Statistic statistic) {
  switch (statistic) {
    case Statistic::p50:
      return 0.50;
    case Statistic::p95:
      return 0.05;
    case Statistic::p99:
      return 0.01;
    default:
      return 0;
  }
}

// Values above the limit, and all of them.
Excess exceedances(const Requirement& it, const Batch& batch, int at) {
  const auto place = std::find(kDurations.begin(), kDurations.end(), it.metric);
  assert(place != kDurations.end());
  const auto [begin, end] = batch.range(at, static_cast<std::size_t>(place - kDurations.begin()));
  Excess found{0, 0};
  for (std::size_t i = begin; i < end; ++i) {
    if (it.tier >= 0 && batch.tier_of[i] != static_cast<core::TierIndex>(it.tier)) continue;
    found.customers += 1;
    if (batch.values[i] > it.limit) found.total += 1;
  }
  return found;
}

}  // namespace

bool can_be_required(const Requirement& requirement) {
  const MetricInfo& metric = info(requirement.metric);
  if (requirement.tier >= 0 && !metric.by_tier) return false;
  if (requirement.statistic == Statistic::mean) return true;
  return requirement.statistic != Statistic::max && metric.kind == MetricKind::duration;
}

Excess excess_of(const Requirement& requirement, const Batch& batch, int at) {
  assert(can_be_required(requirement));
  const double sign = requirement.bound == Bound::at_most ? 1 : -1;
  if (requirement.statistic != Statistic::mean) {
    const Excess above = exceedances(requirement, batch, at);
    const double allowed = share_above(requirement.statistic) * above.customers;
    return {sign * (above.total - allowed), above.customers};
  }
  const Tally& tally = batch.table(at, requirement.tier + 1)[index(requirement.metric)];
  const bool count = info(requirement.metric).kind == MetricKind::count;
  const double customers = count ? 1 : tally.customers;
  return {sign * (tally.total - requirement.limit * customers), customers};
}

}  // namespace handoff::sim
