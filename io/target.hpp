// Targets: what a run's results have to keep, as text.
//
//   crm_lag_s.p95<=45     crm_lag_s.p95<=45s     Enterprise:crm_lag_s.max<15min lost_handoffs<=0
//
// [TIER:]METRIC[.STATISTIC] COMPARISON VALUE. The statistic is mean (unless another is named), p50,
// p95, p99 or max; the comparison <=, <, >= or >. A value is in the metric's unit, and may be a
// duration where that is seconds. A target is judged by the estimate itself; its interval says how
// sure that is.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "core/result.hpp"
#include "sim/experiment.hpp"
#include "sim/metrics.hpp"

namespace handoff::io {

enum class Statistic : std::uint8_t { mean, p50, p95, p99, max };
enum class Comparison : std::uint8_t { at_most, below, at_least, above };

struct Target {
  std::string text;
  sim::Metric metric = sim::Metric::crm_lag_s;
  Statistic statistic = Statistic::mean;
  Comparison comparison = Comparison::at_most;
  double value = 0;
  int tier = -1;  // index into the tiers; -1: all together
};

core::Result<Target> parse_target(std::string_view text, std::span<const std::string> tiers);

// Without a single value (a tier that nobody bought) nothing is known, and the target is not met.
struct TargetOutcome {
  bool met = false;
  bool known = false;
  double value = 0;
};
TargetOutcome judge(const Target& target, const sim::Results& results);

// "target crm_lag_s.p95<=45: met, 3.12 s".
std::string outcome_text(const Target& target, const TargetOutcome& outcome);

}  // namespace handoff::io
