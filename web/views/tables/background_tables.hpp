// The baseline, the tools, a rehearsal, the exception list and the assumptions as tables, for the page as
// text. A table that has nothing to say is left out.
#pragma once

#include <vector>

#include "web/views/tables/text_table.hpp"
#include "web/views/view_model.hpp"

namespace handoff::web {

std::vector<TextTable> background_tables(const ViewModel& view);

}  // namespace handoff::web
