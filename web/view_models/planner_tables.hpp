// The planner's answers as tables, for the page as text.
#pragma once

#include <vector>

#include "web/text_view.hpp"
#include "web/view_models/planner.hpp"

namespace handoff::web {

std::vector<TextTable> planner_tables(const PlannerView& view);

}  // namespace handoff::web
