// The planner's targets from text.
#include "io/scenario/plan_target.hpp"

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

}  // namespace

TEST_CASE("a planner's target is a requirement", "[plan_target]") {
  const auto target = io::parse_plan_target("Enterprise:crm_lag_s.p95<=15min", kTiers);
  REQUIRE(target);
  CHECK(target->requirement.metric == Metric::crm_lag_s);
  CHECK(target->requirement.statistic == Statistic::p95);
  CHECK(target->requirement.tier == 1);
  CHECK(target->requirement.bound == Bound::at_most);
  CHECK(target->requirement.limit == 900);
  CHECK(io::parse_plan_target("committed>=80", kTiers)->requirement.bound == Bound::at_least);
}

TEST_CASE("a target may be a share of two totals", "[plan_target]") {
  const auto target = io::parse_plan_target("http_429/api_calls<=0.01", kTiers);
  REQUIRE(target);
  CHECK(target->requirement.metric == Metric::http_429);
  CHECK(target->over == Metric::api_calls);
  CHECK(target->requirement.limit == 0.01);
}

TEST_CASE("maxima and shares of percentiles are refused", "[plan_target]") {
  for (const char* text : {"crm_lag_s.max<=1h", "crm_lag_s.p95/api_calls<=1",
                           "http_429/crm_lag_s.p95<=1", "http_429/api_cals<=1", "nothing<=1"}) {
    INFO(text);
    CHECK_FALSE(io::parse_plan_target(text, kTiers));
  }
}

TEST_CASE("a standing is said in a line", "[plan_target]") {
  const auto target = io::parse_plan_target("crm_lag_s.p95<=45", kTiers);
  sim::Standing standing;
  CHECK(io::standing_text(*target, standing) == "crm_lag_s.p95<=45: nobody");
  standing = {sim::Judgement::met, 0.992, {0.982, 1.002}, 0.95, 500, true};
  CHECK(io::standing_text(*target, standing) ==
        "crm_lag_s.p95<=45: met, 99.2% +/- 1% are within it, of 95%");
}

TEST_CASE("each usual target reads back from its own text", "[plan_target]") {
  const sim::Scenario scenario = sim::worked_example();
  const auto targets = sim::usual_targets(scenario);
  REQUIRE(targets.size() == 14);
  const auto tiers = io::tier_names(scenario);
  for (const sim::Target& target : targets) {
    INFO(target.text);
    const auto read = io::parse_plan_target(target.text, tiers);
    REQUIRE(read);
    CHECK(read->requirement.metric == target.requirement.metric);
    CHECK(read->requirement.statistic == target.requirement.statistic);
    CHECK(read->requirement.tier == target.requirement.tier);
    CHECK(read->requirement.bound == target.requirement.bound);
    CHECK(read->requirement.limit == target.requirement.limit);
    CHECK(read->over == target.over);
  }
  CHECK(targets[0].text == "crm_lag_s.p95<=900");  // Enterprise's 15 minutes
  CHECK(targets[6].text == "Enterprise:sla_attainment>=0.95");
  CHECK(targets[10].text == "Enterprise:touch_wait_s.p95<=900");
}

TEST_CASE("several targets have semicolons between them", "[plan_target]") {
  const auto several = io::parse_plan_targets(" missend_rate<=2% ;; committed>=80;", kTiers);
  REQUIRE(several);
  REQUIRE(several->size() == 2);
  CHECK((*several)[0].text == "missend_rate<=2%");
  CHECK((*several)[0].requirement.limit == 0.02);
  CHECK((*several)[1].requirement.metric == Metric::committed);
  CHECK(io::parse_plan_targets(" ; ", kTiers)->empty());
  const auto wrong = io::parse_plan_targets("committed>=80; comitted>=1", kTiers);
  REQUIRE_FALSE(wrong);
  CHECK(wrong.error().where == "comitted>=1");
}
