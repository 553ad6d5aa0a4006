// What breaks: the cause behind a breaking point, by attributed waiting time (sim/month/waiting.hpp).
//
// At the volume at which a target fails, what customers wait for is compared with what they wait
// for at the volume asked about, or at a quarter of the failing volume if that is less: the cause
// that has grown most breaks. A target that fails at every volume has the cause that is waited for
// longest. Quotas and hours name what they count. Runs a few hundred replications on the calling
// thread.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/month/waiting.hpp"
#include "sim/planner/questions/breaking_point.hpp"

namespace handoff::sim {

struct BreakCause {
  std::string what;  // empty: the target holds, or nothing is known
  // Of a target on times, until the end of its way, a customer on average; no waiting otherwise.
  bool has_waiting = false;
  bool has_grown = false;  // since the lower volume
  double waiting_s = 0;
  Interval interval;
  double before_s = 0;  // at the lower volume; the same if it fails everywhere
  double total_s = 0;   // of all causes
};

// Of one target, as the number of trials grows from the scenario's own: at the one at which it
// fails, or where it fails at every number.
BreakCause break_cause(const Scenario& scenario, const Target& target,
                       std::optional<double> failing);

// In the order of `question.breaks(lab)`.
std::vector<BreakCause> break_causes(const BreakingPoint& question,
                                     const std::vector<Break>& breaks);

}  // namespace handoff::sim
