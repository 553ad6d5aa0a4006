// What the reports of the planner's questions have in common: a heading, targets and standings.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "io/json/json_text.hpp"
#include "io/results/results_report.hpp"
#include "sim/planner/objective.hpp"
#include "sim/planner/questions/question_table.hpp"
#include "sim/planner/target.hpp"

namespace handoff::io {

// What was asked of which scenario, and what it cost to answer.
struct PlanHeading {
  std::string scenario;
  std::uint64_t seed = 0;
  double trials = 0;  // simulated in all
};

// {"question", "scenario", "seed", "trials_simulated"}: every answer's JSON begins so.
Json plan_document(sim::QuestionKind kind, const PlanHeading& heading);

// "example company: seed 1, 1,240,000 trials simulated".
std::string plan_heading(const PlanHeading& heading);

std::string_view plus_minus(Characters characters);

// {"judgement", "value", "ci95", "needed", "customers"}.
Json standing_json(const sim::Target& target, const sim::Standing& standing);
// "met", "98.2% +/- 0.4%"; a percentile's value is the share within its limit.
std::string standing_value(const sim::Target& target, const sim::Standing& standing,
                           Characters characters);

// An end that is not finite is an empty field.
std::string field_of(double value);

// "$1,234.00 +/- $12.00".
std::string measured_text(const sim::Measured& it, std::string_view unit, Characters characters);
Json measured_json(const sim::Measured& it);

// Each target's text, printable and not too long for a column.
std::string target_name(const sim::Target& target);

}  // namespace handoff::io
