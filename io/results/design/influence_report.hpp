// Report of what uncertain inputs decide: a sentence first, then Sobol indices of each outcome.
#pragma once

#include <string>

#include "io/results/plan_text.hpp"
#include "sim/planner/questions/influence.hpp"

namespace handoff::io {

// What decides less than this share, even together with others, is not named in the table.
inline constexpr double kInfluenceNaming = 0.01;

// {..., "objective", "best", "second", "points", "scrambles", "replications", "level",
//  "now": [{"pipeline", "mean", "ci95"}],
//  "outcomes": [{"outcome": "value" | "lead" | "choice", "mean", "standard_deviation", "varies",
//    "luck": {"value", "ci95"}, "alone": {...}, "together": {...},
//    "inputs": [{"input", "first": {...}, "total": {...}, "low", "high", "source"}]}],
//  "not_applicable": [...]}
// Inputs by their total index, the largest first. "ci95" is of the level. Indices of an outcome that does not
// vary are null.
Json influence_document(const sim::InfluenceStudy& question, const PlanHeading& heading);

// outcome,input,index,value,low,high: index is first or total of an input, or luck, alone or together of none.
std::string influence_csv(const sim::InfluenceStudy& question);

std::string influence_table(const sim::InfluenceStudy& question, const PlanHeading& heading,
                            Characters characters);

// "What decides between a and b is mostly costs.team_hourly (62%) and ..."
std::string influence_sentence(const sim::InfluenceStudy& question);

}  // namespace handoff::io
