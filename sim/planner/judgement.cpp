// One comparison for the estimate, two for the interval.
#include "sim/planner/judgement.hpp"

#include <cassert>

#include "sim/statistics/mutant.hpp"

namespace handoff::sim {

bool holds(double value, Bound bound, double limit) {
  switch (bound) {
    case Bound::at_most:
      return value <= limit;
    case Bound::below:
      return value < limit;
    case Bound::at_least:
      return value >= limit;
    case Bound::above:
      return value > limit;
  }
  return false;
}

Judgement judge(const Evidence& it, JudgementRule rule) {
  if (it.customers <= 0) return Judgement::unknown;
  if (rule == JudgementRule::estimate || broken(PlannerMutant::judged_by_the_estimate))
    return holds(it.value, it.bound, it.limit) ? Judgement::met : Judgement::missed;
  assert(!(it.interval.low > it.interval.high));
  const bool upper = is_upper(it.bound);
  const double worst = upper ? it.interval.high : it.interval.low;
  const double best = upper ? it.interval.low : it.interval.high;
  if (holds(worst, it.bound, it.limit)) return Judgement::met;
  return holds(best, it.bound, it.limit) ? Judgement::unclear : Judgement::missed;
}

Judgement judge_none(const Evidence& it, double enough) {
  if (it.customers <= 0) return Judgement::unknown;
  if (!holds(it.value, it.bound, it.limit)) return Judgement::missed;
  return it.customers >= enough ? Judgement::met : Judgement::unclear;
}

}  // namespace handoff::sim
