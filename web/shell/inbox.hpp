// The inbox: what each thing that arrived from outside asks for.
//
// Files, pasted text, a changed link, and in text mode what was typed and pressed. Nothing is
// changed here; the application carries it out and says what came of it.
#pragma once

#include <optional>
#include <string>

#include "web/app/actions.hpp"
#include "web/platform/platform.hpp"
#include "web/views/view_model.hpp"

namespace handoff::web {

struct Incoming {
  std::optional<Action> action;
  std::optional<Command> command;
  std::string success;  // said once the action was taken
  std::string offer;    // a button beside that, which carries out...
  std::optional<Command> offered;
  std::string problem;  // said instead of any action
};

Incoming incoming(const platform::Received& received, const ViewModel& view);

}  // namespace handoff::web
