// The layout: which panel stands where at which width.
#pragma once

#include "web/app/actions.hpp"
#include "web/panels/panel_memory.hpp"
#include "web/views/view_model.hpp"

namespace handoff::web {

void draw_layout(const ViewModel& view, const Looks& looks, PanelMemory& memory,
                 Requests& requests);

}  // namespace handoff::web
