// Your month as tables, for text mode and screen readers.
#pragma once

#include <vector>

#include "web/views/month.hpp"
#include "web/views/tables/text_table.hpp"

namespace handoff::web {

std::vector<TextTable> month_tables(const MonthView& view);

}  // namespace handoff::web
