// Targets: how they are written, and when they are met.
#include "io/scenario/target.hpp"

#include <string>
#include <vector>

#include "io/scenario/measure.hpp"
#include "sim/engine/math.hpp"
#include "sim/planner/defaults/default_targets.hpp"
#include "tests/catch.hpp"

using namespace handoff;
using sim::Bound;
using sim::Metric;
using sim::Statistic;

namespace {

using handoff::sim::kInfinity;
const std::vector<std::string> kTiers{"Starter", "Enterprise"};

sim::Results results_with_lag(double mean, double p95) {
  sim::Results results;
  results.metrics.resize(sim::kMetricCount);
  results.metrics[sim::index(sim::Metric::crm_lag_s)] = {.mean = mean,
                                                         .ci95_low = mean - 1,
                                                         .ci95_high = mean + 1,
                                                         .n = 10,
                                                         .has_percentiles = true,
                                                         .p50 = mean,
                                                         .p95 = p95,
                                                         .p99 = p95,
                                                         .max = p95,
                                                         .p50_ci95 = {mean - 1, mean + 1},
                                                         .p95_ci95 = {p95 - 2, p95 + 2},
                                                         .p99_ci95 = {p95 - 2, kInfinity}};
  results.by_tier = {{"Starter", results.metrics},
                     {"Enterprise", std::vector<sim::Estimate>(sim::kMetricCount)}};
  return results;
}

core::Result<sim::Target> of_a_run(std::string_view text) {
  return io::parse_target(text, kTiers, sim::JudgedFrom::results);
}

sim::Standing outcome(const char* text) {
  return standing_of(*of_a_run(text), results_with_lag(30, 60));
}

bool met(const char* text) { return outcome(text).judgement == sim::Judgement::met; }

void check_that_they_read_back(const std::vector<sim::Target>& targets,
                               const sim::Scenario& scenario) {
  const auto tiers = io::tier_names(scenario);
  for (const sim::Target& target : targets) {
    INFO(target.text);
    const auto read = io::parse_target(target.text, tiers);
    REQUIRE(read);
    CHECK(read->requirement == target.requirement);
  }
}

}  // namespace

TEST_CASE("a target names tier, metric, statistic and limit", "[target]") {
  const auto target = io::parse_target("Enterprise:crm_lag_s.p95 <= 15min", kTiers);
  REQUIRE(target);
  const sim::Requirement wanted{{Metric::crm_lag_s, Statistic::p95, 1}, Bound::at_most, 900};
  CHECK(target->requirement == wanted);
  CHECK(target->text == "Enterprise:crm_lag_s.p95 <= 15min");
  CHECK(io::parse_target("mrr_usd>$350.5", kTiers)->requirement.limit == 350.5);
  CHECK(io::parse_target("first_touch_h.p50<=4h", kTiers)->requirement.limit == 4);
  CHECK(io::parse_target("first_touch_h.p50<=90min", kTiers)->requirement.limit == 1.5);
  CHECK(io::parse_target("first_touch_h.p50<=4", kTiers)->requirement.limit == 4);
  CHECK(io::parse_target("committed>=80", kTiers)->requirement.bound == Bound::at_least);
  CHECK(io::parse_target("committed>80", kTiers)->requirement.bound == Bound::above);
  CHECK(io::parse_target("committed<80", kTiers)->requirement.bound == Bound::below);
}

// The mean is 30 s +/- 1 s, the p95 60 s +/- 2 s.
TEST_CASE("a run meets or misses a target where the whole interval says so", "[target]") {
  CHECK(met("crm_lag_s<=31"));
  CHECK_FALSE(met("crm_lag_s<31"));
  CHECK_FALSE(met("crm_lag_s<=30.5"));
  CHECK(outcome("crm_lag_s<=30.5").judgement == sim::Judgement::unclear);
  CHECK(outcome("crm_lag_s<=28").judgement == sim::Judgement::missed);
  CHECK(met("crm_lag_s>=29s"));
  CHECK_FALSE(met("crm_lag_s>29"));
  CHECK(met("crm_lag_s.p95<=62s"));
  CHECK_FALSE(met("crm_lag_s.p95<=61s"));
  CHECK(met("Starter:crm_lag_s.mean<31.5"));
}

TEST_CASE("without a customer nothing is known", "[target]") {
  const char* text = "Enterprise:crm_lag_s<=1d";
  CHECK(outcome(text).judgement == sim::Judgement::unknown);
  CHECK(io::outcome_text(*of_a_run(text), outcome(text)) ==
        "target Enterprise:crm_lag_s<=1d: not clear, no such customer in the run");
}

TEST_CASE("an outcome is said in a line", "[target]") {
  CHECK(io::outcome_text(*of_a_run("crm_lag_s<30"), outcome("crm_lag_s<30")) ==
        "target crm_lag_s<30: not clear, 30 s +/- 1 s");
  CHECK(io::outcome_text(*of_a_run("crm_lag_s.p99<=2min"), outcome("crm_lag_s.p99<=2min")) ==
        "target crm_lag_s.p99<=2min: not clear, 1 min (at least 58 s)");
  CHECK(io::outcome_text(*of_a_run("crm_lag_s.max<=1min"), outcome("crm_lag_s.max<=1min")) ==
        "target crm_lag_s.max<=1min: met, 1 min, the largest seen");
}

TEST_CASE("of a run a maximum may be wanted, but no share of totals", "[target]") {
  CHECK(of_a_run("crm_lag_s.max<=1h"));
  CHECK_FALSE(io::parse_target("crm_lag_s.max<=1h", kTiers));
  CHECK(io::parse_target("http_429/api_calls<=0.01", kTiers));
  const auto share = of_a_run("http_429/api_calls<=0.01");
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
    for (const auto from : {sim::JudgedFrom::results, sim::JudgedFrom::replications}) {
      const auto target = io::parse_target(it.text, kTiers, from);
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
  check_that_they_read_back(targets, scenario);
  CHECK(targets[0].text == "crm_lag_s.p95<=900");
  CHECK(targets[6].text == "Enterprise:sla_attainment>=0.95");
  CHECK(targets[10].text == "Enterprise:touch_wait_s.p95<=900");
}

TEST_CASE("the usual targets are those of the scenario", "[target]") {
  sim::Scenario scenario = sim::worked_example();
  scenario.targets = {core::milliseconds(2'500), core::seconds(3), 1.0 / 3, 0.9, 1e-4};
  const auto targets = sim::default_targets(scenario);
  CHECK(targets[0].text == "crm_lag_s.p95<=2.5");
  CHECK(targets[0].requirement.limit == 2.5);
  CHECK(targets[1].text == "missend_rate<=0.333333333");
  CHECK(targets[2].text == "http_429/api_calls<=0.0001");
  CHECK(targets[3].text == "Starter:sla_attainment>=0.9");
  check_that_they_read_back(targets, scenario);
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
