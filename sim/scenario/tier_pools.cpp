#include "sim/scenario/tier_pools.hpp"

#include <algorithm>

#include "sim/scenario/shift_hours.hpp"

namespace handoff::sim {

std::vector<std::size_t> pools_of(const core::RoutingRow& row) {
  if (row.pool_rule == core::PoolRule::first) return {static_cast<std::size_t>(row.pools.front())};
  return {row.pools.begin(), row.pools.end()};
}

bool is_of(const core::RoutingRow& row, std::size_t pool) {
  const std::vector<std::size_t> pools = pools_of(row);
  return std::find(pools.begin(), pools.end(), pool) != pools.end();
}

bool share_a_tier(const core::PipelineConfig& pipeline, std::size_t one, std::size_t other) {
  return std::any_of(pipeline.routing.begin(), pipeline.routing.end(),
                     [=](const auto& row) { return is_of(row, one) && is_of(row, other); });
}

double hours_of(const core::PipelineConfig& pipeline, const core::RoutingRow& row) {
  double hours = 0;
  for (const std::size_t pool : pools_of(row)) hours += weekly_hours(pipeline.pools[pool].shift);
  return hours;
}

bool has_named_owners(const core::PipelineConfig& pipeline, std::size_t pool) {
  return std::any_of(pipeline.routing.begin(), pipeline.routing.end(), [&](const auto& row) {
    return is_of(row, pool) && row.strategy != core::Strategy::pooled;
  });
}

void pool_owners(core::PipelineConfig& pipeline, std::size_t pool) {
  for (core::RoutingRow& row : pipeline.routing) {
    if (is_of(row, pool)) row.strategy = core::Strategy::pooled;
  }
}

}  // namespace handoff::sim
