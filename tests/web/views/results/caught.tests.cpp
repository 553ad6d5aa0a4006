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
  CHECK(caught_text(caught[1]) == "2 of 7 customers pay during it, in the first simulated month.");
  CHECK(caught_text(caught[2]).starts_with("Nobody pays during it"));
}

TEST_CASE("a scenario without an outage has nothing to look for", "[caught]") {
  sim::Scenario scenario = sim::worked_example();
  CHECK_FALSE(has_outages(scenario));
  scenario.apis.marketing.outages = {{core::hours(1), core::hours(1), {}}};
  CHECK(has_outages(scenario));
}
