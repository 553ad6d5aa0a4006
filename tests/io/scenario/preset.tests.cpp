// Presets: patches with words about themselves, and those that are shipped.
#include "io/scenario/preset.hpp"

#include <string>

#include "io/scenario/scenario_json.hpp"
#include "tests/catch.hpp"

using namespace handoff;

namespace {

constexpr const char* kPoll = R"({
  "$schema": "../scenario.schema.json",
  "version": 1,
  "description": "asks every five minutes",
  "sources": {"pipeline.trigger.poll_every": "vendor's plan", "pipeline": "assumption"},
  "pipeline": {"trigger": {"kind": "poll", "poll_every": "5min"}, "enrichment": "none"},
  "staff": {"task": {"family": "constant", "value": "3min"}}
})";

}  // namespace

TEST_CASE("a preset changes what it names and nothing else", "[preset]") {
  sim::Scenario scenario = sim::worked_example();
  scenario.description = "my month";
  scenario.cohort.trials = 700;
  REQUIRE_FALSE(io::apply_preset(scenario, kPoll, "poll.json"));
  CHECK(scenario.description == "my month");  // the preset's own words stay with the preset
  CHECK(scenario.cohort.trials == 700);
  CHECK(scenario.pipeline.trigger.kind == core::Trigger::poll);
  CHECK(scenario.pipeline.trigger.poll_every == core::minutes(5));
  CHECK(scenario.pipeline.trigger.poll_limit == 100);
  CHECK(scenario.staff.task == sim::Distribution::constant(180));
}

TEST_CASE("a preset tells what it changes, with the sources", "[preset]") {
  const auto preset = io::read_preset(kPoll, "poll.json");
  REQUIRE(preset);
  CHECK(preset->description == "asks every five minutes");
  const auto changes = io::preset_changes(*preset);
  REQUIRE(changes.size() == 4);
  CHECK(changes[0].path == "pipeline.trigger.kind");
  CHECK(changes[1].path == "pipeline.trigger.poll_every");
  CHECK(changes[1].value == "5min");
  CHECK(changes[1].source == "vendor's plan");
  CHECK(changes[2].path == "pipeline.enrichment");
  CHECK(changes[2].value == "none");
  CHECK(changes[2].source == "assumption");
  CHECK(changes[3].path == "staff.task");
  CHECK(changes[3].value == R"({"family":"constant","value":"3min"})");
  CHECK(changes[3].source.empty());
}

TEST_CASE("a wrong preset is one line with its place, and changes nothing", "[preset]") {
  struct Case {
    const char* text;
    const char* line;
  };
  const Case cases[] = {
      {"[]", "p.json:1:1: found an empty array, expected an object"},
      {"{", "p.json:1:2: "},
      {"{\n \"pipeline\": {\"dedup\": {}}}", "p.json:2:24: pipeline.dedup: is unknown"},
      {R"({"version": 2})", "p.json:1:13: version: "},
      {R"({"description": 5})", "p.json:1:17: description: found 5, expected text"},
      {R"({"sources": {"pipelin": "x"}})", "p.json:1:13: sources: \"pipelin\": is unknown"},
      {R"({"sources": 5})", "p.json:1:13: sources: found 5"},
      {R"({"cohort": {"trials": 0}})", "p.json:1:23: cohort.trials: 0 is below 1"},
  };
  for (const Case& it : cases) {
    INFO(it.text);
    sim::Scenario scenario = sim::worked_example();
    scenario.seed = 77;
    const std::string before = io::write_scenario(scenario);
    const auto error = io::apply_preset(scenario, it.text, "p.json");
    REQUIRE(error);
    INFO(error->line());
    CHECK(error->line().starts_with(it.line));
    CHECK(io::write_scenario(scenario) == before);
    CHECK_FALSE(io::read_preset(it.text, "p.json"));
  }
}

TEST_CASE("a scenario is what it changes in the worked example", "[preset]") {
  const auto preset = io::scenario_as_preset(
      R"({"version": 1, "name": "x", "description": "words", "cohort": {"trials": 600},
          "days": 28, "sources": {"cohort.trials": "a guess"}})",
      "s.json");
  REQUIRE(preset);
  CHECK(preset->description == "words");
  const auto changes = io::preset_changes(*preset);
  REQUIRE(changes.size() == 1);
  CHECK(changes[0].path == "cohort.trials");
  CHECK(changes[0].value == "600");
  CHECK(changes[0].source == "a guess");
}
