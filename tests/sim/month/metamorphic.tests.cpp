// Metamorphic tests: two scenarios whose results must stand in a known relation, whatever the
// results are.
//
// Some draws belong to a moment (other work is drawn by the day, a job's call by its time) or to a
// person by pool and place in it. Where such a draw would differ, it is taken out of both.
#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "sim/experiment/experiment.hpp"
#include "sim/month/simulation.hpp"
#include "sim/scenario/check.hpp"
#include "sim/scenario/fields.hpp"
#include "sim/world/systems/limiter.hpp"
#include "tests/catch.hpp"

using namespace handoff;
using sim::Metric;

namespace {

sim::Scenario valid(sim::Scenario scenario) {
  auto it = sim::checked(std::move(scenario));
  REQUIRE(it);
  return *std::move(it);
}

sim::Results results_of(const sim::Scenario& scenario, int replications) {
  sim::Experiment experiment(valid(scenario));
  experiment.run(replications);
  for (const std::string& violation : experiment.violations()) FAIL_CHECK(violation);
  return experiment.results();
}

// Faults of many kinds, so that there is something to be the same.
sim::Scenario lively() {
  sim::Scenario scenario = sim::worked_example();
  scenario.team.other_work = 0;
  scenario.payments.duplicate_share = 0.1;
  scenario.payments.failure_share = 0.1;
  scenario.cohort.plan_change = 0.1;
  scenario.cohort.open_deal = 0.2;
  scenario.cohort.email_unknown = 0.05;
  for (sim::Api* api : {&scenario.apis.processor, &scenario.apis.crm, &scenario.apis.product,
                        &scenario.apis.marketing, &scenario.apis.team})
    api->server_error_rate = 0.05;
  scenario.apis.crm.outages = {{core::days(10), core::hours(5), {}}};
  return scenario;
}

void check_same_metrics(const sim::Results& a, const sim::Results& b) {
  for (const sim::MetricInfo& metric : sim::kMetrics) {
    INFO(metric.name);
    CHECK(a.of(metric.metric).n == b.of(metric.metric).n);
    CHECK(a.of(metric.metric).mean == b.of(metric.metric).mean);
    CHECK(a.of(metric.metric).max == b.of(metric.metric).max);
  }
}

template <class Item>
void swap_two(std::vector<Item>& items, std::size_t first = 0) {
  REQUIRE(items.size() >= first + 2);
  std::swap(items[first], items[first + 1]);
}

// As an index into items of which those two have changed places.
void renumber(int& index, int first = 0) {
  index = index == first ? first + 1 : index == first + 1 ? first : index;
}

}  // namespace

// Without summer time, which comes on a date.
TEST_CASE("a start that is whole weeks later changes nothing", "[sim][metamorphic]") {
  sim::Scenario scenario = lively();
  for (core::TimeZone& zone : scenario.pipeline.zones) zone.summer_minutes = zone.standard_minutes;
  for (sim::Api* api : {&scenario.apis.processor, &scenario.apis.crm, &scenario.apis.product,
                        &scenario.apis.marketing, &scenario.apis.team}) {
    api->latency = sim::Distribution::constant(0.5);
    api->server_error_rate = 0;
    api->outages.clear();
  }
  scenario.staff.task = sim::Distribution::constant(300);
  scenario.apis.marketing.outages = {{core::days(10), core::hours(5), {}}};
  const sim::Results before = results_of(scenario, 3);
  scenario.start = scenario.start + core::days(7 * 9);
  check_same_metrics(before, results_of(scenario, 3));
  scenario.start = scenario.start + core::days(3);
  CHECK(before.of(Metric::first_touch_h).mean !=
        results_of(scenario, 3).of(Metric::first_touch_h).mean);
}

TEST_CASE("pools in another order do the same work", "[sim][metamorphic]") {
  sim::Scenario scenario = lively();
  const sim::Results before = results_of(scenario, 3);
  swap_two(scenario.pipeline.pools);
  for (core::RoutingRow& row : scenario.pipeline.routing) {
    for (int& pool : row.pools) renumber(pool);
    renumber(row.extra_pool);
  }
  check_same_metrics(before, results_of(scenario, 3));
}

// What is paired stays paired: the difference that one more person makes is that pool's alone.
TEST_CASE("one more person in a pool changes nothing for the customers of other pools",
          "[sim][metamorphic]") {
  const sim::Scenario before = valid(sim::worked_example());
  REQUIRE(before.team.other_work > 0);
  for (std::size_t pool = 0; pool < before.pipeline.pools.size(); ++pool) {
    sim::Scenario after = before;
    ++after.pipeline.pools[pool].headcount;
    sim::Simulation few(before), more(after);
    for (std::uint32_t month = 0; month < 10; ++month) {
      few.run(month);
      more.run(month);
      REQUIRE(few.customers().size() == more.customers().size());
      for (std::uint32_t at = 0; at < few.customers().size(); ++at) {
        const core::RoutingRow& row = before.pipeline.routing[few.customers()[at].tier];
        if (row.pools.front() == static_cast<int>(pool)) continue;
        CHECK(few.team().touch(at).told == more.team().touch(at).told);
        CHECK(few.team().touch(at).begun == more.team().touch(at).begun);
      }
    }
  }
}

// The first zone is also that of customers of whom none is known, so it stays the first.
TEST_CASE("zones in another order are the same event for event", "[sim][metamorphic]") {
  sim::Scenario scenario = lively();
  scenario.team.other_work = 0.5;
  const std::uint64_t before = results_of(scenario, 3).hash;
  swap_two(scenario.pipeline.zones, 1);
  for (core::Pool& pool : scenario.pipeline.pools) renumber(pool.zone, 1);
  for (sim::TimeZoneShare& share : scenario.cohort.time_zones) renumber(share.zone, 1);
  renumber(scenario.staff.zone, 1);
  CHECK(results_of(scenario, 3).hash == before);
}

TEST_CASE("names and the order of overrides change no event", "[sim][metamorphic]") {
  sim::Scenario scenario = lively();
  scenario.team.other_work = 0.5;
  scenario.pipeline.overrides = {{core::Segment::enterprise, 3}, {core::Segment::mid_market, 2}};
  const std::uint64_t before = results_of(scenario, 3).hash;
  swap_two(scenario.pipeline.overrides);
  for (core::RoutingRow& row : scenario.pipeline.routing) row.tier += " renamed";
  for (core::Pool& pool : scenario.pipeline.pools) pool.name += " renamed";
  CHECK(results_of(scenario, 3).hash == before);
}

// Four times the customers, people and quotas: what is counted is four times as much, and nobody
// waits longer, since whoever is free may help.
TEST_CASE("trials, people and quotas scaled together do not slow anybody", "[sim][metamorphic]") {
  constexpr int kScale = 4;
  sim::Scenario scenario = sim::worked_example();
  scenario.cohort.trials = 2'000;
  for (core::RoutingRow& row : scenario.pipeline.routing) row.strategy = core::Strategy::pooled;
  scenario.apis.crm.limits = {{sim::LimitKind::rolling_window, 4, core::seconds(10)}};
  scenario.apis.crm.retry_after = core::seconds(5);
  const sim::Results one = results_of(scenario, 10);
  scenario.cohort.trials *= kScale;
  for (core::Pool& pool : scenario.pipeline.pools) pool.headcount *= kScale;
  scenario.staff.people *= kScale;
  for (sim::RateLimit& limit : scenario.apis.crm.limits) limit.requests *= kScale;
  const sim::Results four = results_of(scenario, 10);
  const auto share = [](const sim::Results& of, Metric part) {
    return of.of(part).mean / of.of(Metric::conversions).mean;
  };
  CHECK(four.of(Metric::conversions).mean ==
        Approx(kScale * one.of(Metric::conversions).mean).epsilon(0.03));
  CHECK(share(four, Metric::api_calls) <= share(one, Metric::api_calls));
  CHECK(share(one, Metric::http_429) > 0);
  CHECK(share(four, Metric::http_429) <= share(one, Metric::http_429));
  CHECK(four.of(Metric::touch_wait_s).mean <= one.of(Metric::touch_wait_s).mean);
  CHECK(four.of(Metric::crm_lag_s).mean <= one.of(Metric::crm_lag_s).mean * 1.02);
}

// ---- raising a limit never slows ----

namespace {

// Everybody signs up within an hour and has a card: a fortnight later all come within an hour.
sim::Scenario burst() {
  sim::Scenario scenario = sim::worked_example();
  scenario.cohort.trials = 300;
  scenario.cohort.conversion_rate = 0.9;
  scenario.cohort.card_on_file = 1;
  scenario.cohort.campaigns = {{core::days(1), core::minutes(20), 1.0}};
  scenario.apis.crm.retry_after = core::seconds(2);
  scenario.pipeline.retry.max_attempts =
      50;  // nobody is given up, who would be missing from the mean
  return scenario;
}

struct Slowness {
  double lag_s;
  double refused;
};
Slowness slowness(const sim::Scenario& scenario) {
  const sim::Results results = results_of(scenario, 3);
  return {results.of(Metric::crm_lag_s).mean, results.of(Metric::http_429).mean};
}

// Each is at most the one before it, and the first is more than the last.
void check_never_slower(const std::vector<Slowness>& by_limit) {
  for (std::size_t at = 1; at < by_limit.size(); ++at) {
    INFO("step " << at);
    CHECK(by_limit[at].lag_s <= by_limit[at - 1].lag_s);
    CHECK(by_limit[at].refused <= by_limit[at - 1].refused);
  }
  CHECK(by_limit.back().lag_s < by_limit.front().lag_s);
  CHECK(by_limit.back().refused < by_limit.front().refused);
}

}  // namespace

TEST_CASE("raising a rate limit of any kind never slows", "[sim][metamorphic]") {
  for (std::size_t kind = 0; kind < sim::kLimitKinds.size(); ++kind) {
    for (std::size_t counts = 0; counts < sim::kCounts.size(); ++counts) {
      INFO(sim::kLimitKinds[kind] << " of " << sim::kCounts[counts]);
      if (sim::kCounts[counts] == "read") continue;  // the CRM is searched and written to
      std::vector<Slowness> by_limit;
      for (const int requests : {2, 8, 32, 512}) {
        sim::Scenario scenario = burst();
        scenario.apis.crm.limits = {{static_cast<sim::LimitKind>(kind), requests, core::seconds(10),
                                     static_cast<sim::Counts>(counts)}};
        by_limit.push_back(slowness(scenario));
      }
      check_never_slower(by_limit);
    }
  }
}

// A longer line is not promised to help: who gives up waiting leaves a request behind that is worked
// on for nothing, and asks again.
TEST_CASE("more places at work never slow", "[sim][metamorphic]") {
  std::vector<Slowness> by_places;
  for (const int places : {1, 2, 4, 16}) {
    sim::Scenario scenario = burst();
    scenario.apis.crm.latency = sim::Distribution::constant(3);
    scenario.apis.crm.concurrent = places;
    by_places.push_back(slowness(scenario));
  }
  check_never_slower(by_places);
}

// The same requests against a limit and a higher one: up to any moment the higher one has let
// through at least as many.
TEST_CASE("a higher limit has let through no fewer at any moment", "[sim][limiter][metamorphic]") {
  for (std::size_t kind = 0; kind < sim::kLimitKinds.size(); ++kind) {
    INFO(sim::kLimitKinds[kind]);
    const auto of = [kind](int requests) {
      return sim::Limiter({static_cast<sim::LimitKind>(kind), requests, core::seconds(10)});
    };
    sim::Limiter low = of(5), high = of(6);
    sim::Stream stream(7);
    core::Time now{};
    int passed_low = 0, passed_high = 0;
    for (int n = 0; n < 5'000; ++n) {
      now = now + core::milliseconds(stream.below(2'500));
      for (const auto& [limiter, passed] : {std::pair(&low, &passed_low), {&high, &passed_high}}) {
        if (!limiter->admits(now)) continue;
        limiter->count(now);
        ++*passed;
      }
      REQUIRE(passed_high >= passed_low);
    }
    CHECK(passed_high > passed_low);
  }
}

TEST_CASE("fees, free time and trials that end on the free plan convert nobody",
          "[sim][metamorphic]") {
  sim::Scenario scenario = lively();
  const sim::Results plain = results_of(scenario, 3);
  scenario.cohort.trial_fee = scenario.cohort.free_time = scenario.cohort.free_workspace = 0.5;
  const sim::Results with = results_of(scenario, 3);
  for (const Metric metric : {Metric::conversions, Metric::crm_lag_s, Metric::first_touch_h}) {
    CHECK(plain.of(metric).n == with.of(metric).n);
    CHECK(plain.of(metric).mean == with.of(metric).mean);
  }
}

TEST_CASE("who pays late converts once, when the money comes", "[sim][metamorphic]") {
  sim::Scenario scenario = lively();
  scenario.opening = sim::Opening::launch;  // later, and in a running month perhaps in the next one
  const sim::Results plain = results_of(scenario, 3);
  scenario.cohort.late_payment = scenario.cohort.card_missing = 0.5;
  const sim::Results late = results_of(scenario, 3);
  CHECK(plain.of(Metric::conversions).mean == late.of(Metric::conversions).mean);
}
