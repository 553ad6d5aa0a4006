// Links: what they say, and that a broken one is refused with a reason.
#include "web/app/link.hpp"

#include <string>

#include "io/scenario/scenario_json.hpp"
#include "tests/catch.hpp"

using namespace handoff;
using namespace handoff::web;

// The text is {"version":1,"seed":7} in base64url, by the coreutils program base64.
TEST_CASE("a link is the changes in base64url", "[link]") {
  sim::Scenario scenario = sim::worked_example();
  scenario.seed = 7;
  CHECK(write_link(scenario, 0) == "v1.eyJ2ZXJzaW9uIjoxLCJzZWVkIjo3fQ");
  CHECK(write_link(scenario, 200) == "v1.r200.eyJ2ZXJzaW9uIjoxLCJzZWVkIjo3fQ");
  CHECK(write_link(sim::worked_example(), 0).empty());
}

TEST_CASE("what was written is read back, whatever was changed", "[link]") {
  sim::Scenario scenario = sim::worked_example();
  scenario.name =
      "Gr\xC3\xB6\xC3\x9F"
      "er + 100% ? #";
  scenario.cohort.conversion_rate = 0.1 + 0.2;
  scenario.cohort.plans.pop_back();
  scenario.apis.crm.limits.clear();
  for (const int replications : {0, 1, 1'000'000}) {
    const auto content = read_link(write_link(scenario, replications));
    REQUIRE(static_cast<bool>(content));
    CHECK(content->replications == replications);
    CHECK(io::write_scenario(content->scenario) == io::write_scenario(scenario));
  }
}

TEST_CASE("an empty link is the shipped scenario", "[link]") {
  const auto content = read_link("");
  REQUIRE(static_cast<bool>(content));
  CHECK(io::write_scenario(content->scenario) == io::write_scenario(sim::worked_example()));
}

TEST_CASE("a link that is not ours or not whole is refused", "[link]") {
  for (const char* hash : {"v2.eyJ2", "hello", "v1", "v1.", "v1.eyJ2ZXJzaW9uIjoxLCJzZW",
                           "v1.%7B%7D", "v1.r0.eyJ2ZXJzaW9uIjoxfQ", "v1.r1e3.eyJ2ZXJzaW9uIjoxfQ",
                           "v1.r9999999999.eyJ2ZXJzaW9uIjoxfQ", "v1.bm90IGpzb24"}) {
    CAPTURE(hash);
    const auto content = read_link(hash);
    REQUIRE_FALSE(static_cast<bool>(content));
    CHECK(content.error().where == "link");
    CHECK(content.error().line().find('\n') == std::string::npos);
  }
}
