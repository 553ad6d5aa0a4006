// Breakdown: where the time between payment and CRM went, customer by customer.
//
// The way to the CRM's update is a chain: the webhook's delivery, and then one call after another. Between two
// calls lies the service alone, or a wait that the service chose after a call that had failed.
#pragma once

#include "service/sandbox/ledger.hpp"
#include "sim/month/month_state.hpp"

namespace handoff::rehearse {

// Means over the customers who are in the CRM, in seconds; they add up to the mean CRM lag.
struct Breakdown {
  double delivery_s = 0;  // payment to the webhook's being due
  double service_s = 0;   // the service, between what comes in and what goes out
  double vendors_s = 0;   // calls under way
  double waits_s = 0;     // after a refusal, an error or no answer, until the next try
  double lag_s = 0;
  std::size_t customers = 0;
  double late_p99_ms = 0;  // of the sandbox itself: answers that left later than they were due
};

Breakdown breakdown_of(const sandbox::Ledger& ledger, const sim::MonthState& month);

}  // namespace handoff::rehearse
