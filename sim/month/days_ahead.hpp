// Days ahead: what each day of a horizon brings beside its events - the book of business, what its care leaves
// of the team's time, and the sums that a month's figures of people are made of.
//
// A scenario that does not look ahead (sim/scenario/months.hpp) has none of it, and its events are what they
// are without.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "sim/scenario/scenario.hpp"
#include "sim/world/people/account_book.hpp"
#include "sim/world/people/team_days.hpp"

namespace handoff::sim {

// Added up over days.
struct DaySums {
  double days = 0;
  TeamDay team;
  double account_days = 0;
  double care_h = 0;

  DaySums since(const DaySums& before) const;
};

class DaysAhead {
 public:
  explicit DaysAhead(const Scenario& scenario);

  // A new replication. `by_conversion` are positions in `customers`, in order of conversion.
  void start(StreamKey replication, const std::vector<Customer>& customers,
             const std::vector<std::uint32_t>& by_conversion);

  // A day begins, with these people. churn_of(position): see AccountBook.
  template <class ChurnOf>
  void pass(core::Time now, const Employment& employment, ChurnOf churn_of) {
    book_.pass(now, churn_of);
    add_day(now, employment);
  }

  // Of the time of a pool's people today.
  double care_share(std::size_t pool) const { return care_shares_[pool]; }

  const DaySums& sums() const { return sums_; }

 private:
  void add_day(core::Time now, const Employment& employment);
  std::vector<double> care_by_pool(const std::vector<TeamDay>& today) const;

  const Scenario& scenario_;
  TeamDays team_;
  AccountBook book_;
  std::vector<double> care_shares_;  // by pool
  DaySums sums_;
};

}  // namespace handoff::sim
