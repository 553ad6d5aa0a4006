// Factors: which values the unit interval becomes.
#include "sim/planner/design/factor.hpp"

#include <cmath>
#include <vector>

#include "tests/catch.hpp"

using namespace handoff;
using sim::Factor;

namespace {

Factor range(const char* path, double low, double high, bool logarithmic = false) {
  auto factor = sim::range_factor(sim::worked_example(), path, low, high, logarithmic);
  REQUIRE(factor);
  return *std::move(factor);
}

}  // namespace

TEST_CASE("a range is walked evenly, or by equal factors", "[sim][plan][design]") {
  const Factor even = range("payments.duplicate_share", 0.1, 0.3);
  CHECK(value_at(even, 0.5) == Approx(0.2));
  CHECK(value_at(even, 0.25) == Approx(0.15));
  const Factor scale = range("apis.crm.latency", 1, 100, true);
  CHECK(value_at(scale, 0.5) == Approx(10));
  CHECK(value_at(scale, 1) == 100);
}

TEST_CASE("whole numbers, switches and names have equal parts", "[sim][plan][design]") {
  const Factor people = range("pipeline.pools[0].headcount", 2, 4);
  const Factor onoff = range("pipeline.dedupe.enabled", 0, 1);
  const Factor trigger =
      sim::step_factor(*sim::input_axis(sim::worked_example(), "pipeline.trigger.kind", {0, 1}));
  std::vector<int> counts(5, 0);
  int on = 0, second = 0;
  for (int at = 0; at < 300; ++at) {
    const double u = (at + 0.5) / 300;
    ++counts[static_cast<std::size_t>(value_at(people, u))];
    on += value_at(onoff, u) > 0.5 ? 1 : 0;
    second += name_at(trigger, u) == trigger.steps[1].name ? 1 : 0;
  }
  CHECK(counts == std::vector<int>{0, 0, 100, 100, 100});
  CHECK(on == 150);
  CHECK(second == 150);
}

TEST_CASE("a place is put into the scenario", "[sim][plan][design]") {
  sim::Scenario scenario = sim::worked_example();
  REQUIRE_FALSE(put(scenario, range("cohort.trials", 100, 299), 0.5));
  CHECK(scenario.cohort.trials == 200);
  const Factor trigger =
      sim::step_factor(*sim::input_axis(scenario, "pipeline.trigger.kind", {0, 1}));
  REQUIRE_FALSE(put(scenario, trigger, 0.75));
  CHECK(static_cast<int>(scenario.pipeline.trigger.kind) == 1);
}

TEST_CASE("ranges that cannot be are refused", "[sim][plan][design]") {
  const sim::Scenario scenario = sim::worked_example();
  CHECK_FALSE(sim::range_factor(scenario, "cohort.trails", 1, 2));
  CHECK_FALSE(sim::range_factor(scenario, "payments.duplicate_share", 0.5, 0.1));
  CHECK_FALSE(sim::range_factor(scenario, "payments.duplicate_share", 0.5, 0.5));
  CHECK_FALSE(sim::range_factor(scenario, "payments.duplicate_share", 0, 2));
  CHECK_FALSE(sim::range_factor(scenario, "payments.duplicate_share", 0, 0.5, true));
}

TEST_CASE("the scenario's uncertain inputs are factors, those that it has", "[sim][plan][design]") {
  sim::Scenario scenario = sim::worked_example();
  const auto all = sim::uncertain_factors(scenario);
  REQUIRE(all);
  CHECK(all->size() == scenario.uncertain.size());
  scenario.uncertain = {{"apis.crm.limits[7].requests", 1, 2, "not there"},
                        {"cohort.conversion_rate", 0.1, 0.2, "there"}};
  const auto some = sim::uncertain_factors(scenario);
  REQUIRE(some);
  REQUIRE(some->size() == 1);
  CHECK(some->front().path == "cohort.conversion_rate");
}
