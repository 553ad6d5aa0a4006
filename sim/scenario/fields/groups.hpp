// The groups of inputs as they stand in a scenario file: a function for each, in a source of the
// group's name, which lists the group's inputs in the file's order.
//
// Each is a template of two cases, `it` const with Fields<ScenarioVisitor> and not const with
// Fields<ScenarioEditor>, and each source ends with these two: the walk is compiled once for all
// visitors and once for all editors, whatever the number of files that it takes.
#pragma once

#include "sim/scenario/fields/walk.hpp"

namespace handoff::sim {

void visit_horizon(auto& it, auto& v);
void visit_cohort(auto& it, auto& v);
void visit_payments(auto& it, auto& v);
void visit_apis(auto& it, auto& v);
void visit_incident(auto& it, auto& v);  // one of them
void visit_staff(auto& it, auto& v);
void visit_team(auto& it, auto& v);
void visit_nurture(auto& it, auto& v);
void visit_outcomes(auto& it, auto& v);
void visit_costs(auto& it, auto& v);
void visit_targets(auto& it, auto& v);
void visit_pipeline(auto& it, auto& v);

// The part of the pipeline in which the article's tools differ: pipeline_modes.cpp.
void visit_modes(auto& it, auto& v);

}  // namespace handoff::sim
