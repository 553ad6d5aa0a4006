// Questions: what a planner answers, each listed once with its names and its words.
//
// Its logic stands beside this table in a file of its kind's name; what asks it and shows its answer
// (cli/commands/plan/request.hpp, web/jobs/plan_questions.hpp, web/views/tables/planner_tables.hpp,
// web/panels/planner) goes by kind, in a switch without a default or a table of all kinds, so that a
// kind that is forgotten somewhere does not compile. ARCHITECTURE.md walks through a new one.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace handoff::sim {

enum class QuestionKind : std::uint8_t {
  breaking_point,
  staffing,
  choice,
  tornado,
  optimise,
  sweep,
  advice,
  worth,
  team,
  year,
  influence,
  break_cause,  // asked with the breaking point, and answered on the same card
  team_hours,   // asked with the team, likewise
};

struct QuestionInfo {
  QuestionKind kind;
  std::string_view command;  // `handoff COMMAND` asks it ...
  std::string_view name;     // ... `handoff plan SCENARIO NAME` if it is one of the planner's
  std::string_view summary;  // in the help of `handoff plan`
  std::string_view work;     // beside a progress bar
  // On the page's card; what a card of two questions says stands with the first.
  const char* title;
  const char* subtitle;
  const char* hint;
};

inline constexpr std::array kQuestions{
    QuestionInfo{QuestionKind::breaking_point, "plan", "breaks",
                 "the volume at which each target first fails, in order: what breaks first?",
                 "breaking points", "What breaks first",
                 "The number of trials at which each target first fails",
                 "Found by stochastic bisection between a sixteenth and sixteen times the present "
                 "number of trials; the interval contains the true value with 95% probability."},
    QuestionInfo{QuestionKind::staffing, "plan", "staffing",
                 "minimum staffing of each pool, and the shift, compared with Erlang C", "staffing",
                 "Minimum staffing", "The fewest people in each pool who meet the first-touch SLAs",
                 "Waiting counts in shared working hours; 95% of a tier's customers "
                 "must get their first touch in time. Erlang C assumes one queue, no "
                 "other work, no named owners and no closing hours."},
    QuestionInfo{QuestionKind::choice, "plan", "choose",
                 "the best of the five tools, or of the pipelines named, that meets the targets",
                 "choice", "Which tool", "The best of the five, with 95% intervals",
                 "Chosen by Kim and Nelson's procedure among those that meet the "
                 "targets, such as missend_rate<=2% or crm_lag_s.p95<=15min. The "
                 "outcome model's coefficients are assumptions."},
    QuestionInfo{QuestionKind::tornado, "plan", "sensitivity",
                 "the most influential assumptions, and which of them, if wrong, change the choice",
                 "sensitivity", "Most influential assumptions",
                 "Net value when one uncertain input is at an end of its range",
                 "All tools are simulated at each end. The ranges and their reasons "
                 "are in the scenario file, under \"uncertain\"."},
    QuestionInfo{QuestionKind::optimise, "plan", "optimise",
                 "the best quality for the money: cost against customers late or mis-sent",
                 "optimisation", "The best for the money",
                 "Tool, people, cadences and quota: the fewest customers late or "
                 "mis-sent at each cost",
                 "Cost with everybody in the pools paid for their shifts. Settings race: clearly "
                 "worse ones drop out early. The quota add-on's price is an assumption."},
    QuestionInfo{QuestionKind::sweep, "sweep", "", "", "sweep", "What if one input changes, or two",
                 "100 months at each value, with 95% intervals; all values meet "
                 "the same customers",
                 "Any input by its path (the Assumptions tab lists them), with values such as "
                 "1,2,5 or 0:0.2:5; a path alone, from a quarter to four times its value. Any "
                 "metric, such as crm_lag_s.p99 or Enterprise:sla_attainment."},
    QuestionInfo{QuestionKind::advice, "advise", "", "", "advise", "The article's rules",
                 "Each tested at these numbers, at 95%",
                 "What the model takes as given cannot be tested by it, and "
                 "is called an assumption."},
    QuestionInfo{
        QuestionKind::worth, "plan", "worth",
        "what a pipeline is worth more than another: churn, expansion and cost, over noise and "
        "assumptions",
        "worth", "What it is worth",
        "Churn avoided, expansion and cost apart, over noise and assumptions",
        "All uncertain inputs are drawn at once, each evenly from its range, for both pipelines "
        "alike, "
        "and each draw is simulated for several months. The range is the one in which 95% of such "
        "months lie. What tools do to churn and expansion is assumed, and nobody has measured it."},
    QuestionInfo{
        QuestionKind::team, "plan", "team",
        "which more people, in which office and shift, keep the most first-touch promises "
        "for the money",
        "team", "Team", "More people, by office and shift: what each does for the money",
        "Each change is simulated over the same months as the team as it is. All intervals "
        "of gains hold at once with 95% probability, so the best one's does too. People "
        "are paid for their shifts, less absence, meetings and other work."},
    QuestionInfo{QuestionKind::year, "plan", "year",
                 "the year ahead: when each target first fails, and the cheapest plan of whom to "
                 "hire when",
                 "the year ahead", "The year ahead",
                 "When targets fail as you grow, and whom to hire when",
                 "Calendar months one after the other, with people who ramp up and leave, and the "
                 "book of business. The plan is judged by fresh simulated years, not by those that "
                 "chose it."},
    QuestionInfo{
        QuestionKind::influence, "plan", "influence",
        "which uncertain inputs decide, alone and together, what a tool is worth and which "
        "is the best",
        "influence", "", "", ""},
    QuestionInfo{QuestionKind::break_cause, "plan", "", "", "causes", "", "", ""},
    QuestionInfo{QuestionKind::team_hours, "plan", "", "", "hours", "", "", ""},
};

constexpr std::size_t index(QuestionKind kind) { return static_cast<std::size_t>(kind); }
constexpr const QuestionInfo& info(QuestionKind kind) { return kQuestions[index(kind)]; }

constexpr bool questions_stand_in_order() {
  for (std::size_t at = 0; at < kQuestions.size(); ++at) {
    if (index(kQuestions[at].kind) != at) return false;
  }
  return index(QuestionKind::team_hours) + 1 == kQuestions.size();
}
static_assert(questions_stand_in_order());

// Whether each question that has words of its own has a row (with a `kind`) in a table of whoever
// shows questions.
template <class Rows>
constexpr bool covers_all_questions(const Rows& rows) {
  for (const QuestionInfo& question : kQuestions) {
    bool has = *question.title == '\0';
    for (const auto& row : rows) has = has || row.kind == question.kind;
    if (!has) return false;
  }
  return true;
}

}  // namespace handoff::sim
