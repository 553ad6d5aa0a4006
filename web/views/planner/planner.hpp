// Planner: the planner's answers as texts and numbers, for the tab of that name.
//
// Each part is there when its question has been answered; the questions are asked one after the
// other (web/jobs/plan_run.hpp).
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/article/advice.hpp"
#include "sim/planner/questions/breaking_point.hpp"
#include "sim/planner/questions/optimise.hpp"
#include "sim/planner/questions/question_table.hpp"
#include "sim/planner/questions/staffing.hpp"
#include "sim/planner/questions/tornado.hpp"
#include "web/views/planner/choice.hpp"
#include "web/views/planner/sweep.hpp"
#include "web/views/planner/team.hpp"
#include "web/views/planner/worth.hpp"
#include "web/views/planner/year.hpp"

namespace handoff::web {

// What breaks first: a target under the scenario's pipeline.
struct BreakRow {
  std::string target;
  std::string now;       // at the present volume: "kept, 98.2%"
  std::string volume;    // "5,200 trials", "above 8,000"
  std::string interval;  // "5,000-5,400"; empty if it does not break
  std::string cause;     // what is waited for: "office hours, 9.2 h of 15 h"
  bool missed = false;   // already now
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
  std::string turns;  // which tool is worth the most at an end, if it is another one
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
  sim::Finding is = sim::Finding::assumption;
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

using sim::QuestionKind;

// The questions in the order in which they are asked: all but influence, whose many points take the command
// line's time.
inline constexpr std::array kAskingOrder{
    QuestionKind::choice,   QuestionKind::breaking_point, QuestionKind::break_cause,
    QuestionKind::staffing, QuestionKind::team,           QuestionKind::team_hours,
    QuestionKind::sweep,    QuestionKind::worth,          QuestionKind::tornado,
    QuestionKind::optimise, QuestionKind::advice,         QuestionKind::year};
static_assert(kAskingOrder.size() + 1 == sim::kQuestions.size());

struct PlannerView {
  std::optional<QuestionKind> current = kAskingOrder.front();  // what is being answered
  double share = 0;                                            // of its work
  bool stopped = false;                                        // by the user
  // What has no answer yet, in the order of the turns; the first is the present one.
  std::vector<QuestionKind> waiting{kAskingOrder.begin(), kAskingOrder.end()};

  std::string breaks_words;
  std::vector<BreakRow> breaks;

  PlanWishes wishes;
  ChoiceView choice;

  WorthView worth;
  bool sceptic = false;  // the scenario claims no effects

  std::string assumptions_words;
  double value = 0;  // the objective as the assumptions stand
  std::vector<AssumptionBar> assumptions;

  std::string staffing_words;  // what is wrong with the wish
  std::vector<PoolRow> pools;
  std::vector<PromiseRow> promises;
  TeamPicture team;
  YearPicture year;
  FrontPicture front;

  std::string advice_words;
  std::vector<AdviceRow> advice;

  SweepPicture sweep;
};

// A question's answer in a sentence, or what is wrong with the wish.
std::string& answer_words(PlannerView& view, QuestionKind kind);

void show_breaks(PlannerView& view, const sim::BreakingPoint& question,
                 const sim::ReplicationStore& store);
// In the order of the breaks that are shown.
void show_causes(PlannerView& view, const std::vector<std::string>& causes);
void show_assumptions(PlannerView& view, const sim::Tornado& question);
// In planner_people.cpp.
void show_staffing(PlannerView& view, const sim::Staffing& question);
// In planner_advice.cpp.
void show_front(PlannerView& view, const sim::Optimise& question);
void show_advice(PlannerView& view, const sim::Advice& question);

}  // namespace handoff::web
