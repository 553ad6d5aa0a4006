// Report of staffing: the fewest people for each pool, what a textbook says, and which hours are
// missed.
#pragma once

#include <string>
#include <vector>

#include "io/results/plan_text.hpp"
#include "sim/planner/questions/late_hours.hpp"
#include "sim/planner/questions/staffing.hpp"

namespace handoff::io {

// The hours are those of the answered scenario, by tier.
struct StaffingView {
  PlanHeading heading;
  std::vector<sim::LateHours> hours;
};

// Why there is no number: "nobody comes for whom there is a target". Nothing where there is one.
std::string staffing_outcome_text(const sim::PoolStaffing& it);

// {..., "pools": [{"pool", "outcome", "left_out": [{"target", "customers", "replications"}], "now", "fewest", "misses_at", "keeps_at", "shift", "only_if_pooled",
//                  "full_time", "targets": [{"target", "now", "with_fewest", "with_ample"}],
//                  "erlang_c": {...}, "why_it_differs": [...]}], "late_hours": {...}}
Json staffing_document(const sim::Staffing& question, const StaffingView& view);

// pool,now,fewest,misses_at,keeps_at,shift,full_time,erlang_c,target,now_value,fewest_value,
// ample_value,judgement
std::string staffing_csv(const sim::Staffing& question);

std::string staffing_table(const sim::Staffing& question, const StaffingView& view,
                           Characters characters);

}  // namespace handoff::io
