// Headcount edits: how many people a pool has from a month of the horizon on.
//
// The first month's are those who are there already, so they are the pool's own input. Whoever comes, or leaves,
// later is a row of horizon.headcount, and there is one such row for a pool and a month after an edit. Months are
// counted from 0 here.
#pragma once

#include <cstddef>
#include <optional>

#include "core/base/result.hpp"
#include "sim/planner/questions/hiring.hpp"
#include "sim/scenario/scenario.hpp"

namespace handoff::web {

// As many as `people` from the month on; all later months move with it. What would leave a later month without
// anybody is held at one. An error leaves the scenario as it was.
std::optional<core::Error> set_people(sim::Scenario& scenario, std::size_t pool, int month,
                                      int people);

// A plan's people beside those who are planned already.
std::optional<core::Error> use_hires(sim::Scenario& scenario, const sim::HiringPlan& plan);

// The months ahead of a scenario that has but one: of a running business, and sign-ups that grow by so much a month.
std::optional<core::Error> look_ahead(sim::Scenario& scenario, int months, double growth);

}  // namespace handoff::web
