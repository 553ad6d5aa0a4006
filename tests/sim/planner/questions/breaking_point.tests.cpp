// Breaking points: thresholds that can be worked out by hand lie within their intervals.
#include "sim/planner/questions/breaking_point.hpp"

#include <cmath>
#include <limits>
#include <vector>

#include "sim/planner/questions/break_cause.hpp"
#include "sim/scenario/check.hpp"
#include "tests/catch.hpp"
#include "tests/slow_build.hpp"

using namespace handoff;
using sim::Bound;
using sim::BreakingPoint;
using sim::BreakingPointOptions;
using sim::BreakState;
using sim::Metric;
using sim::ReplicationStore;
using sim::Statistic;
using sim::Target;

namespace {

sim::Scenario doubled_deliveries() {
  sim::Scenario scenario = sim::worked_example();
  scenario.payments.duplicate_share = 0.1;
  return scenario;
}

Target at_most(Metric metric, double limit) {
  return {"", {{metric, Statistic::mean, -1}, Bound::at_most, limit}};
}

BreakingPointOptions asked(double volume) {
  BreakingPointOptions options;
  options.asked = volume;
  options.effort = 40'000;
  return options;
}

std::vector<sim::Break> breaks(ReplicationStore& store, const std::vector<Target>& targets,
                               const BreakingPointOptions& options) {
  auto question = BreakingPoint::make(store, {{"a", doubled_deliveries()}}, targets, options);
  REQUIRE(question);
  answer(**question, store);
  return (*question)->breaks(store);
}

}  // namespace

// 18% of the trials convert, with two deliveries each, a tenth of them twice: 0.036 a trial. So 36
// redeliveries at 1,000 trials, and 18 conversions at 100.
TEST_CASE("a threshold lies within its interval, and the list says what breaks first",
          "[sim][plan][breaking]") {
  ReplicationStore store;
  const auto found = breaks(store,
                            {at_most(Metric::duplicates_received, 36),
                             at_most(Metric::conversions, 3), at_most(Metric::conversions, 1e6)},
                            asked(400));
  REQUIRE(found.size() == 3);
  CHECK(found[0].target == 1);
  CHECK(found[0].state == BreakState::fails);  // 4.5 at 25 trials, the end of the reach
  CHECK(found[1].target == 0);
  CHECK(found[1].state == BreakState::breaks);
  CHECK(found[1].volume.contains(1'000));
  CHECK(found[1].volume.high <= found[1].volume.low * 1.5);
  CHECK(found[1].estimate == Approx(1'000).epsilon(0.1));
  CHECK(found[1].headroom == Approx(2.5).epsilon(0.1));
  CHECK(found[2].state == BreakState::holds);
  CHECK(found[2].volume.low == 6'400);
  CHECK(found[2].volume.high == std::numeric_limits<double>::infinity());
}

TEST_CASE("a target that fails now breaks below", "[sim][plan][breaking]") {
  ReplicationStore store;
  const auto found = breaks(store, {at_most(Metric::conversions, 18)}, asked(400));
  REQUIRE(found.size() == 1);
  CHECK(found[0].state == BreakState::breaks);
  CHECK(found[0].volume.contains(100));
  CHECK(found[0].headroom == Approx(0.25).epsilon(0.1));
  CHECK(found[0].now.judgement == sim::Judgement::missed);
}

TEST_CASE("a target about nobody has no breaking point", "[sim][plan][breaking]") {
  ReplicationStore store;
  Target nobody = at_most(Metric::crm_lag_s, 1);
  nobody.requirement.measure.tier = 9;
  const auto found = breaks(store, {nobody}, asked(100));
  CHECK(found[0].state == BreakState::unknown);
}

// Conversions come evenly for four days, and each needs one request of the mail tool, whose bucket
// refills one token a minute: 5,760 in four days. Beyond that the line only grows; an excess of 2%
// makes it an hour long on average.
TEST_CASE("the breaking point of a token bucket is its refill rate",
          "[sim][plan][breaking][oracle]") {
  sim::Scenario scenario = sim::worked_example();
  scenario.opening = sim::Opening::launch;  // with an empty line before the four days
  scenario.days = 4;
  scenario.cohort.arrivals = sim::Arrivals::poisson;
  scenario.cohort.conversion_rate = 1;
  scenario.cohort.card_on_file = 1;
  scenario.cohort.hour_weights.assign(24, 1.0);
  scenario.cohort.weekday_weights.assign(7, 1.0);
  scenario.pipeline.enrichment = core::Enrichment::none;
  scenario.pipeline.reconcile.enabled = false;
  scenario.pipeline.routing_by = core::Routing::none;
  scenario.pipeline.retry = {core::minutes(1), core::hours(1), core::seconds(10), 50};
  scenario.apis.crm.limits.clear();
  scenario.apis.marketing.retry_after = {};
  scenario.apis.marketing.limits = {{sim::LimitKind::token_bucket, 5, core::minutes(5)}};
  const auto valid = sim::checked(scenario);
  REQUIRE(valid);
  BreakingPointOptions options;
  options.asked = 4'000;
  options.reach = 3;
  options.replications = kSlowBuild ? 4 : 8;
  options.effort = 100'000;
  const Target an_hour{"", {{Metric::commit_lag_s, Statistic::mean, -1}, Bound::at_most, 3600}};
  ReplicationStore store;
  auto question = BreakingPoint::make(store, {{"bucket", *valid}}, {an_hour}, options);
  REQUIRE(question);
  answer(**question, store);
  const auto found = (*question)->breaks(store);
  REQUIRE(found.size() == 1);
  REQUIRE(found[0].state == BreakState::breaks);
  INFO(found[0].volume.low << " to " << found[0].volume.high);
  CHECK(found[0].volume.contains(5'760));
  CHECK(found[0].volume.high <= found[0].volume.low * 1.15);

  const sim::BreakCause cause = break_causes(failing(**question, found)).front();
  CHECK(cause.what == "rate limits");
  CHECK(cause.waiting_s > cause.before_s);
}

TEST_CASE("an input that is not there, or cannot be raised, is refused", "[sim][plan][breaking]") {
  ReplicationStore store;
  BreakingPointOptions options;
  options.path = "cohort.trails";
  CHECK_FALSE(BreakingPoint::make(store, {{"a", doubled_deliveries()}}, {}, options));
  options.path = "cohort.open_deal";  // 0 in the worked example
  CHECK_FALSE(BreakingPoint::make(store, {{"a", doubled_deliveries()}}, {}, options));
}

TEST_CASE("stopped and resumed, a breaking point is the same", "[sim][plan][breaking]") {
  const std::vector<Target> targets{at_most(Metric::duplicates_received, 10)};
  ReplicationStore through;
  const auto whole = breaks(through, targets, asked(200));
  ReplicationStore first;
  auto begun = BreakingPoint::make(first, {{"a", doubled_deliveries()}}, targets, asked(200));
  for (int step = 0; step < 5 && !(*begun)->advance(first); ++step) {
    for (const sim::ReplicationOrder& order : first.take_orders(1)) carry_out(first, order);
  }
  ReplicationStore second;
  auto resumed = BreakingPoint::make(second, {{"a", doubled_deliveries()}}, targets, asked(200));
  REQUIRE_FALSE(second.load(first.bytes()));
  answer(**resumed, second);
  const auto again = (*resumed)->breaks(second);
  REQUIRE(again.size() == 1);
  CHECK(again[0].volume.low == whole[0].volume.low);
  CHECK(again[0].volume.high == whole[0].volume.high);
  CHECK(again[0].estimate == whole[0].estimate);
  CHECK(second.spent() == through.spent());
}
