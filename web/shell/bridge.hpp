// The bridge: `window.handoff` of web/js/api.js, and what else web/js/ asks of the application.
#pragma once

#include "web/shell/application.hpp"

namespace handoff::web::bridge {

// Whom the exported functions reach from now on; it must stay where it is.
void connect(Application& application);

}  // namespace handoff::web::bridge
