// The core's vocabulary as text: stable names for programs, and one sentence for each reason.
#pragma once

#include <string_view>

#include "core/messages/messages.hpp"

namespace handoff::core {

std::string_view name(Decision decision);
std::string_view name(Reason reason);
std::string_view name(HandoffState state);
std::string_view name(ExceptionKind kind);
std::string_view name(Operation operation);

// Why the core decided so, for a person.
std::string_view sentence(Reason reason);

}  // namespace handoff::core
