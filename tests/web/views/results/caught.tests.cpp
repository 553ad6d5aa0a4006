// Whom an outage meets.
#include "web/views/results/caught.hpp"

#include "tests/catch.hpp"

using namespace handoff;
using namespace handoff::web;

namespace {

// Customers who pay so many hours after the scenario's start.
sim::Journeys paying_at(const sim::Scenario& scenario, std::initializer_list<int> hours) {
  sim::Journeys all;
  for (const int each : hours) {
    all.customers.emplace_back();
    all.customers.back().customer.converted = scenario.start + core::hours(each);
  }
  return all;
}

}  // namespace

TEST_CASE("an outage catches who pays from its first moment to before its end", "[caught]") {
  sim::Scenario scenario = sim::worked_example();
  scenario.apis.crm.outages = {{core::hours(10), core::hours(2), {}},
                               {core::hours(100), core::hours(1), {}}};
  scenario.payments.outages = {{core::hours(1), core::hours(1), core::hours(24)}};
  const auto caught = caught_by_outages(scenario, paying_at(scenario, {9, 10, 11, 12, 25, 26, 49}));
  REQUIRE(caught.size() == 3);
  CHECK(caught[0].path == "payments.outages[0].from");
  CHECK(caught[0].customers == 2);  // in its second and third time, at 25 and 49
  CHECK(caught[1].path == "apis.crm.outages[0].from");
  CHECK(caught[1].customers == 2);  // at 10 and 11
  CHECK(caught_text(caught[2]).starts_with("Nobody pays during it"));
}

TEST_CASE("what an outage caught is said with when it was put right, and what was left",
          "[caught]") {
  sim::Scenario scenario = sim::worked_example();  // from 2 March 2026
  scenario.apis.crm.outages = {{core::hours(10), core::hours(2), {}}};
  scenario.incidents.emplace_back();
  scenario.incidents[0].when = {core::hours(20), core::hours(2), {}};
  scenario.incidents.emplace_back();
  scenario.incidents[1].a_month = 2;  // at random: not at its window's time
  sim::Journeys all = paying_at(scenario, {10, 11, 11, 20});
  const auto text = [&](std::size_t at) {
    return caught_text(caught_by_outages(scenario, all)[at]);
  };
  const std::string three = "3 of 4 customers pay during it, in the first simulated month. ";
  CHECK(text(0) == three + "3 are left to a person.");
  all.customers[0].committed = scenario.start + core::hours(12);
  all.customers[1].committed = scenario.start + core::hours(13) + core::minutes(5);
  all.customers[2].committed = scenario.start + core::hours(14);
  CHECK(text(0) == three + "All are put right by 2026-03-02 14:00 UTC.");
  all.customers[2].exception = true;
  CHECK(text(0) ==
        three + "1 is left to a person; the others are put right by 2026-03-02 13:05 UTC.");
  REQUIRE(caught_by_outages(scenario, all).size() == 2);  // not the one at random
  CHECK(caught_by_outages(scenario, all)[1].path == "incidents[0].from");
  CHECK(text(1) ==
        "1 of 4 customers pays during it, in the first simulated month. It is left to a person.");
}

TEST_CASE("a scenario without an outage has nothing to look for", "[caught]") {
  sim::Scenario scenario = sim::worked_example();
  CHECK_FALSE(has_outages(scenario));
  scenario.apis.marketing.outages = {{core::hours(1), core::hours(1), {}}};
  CHECK(has_outages(scenario));
}
