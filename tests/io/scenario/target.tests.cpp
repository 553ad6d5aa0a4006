// Targets: how they are written, and when they are met.
#include "io/scenario/target.hpp"

#include <string>
#include <vector>

#include "io/scenario/measure.hpp"
#include "sim/planner/defaults/default_targets.hpp"
#include "tests/catch.hpp"

using namespace handoff;
using sim::Bound;
using sim::Metric;
using sim::Statistic;

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

core::Result<sim::Target> by_estimate(std::string_view text) {
  return io::parse_target(text, kTiers, sim::JudgementRule::estimate);
}

sim::Standing outcome(const char* text) {
  return standing_of(*by_estimate(text), results_with_lag(30, 60), sim::JudgementRule::estimate);
}

bool met(const char* text) { return outcome(text).judgement == sim::Judgement::met; }

}  // namespace

TEST_CASE("a target names tier, metric, statistic and limit", "[target]") {
  const auto target = io::parse_target("Enterprise:crm_lag_s.p95 <= 15min", kTiers);
  REQUIRE(target);
  const sim::Requirement wanted{{Metric::crm_lag_s, Statistic::p95, 1}, Bound::at_most, 900};
  CHECK(target->requirement == wanted);
  CHECK(target->text == "Enterprise:crm_lag_s.p95 <= 15min");
  CHECK(io::parse_target("mrr_usd>$350.5", kTiers)->requirement.limit == 350.5);
  CHECK(io::parse_target("committed>=80", kTiers)->requirement.bound == Bound::at_least);
  CHECK(io::parse_target("committed>80", kTiers)->requirement.bound == Bound::above);
  CHECK(io::parse_target("committed<80", kTiers)->requirement.bound == Bound::below);
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
  const char* text = "Enterprise:crm_lag_s<=1d";
  CHECK(outcome(text).judgement == sim::Judgement::unknown);
  CHECK(io::outcome_text(*by_estimate(text), outcome(text)) ==
        "target Enterprise:crm_lag_s<=1d: missed, no such customer in the run");
}

TEST_CASE("an outcome is said in a line", "[target]") {
  CHECK(io::outcome_text(*by_estimate("crm_lag_s<30"), outcome("crm_lag_s<30")) ==
        "target crm_lag_s<30: missed, 30 s");
  CHECK(io::outcome_text(*by_estimate("crm_lag_s.max<=1min"), outcome("crm_lag_s.max<=1min")) ==
        "target crm_lag_s.max<=1min: met, 1 min");
}

TEST_CASE("by the estimate a maximum may be wanted, but no share of totals", "[target]") {
  CHECK(by_estimate("crm_lag_s.max<=1h"));
  CHECK_FALSE(io::parse_target("crm_lag_s.max<=1h", kTiers));
  CHECK(io::parse_target("http_429/api_calls<=0.01", kTiers));
  const auto share = by_estimate("http_429/api_calls<=0.01");
  REQUIRE_FALSE(share);
  CHECK(share.error().what.find("unknown metric") == 0);
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
      {"crm_lag_s<=", "is not a value"},
      {"crm_lag_s<=soon", "is not a value"},
      {"mrr_usd<=5s", "is not a value; expected a number"},
      {"retries.p95<=5", "has a mean only"},
      {"Starter:retries<=5", "not known by tier"},
      {"Starters:crm_lag_s<=5", "did you mean \"Starter\"?"},
  };
  for (const Case& it : cases) {
    INFO(it.text);
    for (const auto rule : {sim::JudgementRule::estimate, sim::JudgementRule::interval}) {
      const auto target = io::parse_target(it.text, kTiers, rule);
      REQUIRE_FALSE(target);
      CHECK(target.error().line().find(it.reason) != std::string::npos);
    }
  }
}

TEST_CASE("a target may be a share of two totals", "[target]") {
  const auto target = io::parse_target("http_429/api_calls<=0.01", kTiers);
  REQUIRE(target);
  CHECK(target->requirement.measure.metric == Metric::http_429);
  CHECK(target->requirement.over == Metric::api_calls);
  CHECK(target->requirement.limit == 0.01);
}

TEST_CASE("maxima and shares of percentiles are refused", "[target]") {
  for (const char* text : {"crm_lag_s.max<=1h", "crm_lag_s.p95/api_calls<=1",
                           "http_429/crm_lag_s.p95<=1", "http_429/api_cals<=1", "nothing<=1"}) {
    INFO(text);
    CHECK_FALSE(io::parse_target(text, kTiers));
  }
}

TEST_CASE("a standing is said in a line", "[target]") {
  const auto target = io::parse_target("crm_lag_s.p95<=45", kTiers);
  sim::Standing standing;
  CHECK(io::standing_text(*target, standing) == "crm_lag_s.p95<=45: nobody");
  standing = {sim::Judgement::met, 0.992, {0.982, 1.002}, 0.95, 500, true};
  CHECK(io::standing_text(*target, standing) ==
        "crm_lag_s.p95<=45: met, 99.2% +/- 1% are within it, of 95%");
}

TEST_CASE("each usual target reads back from its own text", "[target]") {
  const sim::Scenario scenario = sim::worked_example();
  const auto targets = sim::default_targets(scenario);
  REQUIRE(targets.size() == 14);
  const auto tiers = io::tier_names(scenario);
  for (const sim::Target& target : targets) {
    INFO(target.text);
    const auto read = io::parse_target(target.text, tiers);
    REQUIRE(read);
    CHECK(read->requirement == target.requirement);
  }
  CHECK(targets[0].text == "crm_lag_s.p95<=900");  // Enterprise's 15 minutes
  CHECK(targets[6].text == "Enterprise:sla_attainment>=0.95");
  CHECK(targets[10].text == "Enterprise:touch_wait_s.p95<=900");
}

TEST_CASE("several targets have semicolons between them", "[target]") {
  const auto several = io::parse_targets(" missend_rate<=2% ;; committed>=80;", kTiers);
  REQUIRE(several);
  REQUIRE(several->size() == 2);
  CHECK((*several)[0].text == "missend_rate<=2%");
  CHECK((*several)[0].requirement.limit == 0.02);
  CHECK((*several)[1].requirement.measure.metric == Metric::committed);
  CHECK(io::parse_targets(" ; ", kTiers)->empty());
  const auto wrong = io::parse_targets("committed>=80; comitted>=1", kTiers);
  REQUIRE_FALSE(wrong);
  CHECK(wrong.error().where == "comitted>=1");
}
