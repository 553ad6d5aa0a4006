// A simulated month as the neutral event log of docs/exports.md: what a company's systems would have exported of it,
// with the trials that did not convert beside those that did.
#pragma once

#include <string>

#include "sim/month/simulation.hpp"

namespace handoff::testing {

// Of the last run, which was of this scenario, exported at that moment.
std::string month_log(const sim::Simulation& month, const sim::Scenario& scenario,
                      core::Time until);

}  // namespace handoff::testing
