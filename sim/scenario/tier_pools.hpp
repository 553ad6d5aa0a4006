// Which pools look after which tier's customers, by the routing table.
#pragma once

#include <cstddef>
#include <vector>

#include "sim/scenario/scenario.hpp"

namespace handoff::sim {

// The pools that get the row's customers.
std::vector<std::size_t> pools_of(const core::RoutingRow& row);

bool is_of(const core::RoutingRow& row, std::size_t pool);

bool share_a_tier(const core::PipelineConfig& pipeline, std::size_t one, std::size_t other);

// Of one person in each of the row's pools, a week.
double hours_of(const core::PipelineConfig& pipeline, const core::RoutingRow& row);

bool has_named_owners(const core::PipelineConfig& pipeline, std::size_t pool);

// Whoever is free takes whoever comes.
void pool_owners(core::PipelineConfig& pipeline, std::size_t pool);

}  // namespace handoff::sim
