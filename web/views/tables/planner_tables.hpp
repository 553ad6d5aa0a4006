// The planner's answers as tables, for the page as text.
#pragma once

#include <vector>

#include "web/views/planner/planner.hpp"
#include "web/views/tables/text_table.hpp"

namespace handoff::web {

std::vector<TextTable> planner_tables(const PlannerView& view);

}  // namespace handoff::web
