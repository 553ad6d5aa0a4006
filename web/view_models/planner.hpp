// Planner: the planner's answers as texts and numbers, for the tab of that name.
//
// Each part is there when its question has been answered; the questions are asked one after the
// other (web/plan_run.hpp).
#pragma once

#include <string>
#include <vector>

#include "sim/plan/breaking_point.hpp"
#include "sim/plan/choice.hpp"
#include "sim/plan/tornado.hpp"

namespace handoff::web {

// What breaks first: a target under the scenario's pipeline.
struct BreakRow {
  std::string target;
  std::string now;       // at the present volume: "kept, 98.2%"
  std::string volume;    // "5,200 trials", "above 8,000"
  std::string interval;  // "5,000-5,400"; empty if it does not break
  bool missed = false;   // already now
};

struct RankedTool {
  std::string tool;
  std::string value;
  std::string interval;
  std::string behind;  // how much less than the best
  bool best = false;
};

struct AssumptionBar {
  std::string label;
  double low = 0;  // the objective at the low end of the range
  double high = 0;
  sim::Interval low_interval;
  sim::Interval high_interval;
  std::string low_end;
  std::string high_end;
  std::string why;
};

struct PlannerView {
  bool begun = false;
  double share = 0;     // of the work of the question that is being answered
  std::string working;  // which one that is; empty when all are answered

  std::string breaks_words;
  std::vector<BreakRow> breaks;

  std::string tools_words;
  std::vector<RankedTool> tools;
  std::vector<double> tool_values, tool_lows, tool_highs;

  std::string assumptions_words;
  double value = 0;  // the objective as the assumptions stand
  std::vector<AssumptionBar> assumptions;
};

void show_breaks(PlannerView& view, const sim::BreakingPoint& question, const sim::Lab& lab);
void show_tools(PlannerView& view, const sim::Choice& question);
void show_assumptions(PlannerView& view, const sim::Tornado& question);

}  // namespace handoff::web
