// Targets: what a run's results have to keep, as text.
//
//   crm_lag_s.p95<=45     crm_lag_s.p95<=45s     Enterprise:crm_lag_s.max<15min lost_handoffs<=0
//
// MEASURE COMPARISON VALUE: a measure (io/scenario/measure.hpp), <=, <, >= or >, and a value in the metric's
// unit, which may be a duration where that is seconds. A target is judged by the estimate itself;
// its interval says how sure that is.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "core/base/result.hpp"
#include "io/scenario/measure.hpp"
#include "sim/experiment/results.hpp"

namespace handoff::io {

enum class Comparison : std::uint8_t { at_most, below, at_least, above };

struct Target {
  std::string text;
  Measure measure;
  Comparison comparison = Comparison::at_most;
  double value = 0;
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
