// Shortcuts: what the keys ask for. The list that `?` shows is in web/panels/frame/key_groups.cpp.
//
// The browser's own shortcuts never arrive here (web/js/input.js lets them pass).
#pragma once

#include "web/app/actions.hpp"

namespace handoff::web {

struct AppState;
struct Looks;

// What the keys that were pressed in this frame ask for; nothing while a text is being typed.
void take_shortcuts(const AppState& state, Requests& requests);

// What a printed character asks for, on any keyboard layout; nothing for most.
void take_character(unsigned int character, const Looks& looks, bool dark, Requests& requests);

}  // namespace handoff::web
