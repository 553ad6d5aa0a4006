// Targets: how they are written, and when they are met.
#include "io/results/target.hpp"

#include <string>
#include <vector>

#include "tests/catch.hpp"

using namespace handoff;

namespace {

const std::vector<std::string> kTiers{"Starter", "Enterprise"};

sim::Results results_with_lag(double mean, double p95) {
  sim::Results results;
  results.metrics.resize(sim::kMetricCount);
  results.metrics[sim::index(sim::Metric::crm_lag_s)] = {.mean = mean,
                                                         .ci95_low = mean,
                                                         .ci95_high = mean,
                                                         .n = 10,
                                                         .has_percentiles = true,
                                                         .p50 = mean,
                                                         .p95 = p95,
                                                         .p99 = p95,
                                                         .max = p95};
  results.by_tier = {{"Starter", results.metrics},
                     {"Enterprise", std::vector<sim::Estimate>(sim::kMetricCount)}};
  return results;
}

bool met(const char* text) {
  return io::judge(*io::parse_target(text, kTiers), results_with_lag(30, 60)).met;
}

}  // namespace

TEST_CASE("a target names tier, metric, statistic and limit", "[target]") {
  const auto target = io::parse_target("Enterprise:crm_lag_s.p95 <= 15min", kTiers);
  REQUIRE(target);
  CHECK(target->measure.tier == 1);
  CHECK(target->measure.metric == sim::Metric::crm_lag_s);
  CHECK(target->measure.statistic == sim::Statistic::p95);
  CHECK(target->comparison == io::Comparison::at_most);
  CHECK(target->value == 900);
  CHECK(io::parse_target("mrr_usd>$350.5", kTiers)->value == 350.5);
}

TEST_CASE("a target is met or missed", "[target]") {
  CHECK(met("crm_lag_s<=30"));
  CHECK_FALSE(met("crm_lag_s<30"));
  CHECK(met("crm_lag_s>=30s"));
  CHECK_FALSE(met("crm_lag_s>30"));
  CHECK(met("crm_lag_s.p95<=1min"));
  CHECK_FALSE(met("crm_lag_s.p95<=59s"));
  CHECK(met("Starter:crm_lag_s.mean<31"));
}

TEST_CASE("without a customer nothing is known and the target is missed", "[target]") {
  const auto target = *io::parse_target("Enterprise:crm_lag_s<=1d", kTiers);
  const io::TargetOutcome outcome = io::judge(target, results_with_lag(30, 60));
  CHECK_FALSE(outcome.known);
  CHECK_FALSE(outcome.met);
  CHECK(io::outcome_text(target, outcome) ==
        "target Enterprise:crm_lag_s<=1d: missed, no such customer in the run");
}

TEST_CASE("a target that makes no sense says why", "[target]") {
  struct Case {
    const char* text;
    const char* reason;
  };
  const std::vector<Case> cases{
      {"", "expected METRIC<=VALUE"},
      {"crm_lag_s=5", "expected METRIC<=VALUE"},
      {"crm_lag<=5", "did you mean \"crm_lag_s\"?"},
      {"crm_lag_s.p96<=5", "unknown statistic \"p96\""},
      {"crm_lag_s<=", "is no value"},
      {"crm_lag_s<=soon", "is no value"},
      {"mrr_usd<=5s", "is no value; expected a number"},
      {"retries.p95<=5", "has a mean only"},
      {"Starter:retries<=5", "not known by tier"},
      {"Starters:crm_lag_s<=5", "did you mean \"Starter\"?"},
  };
  for (const Case& it : cases) {
    INFO(it.text);
    const auto target = io::parse_target(it.text, kTiers);
    REQUIRE_FALSE(target);
    CHECK(target.error().line().find(it.reason) != std::string::npos);
  }
}
