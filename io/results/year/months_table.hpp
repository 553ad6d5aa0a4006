// Months table: a run's figures month by month, for people.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "io/results/results_report.hpp"
#include "io/text/text_block.hpp"
#include "sim/experiment/results.hpp"

namespace handoff::io {

// A row for each month of a horizon, under a head; nothing for results of a single month.
std::vector<TableRow> month_rows(const sim::Results& results, std::string_view plus_minus);
// The same as a table of text.
std::string months_table(const sim::Results& results, Characters characters = Characters::ascii);

}  // namespace handoff::io
