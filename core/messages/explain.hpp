// Explain: the core's vocabulary as text. Stable names for programs, and one sentence for each
// reason.
#pragma once

#include <string_view>

#include "core/messages/events.hpp"
#include "core/messages/exceptions.hpp"
#include "core/messages/operations.hpp"
#include "core/messages/progress.hpp"

namespace handoff::core {

std::string_view name(Decision decision);
std::string_view name(Reason reason);
std::string_view name(HandoffState state);
inline std::string_view name(ExceptionKind kind) { return info(kind).name; }
inline std::string_view name(Operation operation) { return info(operation).name; }

// Why the core decided so, for a person: what was known, and what in the event decided.
std::string_view sentence(Reason reason);

// Each reason stands for one decision.
Decision decision(Reason reason);

}  // namespace handoff::core
