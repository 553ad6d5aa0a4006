// Pool choice: which of a tier's pools gets a customer, by the rule of the routing row.
//
// A pool can begin when its shift is open and, where the tier's onboarding begins with a call, the
// customer's hours are open too. The rules are those of contact centres: follow-the-sun takes whoever can begin
// first, of several the one with the fewest open first touches a person; overflow takes the first of
// those while it has fewer open touches than people, then the next; nearest takes the office whose
// standard time is the fewest hours from the customer's, the shorter way round the world. What is
// equal is decided by the order in the row.
//
// It goes by what the pipeline knows itself - its clock, the configuration, what it has assigned and was
// told to be done - so that production and simulation choose alike. Who of a pool is free when the
// customer comes is the pool's own business.
#pragma once

#include <vector>

#include "core/config/calendar.hpp"
#include "core/config/config.hpp"
#include "core/routing/routing.hpp"

namespace handoff::core {

constexpr bool begins_with_call(Onboarding model) {
  return model == Onboarding::kickoff_call || model == Onboarding::kickoff_and_chat;
}

// For a customer who is routed now; of whom no zone is known is as from the first. `clocks` are those
// of the configuration's zones.
PoolIndex pool_for(const PipelineConfig& config, const RoutingRow& row, ZoneIndex customer,
                   const Rota& rota, std::vector<ZoneClock>& clocks, Time now);

}  // namespace handoff::core
