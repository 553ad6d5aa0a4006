// Months whose answer is known exactly: the shortest of two lines, a round by hand once a day, and a
// CRM that is slower than the pipeline's patience.
#include <cmath>

#include "tests/sim/month/plain_scenario.hpp"
#include "tests/slow_build.hpp"

using namespace handoff;
using core::kRoundTheClock;
using sim::Distribution;
using sim::Metric;
using sim::testing::at_99;
using sim::testing::plain_scenario;
using sim::testing::results_of_plain;

namespace {

// Two people, each with a line of their own, at 80% load, touches of ten minutes.
sim::Scenario two_lines(core::Strategy strategy) {
  constexpr double kTenMinutes = 600, kLoad = 0.8;
  sim::Scenario it = plain_scenario(2 * kLoad / kTenMinutes, 21);
  it.team.touches = {{Distribution::exponential(kTenMinutes), 0, false}};
  it.pipeline.pools.front().headcount = 2;
  it.pipeline.routing.front().strategy = strategy;
  it.pipeline.routing.front().first_touch = core::minutes(15);
  return it;
}

constexpr int kMonths = 30;

}  // namespace

// Join the shortest queue, M/M/2: the chain's balance equations, lines of up to 100 each. In turn
// would be E2/M/1 in each line, where the mean wait is 600 s / (1 - s) for s = 1.6^2 / (2.6 - s)^2:
// 1706 s.
TEST_CASE("the least loaded of two people is the shorter line", "[sim][oracle][team]") {
  const sim::Results results = results_of_plain(two_lines(core::Strategy::least_loaded), kMonths);
  const sim::Estimate& wait = results.of(Metric::touch_wait_s);
  CHECK(at_99(wait, kMonths).contains(1173.4));
  CHECK(wait.p95_ci95.low < 4424);
  CHECK(wait.p95_ci95.high > 4424);
  CHECK(at_99(results.of(Metric::sla_attainment), kMonths).contains(0.5902));
}

TEST_CASE("in turn is not the shorter line", "[sim][oracle][team]") {
  const sim::Results results = results_of_plain(two_lines(core::Strategy::round_robin), kMonths);
  CHECK(at_99(results.of(Metric::touch_wait_s), kMonths).contains(1706));
  CHECK_FALSE(at_99(results.of(Metric::touch_wait_s), kMonths).contains(1173.4));
}

// A person who looks the conversions up at midnight has those of a day before them, 1000 / 14 on
// average, a minute for each update and a minute for each disenrolment. A customer waits half a day
// for midnight, two minutes for each who came earlier that day, and one for their own update: with
// Poisson arrivals 720 + 1000 / 14 + 1 minutes. Each customer is two events on the list.
TEST_CASE("a round by hand takes all there is, whatever a tool's poll would",
          "[sim][oracle][staff]") {
  sim::Scenario it = plain_scenario(1000 / (14 * 86400.0), 14);
  it.warmup_days = 0;
  it.pipeline.trigger.kind = core::Trigger::person;
  it.pipeline.trigger.poll_limit = 100;
  it.pipeline.disenrolment.kind = core::Disenrolment::person;
  it.pipeline.routing_by = core::Routing::none;
  it.pipeline.enrichment = core::Enrichment::none;
  it.pipeline.zones.front() = {"UTC", 0, 0, {3, 5, 6, 60}, {10, 5, 6, 120}};
  it.staff.people = 1;
  it.staff.hours = kRoundTheClock;
  it.staff.round_minute = 0;
  it.staff.round_every = {};
  it.staff.overlooked = 0;
  it.staff.task = Distribution::constant(60);
  const sim::Results results = results_of_plain(it, kMonths);
  const sim::Interval lag = at_99(results.of(Metric::crm_lag_s), kMonths);
  CHECK(lag.contains((720 + 1000 / 14.0 + 1) * 60));
}

// Each search takes uniform(0, 40 s), so three in four time out after 10 s: 30 s of vain tries and
// 5 s of the one that is answered, on average. The update is tried in the same way, and takes effect
// when the CRM is done with whichever try it finishes first: P(later than 10 k + s) is the product
// of 1 - (10 j + s) / 40 over j = 0..k, which makes 16.746 s. At the time-out itself it would be 8.75.
TEST_CASE("a request takes effect when the system is done with it, not when nobody waits any more",
          "[sim][oracle][api]") {
  sim::Scenario it = plain_scenario(1000 / (14 * 86400.0), 14);
  it.warmup_days = 0;
  it.apis.crm.latency = Distribution::uniform(0, 40);
  it.pipeline.retry = {core::milliseconds(1), core::milliseconds(1), core::seconds(10), 50};
  it.pipeline.routing_by = core::Routing::none;
  it.pipeline.enrichment = core::Enrichment::none;
  const sim::Results results = results_of_plain(it, kMonths);
  const sim::Interval lag = at_99(results.of(Metric::crm_lag_s), kMonths);
  CHECK(lag.contains(35 + 16.746));
  CHECK_FALSE(lag.contains(35 + 8.75));
}

// Incidents of six hours, one a day on average, refuse what the CRM is asked: with Poisson conversions a
// customer is entered by the pipeline unless an incident is under way, exp(-1/4) of them, and by whoever
// reviews the exceptions otherwise.
TEST_CASE("a token that expires costs the customers who convert meanwhile",
          "[sim][oracle][world]") {
  sim::Scenario it = plain_scenario(2000 / (14 * 86400.0), 14);
  it.incidents.resize(1);
  it.incidents[0].a_month = 28;
  it.incidents[0].when.length = core::hours(6);
  it.incidents[0].answer = sim::IncidentAnswer::unauthorized;
  constexpr int kReplications = kSlowBuild ? 50 : 200;
  const sim::Results results = results_of_plain(it, kReplications);
  const double missed = 2000 * (1 - std::exp(-0.25));
  CHECK(at_99(results.of(Metric::mismatches), kReplications).contains(missed));
  CHECK(at_99(results.of(Metric::lost_handoffs), kReplications).contains(0));
}
