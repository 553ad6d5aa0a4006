// What the commands do to the state.
#pragma once

#include <optional>

#include "web/app/actions.hpp"
#include "web/app/state.hpp"

namespace handoff::web {

// The action that a command asks for in this state; `dark` is the theme in force. Nothing: it
// changes nothing here (web/shell/outside.hpp).
std::optional<Action> action_of(Command command, const State& state, bool dark);

}  // namespace handoff::web
