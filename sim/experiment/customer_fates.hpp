// Customer fates: what became of each replayed customer, added up over replications.
//
// Whole numbers are added, so the order of the replications makes no difference to the last digit. With
// more trials than the history has, all of a customer's appearances are one customer's.
#pragma once

#include <cstdint>
#include <vector>

#include "core/base/time.hpp"
#include "sim/month/month_state.hpp"
#include "sim/scenario/scenario.hpp"

namespace handoff::sim {

struct CustomerFate {
  std::uint64_t months = 0;   // in which the customer was counted
  std::uint64_t entered = 0;  // in which the CRM knew in the end
  core::Duration lag;         // of those, together
  std::uint64_t missent = 0;
  std::uint64_t touched_in_time = 0;
};

class CustomerFates {
 public:
  // Of a scenario whose customers are replayed.
  explicit CustomerFates(const Scenario& scenario);

  // Adds a finished replication.
  void add(const MonthState& month);
  const CustomerFate& of(const PastCustomer& customer) const { return fates_[customer.number - 1]; }

 private:
  std::vector<CustomerFate> fates_;  // by trial
};

}  // namespace handoff::sim
