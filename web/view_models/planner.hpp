// Planner: the planner's answers as texts and numbers, for the tab of that name.
//
// Each part is there when its question has been answered; the questions are asked one after the
// other (web/plan_run.hpp).
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "sim/plan/advice.hpp"
#include "sim/plan/breaking_point.hpp"
#include "sim/plan/choice.hpp"
#include "sim/plan/optimise.hpp"
#include "sim/plan/staffing.hpp"
#include "sim/plan/sweep.hpp"
#include "sim/plan/tornado.hpp"
#include "web/sweep_choice.hpp"

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

struct PoolRow {
  std::string pool;
  std::string fewest;    // "3, whoever is free"
  std::string interval;  // "2-3"
  std::string now;
  std::string textbook;  // Erlang C
  std::string why;       // what the textbook leaves out and would have to be true for its number
};
struct PromiseRow {
  std::string promise;
  std::string now;
  std::string with_fewest;
};

// A rule of the article, and what the simulation says to it at the user's numbers.
struct AdviceRow {
  std::string rule;
  std::string verdict;  // "confirmed"
  std::string measured;
  sim::RuleVerdict is = sim::RuleVerdict::assumption;
};

// A setting of the knobs that is the best for its money.
struct SettingRow {
  std::string cost;
  std::string breach;
  std::vector<std::string> steps;  // by knob
};
struct FrontPicture {
  std::string words;
  std::vector<std::string> knobs;
  std::vector<SettingRow> rows;
  std::vector<double> costs, breaches, lows, highs;  // by row
};

// What may be swept, and what is looked at. Without values the input is taken at a quarter, a half,
// once, twice and four times what it is.
struct SweepInput {
  const char* label;
  const char* path;
  std::array<double, 5> values;  // in the input's unit
  const char* written = "";      // the same as --vary takes them, where those are no plain numbers
};
inline constexpr std::array<SweepInput, 7> kSweepInputs{{
    {"Trials a month", "cohort.trials", {}},
    {"Conversion rate", "cohort.conversion_rate", {0.05, 0.1, 0.2, 0.3, 0.4}},
    {"Duplicate deliveries", "payments.duplicate_share", {0, 0.05, 0.1, 0.15, 0.2}},
    {"Reconciliation, every",
     "pipeline.reconcile.every",
     {3600, 7200, 14400, 28800, 86400},
     "1h,2h,4h,8h,1d"},
    {"Business tier from, a year",
     "pipeline.routing[2].annual_from",
     {4000, 10000, 15000, 20000, 30000}},
    {"Named CSMs", "pipeline.pools[1].headcount", {1, 2, 3, 4, 6}},
    {"The team's other work", "team.other_work", {0, 0.2, 0.4, 0.6, 0.8}},
}};
struct SweepMetric {
  const char* label;
  sim::Metric metric;
  bool p95 = false;
  double limit = 0;  // of a target; 0: none
};
inline constexpr std::array<SweepMetric, 9> kSweepMetrics{{
    {"CRM lag, p95", sim::Metric::crm_lag_s, true, 900},
    {"Mis-send rate", sim::Metric::missend_rate, false, 0.02},
    {"First touch on time", sim::Metric::sla_attainment, false, 0.95},
    {"First touch", sim::Metric::first_touch_h},
    {"Mismatches found after, p95", sim::Metric::detection_h, true},
    {"Exceptions", sim::Metric::exceptions},
    {"Duplicates suppressed", sim::Metric::duplicates_suppressed},
    {"The team's hours", sim::Metric::team_h},
    {"Net value of a month", sim::Metric::net_value_usd},
}};

struct SweepPicture {
  SweepChoice chosen;
  std::string words;  // why there is nothing
  std::string command;
  std::vector<double> xs;
  std::vector<std::string> steps;        // by x
  std::vector<std::string> other_steps;  // by row; empty: one axis
  std::vector<double> ys, lows, highs;   // row by row
  std::vector<std::string> values, intervals;
  std::string x_unit, y_unit;
  bool logarithmic = false;
};

// The questions in the order in which they are asked.
enum class PlanPart { tools, breaks, staffing, sweep, assumptions, optimum, advice, none };

struct PlannerView {
  bool begun = false;
  PlanPart current = PlanPart::tools;  // what is being answered
  double share = 0;                    // of its work
  bool stopped = false;                // by the user

  std::string breaks_words;
  std::vector<BreakRow> breaks;

  std::string tools_words;
  std::vector<RankedTool> tools;
  std::vector<double> tool_values, tool_lows, tool_highs;

  std::string assumptions_words;
  double value = 0;  // the objective as the assumptions stand
  std::vector<AssumptionBar> assumptions;

  std::vector<PoolRow> pools;
  std::vector<PromiseRow> promises;
  FrontPicture front;

  std::string advice_words;
  std::vector<AdviceRow> advice;

  SweepPicture sweep;
};

void show_breaks(PlannerView& view, const sim::BreakingPoint& question, const sim::Lab& lab);
void show_tools(PlannerView& view, const sim::Choice& question);
void show_assumptions(PlannerView& view, const sim::Tornado& question);
// These two stand in planner_more.cpp.
void show_staffing(PlannerView& view, const sim::Staffing& question);
void show_sweep(PlannerView& view, const sim::Sweep& question, const sim::Lab& lab,
                const sim::Scenario& scenario);
// And these in planner_advice.cpp.
void show_front(PlannerView& view, const sim::Optimise& question);
void show_advice(PlannerView& view, const sim::Advice& question);

std::vector<double> sweep_values(const sim::Scenario& scenario, int input);
// As the command line takes it: "cohort.trials=125,250,500,1000,2000".
std::string sweep_axis(const sim::Scenario& scenario, int input);
// "kept, 98.2%".
std::string standing_text(const sim::Target& target, const sim::Standing& standing);
// "retry max attempts" of "pipeline.retry.max_attempts".
std::string path_words(std::string_view path);
// In a metric's unit: "15 min", "2%", "$12".
std::string value_text(double value, std::string_view unit);
// "Enterprise: 95% wait at most 15 min for a free person".
std::string target_words(const sim::Target& target, const sim::Scenario& scenario);

}  // namespace handoff::web
