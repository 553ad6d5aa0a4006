// Shift hours: how many hours people are there, by their headcount and their shifts.
#pragma once

#include "sim/scenario/scenario.hpp"

namespace handoff::sim {

// Of people who are there: headcount x the hours of their shifts in the scenario's period. What
// absence, meetings and other work take of the team's hours is taken off.
double staff_hours(const Scenario& scenario);
double team_hours(const Scenario& scenario);

// What the team's hours cost a month, in dollars: the price of headcounts and shifts.
double payroll(const Scenario& scenario);

// Of one person in this shift, a week.
double weekly_hours(const core::OpenHours& shift);

}  // namespace handoff::sim
