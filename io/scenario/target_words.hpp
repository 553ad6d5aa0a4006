// Target words: a target as it stands in a sentence, on the command line, on the page and in a report.
#pragma once

#include <string>

#include "sim/planner/target.hpp"
#include "sim/scenario/scenario.hpp"

namespace handoff::io {

// "Enterprise: 95% wait at most 15 min for a person"; its text where no such words say it. Printable.
std::string target_words(const sim::Target& target, const sim::Scenario& scenario);

}  // namespace handoff::io
