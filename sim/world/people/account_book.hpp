// Book of business: the customers who stay, by tier, and the hours of care that they cost.
//
// There are accounts at the start, and everybody who converts from then on is one more. Who goes does so
//
//   between day 28 and day 90     with the outcome model's probability for this customer's handoff, at a moment
//                                 that is uniform between the two
//   after day 90                  at an exponential time, by `churn` a month; accounts of the start are that old
//
// A month is a twelfth of 365 days here. Days are gone through one after the other (`pass`), so that nothing of a
// day depends on what comes later. A tier's accounts are shared by its pools as its people are, unless each has an owner
// (account_owners.hpp), who is told of each that comes and goes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/base/time.hpp"
#include "sim/engine/rng.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/world/base/customer.hpp"
#include "sim/world/people/account_owners.hpp"

namespace handoff::sim {

// What an account of the tier costs, on an average day.
double care_h_a_day(const Scenario& scenario, std::size_t tier);

class AccountBook {
 public:
  explicit AccountBook(const Scenario& scenario);

  // A new replication. `by_conversion` are positions in `customers`, in order of conversion. Owners outlive the book.
  void start(StreamKey replication, const std::vector<Customer>& customers,
             const std::vector<std::uint32_t>& by_conversion, AccountOwners* owners = nullptr);

  // Everybody who has converted by now is there, as `pass` would have it.
  void come(core::Time now);

  // The day that begins now. churn_of(position) is the probability to go within 90 days, asked when the
  // customer has been here for 28.
  template <class ChurnOf>
  void pass(core::Time now, ChurnOf churn_of) {
    come(now);
    while (decided_ < by_conversion_->size()) {
      const std::uint32_t position = (*by_conversion_)[decided_];
      if (customer(position).converted + kSettling > now) break;
      ++decided_;
      if (customer(position).converted >= start_) decide(position, churn_of(position), now);
    }
    go(now);
  }

  std::int64_t accounts() const;  // of all tiers
  std::int64_t accounts(std::size_t tier) const { return accounts_[tier]; }

  // Of a tier's accounts, hours a week.
  double care_h_a_week(std::size_t tier) const;

 private:
  static constexpr core::Duration kSettling = core::days(28), kEarly = core::days(90);

  const Customer& customer(std::uint32_t position) const { return (*customers_)[position]; }
  std::size_t row_of(core::TierIndex tier) const;
  void leave(std::size_t row, core::Time at, core::Time now, AccountOwners::Account account);
  void go(core::Time now);
  void decide(std::uint32_t position, double churn, core::Time now);
  AccountOwners::Account account_of(std::size_t conversion) const;
  core::Duration stays(Stream& stream) const;

  const Scenario& scenario_;
  core::Time start_;
  std::size_t days_;
  double mean_stay_days_;  // infinite: nobody goes
  StreamKey replication_ = StreamKey::of(0, 0);
  const std::vector<Customer>* customers_ = nullptr;
  const std::vector<std::uint32_t>* by_conversion_ = nullptr;
  std::size_t come_ = 0, decided_ = 0;  // so many of them
  std::size_t gone_ = 0;                // days, up to which leavers are gone
  std::vector<std::int64_t> accounts_;  // by row of the routing table, and those of no tier
  std::vector<std::vector<std::uint32_t>> leavers_;  // by row and day since the start

  // With owners, to whom accounts have numbers: those of the start, and then who came, in order of conversion.
  AccountOwners* owners_ = nullptr;
  std::size_t at_start_ = 0;  // accounts
  std::size_t earlier_ = 0;   // conversions, of whom none is in the book
  std::vector<std::vector<AccountOwners::Account>> going_;  // by day since the start
};

}  // namespace handoff::sim
