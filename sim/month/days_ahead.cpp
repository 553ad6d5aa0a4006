// One day after the other.
#include "sim/month/days_ahead.hpp"

namespace handoff::sim {

DaySums DaySums::since(const DaySums& before) const {
  return {days - before.days, team - before.team, account_days - before.account_days,
          care_h - before.care_h};
}

DaysAhead::DaysAhead(const Scenario& scenario)
    : scenario_(scenario),
      team_(scenario),
      book_(scenario),
      care_shares_(scenario.pipeline.pools.size()) {}

void DaysAhead::start(StreamKey replication, const std::vector<Customer>& customers,
                      const std::vector<std::uint32_t>& by_conversion) {
  sums_ = {};
  book_.start(replication, customers, by_conversion);
}

// By pool, hours a week. A tier's care is shared by its pools as the hours of their people are.
std::vector<double> DaysAhead::care_by_pool(const std::vector<TeamDay>& today) const {
  std::vector<double> care(today.size());
  const std::vector<core::RoutingRow>& rows = scenario_.pipeline.routing;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const double hours = book_.care_h_a_week(row);
    double all = 0;
    const auto weight = [&](int pool) {
      const auto at = static_cast<std::size_t>(pool);
      return today[at].working * team_.hours_a_week(at);
    };
    for (const int pool : rows[row].pools) all += weight(pool);
    for (const int pool : rows[row].pools) {
      if (all > 0) care[static_cast<std::size_t>(pool)] += hours * weight(pool) / all;
    }
  }
  return care;
}

void DaysAhead::add_day(core::Time now, const Employment& employment) {
  std::vector<TeamDay> today;
  for (std::size_t pool = 0; pool < care_shares_.size(); ++pool)
    today.push_back(team_.of(pool, now, employment));
  const std::vector<double> care = care_by_pool(today);
  for (std::size_t pool = 0; pool < today.size(); ++pool) {
    const double there = today[pool].working * team_.hours_a_week(pool);
    care_shares_[pool] = there > 0 ? care[pool] / there : 0;
    sums_.team += today[pool];
    sums_.care_h += care[pool] / 7;
  }
  sums_.days += 1;
  sums_.account_days += static_cast<double>(book_.accounts());
}

}  // namespace handoff::sim
