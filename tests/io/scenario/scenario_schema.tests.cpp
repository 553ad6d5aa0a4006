// The schema that is shipped is the one that the list of fields makes.
#include "io/scenario/scenario_schema.hpp"

#include "io/files/file.hpp"
#include "io/json/json.hpp"
#include "tests/catch.hpp"

using namespace handoff;

TEST_CASE("assets/scenario.schema.json is up to date", "[scenario_schema]") {
  const auto shipped = io::read_file("assets/scenario.schema.json");
  REQUIRE(shipped);
  INFO("write it anew with: handoff schema > assets/scenario.schema.json");
  CHECK(*shipped == io::scenario_schema());
}

TEST_CASE("the schema says what each kind of field allows", "[scenario_schema]") {
  const auto schema = io::parse_json(io::scenario_schema(), "schema");
  REQUIRE(schema);
  const io::Json& properties = schema->at("properties");
  const io::Json& trials = properties["cohort"]["properties"]["trials"];
  CHECK(trials["type"] == "integer");
  CHECK(trials["minimum"] == 1);
  CHECK(trials["maximum"] == 100'000'000);
  CHECK(trials["default"] == 500);
  const io::Json& plans = properties["cohort"]["properties"]["plans"];
  CHECK(plans["items"]["required"] == io::Json({"name", "unit_price", "seats", "weight"}));
  CHECK(properties["cohort"]["properties"]["hour_weights"]["items"]["type"] == "number");
  CHECK(properties["pipeline"]["properties"]["deals"]["enum"] ==
        io::Json({"ignore", "in_addition", "instead"}));
  CHECK(properties["payments"]["properties"]["delivery_delay"]["$ref"] ==
        "#/$defs/distribution_of_durations");
  CHECK(schema->at("$defs")["distribution_of_durations"]["oneOf"].size() == 14);
  CHECK(schema->at("required") == io::Json({"version"}));
  const io::Json& row = properties["pipeline"]["properties"]["routing"]["items"];
  CHECK(row["required"] ==
        io::Json({"tier", "annual_from", "extra_pool", "strategy", "onboarding", "first_touch"}));
  CHECK(row["anyOf"].size() == 2);
  CHECK(row["properties"]["pool"]["deprecated"] == true);
  CHECK(row["properties"]["pools"]["minItems"] == 1);
  CHECK(row["properties"]["pools"]["items"]["type"] == "integer");
  CHECK(row["properties"]["first_touch"].contains("default") == false);
}
