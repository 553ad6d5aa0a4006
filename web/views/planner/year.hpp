// Year: when targets fail in the months ahead and whom to hire when, as texts and numbers.
#pragma once

#include <string>
#include <vector>

#include "sim/planner/questions/year.hpp"

namespace handoff::web {

// A target over the months, as the team is planned and with the cheapest hires.
struct YearLine {
  std::string target;
  std::string unit;
  std::vector<double> now, low,
      high;  // by month: the mean, and where nine of ten single months lie
  std::vector<double> hired;
  double needed = 0;
  bool fails = false;  // in some month
};
struct YearPlanRow {
  std::string plan, people, cost, kept, starts;
  sim::HiringPlan hires;
  bool best = false;
};
struct YearGrowth {
  std::string growth;  // "+8% a month"
  std::string words;
  std::vector<YearPlanRow> plans;
};

struct YearPicture {
  std::string words;  // the expected growth's answer, or what is wrong with the wish
  std::string note;
  std::vector<std::string> months;  // "Jun 2026"
  std::vector<YearLine> lines;
  std::vector<YearGrowth> growths;      // the expected one first
  std::vector<std::string> impossible;  // what no hire keeps
};

YearPicture year_picture(const sim::YearPlan& year);

const std::vector<std::string>& year_head();

}  // namespace handoff::web
