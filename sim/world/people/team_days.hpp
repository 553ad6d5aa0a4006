// Team days: how many people a pool has on a day, and for how many hours they are there.
//
// The hours are those of the pool's shift on that day of 24 hours, by its own clock and its holidays. Absence and meetings
// take their share of them on average (attendance.hpp), and of somebody new only the share that they do counts.
#pragma once

#include <cstddef>
#include <vector>

#include "core/base/time.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/world/people/employment.hpp"
#include "sim/world/people/working_hours.hpp"

namespace handoff::sim {

struct TeamDay {
  double people = 0;   // who have a place
  double working = 0;  // the same, somebody new by the share of the work that they do
  double there_h = 0;  // of working people
  double payroll = 0;  // $, of all of them: sim/scenario/shift_hours.hpp

  TeamDay& operator+=(const TeamDay& other);
  TeamDay operator-(const TeamDay& other) const;
};

class TeamDays {
 public:
  explicit TeamDays(const Scenario& scenario);

  // The 24 hours from `day` on; no day before the simulation's first is asked for.
  TeamDay of(std::size_t pool, core::Time day, const Employment& employment);

  // Of one person who is there, in an average week without holidays, with the shift of that day.
  double hours_a_week(std::size_t pool, core::Time day) const;

 private:
  double open_hours(std::size_t pool, core::Time day);

  const Scenario& scenario_;
  core::Time first_;
  std::vector<WorkingHours> shifts_;       // by pool
  std::vector<std::vector<double>> open_;  // by pool and day, as they are asked for
};

// The hours of a pool's shifts, less the team's holidays.
WorkingHours working_hours(const Scenario& scenario, std::size_t pool, core::Time since);

// The local days of holidays, in order, of whoever is in the zone.
std::vector<std::int64_t> closed_days(const Scenario& scenario, HolidayOf whose, int zone);

}  // namespace handoff::sim
