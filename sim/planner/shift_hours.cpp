// Days of the week times the hours of each.
#include "sim/planner/shift_hours.hpp"

#include "sim/scenario/period.hpp"

namespace handoff::sim {

double weekly_hours(const core::OpenHours& shift) {
  int days = 0;
  for (int day = 0; day < 7; ++day) days += (shift.weekdays >> day) & 1;
  return days * (shift.to_minute - shift.from_minute) / 60.0;
}

double staff_hours(const Scenario& scenario) {
  return scenario.staff.people * weekly_hours(scenario.staff.hours) * scenario.days / 7.0;
}

double team_hours(const Scenario& scenario) {
  double hours = 0;
  for (const core::Pool& pool : scenario.pipeline.pools)
    hours += pool.headcount * weekly_hours(pool.shift) * scenario.days / 7.0;
  const Team& team = scenario.team;
  return hours * (1 - team.absence) * (1 - team.meetings) * (1 - team.other_work);
}

double payroll(const Scenario& scenario) {
  return team_hours(scenario) / months_of(scenario) * scenario.costs.team_hourly.units();
}

}  // namespace handoff::sim
