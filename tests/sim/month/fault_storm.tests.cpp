// Random scenarios with every input of the cohort, the payments, the APIs, the team and the rules
// turned to something else: whatever comes together, the invariants hold.
#include <algorithm>
#include <string>

#include "sim/experiment/experiment.hpp"
#include "sim/scenario/set_input.hpp"
#include "tests/catch.hpp"
#include "tests/sim/scenario/random_scenario.hpp"
#include "tests/slow_build.hpp"

using namespace handoff;

TEST_CASE("in forty random storms of faults every invariant holds", "[sim][storm]") {
  const std::uint64_t storms = kSlowBuild ? 12 : 40;
  for (std::uint64_t number = 1; number <= storms; ++number) {
    INFO("storm " << number);
    sim::Scenario scenario = tests::random_scenario(number, tests::Values::a_storm);
    const double trials = 50 + static_cast<double>(number * 37 % 300);
    REQUIRE_FALSE(sim::set_input(scenario, "cohort.trials", trials));  // so that it takes no minute
    // Seasons of twenty times the volume are more than a failing system can ever take.
    scenario.horizon.season.clear();
    scenario.horizon.trials.clear();
    scenario.horizon.growth = 0;
    scenario.horizon.months = std::min(scenario.horizon.months, 2);
    // An outage ends: while the CRM is down for good nobody can compare it with billing.
    for (const sim::SystemInfo& system : sim::kSystemTable) {
      for (sim::Window& outage : (scenario.apis.*system.api).outages) outage.every = {};
    }
    // So does an incident: an office that is open for six minutes a day would mend it in months.
    for (sim::Incident& incident : scenario.incidents) {
      incident.when.every = {};
      incident.lasts = sim::IncidentLasts::by_the_clock;
    }
    sim::Experiment experiment(scenario);
    experiment.run(3);
    for (const std::string& violation : experiment.violations()) FAIL_CHECK(violation);
  }
}
