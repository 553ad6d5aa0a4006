// Judgement: whether what is wanted of a figure is so, and by which rule that is said.
//
// By the estimate a target is met or missed as the figure itself lies; that is all that can be said
// of a run's results as they are. By the interval it is met when the whole interval lies on the
// wanted side of the limit, missed when none of it does, and otherwise not clear yet.
#pragma once

#include <cstdint>

#include "sim/statistics/stats.hpp"

namespace handoff::sim {

enum class Bound : std::uint8_t { at_most, at_least, below, above };

// From above: at most, or below.
constexpr bool is_upper(Bound bound) { return bound == Bound::at_most || bound == Bound::below; }
bool holds(double value, Bound bound, double limit);

enum class JudgementRule : std::uint8_t { estimate, interval };

enum class Judgement : std::uint8_t { unknown, met, missed, unclear };

// A figure beside what is wanted of it.
struct Evidence {
  double value = 0;
  Interval interval;  // of it; an end may be infinite
  Bound bound = Bound::at_most;
  double limit = 0;
  double customers = 0;  // behind it: without any nothing is known
};

// The one place where a target is judged.
Judgement judge(const Evidence& evidence, JudgementRule rule);

// That there is none at all, or that all are: one case disproves it, and nothing proves it. It is met
// where none was seen among so many that one in a hundred would have been, with a probability of
// 97.5%; of counts, which have one value a month, among so many months.
inline constexpr double kEnoughToSeeNone = 368, kMonthsToSeeNone = 20;
Judgement judge_none(const Evidence& evidence, double enough);

}  // namespace handoff::sim
