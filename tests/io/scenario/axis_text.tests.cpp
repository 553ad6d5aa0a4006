// Axes as people type them.
#include "io/scenario/axis_text.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "tests/catch.hpp"

using namespace handoff;

namespace {

std::vector<double> values_of(const char* text) {
  const auto axis = io::parse_axis(text, sim::worked_example());
  INFO(text);
  if (!axis) FAIL(axis.error().line());
  std::vector<double> values;
  for (const sim::AxisStep& step : axis->steps) values.push_back(step.value);
  return values;
}

std::string error_of(const char* text) {
  const auto axis = io::parse_axis(text, sim::worked_example());
  return axis ? "accepted" : axis.error().line();
}

}  // namespace

TEST_CASE("a range has so many values, both ends included", "[axis_text]") {
  CHECK(values_of("cohort.trials=100:300:3") == std::vector<double>{100, 200, 300});
  CHECK(values_of("cohort.trials=100:10000:3:log") == std::vector<double>{100, 1000, 10000});
  CHECK(values_of("payments.duplicate_share=0:0.1:2") == std::vector<double>{0, 0.1});
}

TEST_CASE("a path by itself means the usual values of that input", "[axis_text]") {
  CHECK(values_of("cohort.trials") == std::vector<double>{125, 250, 500, 1000, 2000});
  CHECK(values_of("cohort.conversion_rate") == std::vector<double>{0.045, 0.09, 0.18, 0.36, 0.72});
  CHECK(values_of("payments.duplicate_share") == std::vector<double>{0, 0.05, 0.1, 0.2, 0.4});
  CHECK(values_of("pipeline.routing[2].pools[0]") == std::vector<double>{0, 1, 2});  // of four
  CHECK(values_of("pipeline.pools[0].headcount") == std::vector<double>{1, 2, 4, 8});
  CHECK(values_of("pipeline.dedupe.enabled") == std::vector<double>{0, 1});
  CHECK(values_of("pipeline.trigger.kind").size() == 3);
  CHECK(io::parse_axis("cohort.trials", sim::worked_example())->logarithmic);
  CHECK_FALSE(io::parse_axis("cohort.trials=1,2", sim::worked_example())->logarithmic);
  CHECK_FALSE(io::parse_axis("pipeline.trigger.kind", sim::worked_example())->logarithmic);
}

TEST_CASE("every input of the shipped scenario has usual values", "[axis_text]") {
  const sim::Scenario scenario = sim::worked_example();
  for (const sim::Input& input : sim::inputs_of(scenario)) {
    const auto axis = io::parse_axis(input.path, scenario);
    INFO(input.path);
    REQUIRE(axis);
    const auto is_own = [&](const sim::AxisStep& step) { return step.value == input.value; };
    CHECK(std::any_of(axis->steps.begin(), axis->steps.end(), is_own));
  }
}

TEST_CASE("values are in the input's unit", "[axis_text]") {
  CHECK(values_of("pipeline.reconcile.every=1h,4h,1d") == std::vector<double>{3600, 14400, 86400});
  CHECK(values_of("pipeline.reconcile.every=1h:3h:3") == std::vector<double>{3600, 7200, 10800});
  CHECK(values_of("pipeline.trigger.kind=webhook,person") == std::vector<double>{0, 2});
  CHECK(values_of("pipeline.dedupe.enabled=on,off") == std::vector<double>{1, 0});
  CHECK(values_of("apis.crm.latency=200ms,2s") == std::vector<double>{0.2, 2});
}

TEST_CASE("a step is shown as it was meant", "[axis_text]") {
  const auto every = io::parse_axis("pipeline.reconcile.every=4h", sim::worked_example());
  CHECK(io::step_text(*every, every->steps[0]) == "4 h");
  const auto kind = io::parse_axis("pipeline.trigger.kind=poll", sim::worked_example());
  CHECK(io::step_text(*kind, kind->steps[0]) == "poll");
}

TEST_CASE("what cannot be read names the path and what is allowed", "[axis_text]") {
  CHECK(
      error_of("cohort.trails=1,2") ==
      "cohort.trails: is not an input that takes a number or a name; did you mean cohort.trials?");
  CHECK(error_of("cohort.trials=1:2") ==
        "cohort.trials: expected FROM:TO:STEPS, FROM:TO:STEPS:log or a list with commas");
  CHECK(error_of("cohort.trials=1:2:0") ==
        "cohort.trials: \"0\" is not a number of steps from 1 to 200");
  CHECK(error_of("cohort.trials=0:10:3:log") ==
        "cohort.trials: a log scale needs both ends above 0");
  CHECK(error_of("cohort.trials=many") ==
        "cohort.trials: \"many\" is not a value; expected a number");
  CHECK(error_of("pipeline.reconcile.every=four") ==
        "pipeline.reconcile.every: \"four\" is not a value; expected a duration such as 15min");
  CHECK(error_of("pipeline.trigger.kind=webhok") ==
        "pipeline.trigger.kind: unknown name \"webhok\"; did you mean \"webhook\"?");
  CHECK(error_of("cohort.conversion_rate=0.1,1.5") ==
        "cohort.conversion_rate: 1.5 is outside of 0 to 1, which is allowed");
}

TEST_CASE("an input of a design has a range, names or a list", "[axis_text][design]") {
  const sim::Scenario scenario = sim::worked_example();
  const auto factor = [&](const char* text) {
    INFO(text);
    auto it = io::parse_factor(text, scenario);
    if (!it) FAIL(it.error().line());
    return *std::move(it);
  };
  const sim::Factor scale = factor("cohort.trials=500:50000:log");
  CHECK(scale.low == 500);
  CHECK(scale.high == 50'000);
  CHECK(scale.logarithmic);
  CHECK(scale.whole);
  CHECK(factor("payments.delivery_delay=1s:1min").high == 60);
  // The range of the scenario's own.
  CHECK(factor("cohort.conversion_rate").high == 0.25);
  CHECK(factor("pipeline.trigger.kind=webhook,poll").steps.size() == 2);
  CHECK(factor("pipeline.dedupe.enabled").steps.size() == 2);
  CHECK(factor("cohort.trials=100,200,400").steps.size() == 3);
}

TEST_CASE("an input of a design that cannot be is refused", "[axis_text][design]") {
  const auto error = [](const char* text) {
    const auto it = io::parse_factor(text, sim::worked_example());
    return it ? "accepted" : it.error().line();
  };
  const auto says = [&](const char* text, const char* words) {
    CAPTURE(error(text));
    CHECK(error(text).find(words) != std::string::npos);
  };
  says("cohort.trails=1:2", "did you mean cohort.trials?");
  says("cohort.trials=1:10:3", "a design has no steps");
  says("cohort.trials=10:1", "is not below");
  says("cohort.conversion_rate=0.5:2", "outside of");
  says("payments.duplicate_share=0:0.1:log", "both ends above 0");
  says("pipeline.trigger.kind=webhook:poll", "takes names");
  says("cohort.trials", "needs a range");
}
