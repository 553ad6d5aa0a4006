// Report of a team: the best change for each target, all of them, and which hours of the offices miss.
#pragma once

#include <string>

#include "io/results/plan_text.hpp"
#include "sim/planner/questions/team.hpp"
#include "sim/planner/questions/team_hours.hpp"

namespace handoff::io {

struct TeamView {
  PlanHeading heading;
  const sim::TeamHours& hours;  // of the team as it is
};

// {..., "months", "level_of_each", "targets": [{"target", "sentence", "best", "most", "now", "changes": [{"change", "office", "more",
//  "shift", "own_shift", "after", "gain": {"mean", "interval"}, "verdict", "cost", "cost_per_point", "rivals_best"}]}],
//  "left_out": [{"change", "why"}], "hours": [{"office", "tiers": {TIER: {"customers": [[..24] x 7], "late"}}}]}
// "best" and "most" are places among the changes, or null.
Json team_document(const sim::TeamPlan& plan, const TeamView& view);

// target,change,office,more,shift,before,after,after_low,after_high,gain,gain_low,gain_high,verdict,cost,cost_per_point
std::string team_csv(const sim::TeamPlan& plan);

std::string team_table(const sim::TeamPlan& plan, const TeamView& view, Characters characters);

}  // namespace handoff::io
