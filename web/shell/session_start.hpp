// Session start: what the page begins with, and the preferences that outlast it.
//
// In this order: the shipped scenario, what was kept of the last visit, the link in the address.
// What cannot be read is said, and is never thrown away.
#pragma once

#include <functional>

#include "web/app/actions.hpp"
#include "web/jobs/session.hpp"
#include "web/shell/autosave_schedule.hpp"

namespace handoff::web {

// `later` takes an action that the user may choose once the page is up.
void start_session(Session& session, AutosaveSchedule& autosave, std::function<void(Action)> later);

void keep_looks(const Looks& looks);

}  // namespace handoff::web
