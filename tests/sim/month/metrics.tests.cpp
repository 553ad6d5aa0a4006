// Every metric is observed: no row stays without the place where its value comes from.
#include "sim/month/metrics.hpp"

#include <array>
#include <string>
#include <vector>

#include "sim/experiment/experiment.hpp"
#include "sim/month/month_metrics.hpp"
#include "sim/month/simulation.hpp"
#include "sim/scenario/check.hpp"
#include "tests/catch.hpp"

using namespace handoff;
using sim::Metric;

namespace {

// Much goes wrong, and all of it is found.
sim::Scenario troubled() {
  sim::Scenario scenario = sim::worked_example();
  scenario.cohort.open_deal = 0.3;
  scenario.cohort.plan_change = 0.3;
  scenario.cohort.payment_failure = 0.2;
  scenario.cohort.usage_based = 0.2;
  scenario.cohort.email_unknown = 0.2;
  scenario.payments.duplicate_share = 0.3;
  scenario.payments.lost_share = 0.1;
  scenario.staff.finds_contact = 0;
  scenario.nurture.disenrol_delay = sim::Distribution::constant(3 * 86'400.0);
  scenario.apis.crm.server_error_rate = 0.1;
  scenario.apis.product.server_error_rate = 0.5;
  scenario.apis.crm.limits = {{sim::LimitKind::rolling_window, 1, core::seconds(2)}};
  scenario.pipeline.deals = core::DealRule::in_addition;
  scenario.pipeline.overrides = {{core::Segment::enterprise, 3}};
  scenario.costs.tool_monthly = core::dollars(100);
  return scenario;
}

// What should not happen twice does.
sim::Scenario without_idempotency() {
  sim::Scenario scenario = troubled();
  scenario.pipeline.dedupe.enabled = false;
  scenario.pipeline.enrichment = core::Enrichment::none;
  return scenario;
}

// Accounts have owners, of whom one leaves.
sim::Scenario leavers() {
  sim::Scenario scenario = sim::worked_example();
  scenario.horizon.months = 2;
  scenario.horizon.headcount = {{0, 2, -1}};
  scenario.horizon.book.care = {{100, 0.5}};
  scenario.horizon.book.owners = sim::Owners::named;
  return scenario;
}

std::vector<bool> observed() {
  std::vector<bool> seen(sim::kMetricCount);
  for (const sim::Scenario& scenario : {troubled(), without_idempotency(), leavers()}) {
    const auto checked = sim::checked(scenario);
    REQUIRE(checked);
    sim::Experiment experiment(*checked);
    experiment.run(5);
    const sim::Results results = experiment.results();
    for (const sim::MetricInfo& metric : sim::kMetrics) {
      const sim::Estimate& it = results.of(metric.metric);
      if (it.n > 0 && it.mean != 0) seen[index(metric.metric)] = true;
    }
  }
  return seen;
}

}  // namespace

// Of the invariants' own metrics a run shows nothing, or it has found a bug. They are set below.
TEST_CASE("every metric is observed in some month", "[sim][metrics]") {
  const std::vector<bool> seen = observed();
  for (const sim::MetricInfo& metric : sim::kMetrics) {
    INFO(metric.name);
    const bool never =
        metric.metric == Metric::lost_handoffs || metric.metric == Metric::quiet_calls;
    CHECK(seen[index(metric.metric)] != never);
  }
}

// Nothing has happened yet, so whoever converts is lost; and the team called while the customers
// slept, as their hours were changed behind its back.
TEST_CASE("what never happens is counted all the same", "[sim][metrics]") {
  sim::Scenario scenario = sim::worked_example();
  sim::MonthState untouched(scenario);
  untouched.start(0);
  std::array<double, sim::kMetricCount> counts{};
  sim::count_month(untouched, untouched.all_days(), counts);
  REQUIRE_FALSE(untouched.customers.empty());
  CHECK(counts[index(Metric::lost_handoffs)] == static_cast<double>(untouched.counted_customers));

  for (sim::Touch& touch : scenario.team.touches) touch.call = true;
  sim::Simulation simulation(scenario);
  scenario.pipeline.customer_hours = {0, 60, 0b1111111};
  CHECK(simulation.run(0).counts[index(Metric::quiet_calls)] > 0);
}

TEST_CASE("what is usual of a metric is what its kind has", "[sim][metrics]") {
  CHECK(sim::info(Metric::crm_lag_s).usual == sim::Statistic::p95);
  CHECK(sim::info(Metric::sla_attainment).wish == sim::Wish::more);
  CHECK(sim::info(Metric::misroute_rate).wish == sim::Wish::less);
  CHECK(sim::info(Metric::api_calls).wish == sim::Wish::neither);
  CHECK(sim::info(Metric::touch_wait_s).leg == sim::Leg::until_touch);
  CHECK(sim::info(Metric::touch_wait_s).cause == sim::Cause::people_busy);
}
