// People figures: who has a place, how much of their time work takes, and whom they look after.
//
// Of a tier they are those of its pools: of all that these people do, for whatever tier. Of all tiers together they are
// those of the pools that look after any; only `headcount` is of all pools then.
#pragma once

#include <span>

#include "sim/month/metrics.hpp"
#include "sim/month/month_state.hpp"

namespace handoff::sim {

struct PeopleFigures {
  double headcount = 0;
  double utilisation = 0;
  double accounts = 0;
  double accounts_per_person = 0;
  double accounts_of_fullest = 0;
  double accounts_handed_over = 0;
};

constexpr bool is_of_people(Metric metric) {
  return metric == Metric::headcount || metric == Metric::utilisation ||
         metric == Metric::accounts || metric == Metric::accounts_per_person ||
         metric == Metric::accounts_of_fullest || metric == Metric::accounts_handed_over;
}

// Into a table with a value for each metric.
void set_people(const PeopleFigures& figures, std::span<double, kMetricCount> counts);

// Of counted days; both outlive it.
class PeopleOfDays {
 public:
  PeopleOfDays(const MonthState& month, const CountedDays& in);

  // Of a row of the routing table; -1: of all.
  PeopleFigures of(int tier) const;

 private:
  const MonthState& month_;
  const CountedDays& in_;
  DaySums days_;
};

}  // namespace handoff::sim
