// Past customers: those of a real month, who may stand in a scenario instead of drawn ones.
//
// A history names everybody who converted, with when they signed up and when they paid, in a trial's
// number and not by name. What it does not tell of a customer (segment, how its address is spelled, how
// its first charge goes) is drawn as for any other, by the customer's own random numbers.
//
//   replayed    each of them once, in every replication: what varies is the systems' and people's luck
//   resampled   as many, drawn from them with replacement in each replication (Efron 1979): customers
//               vary as well
//
// Nobody changes a history: scenarios share it, and it has a hash of its own in their fingerprints. It is
// no field of a scenario's file (sim/scenario/fields.hpp), so files and links never hold it.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/base/money.hpp"
#include "core/base/time.hpp"

namespace handoff::sim {

inline constexpr std::uint16_t kNotTold = 0xffff;

struct PastCustomer {
  std::uint32_t number = 0;  // of the trial, from 1
  core::Time signed_up;
  core::Time converted;
  std::uint16_t plan = kNotTold;  // place in CustomerHistory::plans
  std::uint16_t zone = kNotTold;  // place in CustomerHistory::zones
  core::Money mrr;                // 0: what the plan costs

  bool operator==(const PastCustomer&) const = default;
};

struct CustomerHistory {
  std::uint32_t trials = 0;  // of whom the customers are those who converted
  core::Time first_sign_up;  // of all trials
  core::Time last_sign_up;
  core::Time until;                // conversions after that are not known
  std::vector<std::string> plans;  // by name, as in a scenario's cohort.plans
  std::vector<std::string> zones;  // likewise, as in its pipeline.zones
  std::vector<PastCustomer> customers;

  core::Time last_conversion() const;
  std::uint64_t hash() const;
  bool operator==(const CustomerHistory&) const = default;
};

struct PastCustomers {
  std::shared_ptr<const CustomerHistory> history;  // null: customers are drawn
  bool resampled = false;

  explicit operator bool() const { return history != nullptr; }
  std::uint64_t hash() const;
};

}  // namespace handoff::sim
