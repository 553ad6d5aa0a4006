// Shift hours: how many hours people are there, by their headcount and their shifts.
#pragma once

#include <cstddef>

#include "sim/scenario/scenario.hpp"

namespace handoff::sim {

// Of people who are there: headcount x the hours of their shifts in the scenario's period. What
// absence, meetings and other work take of the team's hours is taken off.
double staff_hours(const Scenario& scenario);
double team_hours(const Scenario& scenario);
double team_hours(const Scenario& scenario, std::size_t pool);

// What the pools' people cost in a month of 28 days, $: their shifts, whether a customer comes or not and
// absence too, less other work and meetings, which somebody else's budget has.
double payroll_usd(const Scenario& scenario);

// Of an hour of somebody's shift, $, the same way.
double hourly_payroll_usd(const Scenario& scenario);

// Of one person in this shift, a week.
double weekly_hours(const core::OpenHours& shift);

}  // namespace handoff::sim
