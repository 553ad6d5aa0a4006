// From excesses to a standing.
#include "sim/planner/target.hpp"

#include <limits>

#include "sim/engine/math.hpp"

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

bool at_most(const Target& target) { return target.requirement.bound == Bound::at_most; }

// The share of customers that must be fine, where each is or is not; 0 for other targets.
double share_needed(const Target& target) {
  const Requirement& it = target.requirement;
  if (it.statistic != Statistic::mean) {
    const double below = share_below(it.statistic);
    return at_most(target) ? below : 1 - below;
  }
  if (target.over || info(it.metric).unit != "share") return 0;
  return at_most(target) ? 1 - it.limit : it.limit;
}

// Even if all customers so far are fine: with q of them needed, q^n is the chance of seeing that
// where just too few are.
bool is_thin(const Target& target, double customers, double level) {
  const double needed = share_needed(target);
  return needed > 0 && needed < 1 && customers * -log(needed) < log(2 / (1 - level));
}

}  // namespace

Excess excess_of(const Target& target, const Batch& batch, int at) {
  const Requirement& it = target.requirement;
  // A scenario with fewer tiers has nobody there.
  if (it.tier >= batch.tiers) return {0, 0};
  if (!target.over) return excess_of(it, batch, at);
  const std::span<const Tally> table = batch.table(at, it.tier + 1);
  const double whole = table[index(*target.over)].total;
  const double excess = table[index(it.metric)].total - it.limit * whole;
  return {at_most(target) ? excess : -excess, whole};
}

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
  const bool percentile = required.statistic != Statistic::mean;
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
  it.likely_met = plain.mean <= 0;
  const Margin margin = margin_of(target, excesses, level);
  it.judgement = margin.interval.high <= 0  ? Judgement::met
                 : margin.interval.low <= 0 ? Judgement::unclear
                                            : Judgement::missed;
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
