// A year that is small enough to be searched whole: one pool round the clock, months of some hundred customers.
#pragma once

#include <string>
#include <vector>

#include "sim/experiment/experiment.hpp"
#include "sim/planner/questions/hiring.hpp"
#include "tests/sim/month/plain_scenario.hpp"

namespace handoff::sim::testing {

// Four months of growth, one pool round the clock, touches of ten hours: three people are enough at first.
inline Scenario small_year() {
  Scenario it = plain_scenario(1.0 / 3600, 28);
  it.cohort.trial_days = 1;
  it.team.touches = {{Distribution::exponential(10 * 3600), 0, false}};
  it.pipeline.pools.front().headcount = 3;
  it.pipeline.routing.front().strategy = core::Strategy::pooled;
  it.pipeline.routing.front().first_touch = core::hours(5);
  it.horizon.months = 4;
  it.horizon.trials = {100, 150, 190, 230};
  return it;
}

inline Target in_time(double share) {
  return {"sla_attainment>=" + std::to_string(share),
          {{Metric::sla_attainment, Statistic::mean, -1}, Bound::at_least, share}};
}

// The mean share in time of each month, from many replications.
inline std::vector<double> shares_in_time(const Scenario& scenario, const HiringPlan& plan,
                                          int replications) {
  Experiment experiment(with_hires(scenario, plan));
  experiment.run(replications);
  std::vector<double> shares;
  for (const MonthResults& month : experiment.results().by_month)
    shares.push_back(month.of(Metric::sla_attainment).mean);
  return shares;
}

}  // namespace handoff::sim::testing
