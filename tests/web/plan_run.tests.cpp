// The planner's tab: asked in pieces, answered as when asked at once, begun anew with the scenario.
#include "web/plan_run.hpp"

#include <string>

#include "sim/plan/question.hpp"
#include "tests/catch.hpp"
#include "web/view_models/planner_tables.hpp"

using namespace handoff;

namespace {

sim::Scenario small() {
  sim::Scenario scenario = sim::worked_example();
  scenario.cohort.trials = 50;
  scenario.uncertain = {{"cohort.conversion_rate", 0.1, 0.3, "a survey"}};
  return scenario;
}

// Each look at the clock is a millisecond.
web::PlanRun::Clock ticking(double& now) {
  return [&now] { return now += 1.0; };
}

const web::PlannerView& answered(web::PlanRun& run, const sim::Scenario& scenario,
                                 double budget_ms) {
  double now = 0;
  for (int i = 0; i < 200'000 && !run.finished(); ++i)
    run.advance(scenario, budget_ms, ticking(now));
  REQUIRE(run.finished());
  return run.view();
}

}  // namespace

TEST_CASE("the planner answers three questions, one after the other", "[plan_run]") {
  web::PlanRun run;
  const sim::Scenario scenario = small();
  double now = 0;
  CHECK(run.advance(scenario, 1, ticking(now)));
  CHECK(run.view().working == "Looking for what breaks first");
  CHECK(run.view().breaks.empty());
  const web::PlannerView& view = answered(run, scenario, 20);
  CHECK(view.working.empty());
  CHECK(view.breaks.size() >= 5);
  REQUIRE(view.tools.size() == 5);
  CHECK(view.tool_values.size() == 5);
  CHECK(view.tools_words.find("is worth the most") != std::string::npos);
  REQUIRE(view.assumptions.size() == 1);
  // Fewer conversions are worth less, and more are worth more.
  CHECK(view.assumptions[0].low < view.value);
  CHECK(view.assumptions[0].high > view.value);
  CHECK(view.assumptions[0].low_end == "10%");
  const auto tables = web::planner_tables(view);
  REQUIRE(tables.size() == 3);
  for (const web::TextTable& table : tables) {
    for (const auto& row : table.rows) CHECK(row.size() == table.head.size());
  }
}

TEST_CASE("how the planner's work is cut changes no digit", "[plan_run]") {
  web::PlanRun fine, coarse;
  const web::PlannerView& a = answered(fine, small(), 1);
  const web::PlannerView& b = answered(coarse, small(), 500);
  CHECK(a.tool_values == b.tool_values);
  CHECK(a.assumptions[0].low == b.assumptions[0].low);
  REQUIRE(a.breaks.size() == b.breaks.size());
  for (std::size_t at = 0; at < a.breaks.size(); ++at)
    CHECK(a.breaks[at].volume == b.breaks[at].volume);
}

TEST_CASE("a change of the scenario begins anew", "[plan_run]") {
  web::PlanRun run;
  answered(run, small(), 100);
  run.restart();
  CHECK_FALSE(run.finished());
  CHECK(run.view().breaks.empty());
  CHECK(run.view().tools.empty());
}

TEST_CASE("without uncertain inputs the last question is left out", "[plan_run]") {
  web::PlanRun run;
  sim::Scenario scenario = small();
  scenario.uncertain.clear();
  const web::PlannerView& view = answered(run, scenario, 100);
  CHECK(view.assumptions.empty());
  CHECK(web::planner_tables(view).size() == 2);
}
