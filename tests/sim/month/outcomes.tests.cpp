// The outcome model against the article's maturity table, worked by hand.
#include "sim/month/outcomes.hpp"

#include <string_view>
#include <vector>

#include "sim/month/assumed.hpp"
#include "sim/scenario/claimed_effects.hpp"

#include "tests/catch.hpp"

using namespace handoff;

namespace {

enum Tool { manual, zapier, platform, full };

// A hundred customers of one of the article's tools.
sim::Quality hundred(Tool tool, double missent) {
  sim::Quality it;
  it.customers = 100;
  it.missent = missent;
  it.automated = tool >= zapier ? 100 : 0;
  it.informed = tool >= platform ? 100 : 0;
  it.routed = tool >= full ? 100 : 0;
  return it;
}

}  // namespace

TEST_CASE("The linear model gives the article's churn and expansion at its mis-send rates",
          "[outcomes]") {
  const sim::Scenario it = sim::worked_example();
  CHECK(churn_percent(it, hundred(manual, 38)) == Approx(22));
  CHECK(churn_percent(it, hundred(zapier, 18)) == Approx(17));
  CHECK(churn_percent(it, hundred(platform, 8)) == Approx(14));
  CHECK(churn_percent(it, hundred(full, 2)) == Approx(11));
  CHECK(expansion_percent(it, hundred(manual, 38)) == Approx(0));
  CHECK(expansion_percent(it, hundred(zapier, 18)) == Approx(4));
  CHECK(expansion_percent(it, hundred(platform, 8)) == Approx(19));
  CHECK(expansion_percent(it, hundred(full, 2)) == Approx(31));
}

TEST_CASE("Cost and net value are the formulas of the header", "[outcomes]") {
  sim::Scenario it = sim::worked_example();
  it.costs.tool_monthly = core::dollars(800);
  it.costs.tool_per_handoff = core::dollars(2);
  it.costs.engineering_hours = 3;
  it.costs.engineering_hourly = core::dollars(90);
  it.costs.staff_hourly = core::dollars(45);
  it.costs.team_hourly = core::dollars(50);
  it.costs.per_missend = core::dollars(5);
  sim::Quality quality;
  quality.customers = 90;
  quality.routed = quality.informed = quality.automated = 90;
  quality.missent = 9;
  quality.missends = 10;
  quality.mrr = 31'500;
  quality.staff_hours = 2;
  it.pipeline.pools = {core::Pool{.headcount = 2, .shift = {8 * 60, 20 * 60, 0b0011111}}};
  it.team.other_work = 0.6;
  // 800 + 180 + 270 + 90 + 50, and of 2 people's 480 hours of shifts 40% at $50: 9,600
  CHECK(cost_usd(it, quality) == Approx(10'990));
  // churn 10.5 + 25 x 0.1 = 13%; expansion 31%: 12 x 31500 x 0.87 x 1.155 - 10,990
  CHECK(net_value_usd(it, quality) == Approx(368'843.3));
}

// 12 x $1,000: 90% kept and 1.2 times grown against 80% and once: 12,960 - 9,600 = 3,360.
TEST_CASE("What a month is worth more falls into parts that add up", "[outcomes]") {
  const sim::MonthsWorth it{1000, 10, 40, 500}, than{1000, 20, 0, 300};
  const sim::WorthParts parts = worth_more(it, than);
  CHECK(parts.churn == Approx(12'000 * 0.1 * 1.1));       // at a mean growth of 1.1
  CHECK(parts.expansion == Approx(12'000 * 0.2 * 0.85));  // of the 85% who stay on the mean
  CHECK(parts.revenue == 0);
  CHECK(parts.cost == -200);
  CHECK(parts.together() == Approx(3360 - 200));
  CHECK(parts.together() == Approx(net_value_usd(it) - net_value_usd(than)));
  const sim::MonthsWorth larger{1500, 10, 40, 500};
  CHECK(worth_more(larger, than).together() == Approx(net_value_usd(larger) - net_value_usd(than)));
  CHECK(worth_more(larger, it).revenue == Approx(12 * 500 * 0.9 * 1.2));
}

TEST_CASE("what has no price in a scenario is named, and what gets one is not", "[outcomes]") {
  using Words = std::vector<std::string_view>;
  sim::Scenario scenario = sim::worked_example();
  // By default no hour of an engineer, no price of a mis-send but its churn, and none of a late touch.
  CHECK(sim::free_of_charge(scenario) == Words{"answering mis-sent customers", "late first touches",
                                               "onboardings and notices done twice",
                                               "the team's other work", "engineering"});
  scenario.costs.per_missend = core::dollars(5);
  scenario.outcomes.expansion_late = -3;
  scenario.costs.engineering_hours = 4;
  CHECK(sim::free_of_charge(scenario) ==
        Words{"onboardings and notices done twice", "the team's other work"});
  scenario.costs.team_hourly = scenario.costs.staff_hourly = scenario.costs.tool_monthly =
      core::dollars(0);
  CHECK(sim::free_of_charge(scenario) == Words{"onboardings and notices done twice",
                                               "the team's other work", "the team's hours",
                                               "the operations staff", "the tool"});
  scenario.costs.tool_per_handoff = core::dollars(1);
  CHECK(sim::free_of_charge(scenario).back() == "the operations staff");
  CHECK(sim::free_of_charge(sim::without_claimed_effects(sim::worked_example())).front() ==
        "mis-sends");
}
