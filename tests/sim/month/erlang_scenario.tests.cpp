// A scenario that says M/M/c, run through the whole simulation: Poisson conversions, exponential
// touches, one pool round the clock, and every system answering at once. What waits is then the
// Erlang-C queue of the first oracle: 100 arrivals in half an hour, three minutes each, 14 people.
#include "tests/sim/month/plain_scenario.hpp"

using namespace handoff;
using sim::Distribution;
using sim::testing::at_99;
using sim::testing::plain_scenario;
using sim::testing::results_of_plain;

namespace {

constexpr double kArrivalsASecond = 100.0 / 1800, kTouch = 180;
constexpr double kMeanWait = 7.836, kWithinTwentySeconds = 0.8884;  // the literature's
constexpr int kReplications = 10;

sim::Scenario erlang(int people) {
  sim::Scenario it = plain_scenario(kArrivalsASecond, 2);
  it.warmup_days = 1;  // far from its limit such a queue fills within the hour
  it.team.touches = {{Distribution::exponential(kTouch), 0, false}};
  it.pipeline.pools.front().headcount = people;
  it.pipeline.routing.front().strategy = core::Strategy::pooled;
  it.pipeline.routing.front().first_touch = core::seconds(20);
  return it;
}

sim::Interval mean_of(const sim::Scenario& scenario, sim::Metric metric) {
  return at_99(results_of_plain(scenario, kReplications).of(metric), kReplications);
}

}  // namespace

TEST_CASE("a scenario file that says M/M/14 waits as Erlang C says", "[sim][oracle]") {
  const sim::Results results = results_of_plain(erlang(14), kReplications);
  CHECK(at_99(results.of(sim::Metric::touch_wait_s), kReplications).contains(kMeanWait));
  CHECK(
      at_99(results.of(sim::Metric::sla_attainment), kReplications).contains(kWithinTwentySeconds));
}

TEST_CASE("one person fewer, or touches of a fixed length, are noticed", "[sim][oracle]") {
  CHECK_FALSE(mean_of(erlang(13), sim::Metric::touch_wait_s).contains(kMeanWait));
  sim::Scenario fixed = erlang(14);
  fixed.team.touches.front().duration = Distribution::constant(kTouch);
  CHECK_FALSE(mean_of(fixed, sim::Metric::touch_wait_s).contains(kMeanWait));
}
