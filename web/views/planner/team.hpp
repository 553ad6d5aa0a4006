// Team: what more people in an office and a shift do, and which hours of the offices' weeks miss, as texts and numbers.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "sim/experiment/touch_weeks.hpp"
#include "sim/planner/questions/team.hpp"

namespace handoff::web {

struct TeamRow {
  std::string change;     // "two more in Dublin, 06:00-14:00"
  std::string in_time;    // the share afterwards, with its interval
  std::string gain;       // in points, with the interval that holds together with all others
  std::string cost;       // a month
  std::string per_point;  // a month
  std::string verdict;    // "clear", "not clear"
  bool best = false;
};
struct TeamTarget {
  std::string words;          // the answer in a sentence
  std::vector<TeamRow> rows;  // the page as text has all
  std::size_t shown = 0;      // on the card: those that clearly help, few in any case
  std::string rest;           // what it says of the others
};

// A shift on a week grid.
struct WeekShift {
  std::string words;
  core::OpenHours hours;
};
struct OfficeWeek {
  std::string title;             // "Business by Dublin, Mon-Fri 09:00-18:00, Europe/Dublin"
  std::string words;             // how many, how many of them late, and when those converted
  sim::TouchWeek week{};         // by the office's clock
  core::OpenHours shift;         // now
  std::vector<WeekShift> added;  // by the tier's best change
};

struct TeamPicture {
  std::string words;  // all answers, or what is wrong with the wish
  std::string note;   // how sure that is, and what a person costs
  std::vector<TeamTarget> targets;
  std::vector<std::string> left_out;
  std::vector<OfficeWeek> weeks;  // of each tier and office that anybody comes to
};

TeamPicture team_picture(const sim::TeamPlan& plan);
// Of the scenario that the plan is about.
void show_weeks(TeamPicture& picture, const sim::TeamPlan& plan, const sim::TouchWeeks& weeks);

// The head of its tables, and what a cell of a week says: "Tue 07:00: 12 of 25 late".
const std::vector<std::string>& team_head();
std::string hour_words(const sim::TouchWeek& week, std::size_t hour);
// Whether there are enough customers to say.
bool says_share(const sim::TouchCount& hour);

}  // namespace handoff::web
