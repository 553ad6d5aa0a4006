// From a plan to a scenario, and from a store's replications to months.
#include "sim/planner/questions/hiring.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <utility>

#include "sim/scenario/months.hpp"
#include "sim/scenario/shift_hours.hpp"

namespace handoff::sim {
namespace {

double days_of(const Scenario& scenario, int month) {
  return (month_begin(scenario, month + 1) - month_begin(scenario, month)).hours() / 24;
}

// Nobody came whom it is about: nothing is missed.
bool misses(const Excess& it) { return it.customers > 0 && it.total > 0; }

// The figure of a replication's month, as a standing has it.
double figure_of(const Target& target, double needed, const Excess& it) {
  const Requirement& required = target.requirement;
  const bool is_share_within = required.measure.statistic != Statistic::mean;
  const double over = it.total / it.customers;
  return is_upper(required.bound) && !is_share_within ? needed + over : needed - over;
}

// The figures rise.
double at_share(const std::vector<double>& figures, double share) {
  const double place = share * static_cast<double>(figures.size() - 1);
  return figures[static_cast<std::size_t>(std::llround(place))];
}

}  // namespace

Scenario with_hires(const Scenario& scenario, const HiringPlan& plan) {
  Scenario it = scenario;
  for (const Hire& hire : plan)
    it.horizon.headcount.push_back({static_cast<int>(hire.pool), hire.month + 1, hire.people});
  return it;
}

int people_of(const HiringPlan& plan) {
  int people = 0;
  for (const Hire& it : plan) people += it.people;
  return people;
}

double cost_of(const Scenario& scenario, const HiringPlan& plan) {
  double cost = 0;
  for (const Hire& hire : plan) {
    for (int month = hire.month; month < scenario.horizon.months; ++month) {
      const PoolShift shift = shift_at(scenario, hire.pool, month_begin(scenario, month));
      const double a_day =
          hire.people * weekly_hours(shift.hours) / 7 * hourly_payroll_usd(scenario);
      cost += a_day * days_of(scenario, month);
    }
  }
  return cost;
}

WatchedMonths watch_months(ReplicationStore& store, const Scenario& scenario,
                           const std::vector<Target>& targets) {
  WatchedMonths watched;
  for (const Target& target : targets) {
    std::vector<std::size_t>& months = watched.emplace_back();
    for (int month = 0; month < scenario.horizon.months; ++month) {
      Target of_month = target;
      of_month.requirement.measure.month = month;
      months.push_back(store.watch(of_month));
    }
  }
  return watched;
}

MiddleMonths middle_of(std::vector<double> figures) {
  if (figures.empty()) return {};
  std::sort(figures.begin(), figures.end());
  return {at_share(figures, 0.5),
          {at_share(figures, 0.25), at_share(figures, 0.75)},
          {at_share(figures, 0.05), at_share(figures, 0.95)}};
}

MonthStanding month_standing(const Target& target, std::span<const Excess> excesses, double level,
                             std::vector<bool>& has_missed) {
  has_missed.resize(excesses.size());
  MonthStanding it;
  it.standing = standing_of(target, excesses, level);
  it.thin = is_thin(target, it.standing.customers, level);
  std::vector<double> figures;
  double missed = 0, by = 0;
  for (std::size_t at = 0; at < excesses.size(); ++at) {
    missed += misses(excesses[at]) ? 1 : 0;
    has_missed[at] = has_missed[at] || misses(excesses[at]);
    by += has_missed[at] ? 1 : 0;
    if (excesses[at].customers > 0)
      figures.push_back(figure_of(target, it.standing.needed, excesses[at]));
  }
  it.single = middle_of(std::move(figures));
  const double count = std::max(static_cast<double>(excesses.size()), 1.0);
  it.missed = missed / count;
  it.missed_by = by / count;
  return it;
}

YearStanding year_standing(const ReplicationStore& store, CellId cell, int count,
                           const WatchedMonths& watched, double level) {
  YearStanding year;
  year.replications = count;
  for (const std::vector<std::size_t>& months : watched) {
    std::vector<bool> has_missed;
    std::vector<MonthStanding>& of_target = year.months.emplace_back();
    for (const std::size_t target : months)
      of_target.push_back(month_standing(store.target(target), store.excesses(cell, count, target),
                                         level, has_missed));
  }
  return year;
}

bool is_met(const MonthStanding& month) {
  return month.standing.judgement == Judgement::met || month.standing.customers <= 0;
}

double year_level(std::size_t targets, int months, double alpha) {
  return 1 - alpha / std::max(static_cast<double>(targets) * months, 1.0);
}

bool is_kept(const MonthStanding& month) {
  return is_met(month) || (month.thin && month.standing.likely_met);
}

std::optional<int> first_missed(const YearStanding& year, std::size_t target) {
  const std::vector<MonthStanding>& months = year.months[target];
  for (std::size_t month = 0; month < months.size(); ++month) {
    const Standing& it = months[month].standing;
    if (it.customers > 0 && !it.likely_met) return static_cast<int>(month);
  }
  return std::nullopt;
}

std::optional<TargetMonth> first_failure(const YearStanding& year) {
  std::optional<TargetMonth> first;
  for (std::size_t target = 0; target < year.months.size(); ++target) {
    const auto month = first_missed(year, target);
    if (month && (!first || *month < first->month)) first = TargetMonth{target, *month};
  }
  return first;
}

bool is_about_people(const Target& target) {
  const Measure& measure = target.requirement.measure;
  return info(measure.metric).leg == Leg::until_touch || measure.metric == Metric::utilisation ||
         measure.metric == Metric::accounts_per_person ||
         measure.metric == Metric::accounts_of_fullest;
}

}  // namespace handoff::sim
