// Sources: each must speak of an input that is there, and the innermost one counts.
#include "io/scenario/sources.hpp"

#include "io/scenario/scenario_json.hpp"
#include "tests/catch.hpp"

using namespace handoff;

namespace {

core::Result<std::vector<io::Source>> read(const char* text) {
  io::Json document = io::scenario_document(sim::worked_example());
  return io::read_sources(*io::parse_json(text, "sources"), document);
}

}  // namespace

TEST_CASE("sources name inputs, or parts that hold several", "[sources]") {
  const auto sources = read(R"({"costs": "assumption", "costs.tool_monthly": "vendor's price list",
    "apis.crm.limits[0]": "vendor's documentation"})");
  REQUIRE(sources);
  CHECK(io::source_of(*sources, "costs.tool_monthly") == "vendor's price list");
  CHECK(io::source_of(*sources, "costs.staff_hourly") == "assumption");
  CHECK(io::source_of(*sources, "apis.crm.limits[0].requests") == "vendor's documentation");
  CHECK(io::source_of(*sources, "apis.crm.limits[1].requests").empty());
  CHECK(io::source_of(*sources, "cohort.trials").empty());
  CHECK(io::source_of(*sources, "costs2").empty());
}

TEST_CASE("a source of nothing is refused", "[sources]") {
  struct Case {
    const char* text;
    const char* words;
  };
  const Case cases[] = {
      {R"([])", "expected an object of paths"},
      {R"({"cohort.trails": "x"})", "did you mean \"cohort.trials\"?"},
      {R"({"": "x"})", "is not the path of an input"},
      {R"({"apis.crm.limits[7]": "x"})", "there is no such element"},
      {R"({"cohort.trials": 5})", "found 5, expected text"},
      {R"({"cohort.trials": ""})", "allowed are 1 to 1000 bytes"},
  };
  for (const Case& it : cases) {
    INFO(it.text);
    const auto sources = read(it.text);
    REQUIRE_FALSE(sources);
    INFO(sources.error().line());
    CHECK(sources.error().where == "sources");
    CHECK(sources.error().what.find(it.words) != std::string::npos);
  }
}

TEST_CASE("a scenario file may say where its numbers come from", "[sources]") {
  const auto scenario = io::read_scenario(
      R"({"version": 1, "cohort": {"campaigns": [{"at": "1d", "length": "2h", "share": 0.1}]},
          "sources": {"cohort.campaigns[0].share": "assumption"}})",
      "s.json");
  REQUIRE(scenario);
  const auto wrong = io::read_scenario(
      "{\"version\": 1,\n \"sources\": {\"cohort.campaigns[0]\": \"x\"}}", "s.json");
  REQUIRE_FALSE(wrong);
  CHECK(
      wrong.error().line() ==
      "s.json:2:13: sources: \"cohort.campaigns[0]\": there is no such element; the list is empty");
}
