// What was learned as a report for people who were not there: what happened first, then what the model
// does not explain, today's tool, the inputs, and what was not counted. No address and no name is in it.
#pragma once

#include <string_view>

#include "io/exports/answer/learned.hpp"
#include "io/report/report_document.hpp"

namespace handoff::exports {

io::ReportDocument learned_report(const Learned& learned, std::string_view version);

}  // namespace handoff::exports
