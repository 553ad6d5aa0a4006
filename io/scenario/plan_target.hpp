// Targets for the planner, from the same text as other targets (io/results/target.hpp), and shares of two
// totals: "http_429/api_calls<=0.01". Maxima are refused: nothing can be promised about them.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "sim/planner/target.hpp"

namespace handoff::io {

core::Result<sim::Target> parse_plan_target(std::string_view text,
                                            std::span<const std::string> tiers);
// Several, with semicolons between them; of none, or blanks, an empty list.
core::Result<std::vector<sim::Target>> parse_plan_targets(std::string_view text,
                                                          std::span<const std::string> tiers);

// "met", "missed", "not clear", "nobody".
std::string_view judgement_name(sim::Judgement judgement);

// What was measured, with its interval where that is known: "crm_lag_s.p95<=45: met, 99.2% within
// it (of 95%)".
std::string standing_text(const sim::Target& target, const sim::Standing& standing);

}  // namespace handoff::io
