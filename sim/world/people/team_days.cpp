// Hours of a day's windows, times people.
#include "sim/world/people/team_days.hpp"

#include <algorithm>
#include <cassert>

#include "sim/scenario/months.hpp"
#include "sim/scenario/period.hpp"
#include "sim/scenario/shift_hours.hpp"

namespace handoff::sim {

TeamDay& TeamDay::operator+=(const TeamDay& other) {
  people += other.people;
  working += other.working;
  there_h += other.there_h;
  payroll += other.payroll;
  return *this;
}

TeamDay TeamDay::operator-(const TeamDay& other) const {
  return {people - other.people, working - other.working, there_h - other.there_h,
          payroll - other.payroll};
}

TeamDays::TeamDays(const Scenario& scenario)
    : scenario_(scenario),
      first_(period_of(scenario).begins),
      open_(scenario.pipeline.pools.size()) {
  for (std::size_t pool = 0; pool < open_.size(); ++pool)
    shifts_.push_back(working_hours(scenario, pool, first_ - core::days(2)));
}

double TeamDays::hours_a_week(std::size_t pool, core::Time day) const {
  const Team& team = scenario_.team;
  return weekly_hours(shift_at(scenario_, pool, day).hours) * (1 - team.absence) *
         (1 - team.meetings);
}

double TeamDays::open_hours(std::size_t pool, core::Time day) {
  std::vector<double>& known = open_[pool];
  const auto at = static_cast<std::size_t>((day - first_).us / core::days(1).us);
  while (known.size() <= at) {
    const core::Time from = first_ + core::days(static_cast<std::int64_t>(known.size()));
    const core::Time to = from + core::days(1);
    core::Duration open;
    for (core::Time now = shifts_[pool].next_open(from); now < to;
         now = shifts_[pool].next_open(shifts_[pool].next_close(now)))
      open += std::min(shifts_[pool].next_close(now), to) - now;
    known.push_back(open.hours());
  }
  return known[at];
}

TeamDay TeamDays::of(std::size_t pool, core::Time day, const Employment& employment) {
  TeamDay it;
  for (std::size_t place = 0; place < employment.places(pool); ++place) {
    if (!employment.has(pool, place, day)) continue;
    it.people += 1;
    it.working += employment.share_of_work(pool, place, day);
  }
  const Team& team = scenario_.team;
  const double hours = open_hours(pool, day);
  it.there_h = it.working * hours * (1 - team.absence) * (1 - team.meetings);
  it.payroll = it.people * hourly_payroll_usd(scenario_) *
               weekly_hours(shift_at(scenario_, pool, day).hours) / 7;
  return it;
}

WorkingHours working_hours(const Scenario& scenario, std::size_t pool, core::Time since) {
  const auto zone_of = [&](const PoolShift& it) -> const core::TimeZone& {
    return scenario.pipeline.zones[static_cast<std::size_t>(it.zone)];
  };
  const auto closed = [&](const PoolShift& it) {
    return closed_days(scenario, HolidayOf::team, it.zone);
  };
  const std::vector<PoolShift> shifts = shifts_of(scenario, pool);
  WorkingHours hours(shifts[0].hours, zone_of(shifts[0]), since, closed(shifts[0]));
  for (std::size_t at = 1; at < shifts.size(); ++at)
    hours.change(shifts[at].from, shifts[at].hours, zone_of(shifts[at]), closed(shifts[at]));
  return hours;
}

std::vector<std::int64_t> closed_days(const Scenario& scenario, HolidayOf whose, int zone) {
  std::vector<std::int64_t> days;
  for (const Holiday& it : scenario.horizon.holidays) {
    if (it.whose != HolidayOf::everybody && it.whose != whose) continue;
    if (it.zone != kEveryZone && it.zone != zone) continue;
    for (int day = 0; day < it.days; ++day) days.push_back(it.day.us / core::days(1).us + day);
  }
  std::sort(days.begin(), days.end());
  return days;
}

}  // namespace handoff::sim
