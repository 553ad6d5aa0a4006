// Run year: how the months of a run stand under targets, and where its single months lie, while it is under way.
//
// A planner's question simulates what it asks of a store; here the replications are those of an experiment that keeps
// them, of a scenario with several months, and nothing more is simulated.
#pragma once

#include <vector>

#include "sim/experiment/experiment.hpp"
#include "sim/planner/questions/hiring.hpp"

namespace handoff::sim {

// By replication; where an experiment has thinned out its single values, by those that it keeps.
std::vector<Excess> excesses_of(const Experiment& run, const Requirement& requirement);

YearStanding run_standing(const Experiment& run, const std::vector<Target>& targets, double level);

// A metric's figure in a month of each replication: its total, or its mean where anybody came.
std::vector<double> single_months(const Experiment& run, Metric metric, int month);

}  // namespace handoff::sim
