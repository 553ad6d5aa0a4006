// Period: when a replication begins and ends, when people sign up, and whose conversions are counted.
//
//   running (usual)   the month is one of many. Sign-ups come evenly before, in and after the counted
//                     days, and who converts in those days is counted, whenever they signed up:
//
//         signs_from      begins        counted_from            counted_to   signs_to       ends
//             |--- a trial --|-- warm-up ----|------- days ---------|-- after ---|--- jobs ---|
//
//                     Earlier conversions than `begins` are not simulated: of them nothing is left to
//                     do. Those of the warm-up are, so that the counted ones meet the lines, limits and
//                     people that they would meet, and those just afterwards, who may overtake them.
//                     Past customers (past_customers.hpp) are counted likewise, up to the history's last
//                     conversion if it ends with the scenario's days.
//   launch            before the first day there is nothing. `days` of sign-ups are counted to the last
//                     conversion, however late.
#pragma once

#include "core/base/time.hpp"
#include "sim/scenario/scenario.hpp"

namespace handoff::sim {

struct Period {
  core::Time begins;      // of what is simulated: events from before are seen then
  core::Time signs_from;  // sign-ups, by the customers' own clocks
  int sign_up_days = 0;
  core::Time counted_from;                // whose conversion comes from here on is counted ...
  core::Time counted_to;                  // ... if it comes before this; `core::kNever` if all are
  core::Time converts_from, converts_to;  // other conversions are not simulated
  core::Time ends;                        // of the jobs; what is under way is finished

  bool counts(core::Time converted) const {
    return counted_from <= converted && converted < counted_to;
  }
  bool simulates(core::Time converted) const {
    return converts_from <= converted && converted < converts_to;
  }
};

Period period_of(const Scenario& scenario);

// For how much of the counted days' money a month's stands: a month has four weeks.
double months_of(const Scenario& scenario);

}  // namespace handoff::sim
