// Precisions: how sure a figure has to be before a run stops, as text.
//
//   crm_lag_s.p95=5%      first_touch_h=0.1      Enterprise:crm_lag_s=30s
//
// MEASURE=ERROR: a measure (io/scenario/measure.hpp), and the error that is small enough: relative with "%",
// else absolute in the metric's unit. sim/experiment/stopping.hpp says what that means.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "core/base/result.hpp"
#include "sim/experiment/stopping.hpp"

namespace handoff::io {

struct PrecisionGoal {
  std::string text;
  sim::PrecisionTarget target;
};

core::Result<PrecisionGoal> parse_precision(std::string_view text,
                                            std::span<const std::string> tiers);

// "precision crm_lag_s.p95=5%: reached, +/- 0.21 s where 0.24 s is allowed".
std::string precision_text(const PrecisionGoal& goal, const sim::Precision& precision);

}  // namespace handoff::io
