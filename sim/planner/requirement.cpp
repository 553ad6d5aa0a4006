// From a replication's sums and values to its excess.
#include "sim/planner/requirement.hpp"

#include <algorithm>
#include <cassert>
#include <span>

#include "sim/statistics/mutant.hpp"

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
    case Statistic::mean:
    case Statistic::max:
      break;
  }
  return 0;
}

// Values above the limit, and all of them.
Excess exceedances(const Requirement& it, const Batch& batch, int at) {
  const auto place = std::find(kDurations.begin(), kDurations.end(), it.measure.metric);
  assert(place != kDurations.end());
  const auto [begin, end] = batch.range(at, static_cast<std::size_t>(place - kDurations.begin()));
  Excess found{0, 0};
  for (std::size_t i = begin; i < end; ++i) {
    if (it.measure.tier >= 0 && batch.tier_of[i] != static_cast<core::TierIndex>(it.measure.tier))
      continue;
    found.customers += 1;
    if (batch.values[i] > it.limit) found.total += 1;
  }
  return found;
}

}  // namespace

bool can_be_required(const Requirement& requirement) {
  const Measure& measure = requirement.measure;
  const MetricInfo& metric = info(measure.metric);
  if (measure.tier >= 0 && !metric.by_tier) return false;
  if (requirement.over && (measure.statistic != Statistic::mean || measure.tier >= 0)) return false;
  if (measure.statistic == Statistic::mean) return true;
  return measure.statistic != Statistic::max && metric.kind == MetricKind::duration;
}

Excess excess_of(const Requirement& requirement, const Batch& batch, int at) {
  assert(can_be_required(requirement));
  const Measure& measure = requirement.measure;
  if (measure.tier >= batch.tiers) return {0, 0};
  const bool upper = is_upper(requirement.bound) || broken(PlannerMutant::bound_turned_round);
  const double sign = upper ? 1 : -1;
  if (measure.statistic != Statistic::mean) {
    const Excess above = exceedances(requirement, batch, at);
    const double allowed = share_above(measure.statistic) * above.customers;
    return {sign * (above.total - allowed), above.customers};
  }
  const std::span<const Tally> table = batch.table(at, measure.tier + 1);
  const Tally& tally = table[index(measure.metric)];
  if (requirement.over) {
    const double whole = table[index(*requirement.over)].total;
    return {sign * (tally.total - requirement.limit * whole), whole};
  }
  const bool count = info(measure.metric).kind == MetricKind::count;
  const double customers = count ? 1 : tally.customers;
  return {sign * (tally.total - requirement.limit * customers), customers};
}

}  // namespace handoff::sim
