// Report of a worth: the range, where it comes from, and what would have to be true.
#pragma once

#include <array>
#include <string>

#include "io/results/plan_text.hpp"
#include "sim/planner/questions/worth.hpp"

namespace handoff::io {

// What a worth is the sum of, in the order in which it is told.
struct WorthPart {
  const char* name;   // to programs
  const char* label;  // to people
  sim::Measured sim::WorthFigures::*figure;
  bool assumed;  // it follows from what tools are claimed to do
};
inline constexpr std::array kWorthParts{
    WorthPart{"churn", "churn avoided", &sim::WorthFigures::churn, true},
    WorthPart{"expansion", "expansion", &sim::WorthFigures::expansion, true},
    WorthPart{"revenue", "customers won or lost", &sim::WorthFigures::revenue, false},
    WorthPart{"cost", "cost saved", &sim::WorthFigures::cost, false},
    WorthPart{"together", "together", &sim::WorthFigures::together, true},
};
// What has less to do with the spread is not named.
inline constexpr double kWorthNaming = 0.01;

// "$75,700", "$23,800 to $127,600"
std::string worth_mean_text(const sim::Measured& it);
std::string worth_range_text(const sim::Measured& it);
// What an effect would have to be by itself: "12 points of churn", "none is needed".
std::string needed_text(const sim::BreakEven& it);

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
