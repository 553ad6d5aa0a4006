// Axes: which values they have, and what is refused.
#include "sim/planner/axis.hpp"

#include <vector>

#include "tests/catch.hpp"

using namespace handoff;

namespace {

std::vector<double> values_of(const sim::SweepAxis& axis) {
  std::vector<double> values;
  for (const sim::AxisStep& step : axis.steps) values.push_back(step.value);
  return values;
}

}  // namespace

TEST_CASE("steps go from end to end, evenly or by equal factors", "[sim][plan][axis]") {
  CHECK(sim::linear_steps(1, 3, 5) == std::vector<double>{1, 1.5, 2, 2.5, 3});
  CHECK(sim::linear_steps(4, 4, 1) == std::vector<double>{4});
  const auto decades = sim::logarithmic_steps(0.01, 10, 4);
  REQUIRE(decades.size() == 4);
  CHECK(decades[1] == Approx(0.1));
  CHECK(decades[2] == Approx(1));
  CHECK(decades[3] == 10);
}

TEST_CASE("an axis of a whole number has whole steps, each once", "[sim][plan][axis]") {
  const auto axis = sim::input_axis(sim::worked_example(), "pipeline.retry.max_attempts",
                                    sim::linear_steps(1, 3, 9));
  REQUIRE(axis);
  CHECK(values_of(*axis) == std::vector<double>{1, 2, 3});
  sim::Scenario scenario = sim::worked_example();
  CHECK_FALSE(axis->steps[2].apply(scenario));
  CHECK(scenario.pipeline.retry.max_attempts == 3);
}

TEST_CASE("the steps of a choice have its names", "[sim][plan][axis]") {
  const auto axis = sim::input_axis(sim::worked_example(), "pipeline.trigger.kind", {0, 1, 2});
  REQUIRE(axis);
  CHECK(axis->steps[0].name == "webhook");
  CHECK(axis->steps[1].name == "poll");
  const auto toggle = sim::input_axis(sim::worked_example(), "pipeline.dedupe.enabled", {0, 1});
  REQUIRE(toggle);
  CHECK(toggle->steps[0].name == "off");
}

TEST_CASE("unknown inputs and impossible values are refused by name", "[sim][plan][axis]") {
  const auto unknown = sim::input_axis(sim::worked_example(), "cohort.trails", {1});
  REQUIRE_FALSE(unknown);
  CHECK(unknown.error().where == "cohort.trails");
  const auto impossible =
      sim::input_axis(sim::worked_example(), "cohort.conversion_rate", {0.5, 2});
  REQUIRE_FALSE(impossible);
  CHECK(impossible.error().where == "cohort.conversion_rate");
  CHECK_FALSE(sim::input_axis(sim::worked_example(), "cohort.trials", {}));
}
