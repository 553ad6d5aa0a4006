// Setting one input: what it takes, what it refuses, and that the scenario is never copied for it.
#include "sim/scenario/set_input.hpp"

#include <string>
#include <vector>

#include "sim/scenario/check.hpp"
#include "sim/scenario/fingerprint.hpp"
#include "tests/catch.hpp"

using namespace handoff;
using sim::InputValue;

namespace {

sim::Scenario with(std::string_view path, const InputValue& value) {
  sim::Scenario scenario = sim::worked_example();
  const auto wrong = sim::set_input(scenario, path, value);
  INFO((wrong ? wrong->line() : ""));
  REQUIRE_FALSE(wrong);
  return scenario;
}

}  // namespace

TEST_CASE("an input takes a value of its own type", "[inputs]") {
  CHECK(with("name", "404").name == "404");
  CHECK(with("seed", 9007199254740991.0).seed == 9007199254740991u);
  CHECK(with("start", core::Time{} + core::days(20'000)).start ==
        core::Time{} + core::days(20'000));
  CHECK_FALSE(with("pipeline.dedupe.enabled", false).pipeline.dedupe.enabled);
  CHECK(with("pipeline.trigger.kind", "poll").pipeline.trigger.kind == core::Trigger::poll);
  CHECK(with("pipeline.trigger.kind", 2).pipeline.trigger.kind == core::Trigger::person);
  CHECK(with("payments.charge_delay", core::minutes(5)).payments.charge_delay == core::minutes(5));
  CHECK(with("costs.staff_hourly", core::dollars(51)).costs.staff_hourly == core::dollars(51));
  CHECK(with("pipeline.rates[0].currency", core::Currency{{'X', 'A', 'U'}})
            .pipeline.rates[0]
            .currency == core::Currency{{'X', 'A', 'U'}});
  CHECK(with("staff.hours", core::OpenHours{60, 120, 1}).staff.hours.to_minute == 120);
  CHECK(with("uncertain[0].high", sim::RangeEnd{0.5}).uncertain[0].high.value == 0.5);
  CHECK(with("cohort.hour_weights[23]", 7).cohort.hour_weights[23] == 7);
  CHECK(with("apis.crm.latency", sim::Distribution::constant(2)).apis.crm.latency ==
        sim::Distribution::constant(2));
}

TEST_CASE("a parameter of a distribution is an input of its own", "[inputs]") {
  CHECK(with("payments.delivery_delay.median", 2).payments.delivery_delay ==
        sim::Distribution::lognormal_median_p95(2, 3));
  CHECK(with("team.touches[1].duration.p95", 4000).team.touches[1].duration ==
        sim::Distribution::lognormal_median_p95(1200, 4000));
}

TEST_CASE("what does not fit is refused and changes nothing", "[inputs]") {
  struct Case {
    const char* path;
    InputValue value;
    const char* line;
  };
  const std::vector<Case> cases{
      {"cohort.trials", "many", "cohort.trials: is no input with such a value"},
      {"cohort.trials", core::hours(1), "cohort.trials: is no input with such a value"},
      {"cohort.trials", 0, "cohort.trials: 0 is outside of 1 to 100000000, which is allowed"},
      {"name", 5, "name: is no input with a number for a value"},
      {"name", std::string(81, 'x'), "name: 81 is outside of 0 to 80, which is allowed"},
      {"cohort", 5, "cohort: is no input with a number for a value"},
      {"cohort.plans[5].seats", 5, "is no input with a number for a value"},
      {"pipeline.trigger.kind", "pole", "has no choice of this name"},
      {"pipeline.trigger.kind", 3, "3 is outside of 0 to 2, which is allowed"},
      {"payments.charge_delay", core::days(4), "345600 is outside of 0 to 259200"},
      {"payments.delivery_delay.median", 4, "must not be below the median"},
      {"payments.delivery_delay.mean", 4, "is no input with a number for a value"},
      {"payments.delivery_delay", sim::Distribution::constant(1e6), "is outside of 0 to 86400"},
      // Each for itself is allowed, and the scenario does not hold together.
      {"warmup_days", 366, "366 is outside of 0 to 365"},
      {"staff.zone", 5, "there is no time zone number 5"},
      {"pipeline.customer_hours", core::OpenHours{120, 60, 1}, "customer_hours: hours run from"},
      {"pipeline.routing[1].annual_from", core::dollars(0), "annual_from must be above"},
      {"uncertain[0].path", "nonsense", "uncertain[0].path: "},
      {"uncertain[0].low", sim::RangeEnd{0.5}, "must be above the low end"},
  };
  const std::uint64_t before = sim::fingerprint_of(sim::worked_example());
  for (const Case& it : cases) {
    INFO(it.path);
    sim::Scenario scenario = sim::worked_example();
    const auto wrong = sim::set_input(scenario, it.path, it.value);
    REQUIRE(wrong);
    CHECK(wrong->line().find(it.line) != std::string::npos);
    CHECK(sim::fingerprint_of(scenario) == before);
    CHECK(scenario.uncertain == sim::worked_example().uncertain);
  }
}

// A scenario that was copied and moved back would have its elements elsewhere.
TEST_CASE("setting an input copies no scenario, whether it is taken or refused", "[inputs]") {
  sim::Scenario scenario = sim::worked_example();
  const auto places = [&scenario] {
    return std::vector<const void*>{scenario.cohort.plans.data(), scenario.pipeline.zones.data(),
                                    scenario.uncertain.data(), scenario.description.data()};
  };
  const auto before = places();
  CHECK_FALSE(sim::set_input(scenario, "cohort.trials", 600));
  CHECK(places() == before);
  CHECK(sim::set_input(scenario, "cohort.trials", -5));
  CHECK(sim::set_input(scenario, "staff.zone", 5));
  CHECK(places() == before);
  CHECK(scenario.cohort.trials == 600);
}

TEST_CASE("several inputs hold together once all are set", "[inputs]") {
  sim::Scenario scenario = sim::worked_example();
  CHECK_FALSE(sim::put_input(scenario, "pipeline.routing[1].annual_from", core::dollars(200'000)));
  CHECK(sim::check(scenario));
  CHECK_FALSE(sim::put_input(scenario, "pipeline.routing[2].annual_from", core::dollars(300'000)));
  CHECK_FALSE(sim::put_input(scenario, "pipeline.routing[3].annual_from", core::dollars(400'000)));
  CHECK_FALSE(sim::check(scenario));
}
