// The pictures as tables, for the page as text.
#pragma once

#include <vector>

#include "web/views/results/hourly_views.hpp"
#include "web/views/tables/text_table.hpp"

namespace handoff::web {

std::vector<TextTable> picture_tables(const HourlyViews& pictures);

}  // namespace handoff::web
