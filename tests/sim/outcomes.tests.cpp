// The outcome model against the article's maturity table, worked by hand.
#include "sim/outcomes.hpp"

#include "tests/catch.hpp"

using namespace handoff;
using core::Enrichment;
using core::Routing;
using core::Trigger;

namespace {

sim::Scenario tool(Trigger trigger, Enrichment enrichment, Routing routing) {
  sim::Scenario it = sim::worked_example();
  it.pipeline.trigger.kind = trigger;
  it.pipeline.enrichment = enrichment;
  it.pipeline.routing_by = routing;
  return it;
}

sim::Quality missent(double of_hundred) {
  sim::Quality it;
  it.customers = 100;
  it.missent = of_hundred;
  return it;
}

}  // namespace

TEST_CASE("The linear model gives the article's churn and expansion at its mis-send rates",
          "[outcomes]") {
  const auto manual = tool(Trigger::person, Enrichment::none, Routing::person);
  const auto zapier = tool(Trigger::poll, Enrichment::none, Routing::none);
  const auto platform = tool(Trigger::webhook, Enrichment::usage, Routing::none);
  const auto full = tool(Trigger::webhook, Enrichment::usage, Routing::rules);
  CHECK(churn_percent(manual, missent(38)) == Approx(22));
  CHECK(churn_percent(zapier, missent(18)) == Approx(17));
  CHECK(churn_percent(platform, missent(8)) == Approx(14));
  CHECK(churn_percent(full, missent(2)) == Approx(11));
  CHECK(expansion_percent(manual, missent(38)) == Approx(0));
  CHECK(expansion_percent(zapier, missent(18)) == Approx(4));
  CHECK(expansion_percent(platform, missent(8)) == Approx(19));
  CHECK(expansion_percent(full, missent(2)) == Approx(31));
}

TEST_CASE("Cost and net value are the formulas of the header", "[outcomes]") {
  sim::Scenario it = tool(Trigger::webhook, Enrichment::usage, Routing::rules);
  it.costs.tool_monthly = core::dollars(800);
  it.costs.tool_per_handoff = core::dollars(2);
  it.costs.engineering_hours = 3;
  it.costs.engineering_hourly = core::dollars(90);
  it.costs.staff_hourly = core::dollars(45);
  it.costs.team_hourly = core::dollars(50);
  it.costs.per_missend = core::dollars(5);
  sim::Quality quality;
  quality.customers = 90;
  quality.handoffs = 90;
  quality.missent = 9;
  quality.missends = 10;
  quality.mrr = 31'500;
  quality.staff_hours = 2;
  quality.team_hours = 30;
  // 800 + 180 + 270 + 90 + 1500 + 50
  CHECK(cost_usd(it, quality) == Approx(2890));
  // churn 10.5 + 25 x 0.1 = 13%; expansion 31%: 12 x 31500 x 0.87 x 1.155 - 2890
  CHECK(net_value_usd(it, quality) == Approx(376'943.3));
}
