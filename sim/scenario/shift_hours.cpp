// Days of the week times the hours of each.
#include "sim/scenario/shift_hours.hpp"

#include "sim/scenario/months.hpp"

namespace handoff::sim {
namespace {

constexpr double kWeeks = 4;  // of a month of 28 days

// A week, of all pools.
double hours_for_handoffs(const Scenario& scenario) {
  double hours = 0;
  for (const core::Pool& pool : scenario.pipeline.pools)
    hours += pool.headcount * weekly_hours(pool.shift);
  return hours * (1 - scenario.team.meetings) * (1 - scenario.team.other_work);
}

}  // namespace

double weekly_hours(const core::OpenHours& shift) {
  int days = 0;
  for (int day = 0; day < 7; ++day) days += (shift.weekdays >> day) & 1;
  return days * (shift.to_minute - shift.from_minute) / 60.0;
}

double staff_hours(const Scenario& scenario) {
  return scenario.staff.people * weekly_hours(scenario.staff.hours) * counted_days(scenario) / 7.0;
}

double team_hours(const Scenario& scenario, std::size_t pool) {
  const core::Pool& it = scenario.pipeline.pools[pool];
  return it.headcount * weekly_hours(it.shift) * (1 - scenario.team.meetings) *
         (1 - scenario.team.other_work) * (1 - scenario.team.absence) * counted_days(scenario) /
         7.0;
}

double team_hours(const Scenario& scenario) {
  return hours_for_handoffs(scenario) * (1 - scenario.team.absence) * counted_days(scenario) / 7.0;
}

double hourly_payroll_usd(const Scenario& scenario) {
  return (1 - scenario.team.meetings) * (1 - scenario.team.other_work) *
         scenario.costs.team_hourly.units();
}

double payroll_usd(const Scenario& scenario) {
  return hours_for_handoffs(scenario) * kWeeks * scenario.costs.team_hourly.units();
}

}  // namespace handoff::sim
