// What an optimisation turns by itself: values that fit the scenario, and the quota add-on's terms.
#include "sim/planner/defaults/default_knobs.hpp"

#include "tests/catch.hpp"

using namespace handoff;
using sim::Scenario;
using sim::SweepAxis;

TEST_CASE("the usual knobs are the busiest pool, two cadences and the quota", "[sim][plan]") {
  const Scenario scenario = sim::worked_example();
  const std::vector<SweepAxis> knobs = sim::default_knobs(scenario);
  REQUIRE(knobs.size() == 4);
  // Starter goes to the pooled team; the other tiers to three named CSMs.
  CHECK(knobs[0].path == "pipeline.pools[1].headcount");
  CHECK(knobs[0].steps.size() == 6);
  CHECK(knobs[0].steps.front().value == 1);
  CHECK(knobs[0].steps.back().value == 6);
  CHECK(knobs[1].path == "pipeline.reconcile.every");
  CHECK(knobs[2].path == "pipeline.retry.max_attempts");
  CHECK(knobs[3].path == sim::kQuotaAddOn);
}

TEST_CASE("the quota add-on raises the limits of all requests, and costs", "[sim][plan]") {
  Scenario scenario = sim::worked_example();
  scenario.apis.crm.limits = {
      {sim::LimitKind::rolling_window, 190, core::seconds(10), sim::Counts::all},
      {sim::LimitKind::fixed_window, 650'000, core::hours(24), sim::Counts::all},
      {sim::LimitKind::rolling_window, 5, core::seconds(1), sim::Counts::search}};
  const auto axis = sim::quota_add_on(scenario);
  REQUIRE(axis);
  REQUIRE(axis->steps.size() == 2);
  Scenario without = scenario, with = scenario;
  CHECK_FALSE(axis->steps[0].apply(without));
  CHECK_FALSE(axis->steps[1].apply(with));
  CHECK(without.apis.crm.limits[0].requests == 190);
  CHECK(without.costs.tool_monthly == scenario.costs.tool_monthly);
  CHECK(with.apis.crm.limits[0].requests == 250);
  CHECK(with.apis.crm.limits[1].requests == 650'000);
  CHECK(with.apis.crm.limits[2].requests == 5);
  CHECK(with.costs.tool_monthly == scenario.costs.tool_monthly + core::dollars(500));
  CHECK_FALSE(sim::quota_add_on(with));
}
