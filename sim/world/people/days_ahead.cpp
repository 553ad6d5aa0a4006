// One day after the other.
#include "sim/world/people/days_ahead.hpp"

namespace handoff::sim {

DaySums DaySums::of(const Scenario& scenario) {
  DaySums it;
  it.pools.resize(scenario.pipeline.pools.size());
  it.account_days.resize(scenario.pipeline.routing.size() + 1);
  return it;
}

TeamDay DaySums::team() const {
  TeamDay all;
  for (const PoolDays& it : pools) all += it.team;
  return all;
}

DaySums& DaySums::operator+=(const DaySums& other) {
  days += other.days;
  for (std::size_t pool = 0; pool < pools.size(); ++pool) {
    pools[pool].team += other.pools[pool].team;
    pools[pool].care_h += other.pools[pool].care_h;
    pools[pool].account_days += other.pools[pool].account_days;
  }
  for (std::size_t row = 0; row < account_days.size(); ++row)
    account_days[row] += other.account_days[row];
  return *this;
}

DaySums DaySums::since(const DaySums& before) const {
  DaySums it = *this;
  it.days -= before.days;
  for (std::size_t pool = 0; pool < pools.size(); ++pool) {
    const PoolDays& was = before.pools[pool];
    it.pools[pool] = {pools[pool].team - was.team, pools[pool].care_h - was.care_h,
                      pools[pool].account_days - was.account_days};
  }
  for (std::size_t row = 0; row < account_days.size(); ++row)
    it.account_days[row] -= before.account_days[row];
  return it;
}

DaysAhead::DaysAhead(const Scenario& scenario)
    : scenario_(scenario),
      team_(scenario),
      book_(scenario),
      care_shares_(scenario.pipeline.pools.size()) {}

void DaysAhead::start(StreamKey replication, const std::vector<Customer>& customers,
                      const std::vector<std::uint32_t>& by_conversion) {
  sums_ = DaySums::of(scenario_);
  book_.start(replication, customers, by_conversion);
}

// What the book and the team are today, and what its care leaves of people's time.
void DaysAhead::add_day(core::Time now, const Employment& employment) {
  DaySums today = DaySums::of(scenario_);
  today.days = 1;
  for (std::size_t pool = 0; pool < today.pools.size(); ++pool)
    today.pools[pool].team = team_.of(pool, now, employment);
  const auto hours_a_week = [&](std::size_t pool) {
    return today.pools[pool].team.working * team_.hours_a_week(pool, now);
  };
  const std::vector<core::RoutingRow>& rows = scenario_.pipeline.routing;
  for (std::size_t row = 0; row <= rows.size(); ++row) {
    today.account_days[row] = static_cast<double>(book_.accounts(row));
    if (row < rows.size())
      today.share(rows[row], today.account_days[row], book_.care_h_a_week(row) / 7, hours_a_week);
  }
  for (std::size_t pool = 0; pool < today.pools.size(); ++pool) {
    const double there_h = hours_a_week(pool) / 7;
    care_shares_[pool] = there_h > 0 ? today.pools[pool].care_h / there_h : 0;
  }
  sums_ += today;
}

}  // namespace handoff::sim
