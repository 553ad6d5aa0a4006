// Measures: which figure of a run is meant, as text: [TIER:]METRIC[.STATISTIC].
//
//   crm_lag_s      crm_lag_s.p95      Enterprise:crm_lag_s.max      lost_handoffs
//
// The statistic is mean (unless another is named), p50, p95, p99 or max; only durations have others
// than the mean. Targets and wanted precisions begin with a measure.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "sim/experiment/measure.hpp"
#include "sim/scenario/scenario.hpp"

namespace handoff::io {

// The error says what is wrong and has no place.
core::Result<sim::Measure> parse_measure(std::string_view text, std::span<const std::string> tiers);

// The same as text; a mean is not said.
std::string measure_text(const sim::Measure& measure, std::span<const std::string> tiers);

// A value in a metric's unit: a number; a duration where that is seconds or hours; with "$" or "%" where
// they fit.
std::optional<double> parse_quantity(std::string_view text, std::string_view unit);

// The names of a scenario's tiers, in the order of its routing table.
std::vector<std::string> tier_names(const sim::Scenario& scenario);

}  // namespace handoff::io
