// Report of breaking points: what fails first as the volume grows, in order, with intervals.
#pragma once

#include <string>
#include <vector>

#include "io/results/plan_text.hpp"
#include "sim/planner/questions/break_cause.hpp"
#include "sim/planner/questions/breaking_point.hpp"

namespace handoff::io {

// What is behind each of them, in the same order; empty if nobody asked.
using BreakCauses = std::vector<sim::BreakCause>;

// "office hours, 9.2 h of 15 h"; "the pipeline's line, 20 min instead of 1 s" where it has grown.
std::string cause_text(const sim::BreakCause& cause);
// {"what", "waiting_s", "ci95", "before_s", "total_s"}; null where nothing is known.
Json cause_json(const sim::BreakCause& cause);

// {..., "path", "asked", "breaks": [{"pipeline", "target", "state", "volume", "ci95", "headroom",
//  "now": {...}, "cause": {"what", "waiting_s", "ci95", "before_s", "total_s"}}]}; an end of an
//  interval that was not found is null.
Json break_document(const sim::BreakingPoint& question, const sim::ReplicationStore& store,
                    const BreakCauses& causes, const PlanHeading& heading);

// pipeline,target,state,volume,volume_low,volume_high,headroom,now,now_value,now_low,now_high,
// cause,waiting_s,before_s
std::string break_csv(const sim::BreakingPoint& question, const sim::ReplicationStore& store,
                      const BreakCauses& causes);

std::string break_table(const sim::BreakingPoint& question, const sim::ReplicationStore& store,
                        const BreakCauses& causes, const PlanHeading& heading,
                        Characters characters);

// "breaks", "holds", "fails already", "unknown".
std::string_view state_name(sim::BreakState state);

}  // namespace handoff::io
