// From a replication's sums and values to its excess.
#include "sim/planner/requirement.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <span>

#include "sim/experiment/interval_kind.hpp"
#include "sim/statistics/interval.hpp"
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

// How many values are above the limit, and all of them.
Excess exceedances(const Requirement& it, const Batch& batch, int at) {
  const auto place = std::find(kDurations.begin(), kDurations.end(), it.measure.metric);
  assert(place != kDurations.end());
  const auto [begin, end] = batch.range(at, static_cast<std::size_t>(place - kDurations.begin()));
  Excess found{0, 0};
  for (std::size_t i = begin; i < end; ++i) {
    if (it.measure.tier >= 0 && batch.tier_of[i] != static_cast<core::TierIndex>(it.measure.tier))
      continue;
    if (it.measure.month >= 0 && batch.month_of[i] != it.measure.month) continue;
    found.customers += 1;
    if (batch.values[i] > it.limit) found.total += 1;
  }
  return found;
}

// What the figure may be: the limit, or the share of customers that a percentile leaves above it.
double allowed_of(const Requirement& it) {
  return it.measure.statistic == Statistic::mean ? it.limit : share_above(it.measure.statistic);
}

double sign_of(const Requirement& it) {
  const bool upper = is_upper(it.bound) || broken(PlannerMutant::bound_turned_round);
  return upper ? 1 : -1;
}

// Of values above the limit, what is more than the percentile leaves there.
Excess beyond_allowed(const Requirement& it, const Excess& above) {
  const double allowed = allowed_of(it) * above.customers;
  return {sign_of(it) * (above.total - allowed), above.customers};
}

// Both are counted, and the one among the other: a share, though not of customers.
bool is_share_of_totals(const Requirement& it, const RatioAccumulator& sums) {
  const bool counts = info(it.measure.metric).unit.empty() && info(*it.over).unit.empty();
  return counts && sums.total() <= sums.count();
}

IntervalKind kind_of(const Requirement& it, const RatioAccumulator& sums) {
  if (it.measure.statistic != Statistic::mean) return IntervalKind::share;
  if (!it.over) return interval_kind(info(it.measure.metric));
  return is_share_of_totals(it, sums) ? IntervalKind::share : IntervalKind::amount;
}

// Whether totals are whole numbers, so that what the limit has rounded away can be put back.
bool is_counted(const Requirement& it) {
  const MetricInfo& metric = info(it.measure.metric);
  const bool of_customers = metric.unit == "share" && metric.kind != MetricKind::count;
  return it.measure.statistic != Statistic::mean || metric.unit.empty() || of_customers;
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
  const bool has_month = measure.month < 0 || (batch.months > 1 && measure.month < batch.months);
  if (!has_month) return {0, 0};
  const double sign = sign_of(requirement);
  if (measure.statistic != Statistic::mean)
    return beyond_allowed(requirement, exceedances(requirement, batch, at));
  const std::span<const Tally> table = batch.table(at, batch.table_of(measure.tier, measure.month));
  const Tally& tally = table[index(measure.metric)];
  if (requirement.over) {
    const double whole = table[index(*requirement.over)].total;
    return {sign * (tally.total - requirement.limit * whole), whole};
  }
  const bool count = info(measure.metric).kind == MetricKind::count;
  const double customers = count ? 1 : tally.customers;
  return {sign * (tally.total - requirement.limit * customers), customers, tally.squares};
}

Excess excess_of(const Requirement& requirement, std::span<const double> values) {
  Excess above{0, static_cast<double>(values.size())};
  for (const double value : values) above.total += value > requirement.limit ? 1 : 0;
  return beyond_allowed(requirement, above);
}

Excess excess_of(const Requirement& requirement, double total, double customers) {
  return {sign_of(requirement) * (total - requirement.limit * customers), customers};
}

void MarginEstimate::add(const Excess& excess) {
  const double figure =
      sign_of(requirement_) * excess.total + allowed_of(requirement_) * excess.customers;
  sums_.add(is_counted(requirement_) ? std::round(figure) : figure, excess.customers,
            excess.squares);
}

Margin MarginEstimate::margin(double level) const {
  const double sign = sign_of(requirement_), allowed = allowed_of(requirement_);
  const Interval figure = broken(PlannerMutant::thin_data_accepted)
                              ? sums_.interval(level)
                              : interval_of(sums_, kind_of(requirement_, sums_), level);
  const double a = sign * (figure.low - allowed), b = sign * (figure.high - allowed);
  return {sign * (sums_.mean() - allowed), {std::min(a, b), std::max(a, b)}};
}

}  // namespace handoff::sim
