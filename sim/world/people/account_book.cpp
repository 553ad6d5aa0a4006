// Arrivals and leavers, counted by day.
#include "sim/world/people/account_book.hpp"

#include <algorithm>
#include <cassert>
#include <limits>
#include <numeric>

#include "sim/engine/math.hpp"
#include "sim/engine/variates.hpp"
#include "sim/scenario/period.hpp"
#include "sim/scenario/purpose.hpp"
#include "sim/world/base/mutant.hpp"

namespace handoff::sim {
namespace {

constexpr double kMonthDays = 365.0 / 12;

double mean_stay_days(double churn) {
  if (churn <= 0 || broken(WorldMutant::nobody_churns))
    return std::numeric_limits<double>::infinity();
  return kMonthDays / -log(1 - churn);
}

}  // namespace

AccountBook::AccountBook(const Scenario& scenario)
    : scenario_(scenario),
      start_(scenario.start),
      mean_stay_days_(mean_stay_days(scenario.horizon.book.churn)),
      accounts_(scenario.pipeline.routing.size() + 1),
      leavers_(scenario.pipeline.routing.size() + 1) {
  const core::Duration all = period_of(scenario).ends - start_;
  days_ = static_cast<std::size_t>(all.us / core::days(1).us) + 1;
}

std::size_t AccountBook::row_of(core::TierIndex tier) const {
  return std::min<std::size_t>(tier, accounts_.size() - 1);
}

void AccountBook::start(StreamKey replication, const std::vector<Customer>& customers,
                        const std::vector<std::uint32_t>& by_conversion, AccountOwners* owners) {
  replication_ = replication;
  owners_ = owners;
  customers_ = &customers;
  by_conversion_ = &by_conversion;
  come_ = decided_ = gone_ = at_start_ = earlier_ = 0;
  std::fill(accounts_.begin(), accounts_.end(), 0);
  for (auto& by_day : leavers_) by_day.assign(days_, 0);
  if (owners_) {
    going_.resize(days_);
    for (auto& accounts : going_) accounts.clear();
  }
  const std::vector<Care>& care = scenario_.horizon.book.care;
  for (std::size_t row = 0; row + 1 < accounts_.size() && row < care.size(); ++row) {
    accounts_[row] = care[row].accounts;
    Stream stream = replication.entity(kBookEntity).child(row).stream(Purpose::churn);
    for (int account = 0; account < care[row].accounts; ++account, ++at_start_)
      leave(row, start_ + stays(stream), start_, owners_ ? owners_->add(row) : 0);
  }
}

// For longer than the simulation lasts is all that is needed of a long stay.
core::Duration AccountBook::stays(Stream& stream) const {
  const double days = mean_stay_days_ * standard_exponential(stream);
  const auto longest = static_cast<double>(days_ + 1);
  return {
      static_cast<std::int64_t>(std::min(days, longest) * static_cast<double>(core::days(1).us))};
}

// Counted with the day that begins after the moment; who goes later than the simulation does not.
void AccountBook::leave(std::size_t row, core::Time at, core::Time now,
                        AccountOwners::Account account) {
  const core::Time moment = std::max(at, now);
  const auto day = static_cast<std::size_t>((moment - start_).us / core::days(1).us) + 1;
  if (day >= days_) return;
  ++leavers_[row][day];
  if (owners_) going_[day].push_back(account);
}

void AccountBook::come(core::Time now) {
  for (; come_ < by_conversion_->size(); ++come_) {
    const Customer& it = customer((*by_conversion_)[come_]);
    if (it.converted > now) break;
    if (it.converted < start_) {
      ++earlier_;
      continue;
    }
    ++accounts_[row_of(it.tier)];
    if (!owners_) continue;
    [[maybe_unused]] const auto account = owners_->come(row_of(it.tier), (*by_conversion_)[come_]);
    assert(account == account_of(come_));
  }
}

AccountOwners::Account AccountBook::account_of(std::size_t conversion) const {
  assert(conversion >= earlier_);
  return static_cast<AccountOwners::Account>(at_start_ + conversion - earlier_);
}

void AccountBook::decide(std::uint32_t position, double churn, core::Time now) {
  const Customer& it = customer(position);
  Stream stream = entity_of(replication_, it).stream(Purpose::churn);
  const double u = stream.uniform();
  const bool goes = u < churn && !broken(WorldMutant::nobody_churns);
  const auto between = static_cast<double>((kEarly - kSettling).us);
  const core::Duration stay =
      goes ? kSettling + core::Duration{static_cast<std::int64_t>(between * (u / churn))}
           : kEarly + stays(stream);
  leave(row_of(it.tier), it.converted + stay, now, account_of(decided_ - 1));
}

void AccountBook::go(core::Time now) {
  if (now < start_) return;
  const auto today = static_cast<std::size_t>((now - start_).us / core::days(1).us);
  for (; gone_ <= today && gone_ < days_; ++gone_) {
    for (std::size_t row = 0; row < accounts_.size(); ++row) accounts_[row] -= leavers_[row][gone_];
    if (!owners_) continue;
    for (const AccountOwners::Account account : going_[gone_]) owners_->remove(account);
  }
}

std::int64_t AccountBook::accounts() const {
  return std::accumulate(accounts_.begin(), accounts_.end(), std::int64_t{0});
}

double care_h_a_day(const Scenario& scenario, std::size_t tier) {
  const std::vector<Care>& care = scenario.horizon.book.care;
  return tier < care.size() ? care[tier].hours / kMonthDays : 0;
}

double AccountBook::care_h_a_week(std::size_t tier) const {
  const std::vector<Care>& care = scenario_.horizon.book.care;
  if (tier >= care.size()) return 0;
  return static_cast<double>(accounts_[tier]) * care[tier].hours * 7 / kMonthDays;
}

}  // namespace handoff::sim
