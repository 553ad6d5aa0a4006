// Year look: what years of a scenario say month by month, as numbers: its targets, and the figures of people and money.
#pragma once

#include <string>
#include <vector>

#include "sim/experiment/experiment.hpp"
#include "sim/planner/questions/hiring.hpp"
#include "sim/planner/target.hpp"
#include "sim/scenario/scenario.hpp"

namespace handoff::web {

// A figure over the months: its mean, and where single months lie.
struct YearFigure {
  sim::Metric metric = sim::Metric::headcount;
  bool added_up = false;  // of all months so far
  std::vector<double> means;
  std::vector<sim::MiddleMonths> single;
};

struct YearLook {
  sim::Scenario scenario;
  std::vector<sim::Target> targets;
  sim::YearStanding standing;  // by target, then month
  std::vector<YearFigure> figures;
  int replications = 0;
  int target = 0;  // so many there will be
};

// The targets that are asked for, or the usual ones: also where what was written cannot be read.
std::vector<sim::Target> year_targets(const sim::Scenario& scenario, const std::string& written);

// Of an experiment that keeps its replications and has some.
YearLook year_look(const sim::Experiment& run, int target, const std::string& written_targets);

}  // namespace handoff::web
