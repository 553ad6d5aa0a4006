// Year words: months, hires and what becomes of a year, in words that the command line and the page share.
#pragma once

#include <string>
#include <string_view>

#include "sim/planner/questions/break_cause.hpp"
#include "sim/planner/questions/year.hpp"

namespace handoff::io {

// "Jun 2026 (month 4)": where the month begins; months from 0.
std::string month_words(const sim::Scenario& scenario, int month);
// "Jun 2026"
std::string month_name(const sim::Scenario& scenario, int month);
std::string month_name(core::Time begins);

// "two in Growth from Jun 2026 (month 4)"
std::string hire_words(const sim::Scenario& scenario, const sim::Hire& hire);
// The same of a plan, one after the other; "nobody" where it has none.
std::string plan_words(const sim::Scenario& scenario, const sim::HiringPlan& plan);

// "+8% a month"
std::string growth_words(double growth);

// What fails first, and when: "\"Growth: 95% first touched on time\" fails first, in Jun 2026 (month 4): 93.1% ..."
std::string first_failure_sentence(const sim::YearPlan& year, const sim::YearAnswer& answer);

// What is waited for in a month in which a target fails: "busy people, 3 h instead of 12 min in Jan 2026".
std::string because_words(const sim::Scenario& scenario, const sim::BreakCause& cause);

// Whom to hire when, for how much, and how sure that is.
std::string hiring_sentence(const sim::YearPlan& year, const sim::YearAnswer& answer);

// What a month's waiting does.
std::string waiting_sentence(const sim::YearAnswer& answer);

// Months that are kept under a plan, of those that can be: "36 of 36".
struct KeptMonths {
  int kept = 0;
  int possible = 0;  // with many more people
  int all = 0;
};
KeptMonths kept_months(const sim::YearAnswer& answer, const sim::YearStanding& standing);
std::string kept_words(const sim::YearAnswer& answer, const sim::YearStanding& standing);

// Targets that not even many more people keep in some month: "\"Enterprise: 95% first touched on time\": ... all 12 months".
std::string impossible_words(const sim::YearPlan& year, const sim::YearAnswer& answer,
                             std::size_t target);

// A whole number of months before anybody new can start: "2".
core::Result<int> parse_lead(std::string_view text);

// That care is counted twice where the book has it and the share of other work is the default, which has it too;
// nothing otherwise.
std::string care_note(const sim::Scenario& scenario);

// How figures were judged.
std::string year_note(const sim::YearPlan& year);

}  // namespace handoff::io
