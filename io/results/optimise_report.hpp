// Report of an optimisation: the front of cost against breach, the cheapest first.
#pragma once

#include <string>

#include "io/results/plan_text.hpp"
#include "sim/planner/questions/optimise.hpp"

namespace handoff::io {

// {..., "settings", "replications", "front": [{"knobs": {PATH: STEP}, "cost", "breach",
//  "replications"}], "near_front": [...]}
Json optimise_document(const sim::Optimise& question, const PlanHeading& heading);

// One column for each knob, then
// cost,cost_low,cost_high,breach,breach_low,breach_high,replications, on_front
std::string optimise_csv(const sim::Optimise& question);

std::string optimise_table(const sim::Optimise& question, const PlanHeading& heading,
                           Characters characters);

}  // namespace handoff::io
