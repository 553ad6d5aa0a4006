// Sets of scenarios: nothing is lost on the way, and what is wrong is one line with its place.
#include "io/scenario/scenario_set.hpp"

#include <string>

#include "io/scenario/scenario_json.hpp"
#include "tests/catch.hpp"

using namespace handoff;

namespace {

std::string error_of(const std::string& text) {
  const auto set = io::read_scenario_set(text, "s.json");
  REQUIRE_FALSE(set);
  return set.error().line();
}

sim::Scenario named(const char* name, int trials) {
  sim::Scenario scenario = sim::worked_example();
  scenario.name = name;
  scenario.cohort.trials = trials;
  return scenario;
}

}  // namespace

TEST_CASE("a set is written and read back, in its order", "[scenario_set]") {
  const std::vector<sim::Scenario> set{named("today", 500), named("two offices, 24 h", 3200)};
  const std::string text = io::write_scenario_set(set);
  CHECK(io::is_scenario_set(text));
  const auto read = io::read_scenario_set(text, "s.json");
  REQUIRE(read);
  REQUIRE(read->size() == 2);
  for (std::size_t i = 0; i < set.size(); ++i)
    CHECK(io::write_scenario((*read)[i]) == io::write_scenario(set[i]));
}

TEST_CASE("a scenario's own file is no set", "[scenario_set]") {
  CHECK_FALSE(io::is_scenario_set(io::write_scenario(sim::worked_example())));
  CHECK_FALSE(io::is_scenario_set("scenarios"));
  CHECK_FALSE(io::is_scenario_set(""));
}

TEST_CASE("what is wrong with a set is one line with its place", "[scenario_set]") {
  const std::string one = R"({"version": 1, "name": "today"})";
  CHECK(error_of("{") == "s.json:1:2: unexpected end of text, expected a key in quotes or '}'");
  CHECK(error_of("[]") == "s.json:1:1: expected a set of scenarios");
  CHECK(error_of(R"({"scenarios": []})") ==
        "s.json:1:1: version: is missing; this program reads version 1");
  CHECK(error_of(R"({"version": 1, "scenarios": []})") ==
        "s.json:1:29: scenarios: expected a list of one scenario or more");
  CHECK(error_of(R"({"version": 1, "scenarios": [7]})") ==
        "s.json:1:30: scenarios[0]: expected a scenario");
  CHECK(error_of(R"({"version": 1, "scenarios": [{"version": 1}]})") ==
        "s.json:1:30: scenarios[0].name: is missing; in a set each scenario has one");
  CHECK(error_of(R"({"version": 1, "kept": 1, "scenarios": [)" + one + "]}") ==
        "s.json:1:24: kept: is unknown in a set of scenarios");
  CHECK(error_of(R"({"version": 1, "scenarios": [)" + one + ",\n" + one + "]}") ==
        "s.json:2:24: scenarios[1].name: \"today\" stands there twice");
  CHECK(
      error_of(
          R"({"version": 1, "scenarios": [{"version": 1, "name": "a", "cohort": {"trials": -5}}]})")
          .starts_with("s.json:1:79: scenarios[0].cohort.trials: -5 is below 1"));
}
