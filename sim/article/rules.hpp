// The article's rules of thumb, as rules to be tested (sim/article/advice.hpp).
//
// "Own" is the scenario as it is, with one thing changed where a rule compares two ways of working.
// Where a rule is about faults that the scenario does not have (redeliveries, unknown addresses),
// some are added, and the rule says how many. A month is four weeks of sign-ups.
#pragma once

#include <span>
#include <vector>

#include "sim/article/advice.hpp"

namespace handoff::sim {

// `tools` are the scenario under the article's tools, by the names of their presets; rules about a
// tool that is not among them are left out, and so are rules whose change the scenario refuses.
std::vector<Rule> article_rules(const Scenario& scenario, std::span<const Alternative> tools);

}  // namespace handoff::sim
