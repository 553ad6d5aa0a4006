// Hours of a day's windows, times people.
#include "sim/world/people/team_days.hpp"

#include <algorithm>
#include <cassert>

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
  const core::PipelineConfig& config = scenario.pipeline;
  for (const core::Pool& pool : config.pools)
    shifts_.emplace_back(pool.shift, config.zones[static_cast<std::size_t>(pool.zone)],
                         first_ - core::days(2), closed_days(scenario, HolidayOf::team, pool.zone));
}

double TeamDays::hours_a_week(std::size_t pool) const {
  const Team& team = scenario_.team;
  return weekly_hours(scenario_.pipeline.pools[pool].shift) * (1 - team.absence) *
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
               weekly_hours(scenario_.pipeline.pools[pool].shift) / 7;
  return it;
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
