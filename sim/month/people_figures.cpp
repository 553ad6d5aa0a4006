// Means over the days, from sums of hours by pool.
#include "sim/month/people_figures.hpp"

#include <algorithm>
#include <numeric>

#include "sim/scenario/shift_hours.hpp"
#include "sim/scenario/tier_pools.hpp"

namespace handoff::sim {
namespace {

double share(double part, double whole) { return whole > 0 ? part / whole : 0; }

// Of a scenario that does not look ahead: everybody is there all the time, and no customer goes.
DaySums stationary_days(const MonthState& month) {
  const Scenario& scenario = month.scenario;
  DaySums it = DaySums::of(scenario);
  it.days = scenario.days;
  for (std::size_t pool = 0; pool < it.pools.size(); ++pool) {
    TeamDay& team = it.pools[pool].team;
    team.people = team.working = scenario.pipeline.pools[pool].headcount * it.days;
    team.there_h = team_hours(scenario, pool) / (1 - scenario.team.other_work);
  }
  const core::Time end = scenario.start + core::days(scenario.days);
  for (std::size_t at = 0; at < month.counted_customers; ++at) {
    const Customer& customer = month.customers[at];
    const auto row = std::min<std::size_t>(customer.tier, it.account_days.size() - 1);
    it.account_days[row] += std::max(0.0, (end - customer.converted).hours() / 24);
  }
  const auto hours = [&](std::size_t pool) { return it.pools[pool].team.there_h; };
  const auto& rows = scenario.pipeline.routing;
  for (std::size_t row = 0; row < rows.size(); ++row)
    it.share(rows[row], it.account_days[row], 0, hours);
  return it;
}

std::vector<std::size_t> pools_of(const Scenario& scenario, int tier) {
  const auto& rows = scenario.pipeline.routing;
  if (tier >= 0) return sim::pools_of(rows[static_cast<std::size_t>(tier)]);
  std::vector<std::size_t> pools;
  for (std::size_t pool = 0; pool < scenario.pipeline.pools.size(); ++pool) {
    const bool looks_after =
        std::any_of(rows.begin(), rows.end(), [pool](const auto& row) { return is_of(row, pool); });
    if (looks_after) pools.push_back(pool);
  }
  return pools;
}

}  // namespace

PeopleOfDays::PeopleOfDays(const MonthState& month, const CountedDays& in)
    : month_(month), in_(in), days_(month.ahead ? in.totals.days : stationary_days(month)) {}

PeopleFigures PeopleOfDays::of(int tier) const {
  double people = 0, there_h = 0, busy_h = 0, looked_after = 0, shared = 0, handed_over = 0;
  for (const std::size_t pool : pools_of(month_.scenario, tier)) {
    const PoolDays& it = days_.pools[pool];
    people += it.team.people;
    there_h += it.team.there_h;
    busy_h += in_.totals.touch_time[pool].hours() + it.care_h +
              month_.scenario.team.other_work * it.team.there_h;
    looked_after += it.account_days;
    shared = std::max(shared, share(it.account_days, it.team.people));
    handed_over += it.handed_over;
  }
  PeopleFigures found;
  found.headcount = share(tier < 0 ? days_.team().people : people, days_.days);
  found.utilisation = share(busy_h, there_h);
  const double all = std::accumulate(days_.account_days.begin(), days_.account_days.end(), 0.0);
  found.accounts =
      share(tier < 0 ? all : days_.account_days[static_cast<std::size_t>(tier)], days_.days);
  found.accounts_per_person = share(tier < 0 ? all : looked_after, people);
  const std::size_t row =
      tier < 0 ? month_.scenario.pipeline.routing.size() : static_cast<std::size_t>(tier);
  found.accounts_of_fullest =
      days_.fullest.empty() ? shared : share(days_.fullest[row], days_.days);
  found.accounts_handed_over = handed_over;
  return found;
}

void set_people(const PeopleFigures& figures, std::span<double, kMetricCount> counts) {
  counts[index(Metric::headcount)] = figures.headcount;
  counts[index(Metric::utilisation)] = figures.utilisation;
  counts[index(Metric::accounts)] = figures.accounts;
  counts[index(Metric::accounts_per_person)] = figures.accounts_per_person;
  counts[index(Metric::accounts_of_fullest)] = figures.accounts_of_fullest;
  counts[index(Metric::accounts_handed_over)] = figures.accounts_handed_over;
}

}  // namespace handoff::sim
