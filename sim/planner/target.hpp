// Targets: what somebody wants of a pipeline, and how sure it is that a scenario keeps it.
//
// A requirement (sim/planner/requirement.hpp) under the words in which it was written; or a share of two
// totals, "http_429/api_calls <= 0.01". A scenario's standing says met or missed when the interval
// of the margin leaves out zero, and otherwise that this is not clear yet. Shares are not believed
// to hold before there are enough customers to have seen some who fail: with at most 5% that may
// be late, 20 in time say little.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "sim/experiment/batch.hpp"
#include "sim/planner/requirement.hpp"

namespace handoff::sim {

struct Target {
  std::string text;  // as it was written
  Requirement requirement;
  std::optional<Metric> over;  // the mean is a share of this other metric's total
};

Excess excess_of(const Target& target, const Batch& batch, int at);

// The margin over replications, open upward where there are too few customers to claim at this
// level that the target is met.
Margin margin_of(const Target& target, std::span<const Excess> excesses, double level);

enum class Judgement : std::uint8_t { unknown, met, missed, unclear };

struct Standing {
  Judgement judgement = Judgement::unknown;  // unknown: there is nobody whom it is about
  // In the metric's unit; for a percentile the share of customers on the wanted side of its limit.
  double value = 0;
  Interval interval;
  double needed = 0;        // the limit; for a percentile the share that must be on that side
  double customers = 0;     // behind it
  bool likely_met = false;  // by the estimate alone
};
Standing standing_of(const Target& target, std::span<const Excess> excesses, double level = 0.95);

// Of several targets together: missed if one is, met if all are. Without any: unknown.
Judgement joint_judgement(std::span<const Standing> standings);

}  // namespace handoff::sim
