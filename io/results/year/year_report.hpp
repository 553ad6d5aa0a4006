// Year report: the answer of `handoff plan SCENARIO year`, as table, JSON and CSV.
#pragma once

#include <string>

#include "io/results/break_report.hpp"
#include "io/results/plan_text.hpp"
#include "sim/planner/questions/year.hpp"

namespace handoff::io {

// {..., "months": [{"month", "begins", "trials"}], "replications", "level", "failing": [{"target", "month", "begins",
// "cause"}] of the expected growth, "growths": [{"growth", "sentence",
//  "targets": [...], "plans": {"now", "cheapest", "when_it_hurts", "evenly", "a_month_later"}, "verified"}]}; a plan is
// {"hires": [{"pool", "month", "begins", "people"}], "cost", "kept", "possible", "targets": [{"target", "months":
// [{"month", "judgement", "value", "ci95", "needed", "customers", "single_months_90", "missed", "missed_by"}]}]}. Months are counted from 1.
// `causes` are those of the targets' first failing months (sim/planner/questions/break_cause.hpp), in the targets' order.
Json year_document(const sim::YearPlan& year, const BreakCauses& causes,
                   const PlanHeading& heading);

// growth,plan,target,month,begins,judgement,value,low,high,needed,customers,missed,missed_by,possible
std::string year_csv(const sim::YearPlan& year);

std::string year_table(const sim::YearPlan& year, const BreakCauses& causes,
                       const PlanHeading& heading, Characters characters);

}  // namespace handoff::io
