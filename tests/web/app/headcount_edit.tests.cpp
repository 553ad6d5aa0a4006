// Steps of headcount that are dragged, and plans that are taken over.
#include "web/app/headcount_edit.hpp"

#include "sim/scenario/months.hpp"
#include "tests/catch.hpp"
#include "web/app/link.hpp"
#include "web/app/store/store.hpp"

using namespace handoff;
using namespace handoff::web;

namespace {

sim::Scenario year_of(int months) {
  sim::Scenario scenario = sim::worked_example();
  REQUIRE_FALSE(look_ahead(scenario, months, 0.08).has_value());
  return scenario;
}

std::vector<int> people_of(const sim::Scenario& scenario, std::size_t pool) {
  std::vector<int> people;
  for (int month = 0; month < scenario.horizon.months; ++month)
    people.push_back(sim::headcount_of(scenario, pool, month));
  return people;
}

void set(sim::Scenario& scenario, std::size_t pool, int month, int people) {
  REQUIRE_FALSE(set_people(scenario, pool, month, people).has_value());
}

}  // namespace

TEST_CASE("a step holds from its month on", "[headcount]") {
  sim::Scenario scenario = year_of(4);
  scenario.pipeline.pools[0].headcount = 3;
  set(scenario, 0, 2, 5);
  CHECK(people_of(scenario, 0) == std::vector<int>{3, 3, 5, 5});
  set(scenario, 0, 1, 4);
  CHECK(people_of(scenario, 0) == std::vector<int>{3, 4, 6, 6});
  REQUIRE(scenario.horizon.headcount.size() == 2);
  CHECK(scenario.horizon.headcount[0].month == 3);
  CHECK(scenario.horizon.headcount[0].people == 2);
}

TEST_CASE("the first month's step is the team that is there already", "[headcount]") {
  sim::Scenario scenario = year_of(3);
  scenario.pipeline.pools[0].headcount = 3;
  set(scenario, 0, 0, 2);
  CHECK(scenario.pipeline.pools[0].headcount == 2);
  CHECK(scenario.horizon.headcount.empty());
  CHECK(people_of(scenario, 0) == std::vector<int>{2, 2, 2});
}

TEST_CASE("a step that is put back leaves no row behind", "[headcount]") {
  sim::Scenario scenario = year_of(3);
  scenario.pipeline.pools[1].headcount = 2;
  set(scenario, 1, 1, 6);
  set(scenario, 1, 1, 2);
  CHECK(scenario.horizon.headcount.empty());
}

TEST_CASE("no later month is left without anybody", "[headcount]") {
  sim::Scenario scenario = year_of(4);
  scenario.pipeline.pools[0].headcount = 4;
  set(scenario, 0, 2, 2);
  set(scenario, 0, 1, 1);
  CHECK(people_of(scenario, 0) == std::vector<int>{4, 3, 1, 1});
  CHECK(set_people(scenario, 0, 4, 2).has_value());
  CHECK(set_people(scenario, 99, 1, 2).has_value());
}

TEST_CASE("a drag is one step of undo, and a link has it", "[headcount]") {
  Store store;
  REQUIRE_FALSE(store.apply(LookAhead{12, 0.08}).has_value());
  const int before = sim::headcount_of(store.state().scenario, 0, 5);
  for (int more = 1; more <= 3; ++more)
    REQUIRE_FALSE(store.apply(SetPeople{0, 5, before + more, false}).has_value());
  REQUIRE_FALSE(store.apply(EndEdit{}).has_value());
  CHECK(sim::headcount_of(store.state().scenario, 0, 11) == before + 3);
  const auto link = read_link(write_link(store.state().scenario, 0));
  REQUIRE(link);
  CHECK(link->scenario.horizon.headcount.size() == 1);
  REQUIRE_FALSE(store.apply(Undo{}).has_value());
  CHECK(sim::headcount_of(store.state().scenario, 0, 11) == before);
  CHECK(store.state().scenario.horizon.months == 12);
  REQUIRE_FALSE(store.apply(Undo{}).has_value());
  CHECK(store.state().scenario.horizon.months == 1);
}

TEST_CASE("a plan's people come beside those who are planned", "[headcount]") {
  sim::Scenario scenario = year_of(4);
  scenario.pipeline.pools[0].headcount = 3;
  set(scenario, 0, 2, 4);
  REQUIRE_FALSE(use_hires(scenario, {{0, 2, 1}, {0, 0, 2}}).has_value());
  CHECK(people_of(scenario, 0) == std::vector<int>{5, 5, 7, 7});
  CHECK(scenario.pipeline.pools[0].headcount == 3);
  CHECK(use_hires(scenario, {{77, 0, 1}}).has_value());
}

TEST_CASE("months ahead are those of a running business", "[headcount]") {
  sim::Scenario launch = sim::worked_example();
  launch.opening = sim::Opening::launch;
  REQUIRE_FALSE(look_ahead(launch, 12, 0.08).has_value());
  CHECK(launch.opening == sim::Opening::running);
  CHECK(launch.horizon.months == 12);
  CHECK(launch.horizon.growth == 0.08);
}
