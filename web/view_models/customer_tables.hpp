// One customer's trace and night, and the month as it flows, as tables for the page as text.
#pragma once

#include <vector>

#include "web/text_view.hpp"
#include "web/view_models/night.hpp"
#include "web/view_models/story.hpp"
#include "web/view_models/trace.hpp"

namespace handoff::web {

// Nothing for what is not there (null).
std::vector<TextTable> customer_tables(const TraceView* trace, const NightView* night,
                                       const StoryView* story);

}  // namespace handoff::web
