// Words of a year.
#include "io/results/year/year_words.hpp"

#include "tests/catch.hpp"

using namespace handoff;

TEST_CASE("care that is counted twice is said", "[year_words]") {
  sim::Scenario scenario;
  CHECK(io::care_note(scenario).empty());
  scenario.horizon.book.care = {{100, 0}, {10, 2}};
  CHECK(io::care_note(scenario).find("The default share of other work, 60%,") != std::string::npos);
  scenario.team.other_work = 0.35;
  CHECK(io::care_note(scenario).empty());
  scenario.team.other_work = 0.6;
  scenario.horizon.book.care = {{100, 0}};
  CHECK(io::care_note(scenario).empty());
}

TEST_CASE("a cause is said beside the month that it is compared with", "[year_words]") {
  sim::Scenario scenario = sim::worked_example();  // from 2 March 2026 on
  scenario.horizon.months = 6;
  sim::BreakCause cause;
  cause.what = "busy people";
  CHECK(io::because_words(scenario, cause) == "busy people");
  cause.has_waiting = cause.has_grown = true;
  cause.waiting_s = 3 * 3600;
  cause.before_s = 12 * 60;
  cause.before_month = 2;
  CHECK(io::because_words(scenario, cause) == "busy people, 3 h instead of 12 min in May 2026");
}
