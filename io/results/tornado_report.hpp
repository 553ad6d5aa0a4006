// Report of a tornado: which assumption matters most, and which one, if wrong, changes the
// decision.
#pragma once

#include <string>

#include "io/results/plan_text.hpp"
#include "sim/planner/questions/tornado.hpp"

namespace handoff::io {

// {..., "objective", "subject", "decision", "now": {...}, "bars": [{"input", "present", "source",
//  "swing", "changes_decision", "low": {"value", "objective", "change", "decision",
//  "decision_is_sure"}, "high": {...}}], "not_applicable": [...]}
Json tornado_document(const sim::Tornado& question, const PlanHeading& heading);

// input,present,end,value,objective,objective_low,objective_high,change,change_low,change_high,
// decision,decision_changes,decision_is_sure: two lines for each assumption.
std::string tornado_csv(const sim::Tornado& question);

std::string tornado_table(const sim::Tornado& question, const PlanHeading& heading,
                          Characters characters);

}  // namespace handoff::io
