// Months table: a run's figures month by month, for people.
#pragma once

#include <string>

#include "io/results/results_report.hpp"
#include "sim/experiment/results.hpp"

namespace handoff::io {

// A row for each month of a horizon; nothing for results of a single month.
std::string months_table(const sim::Results& results, Characters characters = Characters::ascii);

}  // namespace handoff::io
