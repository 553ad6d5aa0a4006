// Sections: which panels stand in which tab of the main area.
//
// A new tab's panels are one function here and its line in the table. A tab without panels is not
// offered.
#pragma once

#include "web/app/actions.hpp"
#include "web/app/tabs.hpp"
#include "web/views/view_model.hpp"

namespace handoff::web {

bool has_section(Tab tab);
void draw_section(const ViewModel& view, Requests& requests);

}  // namespace handoff::web
