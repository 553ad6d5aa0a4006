// Targets, as text: what is wanted of a figure.
//
//   crm_lag_s.p95<=45     Enterprise:crm_lag_s.max<15min     lost_handoffs<=0
//   http_429/api_calls<=0.01
//
// MEASURE COMPARISON VALUE: a measure (io/scenario/measure.hpp), <=, <, >= or >, and a value in the
// metric's unit, which may be a duration where that is a time. Or a share of two totals.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "sim/planner/target.hpp"
#include "sim/scenario/scenario.hpp"

namespace handoff::io {

// What can be judged from replications: no maximum, about which nothing can be promised. From the
// results of a run: no share of totals, which they do not have, but a maximum that was seen.
core::Result<sim::Target> parse_target(std::string_view text, std::span<const std::string> tiers,
                                       sim::JudgedFrom from = sim::JudgedFrom::replications);

// Several, with semicolons between them; of none, or blanks, an empty list.
core::Result<std::vector<sim::Target>> parse_targets(std::string_view text,
                                                     std::span<const std::string> tiers);

// "met", "missed", "not clear", "nobody".
std::string_view judgement_name(sim::Judgement judgement);

// What replications measured, with its interval where that is known: "crm_lag_s.p95<=45: met, 99.2%
// within it (of 95%)".
std::string standing_text(const sim::Target& target, const sim::Standing& standing);

// What a run's results say: "target crm_lag_s.p95<=45: met, 3.12 s +/- 0.02 s".
std::string outcome_text(const sim::Target& target, const sim::Standing& standing);

}  // namespace handoff::io
