// Report of a worth: the range, where it comes from, and what would have to be true.
#pragma once

#include <string>

#include "io/results/plan_text.hpp"
#include "sim/planner/questions/worth.hpp"

namespace handoff::io {

// {..., "base", "subject", "draws", "replications", "level",
//  "drawn": {"together": {"mean", "ci95"}, "churn", "expansion", "revenue", "cost"},
//  "as_assumed": {...}, "to_a_sceptic": {...}, "luck", "influences": [{"input", "share", "low",
//  "high", "source"}], "break_even": [{"effect", "assumed", "needed"}], "not_applicable": [...]}
// The intervals of "drawn" are those of single months, the others' those of a mean. "needed" is null
// where no size of the effect makes the subject pay.
Json worth_document(const sim::Worth& question, const PlanHeading& heading);

// case,part,mean,low,high: cases drawn, as_assumed and to_a_sceptic.
std::string worth_csv(const sim::Worth& question);

std::string worth_table(const sim::Worth& question, const PlanHeading& heading,
                        Characters characters);

}  // namespace handoff::io
