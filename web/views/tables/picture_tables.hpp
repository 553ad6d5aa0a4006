// The pictures as tables, for the page as text.
#pragma once

#include <vector>

#include "web/jobs/hourly_views.hpp"
#include "web/views/tables/text_view.hpp"

namespace handoff::web {

std::vector<TextTable> picture_tables(const Pictures& pictures);

}  // namespace handoff::web
