// From excesses to a standing.
#include "sim/planner/target.hpp"

#include <cassert>
#include <limits>

#include "sim/engine/math.hpp"
#include "sim/statistics/mutant.hpp"

namespace handoff::sim {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

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

// The share of customers that must be fine, where each is or is not; 0 for other targets.
double share_needed(const Target& target) {
  const Requirement& it = target.requirement;
  if (it.measure.statistic != Statistic::mean) {
    const double below = share_below(it.measure.statistic);
    return at_most(target) ? below : 1 - below;
  }
  if (it.over || info(it.measure.metric).unit != "share") return 0;
  return at_most(target) ? 1 - it.limit : it.limit;
}

// Even if all customers so far are fine: with q of them needed, q^n is the chance of seeing that
// where just too few are.
bool is_thin(const Target& target, double customers, double level) {
  assert(customers >= 0 && level > 0 && level < 1);
  const double needed = share_needed(target);
  if (broken(PlannerMutant::thin_data_accepted)) return false;
  return needed > 0 && needed < 1 && customers * -log(needed) < log(2 / (1 - level));
}

}  // namespace

Margin margin_of(const Target& target, std::span<const Excess> excesses, double level) {
  MarginEstimate estimate;
  double customers = 0;
  for (const Excess& excess : excesses) {
    estimate.add(excess);
    customers += excess.customers;
  }
  Margin margin = estimate.margin(level);
  if (is_thin(target, customers, level)) margin.interval.high = kInfinity;
  return margin;
}

Standing standing_of(const Target& target, std::span<const Excess> excesses, double level) {
  const Requirement& required = target.requirement;
  Standing it;
  MarginEstimate estimate;
  for (const Excess& excess : excesses) {
    estimate.add(excess);
    it.customers += excess.customers;
  }
  const bool percentile = required.measure.statistic != Statistic::mean;
  it.needed = percentile ? share_needed(target) : required.limit;
  if (it.customers <= 0) return it;
  const Margin plain = estimate.margin(level);
  // A margin is what is too much. A mean has it above or below its limit; a percentile lacks it in
  // customers on the wanted side.
  const bool downward = percentile || !at_most(target);
  const double sign = downward ? -1 : 1;
  it.value = it.needed + sign * plain.mean;
  const double a = it.needed + sign * plain.interval.low,
               b = it.needed + sign * plain.interval.high;
  it.interval = downward ? Interval{b, a} : Interval{a, b};
  // A margin is wanted to be at most zero, whichever way the target goes.
  const Margin margin = margin_of(target, excesses, level);
  const Evidence evidence{margin.mean, margin.interval, Bound::at_most, 0, it.customers};
  it.likely_met = judge(evidence, JudgementRule::estimate) == Judgement::met;
  it.judgement = judge(evidence, JudgementRule::interval);
  return it;
}

std::string_view standing_unit(const Target& target) {
  const Requirement& it = target.requirement;
  const bool share = it.over || it.measure.statistic != Statistic::mean;
  return share ? "share" : info(it.measure.metric).unit;
}

Standing standing_of(const Target& target, const Results& results, JudgementRule rule) {
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
  it.judgement = judge(evidence, rule);
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
