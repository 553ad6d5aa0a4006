// What each operation asks of the outside, built from the handoff.
#pragma once

#include "core/config.hpp"
#include "core/handoff.hpp"
#include "core/messages.hpp"

namespace handoff::core {

RequestBody request_body(const PipelineConfig& config, const Handoff& handoff, Operation operation);

}  // namespace handoff::core
