// The outside: what only it can do with the present state: files, the clipboard, text mode.
#pragma once

#include "web/app/choices/commands.hpp"
#include "web/jobs/session.hpp"

namespace handoff::web {

// The run's summary must be that of everything run so far when results are saved. Commands that
// change something here instead are not for this.
void carry_out(Command command, const Session& session);

}  // namespace handoff::web
