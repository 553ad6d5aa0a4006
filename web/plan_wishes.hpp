// What a user asks of the planner beside the scenario, as the command line says it.
#pragma once

#include <string>

namespace handoff::web {

struct PlanWishes {
  bool by_cost = false;              // --by: the least cost, instead of the most net value
  std::string targets;               // --target, semicolons between: "missend_rate<=0.02"
  std::string probability = "0.95";  // --probability, that the choice is right
  std::string indifference;          // --indifference, in dollars; empty: a fiftieth of the best
  std::string budget;                // --budget of a setting, dollars a month; empty: none
};

}  // namespace handoff::web
