// Finding: what came of a sentence of the article, and the one place where that is decided.
//
// `claims` and `advise` both judge here, so that they cannot disagree on the same evidence. What a
// sentence says of a figure is a range, and it holds when the whole 95% interval lies in it, is
// contradicted when none of it does, and is otherwise not clear. "None" and "all" are disproved by
// one case, and hold where so many have been looked at that one in a hundred would have been seen
// (sim/planner/judgement.hpp).
//
// A sentence that does not hold in its own words may hold in a weaker reading, "95% of them" for
// "each"; which reading that is stands beside it.
#pragma once

#include <cstdint>
#include <string_view>

#include "sim/planner/judgement.hpp"
#include "sim/statistics/stats.hpp"

namespace handoff::sim {

enum class Finding : std::uint8_t {
  holds,
  weaker,  // holds in a weaker reading
  contradicted,
  unclear,
  assumption,      // the model takes it as given
  not_applicable,  // nobody here whom it is about
};

// What was seen of a figure.
struct Seen {
  double value = 0;
  Interval interval;
  double observations = 0;     // behind it
  double enough_for_none = 0;  // so many of them tell that there are none, or that all are
};

// Against what is said: from `low` to `high`, either of which may be infinite; both the same for
// none, and for all. What is said to begin at nothing has no lower end, unless it can be negative.
Judgement judge_range(const Seen& seen, const Interval& said);

// Two parts of one sentence: missed if either is, met if both are; nobody if either is about nobody.
Judgement both(Judgement one, Judgement other);

// A sentence that expects to be met, or expects not to be.
Finding finding_of(Judgement judgement, bool expected = true);

// A sentence that expects a difference above 0, or none.
Finding finding_of(const PairedDifference& difference, bool expected = true);

// As the words are, unless only the weaker reading holds.
Finding in_either_reading(Finding strict, Finding weaker);

}  // namespace handoff::sim
