// Lookups: what the configuration says, worked out once instead of at each use.
#pragma once

#include <cassert>
#include <cstdint>
#include <vector>

#include "core/config/calendar.hpp"
#include "core/config/config.hpp"
#include "core/handoff/request_bodies.hpp"
#include "core/messages/operations.hpp"

namespace handoff::core {

struct Lookups {
  explicit Lookups(const PipelineConfig& config) : clocks(clocks_of(config.zones)) {
    tier_keys.reserve(config.routing.size());
    for (const RoutingRow& row : config.routing) tier_keys.push_back(tier_key(row.tier));
    for (int n = 0; n < kOperations + kJobs; ++n) {
      const auto operation = static_cast<Operation>(n);
      if (actor_of(config, operation) == Actor::person) by_person |= 1u << n;
    }
  }

  Actor actor(Operation operation) const {
    assert(static_cast<int>(operation) < kOperations + kJobs);
    return by_person >> static_cast<unsigned>(operation) & 1 ? Actor::person : Actor::system;
  }

  std::vector<ZoneClock> clocks;         // by zone
  std::vector<std::uint32_t> tier_keys;  // by row of the routing table
  std::uint32_t by_person = 0;           // the operations that a person carries out, as bits
};
static_assert(kOperations + kJobs <= 32);

}  // namespace handoff::core
