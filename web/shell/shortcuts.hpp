// Shortcuts: the keys, listed once, for those that have an effect and for the list that `?` shows.
//
// The browser's own shortcuts never arrive here (web/js/input.js lets them pass).
#pragma once

#include <string>
#include <vector>

#include "web/app/actions.hpp"

namespace handoff::web {

struct AppState;
struct Looks;

struct KeyLine {
  std::string keys;  // "Ctrl+Z"
  std::string words;
};
struct KeyGroup {
  std::string title;
  std::vector<KeyLine> lines;
};

// What `?` shows; on a Mac Ctrl is Cmd.
std::vector<KeyGroup> key_groups(bool mac);

// What the keys that were pressed in this frame ask for; nothing while a text is being typed.
void take_shortcuts(const AppState& state, Requests& requests);

// What a printed character asks for, on any keyboard layout; nothing for most.
void take_character(unsigned int character, const Looks& looks, bool dark, Requests& requests);

}  // namespace handoff::web
