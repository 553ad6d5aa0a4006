// What each operation asks of the outside, built from the handoff.
#pragma once

#include <cstdint>
#include <string_view>

#include "core/config/config.hpp"
#include "core/handoff/handoff.hpp"
#include "core/messages/operations.hpp"
#include "core/messages/requests.hpp"

namespace handoff::core {

void fill(RequestBody& body, const Handoff& handoff, Operation operation);

// A tier by name: its number may change with the table while requests are retried.
std::uint32_t tier_key(std::string_view tier);

// Who carries an operation out under this configuration.
Actor actor_of(const PipelineConfig& config, Operation operation);

}  // namespace handoff::core
