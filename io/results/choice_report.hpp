// Report of a choice: which alternative is best, which miss a target, and what it cost to know.
#pragma once

#include <string>

#include "io/results/plan_text.hpp"
#include "sim/planner/questions/choice.hpp"

namespace handoff::io {

// {..., "objective", "probability", "promised", "indifference", "tolerance", "replications",
//  "best", "alternatives": [{"pipeline", "feasible", "misses", "objective", "behind", "replications",
//  "targets": [...]}]}; "behind" is the paired difference to the best.
Json choice_document(const sim::Choice& question, const PlanHeading& heading);

// pipeline,best,feasible,misses,objective,low,high,behind,behind_low,behind_high,replications
std::string choice_csv(const sim::Choice& question);

std::string choice_table(const sim::Choice& question, const PlanHeading& heading,
                         Characters characters);

}  // namespace handoff::io
