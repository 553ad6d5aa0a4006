// One day after the other.
#include "sim/world/people/days_ahead.hpp"

#include <algorithm>
#include <cassert>

#include "sim/scenario/period.hpp"

namespace handoff::sim {
namespace {

// Who is new and does nothing yet, and has accounts all the same, has no time beside them.
double part_of_day(double care_h, double there_h) {
  if (there_h > 0) return care_h / there_h;
  return care_h > 0 ? 1 : 0;
}

}  // namespace

DaySums DaySums::of(const Scenario& scenario) {
  DaySums it;
  it.pools.resize(scenario.pipeline.pools.size());
  it.account_days.resize(scenario.pipeline.routing.size() + 1);
  if (scenario.horizon.book.owners == Owners::named) it.fullest.resize(it.account_days.size());
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
    pools[pool].handed_over += other.pools[pool].handed_over;
  }
  for (std::size_t row = 0; row < account_days.size(); ++row)
    account_days[row] += other.account_days[row];
  for (std::size_t row = 0; row < fullest.size(); ++row) fullest[row] += other.fullest[row];
  return *this;
}

DaySums DaySums::since(const DaySums& before) const {
  DaySums it = *this;
  it.days -= before.days;
  for (std::size_t pool = 0; pool < pools.size(); ++pool) {
    const PoolDays& was = before.pools[pool];
    it.pools[pool] = {pools[pool].team - was.team, pools[pool].care_h - was.care_h,
                      pools[pool].account_days - was.account_days,
                      pools[pool].handed_over - was.handed_over};
  }
  for (std::size_t row = 0; row < account_days.size(); ++row)
    it.account_days[row] -= before.account_days[row];
  for (std::size_t row = 0; row < fullest.size(); ++row) it.fullest[row] -= before.fullest[row];
  return it;
}

DaysAhead::DaysAhead(const Scenario& scenario, TeamModel& team)
    : scenario_(scenario),
      begins_(period_of(scenario).begins),
      team_(team),
      team_days_(scenario),
      book_(scenario) {
  if (scenario.horizon.book.owners == Owners::named) owners_.emplace(scenario, team.employment());
}

void DaysAhead::start(StreamKey replication, const std::vector<Customer>& customers,
                      const std::vector<std::uint32_t>& by_conversion) {
  sums_ = DaySums::of(scenario_);
  if (!owners_) return book_.start(replication, customers, by_conversion);
  assert(owners_->people() == team_.people());
  owners_->start();
  book_.start(replication, customers, by_conversion, &*owners_);
  owners_->deal(begins_);
}

void DaysAhead::leave(std::uint32_t person, core::Time now) {
  if (!owners_) return;
  book_.come(now);
  owners_->leave(person, now, [this](auto position) { return team_.owner_of(position); });
  count_handed_over();
}

// What the book and the team are today, and what its care leaves of people's time.
void DaysAhead::add_day(core::Time now) {
  DaySums today = DaySums::of(scenario_);
  today.days = 1;
  for (std::size_t pool = 0; pool < today.pools.size(); ++pool)
    today.pools[pool].team = team_days_.of(pool, now, team_.employment());
  for (std::size_t row = 0; row < today.account_days.size(); ++row)
    today.account_days[row] = static_cast<double>(book_.accounts(row));
  if (owners_)
    share_care_by_owners(today, now);
  else
    share_care(today, now);
  sums_ += today;
  if (owners_) count_handed_over();
}

// Everybody of a tier's pools does as much of it.
void DaysAhead::share_care(DaySums& today, core::Time now) {
  const std::vector<core::RoutingRow>& rows = scenario_.pipeline.routing;
  const auto hours_a_week = [&](std::size_t pool) {
    return today.pools[pool].team.working * team_days_.hours_a_week(pool, now);
  };
  for (std::size_t row = 0; row < rows.size(); ++row)
    today.share(rows[row], today.account_days[row], book_.care_h_a_week(row) / 7, hours_a_week);
  for (std::size_t pool = 0; pool < today.pools.size(); ++pool) {
    const double there_h = hours_a_week(pool) / 7;
    team_.set_care(pool, there_h > 0 ? today.pools[pool].care_h / there_h : 0);
  }
}

// What is nobody's, or of people who are not there, is shared likewise; the rest is each one's own.
void DaysAhead::share_care_by_owners(DaySums& today, core::Time now) {
  const std::vector<core::RoutingRow>& rows = scenario_.pipeline.routing;
  std::vector<double> one_h;  // of one person who is there, by pool, on an average day
  for (std::size_t pool = 0; pool < today.pools.size(); ++pool)
    one_h.push_back(team_days_.hours_a_week(pool, now) / 7);
  const auto hours_a_day = [&](std::size_t pool) {
    return today.pools[pool].team.working * one_h[pool];
  };
  for (std::size_t row = 0; row < rows.size(); ++row) {
    assert(owners_->all(row) == book_.accounts(row));
    const auto accounts = static_cast<double>(owners_->pools_own(row, now));
    if (accounts > 0)
      today.share(rows[row], accounts, accounts * care_h_a_day(scenario_, row), hours_a_day);
  }
  std::vector<double> fullest(today.pools.size());
  for (std::uint32_t person = 0, pool = 0; pool < today.pools.size(); ++pool) {
    const double there_h = hours_a_day(pool);
    const double shared = there_h > 0 ? today.pools[pool].care_h / there_h : 0;
    for (; person < owners_->people() && owners_->pool_of(person) == pool; ++person) {
      team_.set_care_of(person, 0);
      if (!owners_->is_there(person, now)) continue;
      const auto accounts = static_cast<double>(owners_->of(person));
      const double care_h = own_care_h(person);
      const double own_h = owners_->share_of_work(person, now) * one_h[pool];
      team_.set_care_of(person, shared + part_of_day(care_h, own_h));
      today.pools[pool].care_h += care_h;
      today.pools[pool].account_days += accounts;
      fullest[pool] = std::max(fullest[pool], accounts);
    }
  }
  for (std::size_t row = 0; row < rows.size(); ++row) {
    for (const std::size_t pool : pools_of(rows[row]))
      today.fullest[row] = std::max(today.fullest[row], fullest[pool]);
  }
  today.fullest.back() = *std::max_element(fullest.begin(), fullest.end());
}

double DaysAhead::own_care_h(std::uint32_t person) const {
  double care_h = owners_->handover_h(person);
  for (std::size_t row = 0; row < scenario_.pipeline.routing.size(); ++row)
    care_h += static_cast<double>(owners_->of(person, row)) * care_h_a_day(scenario_, row);
  return care_h;
}

void DaysAhead::count_handed_over() {
  for (std::size_t pool = 0; pool < sums_.pools.size(); ++pool)
    sums_.pools[pool].handed_over = static_cast<double>(owners_->handed_over(pool));
}

}  // namespace handoff::sim
