// Claimed effects: what the outcome model says that a tool does to churn and expansion.
//
// Nobody has measured these coefficients: most are fitted to the figures of one article, and that the
// tools cause them is not shown. A sceptic leaves them out. What remains of a tool's worth then is
// what it saves in work, and what it costs.
#pragma once

#include <array>
#include <string_view>

#include "sim/scenario/scenario.hpp"

namespace handoff::sim {

inline constexpr std::array<std::string_view, 9> kClaimedEffects{
    "outcomes.churn_missend",   "outcomes.churn_unrouted",  "outcomes.churn_blind",
    "outcomes.churn_late",      "outcomes.expansion_base",  "outcomes.expansion_automated",
    "outcomes.expansion_usage", "outcomes.expansion_rules", "outcomes.expansion_late",
};

// Whether any of them is not 0.
bool claims_effects(const Scenario& scenario);

// All of them 0, and none of them uncertain.
Scenario without_claimed_effects(Scenario scenario);
// As `source` has them, with its ranges: what brings back the scenario that they were left out of.
Scenario with_claimed_effects_of(const Scenario& source, Scenario scenario);

}  // namespace handoff::sim
