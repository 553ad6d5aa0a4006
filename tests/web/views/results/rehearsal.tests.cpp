// A rehearsal in words: what stands in the table, and what is said when nothing agrees.
#include "web/views/results/rehearsal.hpp"

#include <limits>
#include <string>

#include "tests/catch.hpp"

using namespace handoff;
using namespace handoff::web;

namespace {

io::RehearsalFile burst() {
  io::RehearsalFile file;
  file.scenario = "burst";
  file.customers = 60;
  file.runs = 1999;
  file.played_s = 12.7;
  file.delivery_s = 0.5;
  file.vendors_s = 1.25;
  file.waits_s = 12;
  file.service_s = 0.01;
  const double never = std::numeric_limits<double>::quiet_NaN();
  file.figures = {{"CRM lag, p50", false, 2.05, 2, 1.5, 12.25, 2.1, "inside", false},
                  {"retries", true, 17, 20, 9, 30, never, "DIFFERS", true}};
  file.verdict = "verdict: measured and simulated differ in 1 of 2 figures";
  return file;
}

}  // namespace

TEST_CASE("without a rehearsal nothing is shown", "[rehearsal]") {
  CHECK(rehearsal_view(nullptr).rows.empty());
}

TEST_CASE("a rehearsal's figures stand beside each other in words", "[rehearsal]") {
  const io::RehearsalFile file = burst();
  const RehearsalView view = rehearsal_view(&file);
  CHECK(view.title == "Rehearsal of burst");
  CHECK(view.played ==
        "60 customers in 13 s of real time against the service, beside 1,999 simulated runs");
  CHECK(view.verdict == "Measured and simulated differ in 1 of 2 figures.");
  CHECK(view.parts ==
        "Of the mean CRM lag, delivery took 0.50 s, the vendors' answers 1.25 s, waits before "
        "another try 12.0 s and the service itself 0.01 s.");
  CHECK(view.violations.empty());
  CHECK_FALSE(view.agrees);
  REQUIRE(view.rows.size() == 2);
  CHECK(view.rows[0].measured == "2.05 s");
  CHECK(view.rows[0].interval == "1.50 s to 12.2 s");
  CHECK_FALSE(view.rows[0].differs);
  CHECK(view.rows[1].simulated == "20");
  CHECK(view.rows[1].same_draws == "never");
  CHECK(view.rows[1].agreement == "differs");
}

TEST_CASE("what the service broke is said, the first few of it", "[rehearsal]") {
  io::RehearsalFile file = burst();
  file.violations = {"2 converted customers lost", "1 effects\nhappened twice"};
  CHECK(rehearsal_view(&file).violations ==
        std::vector<std::string>{"Broken: 2 converted customers lost.",
                                 "Broken: 1 effects\\nhappened twice."});
  file.violations.assign(9, "x");
  const auto many = rehearsal_view(&file).violations;
  REQUIRE(many.size() == 6);
  CHECK(many.back() == "And 4 more.");
}
