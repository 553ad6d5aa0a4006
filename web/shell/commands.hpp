// Commands: what only the outside can do with the present state: files, the clipboard, text mode.
#pragma once

#include "web/app/actions.hpp"
#include "web/app/app_state.hpp"

namespace handoff::web {

// The run's summary must be that of everything run so far when results are saved. `show_keys` is
// not for here: it changes what the page shows.
void carry_out(Command command, const AppState& state);

}  // namespace handoff::web
