// One customer's trace and night as tables, for the page as text.
#pragma once

#include <vector>

#include "web/text_view.hpp"
#include "web/view_models/night.hpp"
#include "web/view_models/trace.hpp"

namespace handoff::web {

// Nothing for what is not there (null).
std::vector<TextTable> customer_tables(const TraceView* trace, const NightView* night);

}  // namespace handoff::web
