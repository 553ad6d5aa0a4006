// Replication counts: how many months the page simulates when nobody says, and how many may be asked
// for.
//
// The counts depend on the scenario alone, so a link gives the same digits everywhere.
#pragma once

#include "sim/scenario/scenario.hpp"

namespace handoff::web {

inline constexpr int kMostReplications = 1'000'000;

// A run has at least so many before its first picture: fewer would flicker.
inline constexpr int kFirstReplications = 20;

// For the results: 1,000, and fewer where months are so large, or so many, that these would take minutes
// and fill the memory.
int usual_replications(const sim::Scenario& scenario);
// For the pictures over time and by hour: 200, and fewer where months are large.
int hourly_replications(const sim::Scenario& scenario);

}  // namespace handoff::web
