// The headline: the one sentence that a visitor should remember, and what it warns of.
//
// It begins with the same two facts (how many convert, how fast the CRM knows) and ends with the
// worst thing that the run has seen, or with its absence.
#pragma once

#include <string>

#include "sim/scenario/scenario.hpp"
#include "web/views/results/run_summary.hpp"

namespace handoff::web {

std::string headline(const sim::Scenario& scenario, const RunSummary& run);

}  // namespace handoff::web
