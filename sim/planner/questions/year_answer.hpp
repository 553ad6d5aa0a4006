// Year answer: what is asked of a year, and what is found out for one growth (sim/planner/questions/year.hpp).
#pragma once

#include <cstddef>
#include <vector>

#include "sim/planner/questions/hiring.hpp"

namespace handoff::sim {

struct YearOptions {
  double alpha = 0.05;          // of any wrong judgement
  int lead_months = 0;          // nobody new starts before so many have passed
  std::vector<double> growths;  // of sign-ups, a month; none: half, as given, half more
  double effort = 5e5;          // trials, of each plan that is looked at
  int most_people = 0;          // more, of a pool; 0: twice as many as now, at least 3
};

// A plan, and how the months stand under it.
struct JudgedPlan {
  HiringPlan hires;
  double cost = 0;  // $, over the horizon
  YearStanding standing;
};

struct YearAnswer {
  double growth = 0;
  YearStanding now;
  std::vector<std::vector<bool>> possible;  // by target and month: with many more people it is kept
  JudgedPlan cheapest;                      // judged by fresh replications
  bool verified = false;                    // ... and all that is possible is kept, by all of them
  // Of the expected growth, to compare with; of others these have no months.
  JudgedPlan when_it_hurts, evenly;
  JudgedPlan a_month_later;  // the cheapest plan with every start put off
};

}  // namespace handoff::sim
