// An input of a form: what its control needs to be changed in place, whatever its type.
#pragma once

#include "web/app/actions.hpp"
#include "web/views/control.hpp"

namespace handoff::web::panels {

// As wide as the room that is left, without its label. The caller gives it an id of its own.
void input_field(const ControlView& control, Requests& requests);

}  // namespace handoff::web::panels
