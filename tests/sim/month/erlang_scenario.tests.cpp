// A scenario that says M/M/c, run through the whole simulation: Poisson conversions, exponential
// touches, one pool round the clock, and every system answering at once. What waits is then the
// Erlang-C queue of the first oracle: 100 arrivals in half an hour, three minutes each, 14 people.
#include "sim/experiment/experiment.hpp"
#include "sim/scenario/check.hpp"
#include "sim/statistics/queueing.hpp"
#include "tests/catch.hpp"

using namespace handoff;
using sim::Distribution;

namespace {

constexpr double kArrivalsASecond = 100.0 / 1800, kTouch = 180;
constexpr double kMeanWait = 7.836, kWithinTwentySeconds = 0.8884;  // the literature's

sim::Scenario erlang(int people) {
  sim::Scenario it = sim::worked_example();
  it.days = 2;
  it.warmup_days = it.cohort.trial_days + 1;  // the first day fills the queue
  it.cohort.arrivals = sim::Arrivals::poisson;
  it.cohort.trials = static_cast<int>(kArrivalsASecond * 86400 * it.days + 0.5);
  it.cohort.conversion_rate = 1;
  it.cohort.card_on_file = 1;
  it.cohort.time_zones = {{0, 1}};
  it.cohort.hour_weights.assign(24, 1.0);
  it.cohort.weekday_weights.assign(7, 1.0);
  it.payments.delivery_delay = Distribution::constant(0);
  for (sim::Api* api :
       {&it.apis.processor, &it.apis.crm, &it.apis.product, &it.apis.marketing, &it.apis.team}) {
    api->latency = Distribution::constant(0);
    api->limits.clear();
  }
  it.team.touches = {{Distribution::exponential(kTouch), 0, false}};
  it.team.other_work = 0;
  core::Pool pool = it.pipeline.pools.front();
  pool.headcount = people;
  pool.shift = {0, 24 * 60, 0b1111111};
  it.pipeline.pools = {pool};
  core::RoutingRow row = it.pipeline.routing.front();
  row.pool = 0;
  row.extra_pool = core::kNoPool;
  row.strategy = core::Strategy::pooled;
  row.first_touch = core::seconds(20);
  it.pipeline.routing = {row};
  it.pipeline.overrides.clear();
  it.pipeline.reconcile.enabled = false;
  return it;
}

sim::Results run(const sim::Scenario& scenario) {
  const auto valid = sim::checked(scenario);
  REQUIRE(valid);
  sim::Experiment experiment(*valid);
  experiment.run(30);
  CHECK(experiment.violations().empty());
  return experiment.results();
}

// The results have 95% intervals; at 99% and 29 degrees of freedom they are wider by this.
sim::Interval at_99(const sim::Estimate& estimate) {
  const double half = (estimate.ci95_high - estimate.ci95_low) / 2 * sim::student_t(0.99, 29) /
                      sim::student_t(0.95, 29);
  return {estimate.mean - half, estimate.mean + half};
}

}  // namespace

TEST_CASE("a scenario file that says M/M/14 waits as Erlang C says", "[sim][oracle]") {
  const sim::Results results = run(erlang(14));
  CHECK(at_99(results.of(sim::Metric::touch_wait_s)).contains(kMeanWait));
  CHECK(at_99(results.of(sim::Metric::sla_attainment)).contains(kWithinTwentySeconds));
}

TEST_CASE("one person fewer, or touches of a fixed length, are noticed", "[sim][oracle]") {
  CHECK_FALSE(at_99(run(erlang(13)).of(sim::Metric::touch_wait_s)).contains(kMeanWait));
  sim::Scenario fixed = erlang(14);
  fixed.team.touches.front().duration = Distribution::constant(kTouch);
  CHECK_FALSE(at_99(run(fixed).of(sim::Metric::touch_wait_s)).contains(kMeanWait));
}
