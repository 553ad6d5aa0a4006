// Targets: what somebody wants of a pipeline, and how sure it is that a scenario keeps it.
//
// A requirement (sim/planner/requirement.hpp) under the words in which it was written. A scenario's
// standing is judged (sim/planner/judgement.hpp) from its replications, by the interval of the
// margin; or from the results of a run, by the interval of the figure. How intervals are made, and when
// there are too few customers to say anything, stands in sim/statistics/interval.hpp.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "sim/experiment/results.hpp"
#include "sim/planner/requirement.hpp"

namespace handoff::sim {

struct Target {
  std::string text;  // as it was written
  Requirement requirement;
};

// Too few customers to claim at this level that a share is kept, even if all of them are fine.
bool is_thin(const Target& target, double customers, double level);

// The margin over replications.
Margin margin_of(const Target& target, std::span<const Excess> excesses, double level);

struct Standing {
  Judgement judgement = Judgement::unknown;  // unknown: there is nobody whom it is about
  // In the metric's unit; from replications, for a percentile, the share of customers on the wanted
  // side of its limit.
  double value = 0;
  Interval interval;
  double needed = 0;        // the limit, or the share that must be on that side
  double customers = 0;     // behind it
  bool likely_met = false;  // by the estimate alone
};
Standing standing_of(const Target& target, std::span<const Excess> excesses, double level = 0.95);

// Of such a standing's value: "share" of a percentile's and of two totals, else the metric's.
std::string_view standing_unit(const Target& target);

// What a target is judged from: results of a run know the largest value that was seen, though nothing
// is promised of it, but no share of two totals; replications know shares, but no maximum.
enum class JudgedFrom : std::uint8_t { results, replications };

Standing standing_of(const Target& target, const Results& results);

// Of several targets together: missed if one is, met if all are. Without any: unknown.
Judgement joint_judgement(std::span<const Standing> standings);

}  // namespace handoff::sim
