// Whole runs: the article's worked example, faults, and what must not depend on how the work is
// cut.
#include "sim/experiment/experiment.hpp"

#include <cmath>
#include <functional>
#include <type_traits>
#include <utility>

#include "sim/month/simulation.hpp"
#include "sim/statistics/ratio.hpp"
#include "tests/catch.hpp"

using namespace handoff;
using sim::Metric;

namespace {

sim::Estimate of(const sim::Results& results, Metric metric) {
  return results.metrics[index(metric)];
}

sim::Results run(const sim::Scenario& scenario, int replications) {
  sim::Experiment experiment(scenario);
  experiment.run(replications);
  for (const std::string& violation : experiment.violations()) FAIL_CHECK(violation);
  return experiment.results();
}

sim::Scenario with_faults() {
  sim::Scenario scenario = sim::worked_example();
  scenario.payments.duplicate_share = 0.2;
  for (sim::Api* api : {&scenario.apis.processor, &scenario.apis.crm, &scenario.apis.product,
                        &scenario.apis.marketing, &scenario.apis.team}) {
    api->server_error_rate = 0.05;
    api->timeout_rate = 0.05;
  }
  scenario.cohort.email_respelled = 0.1;
  scenario.cohort.email_secondary = 0.05;
  scenario.cohort.email_unknown = 0.05;
  scenario.cohort.open_deal = 0.2;
  return scenario;
}

}  // namespace

// What is read from results that nobody keeps must not refer into them.
static_assert(std::is_same_v<decltype(std::declval<sim::Results>().of(sim::Metric::conversions)),
                             sim::Estimate>);

// The article: 500 trials at 18%, $350 on average, 78 of 90 Growth, each within 3 s, all within 45
// s.
TEST_CASE("the worked example with faults off", "[sim][experiment]") {
  const sim::Results results = run(sim::worked_example(), 1000);
  CHECK(of(results, Metric::conversions).mean == Approx(90).margin(1));
  CHECK(of(results, Metric::mrr_usd).mean == Approx(350).margin(2));
  CHECK(results.by_tier[1].tier == "Growth");
  CHECK(results.by_tier[1].metrics[index(Metric::conversions)].mean == Approx(78).margin(1));
  CHECK(of(results, Metric::crm_lag_s).max < 45);
  CHECK(of(results, Metric::processing_s).p99 < 3);
  CHECK(of(results, Metric::committed).mean == of(results, Metric::conversions).mean);
  for (const Metric none : {Metric::exceptions, Metric::lost_handoffs, Metric::duplicates_received,
                            Metric::duplicate_effects, Metric::http_429, Metric::retries}) {
    INFO(info(none).name);
    CHECK(of(results, none).mean == 0);
  }
}

TEST_CASE("a fifth of the deliveries twice: all suppressed, nothing done twice",
          "[sim][experiment]") {
  sim::Scenario scenario = sim::worked_example();
  scenario.payments.duplicate_share = 0.2;
  const sim::Results results = run(scenario, 300);
  const double received = of(results, Metric::duplicates_received).mean;
  // Two deliveries for each of 90 conversions, a fifth of them twice.
  CHECK(received == Approx(36).margin(4 * std::sqrt(36.0 / 300) + 1));
  CHECK(of(results, Metric::duplicates_suppressed).mean == received);
  CHECK(of(results, Metric::duplicate_effects).mean == 0);
  CHECK(of(results, Metric::lost_handoffs).mean == 0);
}

// A second handoff assigns, tells and onboards again: three effects, and each customer has one, as
// the invoice an hour later is a second signal. No event came twice, so none of it is a duplicate.
TEST_CASE("without idempotency a conversion's second signal does its effects again",
          "[sim][experiment]") {
  sim::Scenario scenario = sim::worked_example();
  scenario.pipeline.dedupe.enabled = false;
  scenario.pipeline.reconcile.enabled = false;  // a repair would do them again as well
  const sim::Results results = run(scenario, 100);
  CHECK(of(results, Metric::duplicates_received).mean == 0);
  CHECK(of(results, Metric::duplicate_effects).mean == 0);
  CHECK(of(results, Metric::second_signal_effects).mean >=
        3 * of(results, Metric::conversions).mean);
  CHECK(of(run(sim::worked_example(), 20), Metric::second_signal_effects).mean == 0);
}

// The conversion's own event comes twice with a probability of 0.2, and does the same as a second
// signal; a second paid invoice is a customer's. Of 9000 customers the share is known to 0.0042.
TEST_CASE("without idempotency the redeliveries of a conversion do their effects again",
          "[sim][experiment]") {
  sim::Scenario scenario = sim::worked_example();
  scenario.payments.duplicate_share = 0.2;
  scenario.pipeline.dedupe.enabled = false;
  scenario.pipeline.reconcile.enabled = false;
  const sim::Results results = run(scenario, 100);
  CHECK(of(results, Metric::duplicates_suppressed).mean == 0);
  const double second = of(results, Metric::second_signal_effects).mean;
  CHECK(of(results, Metric::duplicate_effects).mean / second == Approx(0.2).margin(0.017));
}

// Churn and expansion are customers'; a month without any has neither. By rules, with usage and
// without a person everybody's expansion is the sum of three coefficients, however few they are.
TEST_CASE("months without a customer enter no average of churn and expansion",
          "[sim][experiment]") {
  sim::Scenario few = sim::worked_example();
  few.cohort.trials = 5;
  few.cohort.usage_missing = 0;
  few.outcomes.expansion_late = few.outcomes.churn_late = 0;
  few.outcomes.churn_missend = 0;
  const sim::Results results = run(few, 200);
  REQUIRE(of(results, Metric::conversions).mean < 1.5);  // so that some months have none
  const sim::Outcomes& model = few.outcomes;
  CHECK(of(results, Metric::expansion_pct).mean ==
        Approx(model.expansion_base + model.expansion_automated + model.expansion_usage +
               model.expansion_rules));
  CHECK(of(results, Metric::churn_90d_pct).mean == Approx(model.churn_base));
}

TEST_CASE("whatever fails, nobody is lost and nothing is done twice", "[sim][experiment]") {
  const sim::Results results = run(with_faults(), 200);
  CHECK(of(results, Metric::lost_handoffs).mean == 0);
  CHECK(of(results, Metric::duplicate_effects).mean == 0);
  CHECK(of(results, Metric::retries).mean > 50);
  CHECK(of(results, Metric::exceptions).mean > 1);
  CHECK(of(results, Metric::committed).mean < of(results, Metric::conversions).mean);
}

TEST_CASE("a tight CRM quota makes 429s, retries and a longer lag, and loses nobody",
          "[sim][experiment]") {
  sim::Scenario scenario = sim::worked_example();
  scenario.apis.crm.limits = {{sim::LimitKind::rolling_window, 2, core::seconds(10)}};
  const sim::Results tight = run(scenario, 100);
  const sim::Results ample = run(sim::worked_example(), 100);
  CHECK(of(tight, Metric::http_429).mean > 100);
  CHECK(of(tight, Metric::retries).mean >= of(tight, Metric::http_429).mean * 0.9);
  CHECK(of(tight, Metric::crm_lag_s).mean > of(ample, Metric::crm_lag_s).mean * 2);
  CHECK(of(tight, Metric::lost_handoffs).mean == 0);
}

// The article's tools, roughly: the presets with their calibration are assets.
TEST_CASE("every configuration of the core keeps the invariants under faults",
          "[sim][experiment]") {
  struct Case {
    const char* what;
    std::function<void(core::PipelineConfig&)> change;
  };
  const Case cases[] = {
      {"manual",
       [](core::PipelineConfig& it) {
         it.trigger.kind = core::Trigger::person;
         it.enrichment = core::Enrichment::none;
         it.disenrolment.kind = core::Disenrolment::person;
         it.routing_by = core::Routing::person;
         it.reconcile.enabled = false;
       }},
      {"polling without routing",
       [](core::PipelineConfig& it) {
         it.trigger.kind = core::Trigger::poll;
         it.enrichment = core::Enrichment::none;
         it.disenrolment.kind = core::Disenrolment::list_sync;
         it.routing_by = core::Routing::none;
         it.reconcile.enabled = false;
         it.pace.spacing = core::seconds(1);
       }},
      {"CDP",
       [](core::PipelineConfig& it) {
         it.enrichment = core::Enrichment::marketing;
         it.disenrolment.kind = core::Disenrolment::list_sync;
         it.routing_by = core::Routing::none;
       }},
      {"iPaaS", [](core::PipelineConfig& it) { it.pace.concurrency = 2; }},
      {"full, exceptions left to people",
       [](core::PipelineConfig& it) { it.reconcile.auto_repair = false; }},
  };
  for (const Case& it : cases) {
    INFO(it.what);
    sim::Scenario scenario = with_faults();
    it.change(scenario.pipeline);
    const sim::Results results = run(scenario, 20);
    CHECK(of(results, Metric::lost_handoffs).mean == 0);
    CHECK(of(results, Metric::committed).mean > 0.85 * of(results, Metric::conversions).mean);
  }
}

TEST_CASE("results do not depend on how the replications are cut", "[sim][experiment]") {
  sim::Experiment whole(with_faults()), cut(with_faults());
  whole.run(30);
  for (const int part : {1, 4, 0, 20, 5}) cut.run(part);
  CHECK(whole.results().hash == cut.results().hash);
  CHECK(of(whole.results(), Metric::crm_lag_s).mean == of(cut.results(), Metric::crm_lag_s).mean);
}

TEST_CASE("a replication depends on scenario, seed and its number alone", "[sim][experiment]") {
  const sim::Scenario scenario = with_faults();
  sim::Simulation fresh(scenario), used(scenario);
  for (std::uint32_t replication = 0; replication < 5; ++replication) used.run(replication);
  CHECK(fresh.run(3).hash == used.run(3).hash);
  CHECK(fresh.run(3).hash != used.run(4).hash);
  sim::Scenario other = scenario;
  other.seed = 2;
  sim::Simulation with_other_seed(other);
  CHECK(with_other_seed.run(3).hash != fresh.run(3).hash);
}

TEST_CASE("scenarios share their random numbers where they do the same thing",
          "[sim][experiment]") {
  sim::Scenario twice = sim::worked_example();
  twice.payments.duplicate_share = 0.2;
  const sim::Results a = run(sim::worked_example(), 20), b = run(twice, 20);
  CHECK(of(a, Metric::crm_lag_s).mean == of(b, Metric::crm_lag_s).mean);
}

TEST_CASE("the ratio of sums and its interval, by hand", "[sim][ratio]") {
  // Totals 2, 6, 4 over 1, 2, 3 customers: R = 12 / 6 = 2; residuals 0, 2, -2; s^2 = 8 / 2 = 4;
  // half width t(0.975, 2) sqrt(4 x 3) / 6 = 4.302653 x 3.464102 / 6 = 2.484138.
  sim::RatioAccumulator ratio;
  ratio.add(2, 1);
  ratio.add(6, 2);
  ratio.add(4, 3);
  CHECK(ratio.mean() == 2);
  CHECK(ratio.interval().low == Approx(2 - 2.484138).epsilon(1e-6));
  CHECK(ratio.interval().high == Approx(2 + 2.484138).epsilon(1e-6));
}

TEST_CASE("a ratio without customers or with one replication has no interval", "[sim][ratio]") {
  sim::RatioAccumulator none, one;
  none.add(0, 0);
  none.add(0, 0);
  one.add(5, 2);
  CHECK(none.mean() == 0);
  CHECK(std::isinf(none.interval().high));
  CHECK(one.mean() == 2.5);
  CHECK(std::isinf(one.interval().high));
}

TEST_CASE("a broken rule is reported with the moment of its first breach", "[sim][checker]") {
  sim::Scenario scenario = sim::worked_example();
  sim::Simulation simulation(scenario);
  simulation.run(0);
  sim::Checker checker;
  core::Progress progress;
  progress.subscription = sim::subscription_of(simulation.customers().front());
  progress.state = core::HandoffState::committed;
  CHECK(checker.at_end(simulation.month()).empty());
  // The world of a scenario that nobody has run yet: the CRM knows nothing, so this is too early.
  sim::World untouched(scenario);
  untouched.start(sim::StreamKey::of(1, 0), simulation.customers());
  checker.on_progress(progress, untouched, scenario.start + core::hours(7) + core::seconds(12));
  const auto violations = checker.at_end(simulation.month());
  REQUIRE(violations.size() == 1);
  CHECK(violations[0] ==
        "1 handoffs committed without both halves, first at 2026-03-02 07:00:12 UTC");
}
