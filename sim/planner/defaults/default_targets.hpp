// Default targets: what is looked at when somebody asks "what breaks?" and names no target.
//
//   the CRM's lag            as the scenario's `targets` say: 95% within 15 min, unless told otherwise
//   mis-sends                likewise: at most 2% of the customers
//   quota                    likewise: at most 1% of the requests refused
//   each tier's promise      likewise: kept in 95% of the cases
//   each tier's wait         95% wait no longer than that while both sides are there
//   reconciliation           95% of the mismatches found before the next run would be over
//   staff, team              no more hours than there are people: the operations staff's office
//   hours, and
//                            what other work leaves of the pools' shifts
#pragma once

#include <vector>

#include "sim/planner/target.hpp"
#include "sim/scenario/scenario.hpp"

namespace handoff::sim {

// Percentiles and rates are limits on how the pipeline serves; hours are limits on the period's
// total. Tiers are those of the scenario's routing table.
std::vector<Target> default_targets(const Scenario& scenario);

// Each tier's promise among them.
std::vector<Target> default_promises(const Scenario& scenario);

// What is looked at in each month of a year: the waits for people, and where the book costs care that people are busy for
// 85% of their time at most.
std::vector<Target> default_year_targets(const Scenario& scenario);

// Those of them that people can keep: a promise that is counted from the conversion cannot be kept
// at night by any number of them.
std::vector<Target> default_waits(const Scenario& scenario);

}  // namespace handoff::sim
