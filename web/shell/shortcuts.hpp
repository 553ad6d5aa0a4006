// Shortcuts: the keys of this frame, as the commands that they ask for (web/app/choices/commands.hpp).
//
// The browser's own shortcuts never arrive here (web/js/input.js lets them pass).
#pragma once

#include "web/app/actions.hpp"
#include "web/app/state.hpp"
#include "web/shell/typing_watch.hpp"

namespace handoff::web {

// Nothing while a text is being typed, and shortly after.
void take_shortcuts(const State& state, TypingWatch& watch, Requests& requests);

}  // namespace handoff::web
