// A range is two bounds, each judged as a target is.
#include "sim/article/finding.hpp"

#include <cassert>

namespace handoff::sim {
namespace {

Judgement judge_bound(const Seen& seen, Bound bound, double limit) {
  return judge({seen.value, seen.interval, bound, limit, seen.observations},
               JudgementRule::interval);
}

Judgement judge_all(const Seen& seen, Bound bound, double limit) {
  return judge_none({seen.value, seen.interval, bound, limit, seen.observations},
                    seen.enough_for_none);
}

}  // namespace

Judgement both(Judgement one, Judgement other) {
  for (const Judgement first : {Judgement::unknown, Judgement::missed, Judgement::unclear}) {
    if (one == first || other == first) return first;
  }
  return Judgement::met;
}

Judgement judge_range(const Seen& seen, const Interval& said) {
  assert(said.low <= said.high);
  if (said.low == said.high)
    return both(judge_all(seen, Bound::at_least, said.low),
                judge_all(seen, Bound::at_most, said.high));
  const Judgement above = judge_bound(seen, Bound::at_most, said.high);
  const bool from_nothing = said.low == 0 && seen.value >= 0;
  return from_nothing ? above : both(judge_bound(seen, Bound::at_least, said.low), above);
}

Finding finding_of(Judgement judgement, bool expected) {
  switch (judgement) {
    case Judgement::met:
      return expected ? Finding::holds : Finding::contradicted;
    case Judgement::missed:
      return expected ? Finding::contradicted : Finding::holds;
    case Judgement::unclear:
      return Finding::unclear;
    case Judgement::unknown:
      break;
  }
  return Finding::not_applicable;
}

Finding finding_of(const PairedDifference& difference, bool expected) {
  if (difference.interval.low > 0) return expected ? Finding::holds : Finding::contradicted;
  if (difference.interval.high <= 0) return expected ? Finding::contradicted : Finding::holds;
  return Finding::unclear;
}

Finding in_either_reading(Finding strict, Finding weaker) {
  const bool open = strict == Finding::contradicted || strict == Finding::unclear;
  return open && weaker == Finding::holds ? Finding::weaker : strict;
}

}  // namespace handoff::sim
