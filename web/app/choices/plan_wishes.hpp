// What a user asks of the planner beside the scenario, as the command line says it.
#pragma once

#include <string>

namespace handoff::web {

// Targets have semicolons between them: "missend_rate<=0.02; crm_lag_s.p95<=15min".
struct PlanWishes {
  std::string break_targets;         // --target of `breaks`; empty: the usual ones
  std::string staffing_targets;      // ... of `staffing`, likewise
  bool by_cost = false;              // --by of `choose`: the least cost, not the most net value
  std::string choice_targets;        // --target of `choose`; empty: none
  std::string probability = "0.95";  // --probability, that the choice is right
  std::string
      indifference;  // --indifference, in dollars; empty: as sim/planner/questions/choice.hpp says
  std::string team_targets;  // --target of `team`; empty: each tier's promise
  std::string team_more;     // --add, likewise; empty: one and two people
  std::string team_shifts;   // --shift, with semicolons between them; empty: the usual ones
  std::string year_targets;  // --target of `year`; empty: the waits for people
  std::string year_lead;     // --lead; empty: somebody can start at once
  std::string budget;        // --budget of a setting, dollars a month; empty: none

  bool operator==(const PlanWishes&) const = default;
};

}  // namespace handoff::web
