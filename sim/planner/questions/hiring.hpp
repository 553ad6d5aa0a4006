// Hiring: a plan of who is to start in which month, what it costs, and how months stand under it.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "sim/planner/replication_store.hpp"
#include "sim/planner/target.hpp"
#include "sim/scenario/scenario.hpp"

namespace handoff::sim {

// So many more people of a pool from the first day of a month on. Months are numbered from 0.
struct Hire {
  std::size_t pool = 0;
  int month = 0;
  int people = 1;
  bool operator==(const Hire&) const = default;
};
using HiringPlan = std::vector<Hire>;

// Beside the changes that the scenario plans already.
Scenario with_hires(const Scenario& scenario, const HiringPlan& plan);

int people_of(const HiringPlan& plan);

// The payroll of a plan's people from their first day to the horizon's end, $.
double cost_of(const Scenario& scenario, const HiringPlan& plan);

// Where single months' figures lie: the middle one, and from where to where half of them and nine of ten do.
struct MiddleMonths {
  double median = 0;
  Interval half, nine_of_ten;
};
MiddleMonths middle_of(std::vector<double> figures);

// A target in one month.
struct MonthStanding {
  Standing standing;
  MiddleMonths single;  // of those in which anybody comes
  double missed =
      0;  // of such months: the share of replications whose own figure misses the target
  double missed_by = 0;  // the share that has missed it in this month or one before
  bool thin = false;     // too few customers to promise anything, even if all are fine
};

// How a scenario of several months stands: by target, then month.
struct YearStanding {
  std::vector<std::vector<MonthStanding>> months;
  int replications = 0;
};

// Of a target's excesses in one month, an entry for each replication; `has_missed` says of each whether a month before
// has, and takes this one in.
MonthStanding month_standing(const Target& target, std::span<const Excess> excesses, double level,
                             std::vector<bool>& has_missed);

// The same target of each month, as the store watches it; by target, then month.
using WatchedMonths = std::vector<std::vector<std::size_t>>;
WatchedMonths watch_months(ReplicationStore& store, const Scenario& scenario,
                           const std::vector<Target>& targets);

// Of the first `count` replications, which must be there; `level` is that of each interval.
YearStanding year_standing(const ReplicationStore& store, CellId cell, int count,
                           const WatchedMonths& watched, double level);

// Whether the month is kept for sure, or by nobody's coming.
bool is_met(const MonthStanding& month);

// The level of each judgement of a year at which all of them hold together (Bonferroni).
double year_level(std::size_t targets, int months, double alpha);

// Whether the month can count as kept: the interval says so, or too few customers come for any interval to say it
// and the estimate does.
bool is_kept(const MonthStanding& month);

// The first month whose mean misses the target; none: no month's does.
std::optional<int> first_missed(const YearStanding& year, std::size_t target);

// A target in a month, as a pair of places.
struct TargetMonth {
  std::size_t target = 0;
  int month = 0;
};

// The earliest of all targets; of several in one month the first.
std::optional<TargetMonth> first_failure(const YearStanding& year);

// Whether more people of a pool help: a wait, a promise, or how busy they are.
bool is_about_people(const Target& target);

}  // namespace handoff::sim
