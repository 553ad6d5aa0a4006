// A scenario as plain as a textbook's: Poisson conversions of customers who are all alike, systems
// that answer at once, and one pool that is there round the clock. What is left is one queue.
#pragma once

#include "sim/experiment/experiment.hpp"
#include "sim/scenario/check.hpp"
#include "sim/statistics/queueing.hpp"
#include "tests/catch.hpp"

namespace handoff::sim::testing {

// So many days of conversions, and four before them in which the queue fills.
inline Scenario plain_scenario(double arrivals_a_second, int days) {
  Scenario it = worked_example();
  it.days = days;
  it.warmup_days = 4;
  it.cohort.arrivals = Arrivals::poisson;
  it.cohort.trials = static_cast<int>(arrivals_a_second * 86400 * it.days + 0.5);
  it.cohort.conversion_rate = 1;
  it.cohort.card_on_file = 1;
  it.cohort.time_zones = {{0, 1}};
  it.cohort.hour_weights.assign(24, 1.0);
  it.cohort.weekday_weights.assign(7, 1.0);
  it.payments.delivery_delay = Distribution::constant(0);
  for (Api* api :
       {&it.apis.processor, &it.apis.crm, &it.apis.product, &it.apis.marketing, &it.apis.team}) {
    api->latency = Distribution::constant(0);
    api->limits.clear();
  }
  it.team.other_work = 0;
  it.pipeline.pools.resize(1);
  it.pipeline.pools.front().shift = core::kRoundTheClock;
  core::RoutingRow row = it.pipeline.routing.front();
  row.pools = {0};
  row.extra_pool = core::kNoPool;
  it.pipeline.routing = {row};
  it.pipeline.overrides.clear();
  it.pipeline.reconcile.enabled = false;
  return it;
}

inline Results results_of_plain(const Scenario& scenario, int replications) {
  const auto valid = checked(scenario);
  REQUIRE(valid);
  Experiment experiment(*valid);
  experiment.run(replications);
  CHECK(experiment.violations().empty());
  return experiment.results();
}

// The results have 95% intervals; at 99% they are wider by this.
inline Interval at_99(const Estimate& estimate, int replications) {
  const double wider = student_t(0.99, replications - 1) / student_t(0.95, replications - 1);
  const double half = (estimate.ci95_high - estimate.ci95_low) / 2 * wider;
  return {estimate.mean - half, estimate.mean + half};
}

}  // namespace handoff::sim::testing
