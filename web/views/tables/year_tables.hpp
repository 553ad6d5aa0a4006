// The months ahead as tables of the page as text.
#pragma once

#include <vector>

#include "web/views/tables/text_table.hpp"
#include "web/views/year_tab.hpp"

namespace handoff::web {

std::vector<TextTable> year_tables(const YearTabView& view);

}  // namespace handoff::web
