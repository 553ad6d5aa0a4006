// Ranges of uncertain inputs: what they must keep to, and that they change no result.
#include "sim/scenario/uncertain.hpp"

#include <string>
#include <utility>

#include "sim/scenario/check.hpp"
#include "sim/scenario/claimed_effects.hpp"
#include "sim/scenario/fingerprint.hpp"
#include "sim/scenario/inputs.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/scenario/set_input.hpp"
#include "tests/catch.hpp"

using namespace handoff;
using sim::RangeEnd;
using sim::Uncertain;

namespace {

std::string error_of(std::vector<Uncertain> ranges) {
  sim::Scenario scenario = sim::worked_example();
  scenario.uncertain = std::move(ranges);
  const auto checked = sim::checked(scenario);
  return checked ? "accepted" : checked.error().line();
}

const RangeEnd kMinute{60, true}, kHour{3600, true};

}  // namespace

TEST_CASE("the worked example's ranges hold what it has", "[uncertain]") {
  const sim::Scenario scenario = sim::worked_example();
  const auto inputs = sim::inputs_of(scenario);
  REQUIRE(scenario.uncertain.size() >= 20);
  for (const Uncertain& range : scenario.uncertain) {
    INFO(range.input);
    const sim::Input* input = sim::find_input(inputs, range.input);
    REQUIRE(input);
    CHECK(range.low.value <= input->value);
    CHECK(input->value <= range.high.value);
    CHECK(range.source.size() >= 10);
    for (const double end : {range.low.value, range.high.value}) {
      sim::Scenario moved = scenario;
      CHECK_FALSE(sim::set_input(moved, range.input, end));
    }
  }
}

TEST_CASE("a range keeps to its input", "[uncertain]") {
  CHECK(error_of({}) == "accepted");
  CHECK(error_of({{"cohort.conversion_rate", 0.1, 0.2, "x"}}) == "accepted");
  CHECK(error_of({{"pipeline.reconcile.every", kMinute, kHour, "x"}}) == "accepted");
  CHECK(error_of({{"apis.crm.latency", kMinute, kHour, "x"}}) == "accepted");
  CHECK(error_of({{"cohort.conversion", 0.1, 0.2, "x"}}) ==
        "uncertain[0].path: \"cohort.conversion\" is no input with a number for a value");
  CHECK(error_of({{"pipeline.trigger.kind", 0, 1, "x"}}) ==
        "uncertain[0].path: \"pipeline.trigger.kind\" is no input with a number for a value");
  CHECK(error_of({{"cohort.conversion_rate", 0.1, 1.2, "x"}}) ==
        "uncertain[0].high: 1.2 is outside of 0 to 1, which cohort.conversion_rate allows");
  CHECK(error_of({{"cohort.conversion_rate", 0.2, 0.1, "x"}}) ==
        "uncertain[0].high: must be above the low end");
  CHECK(error_of({{"pipeline.reconcile.every", 60, kHour, "x"}}) ==
        "uncertain[0].low: pipeline.reconcile.every takes a duration such as \"15min\"");
  CHECK(error_of({{"cohort.conversion_rate", kMinute, 1, "x"}}) ==
        "uncertain[0].low: cohort.conversion_rate takes a number, not a duration");
  CHECK(error_of({{"cohort.open_deal", 0, 0.2, "x"}, {"cohort.open_deal", 0, 0.1, "x"}}) ==
        "uncertain[1].path: cohort.open_deal has a range already");
}

TEST_CASE("ranges change no result", "[uncertain]") {
  sim::Scenario scenario = sim::worked_example();
  const std::uint64_t before = sim::fingerprint_of(scenario);
  scenario.uncertain.clear();
  CHECK(sim::fingerprint_of(scenario) == before);
}

TEST_CASE("claimed effects are left out with their ranges, and come back as they were",
          "[uncertain][claimed_effects]") {
  sim::Scenario scenario = sim::worked_example();
  scenario.outcomes.churn_missend = 12;
  REQUIRE(sim::claims_effects(scenario));
  const sim::Scenario without = sim::without_claimed_effects(scenario);
  CHECK_FALSE(sim::claims_effects(without));
  // All nine have a range; what churn there is anyway is no tool's doing.
  CHECK(without.uncertain.size() + sim::kClaimedEffects.size() == scenario.uncertain.size());
  CHECK(without.outcomes.churn_base == scenario.outcomes.churn_base);

  const sim::Scenario again = sim::with_claimed_effects_of(scenario, without);
  CHECK(sim::fingerprint_of(again) == sim::fingerprint_of(scenario));
  CHECK(again.uncertain == scenario.uncertain);
  // What has been changed meanwhile stays.
  sim::Scenario changed = without;
  changed.cohort.trials = 77;
  changed.uncertain.pop_back();
  const sim::Scenario back = sim::with_claimed_effects_of(scenario, changed);
  CHECK(back.cohort.trials == 77);
  CHECK(back.outcomes.churn_missend == 12);
  CHECK(back.uncertain.size() + 1 == scenario.uncertain.size());
}
