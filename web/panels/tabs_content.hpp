// What stands in the tabs: which panels stand in which tab of the main area.
//
// A new tab's panels are one function here and its line in the table.
#pragma once

#include "web/app/actions.hpp"
#include "web/panels/panel_memory.hpp"
#include "web/views/view_model.hpp"

namespace handoff::web {

void draw_tab_content(const ViewModel& view, PanelMemory& memory, Requests& requests);

}  // namespace handoff::web
