// Autosave: what was kept comes back whole, and what is damaged is said to be.
#include "web/app/autosave.hpp"

#include <string>

#include "io/scenario/scenario_json.hpp"
#include "tests/catch.hpp"

using namespace handoff;
using namespace handoff::web;

TEST_CASE("kept inputs come back, replications too", "[autosave]") {
  Inputs inputs{sim::worked_example(), 200};
  inputs.scenario.name = "Gr\xC3\xBC\xC3\x9F";
  inputs.scenario.cohort.conversion_rate = 0.1 + 0.2;
  inputs.scenario.apis.crm.limits.clear();
  const auto back = read_saved(write_saved(inputs));
  REQUIRE(static_cast<bool>(back));
  CHECK(back->inputs.wanted_replications == 200);
  CHECK(io::write_scenario(back->inputs.scenario) == io::write_scenario(inputs.scenario));
}

TEST_CASE("the last steps of undo are kept, those that can be read", "[autosave]") {
  std::vector<Inputs> past;
  for (int i = 1; i <= 25; ++i) {
    past.push_back({sim::worked_example(), i});
    past.back().scenario.cohort.trials = 100 + i;
  }
  const Inputs now{sim::worked_example(), 0};
  const auto back = read_saved(write_saved(now, past));
  REQUIRE(static_cast<bool>(back));
  REQUIRE(back->past.size() == 20);
  CHECK(back->past.front().scenario.cohort.trials == 106);
  CHECK(back->past.back().scenario.cohort.trials == 125);
  CHECK(back->past.back().wanted_replications == 25);
  // The tenth of those is damaged: what came before it cannot be reached through it.
  std::string text = write_saved(now, past);
  const std::size_t tenth = text.find("\"trials\":115");
  REQUIRE(tenth != text.npos);
  text.replace(tenth, 12, "\"trials\":-15");
  const auto damaged = read_saved(text);
  REQUIRE(static_cast<bool>(damaged));
  REQUIRE(damaged->past.size() == 10);
  CHECK(damaged->past.front().scenario.cohort.trials == 116);
  CHECK(read_saved(write_saved(now))->past.empty());
}

// A scenario file says all inputs, so that other defaults of a later version change nothing.
TEST_CASE("everything is kept, not only what differs from the shipped scenario", "[autosave]") {
  CHECK(write_saved({sim::worked_example(), 0}).find("\"conversion_rate\":0.18") !=
        std::string::npos);
}

TEST_CASE("what cannot be read is an error in one line", "[autosave]") {
  for (const char* text :
       {"", "[]", "{", "null", R"({"replications": 0})", R"({"scenario": {"version": 1}})",
        R"({"replications": -1, "scenario": {"version": 1}})",
        R"({"replications": 1e9, "scenario": {"version": 1}})",
        R"({"replications": 2000000, "scenario": {"version": 1}})",
        R"({"replications": 0, "scenario": {"version": 1, "cohort": {"trials": -5}}})"}) {
    CAPTURE(text);
    const auto result = read_saved(text);
    REQUIRE_FALSE(static_cast<bool>(result));
    CHECK(result.error().line().find("the kept scenario") == 0);
    CHECK(result.error().line().find('\n') == std::string::npos);
  }
}

TEST_CASE("only the shipped scenario as it is is untouched", "[autosave]") {
  Inputs inputs{sim::worked_example(), 0};
  CHECK(is_untouched(inputs));
  inputs.wanted_replications = 200;
  CHECK_FALSE(is_untouched(inputs));
  inputs.wanted_replications = 0;
  inputs.scenario.seed = 2;
  CHECK_FALSE(is_untouched(inputs));
}
