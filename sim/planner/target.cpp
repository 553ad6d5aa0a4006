// From excesses to a standing.
#include "sim/planner/target.hpp"

#include <cassert>

#include "sim/engine/math.hpp"

namespace handoff::sim {
namespace {

double share_below(Statistic statistic) {
  switch (statistic) {
    case Statistic::p50:
      return 0.50;
    case Statistic::p95:
      return 0.95;
    case Statistic::p99:
      return 0.99;
    case Statistic::mean:
    case Statistic::max:
      break;
  }
  return 0;
}

bool at_most(const Target& target) { return is_upper(target.requirement.bound); }

// The share of customers on the wanted side of a percentile's limit.
double share_needed(const Target& target) {
  const double below = share_below(target.requirement.measure.statistic);
  return at_most(target) ? below : 1 - below;
}

// At the edge of what is possible: none at all, or all of them.
bool is_absolute(const Requirement& it) {
  if (it.measure.statistic != Statistic::mean) return false;
  const std::string_view unit = info(it.measure.metric).unit;
  if (it.bound == Bound::at_most) return it.limit == 0 && (unit.empty() || unit == "share");
  return it.bound == Bound::at_least && it.limit == 1 && unit == "share";
}

// Of its figure, not of the margin.
Judgement judged(const Requirement& required, const Evidence& evidence) {
  // Of a maximum no interval is known: what was seen is all that can be said.
  if (required.measure.statistic == Statistic::max) return judge(evidence, JudgementRule::estimate);
  if (!is_absolute(required)) return judge(evidence, JudgementRule::interval);
  const bool months = info(required.measure.metric).kind == MetricKind::count && !required.over;
  return judge_none(evidence, months ? kMonthsToSeeNone : kEnoughToSeeNone);
}

}  // namespace

// With q of them needed, q^n is the chance of seeing that where just too few are.
bool is_thin(const Target& target, double customers, double level) {
  assert(customers >= 0 && level > 0 && level < 1);
  const Requirement& it = target.requirement;
  const bool percentile = it.measure.statistic != Statistic::mean;
  if (!percentile && (it.over || info(it.measure.metric).unit != "share")) return false;
  const double allowed = at_most(target) ? 1 - it.limit : it.limit;
  const double needed = percentile ? share_needed(target) : allowed;
  return needed > 0 && needed < 1 && customers * -log(needed) < log(2 / (1 - level));
}

Margin margin_of(const Target& target, std::span<const Excess> excesses, double level) {
  MarginEstimate estimate(target.requirement);
  for (const Excess& excess : excesses) estimate.add(excess);
  return estimate.margin(level);
}

Standing standing_of(const Target& target, std::span<const Excess> excesses, double level) {
  const Requirement& required = target.requirement;
  Standing it;
  for (const Excess& excess : excesses) it.customers += excess.customers;
  const bool percentile = required.measure.statistic != Statistic::mean;
  it.needed = percentile ? share_needed(target) : required.limit;
  if (it.customers <= 0) return it;
  const Margin margin = margin_of(target, excesses, level);
  // A margin is what is too much. A mean has it above or below its limit; a percentile lacks it in
  // customers on the wanted side.
  const bool downward = percentile || !at_most(target);
  const double sign = downward ? -1 : 1;
  it.value = it.needed + sign * margin.mean;
  const double a = it.needed + sign * margin.interval.low,
               b = it.needed + sign * margin.interval.high;
  it.interval = downward ? Interval{b, a} : Interval{a, b};
  // A margin is wanted to be at most zero, whichever way the target goes.
  const Evidence evidence{margin.mean, margin.interval, Bound::at_most, 0, it.customers};
  it.likely_met = judge(evidence, JudgementRule::estimate) == Judgement::met;
  it.judgement =
      is_absolute(required)
          ? judged(required, {it.value, it.interval, required.bound, required.limit, it.customers})
          : judge(evidence, JudgementRule::interval);
  return it;
}

std::string_view standing_unit(const Target& target) {
  const Requirement& it = target.requirement;
  const bool share = it.over || it.measure.statistic != Statistic::mean;
  return share ? "share" : info(it.measure.metric).unit;
}

Standing standing_of(const Target& target, const Results& results) {
  const Requirement& required = target.requirement;
  assert(!required.over && "results have no totals to take a share of");
  const Measure& measure = required.measure;
  const Estimate& estimate = results.of(measure.metric, measure.tier);
  Standing it;
  it.needed = required.limit;
  it.customers = static_cast<double>(estimate.n);
  if (estimate.n == 0) return it;
  it.value = statistic_value(estimate, measure.statistic);
  it.interval = statistic_interval(estimate, measure.statistic);
  const Evidence evidence{it.value, it.interval, required.bound, it.needed, it.customers};
  it.likely_met = judge(evidence, JudgementRule::estimate) == Judgement::met;
  it.judgement = judged(required, evidence);
  return it;
}

Judgement joint_judgement(std::span<const Standing> standings) {
  if (standings.empty()) return Judgement::unknown;
  Judgement joint = Judgement::met;
  for (const Standing& it : standings) {
    if (it.judgement == Judgement::missed) return Judgement::missed;
    if (it.judgement != Judgement::met) joint = Judgement::unclear;
  }
  return joint;
}

}  // namespace handoff::sim
