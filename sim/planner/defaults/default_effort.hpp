// Usual effort: how much each question simulates when nobody says otherwise.
//
// The command line and the page ask with the same options, so that both give the same digits. It
// depends on the scenario alone: months of many trials are simulated less often, since what must
// be seen is customers.
#pragma once

#include "sim/planner/questions/breaking_point.hpp"
#include "sim/planner/questions/choice.hpp"
#include "sim/planner/questions/optimise.hpp"
#include "sim/planner/questions/staffing.hpp"
#include "sim/planner/questions/tornado.hpp"

namespace handoff::sim {

inline constexpr int kUsualSweepReplications = 100;

// `asked` is the volume asked about, 0 for the scenario's own.
BreakingPointOptions usual_break_options(const Scenario& scenario,
                                         const std::string& path = "cohort.trials",
                                         double asked = 0);

// With wider shifts to be tried: early and late, the weekend as well, round the clock.
StaffingOptions usual_staffing_options(const Scenario& scenario);

// Replications behind the hours of the late ones.
int usual_late_hours_replications(const Scenario& scenario);

// Of each of the some twenty systems that the article's rules are about.
int usual_advice_replications(const Scenario& scenario);

ChoiceOptions usual_choice_options();

TornadoOptions usual_tornado_options(const Scenario& scenario);

// Of hundreds of settings: where months are large, a few tell the bad ones.
OptimiseOptions usual_optimise_options(const Scenario& scenario);

}  // namespace handoff::sim
