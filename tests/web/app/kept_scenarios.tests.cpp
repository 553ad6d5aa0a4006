// Kept scenarios: names are told apart, nothing is lost, and what is on the page and its undo stay as they are.
#include "web/app/kept_scenarios.hpp"

#include <memory>
#include <string>

#include "io/scenario/scenario_set.hpp"
#include "sim/scenario/fingerprint.hpp"
#include "tests/catch.hpp"
#include "web/app/store/store.hpp"

using namespace handoff;
using namespace handoff::web;

namespace {

void act(Store& store, const Action& action) { REQUIRE_FALSE(store.apply(action).has_value()); }

std::string refusal(Store& store, const Action& action) {
  const auto wrong = store.apply(action);
  REQUIRE(wrong.has_value());
  return wrong->line();
}

std::vector<std::string> names(const Store& store) {
  std::vector<std::string> all;
  for (const sim::Scenario& each : store.state().kept.all) all.push_back(each.name);
  return all;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("a scenario is kept as it is, and the page goes on", "[kept]") {
  Store store;
  act(store, SetField{"cohort.trials", 300});
  act(store, KeepScenario{"small", {}});
  act(store, SetField{"cohort.trials", 900});
  CHECK(names(store) == Names{"small"});
  CHECK(store.state().kept.all[0].cohort.trials == 300);
  act(store, OpenKept{"small"});
  CHECK(store.state().scenario.cohort.trials == 300);
  CHECK(store.state().scenario.name == "small");
  act(store, Undo{});
  CHECK(store.state().scenario.cohort.trials == 900);
  act(store, Undo{});  // keeping was no step
  CHECK(store.state().scenario.cohort.trials == 300);
  CHECK(names(store) == Names{"small"});
}

TEST_CASE("a built-in tool is kept without being taken", "[kept]") {
  Store store;
  const std::string before = store.state().scenario.name;
  act(store, KeepScenario{"by hand", "manual"});
  CHECK(store.state().scenario.name == before);
  CHECK(store.state().kept.all[0].pipeline.trigger.kind == core::Trigger::person);
  CHECK_FALSE(store.state().history.can_undo());
  CHECK(refusal(store, KeepScenario{"x", "spreadsheet"}) == "spreadsheet: is not a built-in tool");
}

TEST_CASE("inputs are kept, and no customers of one's own", "[kept]") {
  Store store;
  sim::Scenario own = store.state().scenario;
  own.past.history = std::make_shared<const sim::CustomerHistory>();
  KeptScenarios kept;
  REQUIRE_FALSE(keep(kept, own, "own"));
  CHECK_FALSE(kept.all[0].past);
  CHECK(sim::fingerprint_of(kept.all[0]) == sim::fingerprint_of(store.state().scenario));
}

TEST_CASE("a name is there, and is no other's", "[kept]") {
  Store store;
  act(store, KeepScenario{"a", {}});
  act(store, KeepScenario{"b", {}});
  CHECK(refusal(store, KeepScenario{"a", {}}).starts_with("a: is kept already"));
  CHECK(refusal(store, KeepScenario{" ", {}}) == "Type a name for the scenario");
  CHECK(refusal(store, RenameKept{"a", "b"}).starts_with("b: is kept already"));
  CHECK(refusal(store, RenameKept{"c", "d"}) == "c: is not kept");
  CHECK(refusal(store, OpenKept{"c"}) == "c: is not kept");
  act(store, RenameKept{"a", "c"});
  act(store, RenameKept{"c", "c"});
  CHECK(names(store) == Names{"c", "b"});
  CHECK(free_name(store.state().kept, "b") == "b 2");
  CHECK(free_name(store.state().kept, "a") == "a");
}

TEST_CASE("what was removed comes back", "[kept]") {
  Store store;
  act(store, SetField{"cohort.trials", 300});
  act(store, KeepScenario{"a", {}});
  act(store, RemoveKept{"a"});
  CHECK(names(store).empty());
  act(store, KeepScenario{"a", {}});
  act(store, BringBackKept{});
  CHECK(names(store) == Names{"a", "a 2"});
  act(store, BringBackKept{});  // once
  CHECK(names(store).size() == 2);
}

TEST_CASE("a file's scenarios join those that are kept", "[kept]") {
  Store store, other;
  act(store, KeepScenario{"same", {}});
  act(store, KeepScenario{"differs", {}});
  act(other, KeepScenario{"same", {}});
  act(other, SetField{"cohort.trials", 300});
  act(other, KeepScenario{"differs", {}});
  const std::string file = io::write_scenario_set(other.state().kept.all);
  act(store, LoadScenario{file, "set.json"});
  CHECK(names(store) == Names{"same", "differs", "differs 2"});
  CHECK(store.state().kept.all[2].cohort.trials == 300);
  CHECK(store.state().scenario.cohort.trials == 500);
  CHECK_FALSE(store.state().history.can_undo());
  CHECK(store.state().tab == Tab::tools);
}

TEST_CASE("no more are kept than are run side by side", "[kept]") {
  Store store;
  for (std::size_t i = 0; i < kMostKept; ++i) act(store, KeepScenario{std::to_string(i), {}});
  const std::string file = io::write_scenario_set(store.state().kept.all);
  CHECK(refusal(store, KeepScenario{"one more", {}}).starts_with("No more than 8 scenarios"));
  act(store, LoadScenario{file, "set.json"});  // all of them are there
  CHECK(names(store).size() == kMostKept);
  Store other;
  act(other, KeepScenario{"own", {}});
  CHECK(refusal(other, LoadScenario{file, "set.json"}).starts_with("No more than 8"));
  CHECK(names(other) == Names{"own"});  // all or none
}

TEST_CASE("the storage's text takes the place of what is kept, if it can be read", "[kept]") {
  Store store;
  act(store, KeepScenario{"a", {}});
  const std::string text = io::write_scenario_set(store.state().kept.all);
  act(store, RemoveKept{"a"});
  act(store, KeptArrived{text});
  CHECK(names(store) == Names{"a"});
  CHECK(refusal(store, KeptArrived{"{"}).starts_with("kept scenarios:1:2: "));
  CHECK(names(store) == Names{"a"});
  act(store, KeptArrived{""});
  CHECK(names(store).empty());
}
