// Days ahead: what each day of a horizon brings beside its events - the book of business, what its care leaves
// of the team's time, and the sums that a month's figures of people are made of.
//
// A scenario that does not look ahead (sim/scenario/months.hpp) has none of it, and its events are what they
// are without.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "sim/scenario/scenario.hpp"
#include "sim/scenario/tier_pools.hpp"
#include "sim/world/people/account_book.hpp"
#include "sim/world/people/account_owners.hpp"
#include "sim/world/people/team.hpp"
#include "sim/world/people/team_days.hpp"

namespace handoff::sim {

// Of a pool, added up over days.
struct PoolDays {
  TeamDay team;
  double care_h = 0;
  double account_days = 0;  // of whom it looks after
  double handed_over = 0;   // accounts, to its people
};

// Added up over days.
struct DaySums {
  double days = 0;
  std::vector<PoolDays> pools;
  std::vector<double> account_days;  // by row of the routing table, and those of no tier
  std::vector<double>
      fullest;  // with named owners: the largest book among a row's people, and among all

  static DaySums of(const Scenario& scenario);  // nothing yet
  TeamDay team() const;                         // all pools
  DaySums& operator+=(const DaySums& other);
  DaySums since(const DaySums& before) const;

  // A row's accounts and care are its pools', shared as `weight_of(pool)` has it; nobody's where that is nothing.
  template <class WeightOf>
  void share(const core::RoutingRow& row, double accounts, double care_h, WeightOf weight_of);
};

class DaysAhead {
 public:
  // Keeps references. The team is started before each replication.
  DaysAhead(const Scenario& scenario, TeamModel& team);

  // A new replication. `by_conversion` are positions in `customers`, in order of conversion.
  void start(StreamKey replication, const std::vector<Customer>& customers,
             const std::vector<std::uint32_t>& by_conversion);

  // A day begins, and the team learns how much of its time care takes. churn_of(position): see AccountBook.
  template <class ChurnOf>
  void pass(core::Time now, ChurnOf churn_of) {
    book_.pass(now, churn_of);
    if (owners_) owners_->pass(now, [this](auto position) { return team_.owner_of(position); });
    add_day(now);
  }

  // Somebody has left the team, by number.
  void leave(std::uint32_t person, core::Time now);

  const DaySums& sums() const { return sums_; }

 private:
  void add_day(core::Time now);
  void share_care(DaySums& today, core::Time now);
  void share_care_by_owners(DaySums& today, core::Time now);
  double own_care_h(std::uint32_t person) const;
  void count_handed_over();

  const Scenario& scenario_;
  core::Time begins_;
  TeamModel& team_;
  TeamDays team_days_;
  AccountBook book_;
  std::optional<AccountOwners> owners_;
  DaySums sums_;
};

template <class WeightOf>
void DaySums::share(const core::RoutingRow& row, double accounts, double care_h,
                    WeightOf weight_of) {
  const std::vector<std::size_t> of_row = pools_of(row);
  double all = 0;
  for (const std::size_t pool : of_row) all += weight_of(pool);
  if (!(all > 0)) return;
  for (const std::size_t pool : of_row) {
    pools[pool].account_days += accounts * weight_of(pool) / all;
    pools[pool].care_h += care_h * weight_of(pool) / all;
  }
}

}  // namespace handoff::sim
