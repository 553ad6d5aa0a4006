// A pool as a question asks about it: the same people and hours in every month, whatever the horizon plans for it.
#pragma once

#include <cstddef>
#include <vector>

#include "sim/scenario/scenario.hpp"

namespace handoff::sim {

inline void make_steady(Scenario& scenario, std::size_t pool) {
  const auto is_its = [pool](const auto& change) {
    return static_cast<std::size_t>(change.pool) == pool;
  };
  std::erase_if(scenario.horizon.headcount, is_its);
  std::erase_if(scenario.horizon.shifts, is_its);
}

}  // namespace handoff::sim
