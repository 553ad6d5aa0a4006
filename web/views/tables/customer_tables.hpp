// One customer's trace and night, and the month as it flows, as tables for the page as text.
#pragma once

#include <vector>

#include "web/views/results/night.hpp"
#include "web/views/results/story.hpp"
#include "web/views/results/trace.hpp"
#include "web/views/tables/text_table.hpp"

namespace handoff::web {

// Nothing for what is not there (null).
std::vector<TextTable> customer_tables(const TraceView* trace, const NightView* night,
                                       const StoryView* story);

}  // namespace handoff::web
