// A scenario with every field wrong in turn: each time one line that names path, value and limits.
#include "tests/io/scenario/wrong_fields.hpp"

#include <map>
#include <set>

#include "io/json/document_path.hpp"
#include "io/scenario/scenario_json.hpp"
#include "io/scenario/scenario_schema.hpp"
#include "tests/catch.hpp"
#include "tests/slow_build.hpp"

using namespace handoff;

namespace {

std::optional<core::Error> error_with(io::Json& document, const test::WrongCase& it) {
  const auto node = io::find_path(document, it.place);
  REQUIRE(node);
  io::Json before = it.value;
  std::swap(**node, before);
  const auto scenario = io::scenario_from(document, sim::worked_example());
  std::swap(**node, before);
  return scenario ? std::nullopt : std::optional(scenario.error());
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("every field wrong in turn is one clear line", "[wrong_fields]") {
  const auto schema = io::parse_json(io::scenario_schema(), "schema");
  REQUIRE(schema);
  io::Json document = test::complete_document(*schema);
  REQUIRE(io::scenario_from(document, sim::worked_example()));
  const auto cases = test::wrong_cases(*schema, document);
  CHECK(cases.size() > 1'500);  // some 250 fields with six or more each
  // Each place has six or more of them, which take turns.
  for (std::size_t at = 0; at < cases.size(); at += kSlowBuild ? 11 : 1) {
    const test::WrongCase& it = cases[at];
    INFO(it.path << " = " << it.value.dump().substr(0, 200));
    const auto error = error_with(document, it);
    REQUIRE(error);
    INFO(error->line());
    CHECK(error->where == it.path);
    CHECK(has(error->what, it.found));
    CHECK(has(error->what, it.allowed));
    CHECK_FALSE(has(error->line(), "\n"));
    CHECK(error->line().size() < 1'000);
  }
}

TEST_CASE("in a file, every wrong field is told with its line and column", "[wrong_fields]") {
  const auto schema = io::parse_json(io::scenario_schema(), "schema");
  REQUIRE(schema);
  io::Json document = test::complete_document(*schema);
  std::set<std::string> seen;
  for (const test::WrongCase& it : test::wrong_cases(*schema, document)) {
    if (it.place.empty() || !seen.insert(it.place).second) continue;  // one for each place
    const auto node = io::find_path(document, it.place);
    REQUIRE(node);
    const io::Json before = **node;
    **node = "\x01marked";
    std::string text = document.dump();
    const std::string marked = "\"\\u0001marked\"";
    const std::size_t at = text.find(marked);
    REQUIRE(at != std::string::npos);
    text.replace(at, marked.size(), it.value.dump());
    **node = before;
    const auto scenario = io::read_scenario(text, "s.json");
    REQUIRE_FALSE(scenario);
    INFO(scenario.error().line());
    // A wrong member of an element is shown where the member stands, or else where the element
    // does.
    const std::string place = "s.json:1:";
    REQUIRE(scenario.error().where.starts_with(place));
    const std::size_t column = std::stoul(scenario.error().where.substr(place.size()));
    CHECK(column >= at + 1);
    CHECK(column <= at + 1 + it.value.dump().size());
  }
  CHECK(seen.size() > 250);
}
