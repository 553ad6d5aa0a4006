// Random scenarios with every fault of the cohort, the payments and the APIs switched on: whatever
// comes together, the invariants hold. Nothing is so overloaded that it would take more than a
// year.
#include <string>

#include "sim/experiment/experiment.hpp"
#include "sim/scenario/check.hpp"
#include "tests/catch.hpp"

using namespace handoff;
using sim::Distribution;
using sim::Stream;

namespace {

sim::Window random_window(Stream& stream, core::Duration longest) {
  sim::Window window;
  window.from = core::minutes(stream.below(28 * 24 * 60));
  window.length =
      core::minutes(1 + stream.below(static_cast<std::uint32_t>(longest.us / 60'000'000)));
  if (stream.chance(0.5)) window.every = window.length + core::hours(1 + stream.below(72));
  return window;
}

Distribution random_latency(Stream& stream) {
  switch (stream.below(4)) {
    case 0:
      return Distribution::exponential(0.05 + stream.uniform());
    case 1:
      return Distribution::pareto_tail(0.2, 1.0, 1.1 + stream.uniform());
    case 2:
      return Distribution::gamma(0.5 + stream.uniform(), 0.5);
    default:
      return Distribution::lognormal_median_p95(0.2, 0.5 + 8 * stream.uniform());
  }
}

sim::RateLimit random_limit(Stream& stream) {
  return {static_cast<sim::LimitKind>(stream.below(3)), static_cast<int>(20 + stream.below(50)),
          core::milliseconds(200 + stream.below(20'000)),
          static_cast<sim::Counts>(stream.below(4))};
}

void make_faulty(sim::Api& api, Stream& stream) {
  api.latency = random_latency(stream);
  api.server_error_rate = 0.2 * stream.uniform();
  api.timeout_rate = 0.2 * stream.uniform();
  api.timeout_applied = stream.uniform();
  api.retry_after = core::seconds(stream.below(20));
  api.limits = {random_limit(stream), random_limit(stream)};
  api.concurrent = static_cast<int>(stream.below(4));
  api.queue = static_cast<int>(stream.below(4));
  for (std::uint32_t n = stream.below(3); n > 0; --n) {
    sim::Load load;
    load.rate = 2 * stream.uniform();
    load.counts = static_cast<sim::Counts>(stream.below(4));
    if (stream.chance(0.5)) load.when = random_window(stream, core::hours(24));
    api.background.push_back(load);
  }
  for (std::uint32_t n = stream.below(3); n > 0; --n)
    api.outages.push_back(random_window(stream, core::hours(12)));
}

void make_faulty(sim::Cohort& it, Stream& stream) {
  it.arrivals = static_cast<sim::Arrivals>(stream.below(2));
  it.trials = static_cast<int>(50 + stream.below(300));
  it.conversion_rate = 0.1 + 0.5 * stream.uniform();
  it.card_on_file = stream.uniform();
  it.campaigns = {{core::hours(stream.below(600)), core::minutes(1 + stream.below(300)),
                   0.5 * stream.uniform()}};
  it.usage_missing = 0.3 * stream.uniform();
  it.open_deal = 0.5 * stream.uniform();
  it.plan_change = 0.5 * stream.uniform();
  it.payment_failure = 0.3 * stream.uniform();
  it.usage_based = 0.5 * stream.uniform();
  it.email_respelled = 0.2 * stream.uniform();
  it.email_secondary = 0.2 * stream.uniform();
  it.email_unknown = 0.2 * stream.uniform();
}

void make_faulty(sim::Payments& it, Stream& stream) {
  it.delivery_delay = Distribution::exponential(60 * stream.uniform() + 0.1);
  it.duplicate_share = 0.5 * stream.uniform();
  it.failure_share = 0.5 * stream.uniform();
  it.lost_share = 0.2 * stream.uniform();
  it.charge_retry = core::hours(stream.below(200));
  if (stream.chance(0.3)) it.redelivery.clear();
  for (std::uint32_t n = stream.below(3); n > 0; --n)
    it.outages.push_back(random_window(stream, core::hours(48)));
}

void vary(core::PipelineConfig& it, Stream& stream) {
  it.trigger.kind = static_cast<core::Trigger>(stream.below(3));
  it.enrichment = static_cast<core::Enrichment>(stream.below(3));
  it.disenrolment.kind = static_cast<core::Disenrolment>(stream.below(3));
  it.routing_by = static_cast<core::Routing>(stream.below(3));
  it.reconcile.auto_repair = stream.chance(0.7);
  it.pace.concurrency = static_cast<int>(stream.below(5));
  it.deals = static_cast<core::DealRule>(stream.below(3));
  it.overrides = {{core::Segment::enterprise, static_cast<int>(stream.below(4))}};
  it.retry.max_attempts = static_cast<int>(1 + stream.below(6));
  it.retry.timeout = core::seconds(1 + stream.below(20));
}

sim::Scenario storm(std::uint64_t number) {
  Stream stream = sim::StreamKey::of(number, 0).stream(sim::Purpose{1});
  sim::Scenario scenario = sim::worked_example();
  scenario.seed = number;
  make_faulty(scenario.cohort, stream);
  make_faulty(scenario.payments, stream);
  for (sim::Api* api : {&scenario.apis.processor, &scenario.apis.crm, &scenario.apis.product,
                        &scenario.apis.marketing, &scenario.apis.team})
    make_faulty(*api, stream);
  vary(scenario.pipeline, stream);
  return scenario;
}

}  // namespace

TEST_CASE("in forty random storms of faults every invariant holds", "[sim][storm]") {
  for (std::uint64_t number = 1; number <= 40; ++number) {
    INFO("storm " << number);
    const auto scenario = sim::checked(storm(number));
    REQUIRE(scenario);
    sim::Experiment experiment(*scenario);
    experiment.run(3);
    for (const std::string& violation : experiment.violations()) FAIL_CHECK(violation);
  }
}
