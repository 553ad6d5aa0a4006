#include "sim/experiment/customer_fates.hpp"

#include <cassert>

namespace handoff::sim {

CustomerFates::CustomerFates(const Scenario& scenario) {
  assert(scenario.past && !scenario.past.resampled);
  fates_.resize(scenario.past.history->trials);
}

void CustomerFates::add(const MonthState& month) {
  for (std::size_t at = 0; at < month.counted_customers; ++at) {
    const Customer& customer = month.customers[at];
    CustomerFate& fate = fates_[customer.trial % fates_.size()];
    ++fate.months;
    fate.missent += month.results[at].missends > 0 ? 1u : 0u;
    fate.touched_in_time += month.touched_in_time(at) ? 1u : 0u;
    const core::Time entered = month.world.states()[at].entered;
    if (entered == core::kNever) continue;
    ++fate.entered;
    fate.lag = fate.lag + (entered - customer.converted);
  }
}

}  // namespace handoff::sim
