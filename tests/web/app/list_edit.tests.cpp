// Rows of the scenario's lists that come and go, and what refers to them.
#include "web/app/list_edit.hpp"

#include <string>

#include "io/scenario/scenario_json.hpp"
#include "sim/scenario/set_input.hpp"
#include "tests/catch.hpp"
#include "web/app/choices/known_zones.hpp"
#include "web/views/input_fields.hpp"

using namespace handoff;
using namespace handoff::web;

namespace {

std::vector<InputList> lists_of(const sim::Scenario& scenario) {
  std::vector<InputList> lists;
  for (const InputEntry& each : input_entries(scenario))
    if (each.is_list) lists.push_back(each.list);
  return lists;
}

}  // namespace

TEST_CASE("a new plan is like the last one, under a name of its own", "[lists]") {
  sim::Scenario scenario = sim::worked_example();
  REQUIRE_FALSE(add_row(scenario, "cohort.plans").has_value());
  REQUIRE_FALSE(add_row(scenario, "cohort.plans").has_value());
  REQUIRE(scenario.cohort.plans.size() == 7);
  CHECK(scenario.cohort.plans[5].name == "Enterprise 2");
  CHECK(scenario.cohort.plans[6].name == "Enterprise 2 2");
  CHECK(scenario.cohort.plans[6].seats == 55);
}

TEST_CASE("a new tier begins above the last one", "[lists]") {
  sim::Scenario scenario = sim::worked_example();
  const core::Money before = scenario.pipeline.routing.back().annual_from;
  REQUIRE_FALSE(add_row(scenario, "pipeline.routing").has_value());
  CHECK(scenario.pipeline.routing.back().annual_from.cents == 2 * before.cents);
}

TEST_CASE("every list that grows takes a row, and the file is read again", "[lists]") {
  for (const InputList& list : lists_of(sim::worked_example())) {
    if (!list.grows) continue;
    CAPTURE(list.path);
    sim::Scenario scenario = sim::worked_example();
    const auto wrong = add_row(scenario, list.path);
    CAPTURE(wrong ? wrong->line() : "");
    CHECK_FALSE(wrong.has_value());
    CHECK(static_cast<bool>(io::read_scenario(io::write_scenario(scenario), "again")));
  }
}

TEST_CASE("what refers to later rows means the same ones when a row goes", "[lists]") {
  sim::Scenario scenario = sim::worked_example();
  const std::string berlin = scenario.pipeline.zones[4].name;
  scenario.staff.zone = 4;
  REQUIRE_FALSE(remove_row(scenario, "pipeline.zones", 1).has_value());
  CHECK(scenario.pipeline.zones[static_cast<std::size_t>(scenario.staff.zone)].name == berlin);
  REQUIRE(scenario.cohort.time_zones.size() == 5);
  CHECK(scenario.cohort.time_zones[1].zone == 0);  // its own is gone: the one before it
  CHECK(scenario.cohort.time_zones[2].zone == 1);
  CHECK(scenario.cohort.time_zones[4].zone == 3);
}

TEST_CASE("tiers keep their teams when a team goes, and nobody stays nobody", "[lists]") {
  sim::Scenario scenario = sim::worked_example();
  auto& routing = scenario.pipeline.routing;
  REQUIRE(scenario.pipeline.pools.size() >= 3);
  const int last = static_cast<int>(scenario.pipeline.pools.size()) - 1;
  routing[0].pools = {last};
  routing[0].extra_pool = core::kNoPool;
  const std::string name = scenario.pipeline.pools.back().name;
  REQUIRE_FALSE(remove_row(scenario, "pipeline.pools", 0).has_value());
  const core::RoutingRow& row = scenario.pipeline.routing[0];
  CHECK(scenario.pipeline.pools[static_cast<std::size_t>(row.pools.front())].name == name);
  CHECK(row.extra_pool == core::kNoPool);
}

TEST_CASE("of several teams of a tier the others stay when one goes", "[lists][pools]") {
  sim::Scenario scenario = sim::worked_example();
  auto& routing = scenario.pipeline.routing;
  routing[0].pools = {3, 1, 0};
  routing[1].pools = {1};
  routing[2].pools = {1, 2};
  routing[2].extra_pool = 2;
  REQUIRE_FALSE(remove_row(scenario, "pipeline.pools", 1).has_value());
  CHECK(scenario.pipeline.routing[0].pools == std::vector<int>{2, 0});
  CHECK(scenario.pipeline.routing[1].pools == std::vector<int>{0});  // the one before it
  CHECK(scenario.pipeline.routing[2].pools == std::vector<int>{1});
  CHECK(scenario.pipeline.routing[2].extra_pool == 1);
}

TEST_CASE("a range goes with its input, and follows it to another row", "[lists]") {
  sim::Scenario scenario = sim::worked_example();
  scenario.uncertain = {{"cohort.plans[0].seats", 1, 9, "guess"},
                        {"cohort.plans[2].seats", 1, 9, "guess"}};
  REQUIRE_FALSE(remove_row(scenario, "cohort.plans", 0).has_value());
  REQUIRE(scenario.uncertain.size() == 1);
  CHECK(scenario.uncertain[0].input == "cohort.plans[1].seats");
}

TEST_CASE("the last row of a list that needs one cannot go", "[lists]") {
  sim::Scenario scenario = sim::worked_example();
  scenario.cohort.plans.resize(1);
  CHECK(remove_row(scenario, "cohort.plans", 0).has_value());
  CHECK(scenario.cohort.plans.size() == 1);
  CHECK(remove_row(scenario, "cohort.plans", 7).has_value());
  CHECK(add_row(scenario, "cohort.trials").has_value());
}

TEST_CASE("an office gets a time zone that the scenario did not have", "[lists]") {
  sim::Scenario scenario = sim::worked_example();
  REQUIRE_FALSE(use_zone(scenario, "pipeline.pools[0].zone", "Europe/Dublin").has_value());
  REQUIRE(scenario.pipeline.zones.size() == 6);
  CHECK(scenario.pipeline.pools[0].zone == 5);
  REQUIRE_FALSE(use_zone(scenario, "pipeline.pools[1].zone", "Europe/Dublin").has_value());
  CHECK(scenario.pipeline.zones.size() == 6);  // it has it now
  CHECK(use_zone(scenario, "pipeline.pools[1].zone", "Mars/Olympus").has_value());
}

// The last Sunday of March 2026 is the 29th: by IANA, London and Dublin go from UTC to UTC+1 at 01:00
// UTC, Berlin from +1 to +2; New York from -5 to -4 on the 8th at 07:00 UTC. Sydney is at +11 until
// the 5th of April, 03:00 its time, which is 16:00 UTC on the 4th.
TEST_CASE("every known zone is one of IANA's, by its own name", "[lists]") {
  CHECK(known_zones().size() == 30);
  for (const core::TimeZone& zone : known_zones()) {
    CAPTURE(zone.name);
    CHECK(known_zone(zone.name) == &zone);
  }
}

TEST_CASE("known zones change their clocks when the IANA database says so", "[lists]") {
  struct Row {
    const char* zone;
    core::Date date;
    int minute;
    int before, after;  // minutes from UTC, a minute before and at the moment
  };
  const Row rows[] = {{"Europe/Dublin", {2026, 3, 29}, 60, 0, 60},
                      {"Europe/Berlin", {2026, 3, 29}, 60, 60, 120},
                      {"Europe/Athens", {2026, 10, 25}, 60, 180, 120},
                      {"America/New_York", {2026, 3, 8}, 420, -300, -240},
                      {"Australia/Sydney", {2026, 4, 4}, 960, 660, 600},
                      {"Pacific/Auckland", {2026, 9, 26}, 840, 720, 780}};
  for (const Row& row : rows) {
    CAPTURE(row.zone);
    const core::TimeZone* zone = known_zone(row.zone);
    REQUIRE(zone != nullptr);
    const core::Time moment =
        core::Time{core::days_from_date(row.date) * core::days(1).us} + core::minutes(row.minute);
    CHECK(core::offset_at(*zone, moment - core::minutes(1)).us == core::minutes(row.before).us);
    CHECK(core::offset_at(*zone, moment).us == core::minutes(row.after).us);
  }
}
