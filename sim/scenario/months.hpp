// Months: the calendar months of a horizon, and what holds in each - sign-ups, conversion, prices, mix, headcount.
//
// Months are numbered from 0 here, the first of the horizon. A scenario without a horizon has one, of its
// `days`, in which everything is as the scenario says.
#pragma once

#include <vector>

#include "core/base/time.hpp"
#include "sim/scenario/scenario.hpp"

namespace handoff::sim {

// Whether anything is other than in the scenario's one stationary month: then days are gone through one by
// one (sim/world/people/team_days.hpp), which costs a little.
bool looks_ahead(const Scenario& scenario);

// Calendar months, where there are several.
inline bool has_months(const Scenario& scenario) { return scenario.horizon.months > 1; }

// When month `month` begins; of the last one + 1 when the horizon ends. The day of the month is that of the
// scenario's start, or the month's last.
core::Time month_begin(const Scenario& scenario, int month);

// January is 0: that in which the month begins.
int calendar_month(const Scenario& scenario, int month);

// Of all months together.
int counted_days(const Scenario& scenario);

// Expected sign-ups of the month, before its luck.
double trials_of(const Scenario& scenario, int month);
double conversion_rate_of(const Scenario& scenario, int month);
double price_factor_of(const Scenario& scenario, int month);
double plan_weight_of(const Scenario& scenario, std::size_t plan, int month);

// Planned, by pool, from the first day of the month on; nobody's leaving by chance is in it.
int headcount_of(const Scenario& scenario, std::size_t pool, int month);

// The same as the routing rules know it at a moment: somebody new gets customers of their own when they do half of a
// person's work, so when half of the ramp is over (an assumption).
int routed_headcount(const Scenario& scenario, std::size_t pool, core::Time now);

// When that may change, or the hours of a pool, in order.
std::vector<core::Time> routing_changes(const Scenario& scenario);

// When a pool's people work, from a moment on, and by which zone's clock.
struct PoolShift {
  core::Time from;
  core::OpenHours hours;
  int zone = 0;
};
// One after the other, that of the beginning first; and the one that holds at a moment.
std::vector<PoolShift> shifts_of(const Scenario& scenario, std::size_t pool);
PoolShift shift_at(const Scenario& scenario, std::size_t pool, core::Time now);

// The scenario up to a month, and one month more, whose customers come in the last days of the others; further where
// nobody signs up so early, since a scenario of nobody is none.
Scenario up_to_month(const Scenario& scenario, int month);

// All sign-ups that are to be expected: the measure of a replication's work.
double all_trials(const Scenario& scenario);

}  // namespace handoff::sim
