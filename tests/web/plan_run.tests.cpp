// The planner's tab: answered piece by piece as when asked at once, begun anew with the scenario.
#include "web/plan_run.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "io/axis_text.hpp"
#include "sim/plan/question.hpp"
#include "sim/plan/usual_targets.hpp"
#include "tests/catch.hpp"
#include "web/view_models/planner_tables.hpp"
#include "web/work/crew.hpp"

using namespace handoff;

namespace {

sim::Scenario small() {
  sim::Scenario scenario = sim::worked_example();
  scenario.cohort.trials = 50;
  scenario.uncertain = {{"cohort.conversion_rate", 0.1, 0.3, "a survey"}};
  return scenario;
}

// The fewest replications are enough here; the digits of the usual effort are compared in
// tests/browser/planner.spec.mjs.
constexpr double kEffort = 0.02;

// Carries out orders for about so many milliseconds, where each look at the clock is one.
void work(web::PlanRun& run, const sim::Scenario& scenario, double budget_ms) {
  web::Crew crew({});
  crew.add(run);
  run.look(scenario);
  crew.run_here(budget_ms, [now = 0.0]() mutable { return now += 1.0; });
}

const web::PlannerView& answered(web::PlanRun& run, const sim::Scenario& scenario,
                                 double budget_ms) {
  for (int i = 0; i < 200'000 && !run.finished(); ++i) work(run, scenario, budget_ms);
  REQUIRE(run.finished());
  return run.view();
}

}  // namespace

TEST_CASE("the planner answers its questions one after the other", "[plan_run]") {
  web::PlanRun run(kEffort);
  const sim::Scenario scenario = small();
  CHECK_FALSE(run.next_order());  // nobody looks
  work(run, scenario, 1);
  CHECK(run.take_news());
  CHECK_FALSE(run.take_news());
  CHECK(run.view().current == web::PlanPart::tools);
  CHECK(run.view().breaks.empty());
  const web::PlannerView& view = answered(run, scenario, 20);
  CHECK(view.current == web::PlanPart::none);
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
  CHECK(view.pools.size() == 2);
  CHECK(view.promises.size() == scenario.pipeline.routing.size());
  CHECK(view.sweep.xs.size() == 5);
  REQUIRE(view.front.rows.size() >= 2);
  CHECK(view.front.knobs[0] == "tool");
  for (std::size_t at = 1; at < view.front.costs.size(); ++at) {
    CHECK(view.front.costs[at] > view.front.costs[at - 1]);
    CHECK(view.front.breaches[at] < view.front.breaches[at - 1]);
  }
  CHECK(view.advice.size() > 20);
  CHECK(view.advice_words.find("confirmed") != std::string::npos);
  REQUIRE(tables.size() == 8);
  for (const web::TextTable& table : tables) {
    for (const auto& row : table.rows) CHECK(row.size() == table.head.size());
  }
}

TEST_CASE("how the planner's work is cut changes no digit", "[plan_run]") {
  web::PlanRun fine(kEffort), coarse(kEffort);
  const web::PlannerView& a = answered(fine, small(), 1);
  const web::PlannerView& b = answered(coarse, small(), 500);
  CHECK(a.tool_values == b.tool_values);
  CHECK(a.assumptions[0].low == b.assumptions[0].low);
  REQUIRE(a.breaks.size() == b.breaks.size());
  for (std::size_t at = 0; at < a.breaks.size(); ++at)
    CHECK(a.breaks[at].volume == b.breaks[at].volume);
  CHECK(a.sweep.ys == b.sweep.ys);
  CHECK(a.pools[1].fewest == b.pools[1].fewest);
}

TEST_CASE("orders may be carried out by anybody, in any order, twice begun", "[plan_run]") {
  web::PlanRun plain(kEffort), shuffled(kEffort);
  const web::PlannerView& expected = answered(plain, small(), 100);
  shuffled.look(small());
  web::Performer performer;
  std::size_t most = 0;
  for (int round = 0; !shuffled.finished(); ++round) {
    std::vector<web::Order> orders;
    while (orders.size() < 8) {
      auto order = shuffled.next_order();
      if (!order) break;
      orders.push_back(*std::move(order));
    }
    REQUIRE((!orders.empty() || shuffled.finished()));
    most = std::max(most, orders.size());
    if (round % 3 == 1) {  // a worker has died
      for (const web::Order& it : orders) shuffled.give_back(it);
      continue;
    }
    for (std::size_t at = orders.size(); at-- > 0;) {
      const web::Order& it = orders[at];
      if (shuffled.wants(it))
        shuffled.take(it, performer.perform(it.kind, *it.text, it.from, it.to), 1.0);
    }
  }
  CHECK(most == 8);
  const web::PlannerView& view = shuffled.view();
  CHECK(view.tool_values == expected.tool_values);
  CHECK(view.sweep.ys == expected.sweep.ys);
  CHECK(view.sweep.lows == expected.sweep.lows);
  REQUIRE(view.breaks.size() == expected.breaks.size());
  for (std::size_t at = 0; at < view.breaks.size(); ++at) {
    CHECK(view.breaks[at].volume == expected.breaks[at].volume);
    CHECK(view.breaks[at].interval == expected.breaks[at].interval);
  }
  CHECK(view.pools[0].fewest == expected.pools[0].fewest);
  CHECK(view.assumptions[0].low == expected.assumptions[0].low);
}

TEST_CASE("after a change nobody waits for what was asked before", "[plan_run]") {
  web::PlanRun run(kEffort);
  run.look(small());
  const auto order = run.next_order();
  REQUIRE(order);
  CHECK(run.wants(*order));
  run.restart();
  CHECK_FALSE(run.wants(*order));
}

TEST_CASE("every input and metric of the page's sweep is one of the worked example", "[plan_run]") {
  const sim::Scenario scenario = sim::worked_example();
  for (int input = 0; input < static_cast<int>(web::kSweepInputs.size()); ++input) {
    INFO(web::sweep_axis(scenario, input));
    const auto axis = io::parse_axis(web::sweep_axis(scenario, input), scenario);
    REQUIRE(axis);
    const std::vector<double> values = web::sweep_values(scenario, input);
    REQUIRE(axis->steps.size() == values.size());
    for (std::size_t at = 0; at < values.size(); ++at) CHECK(axis->steps[at].value == values[at]);
  }
  CHECK(web::sweep_axis(scenario, 0) == "cohort.trials=125,250,500,1000,2000");
}

TEST_CASE("targets are said in words", "[plan_run]") {
  const sim::Scenario scenario = sim::worked_example();
  std::vector<std::string> words;
  for (const sim::Target& it : sim::usual_targets(scenario))
    words.push_back(web::target_words(it, scenario));
  CHECK(words[0] == "95% in the CRM within 15 min");
  CHECK(words[1] == "Mis-sends to at most 2%");
  CHECK(words[2] == "At most 1% of calls refused by limits");
  CHECK(words[6] == "Enterprise: 95% first touched on time");
  CHECK(words[10] == "Enterprise: 95% wait at most 15 min for a person");
  for (const std::string& it : words) CHECK(it.find('=') == std::string::npos);
}

TEST_CASE("another metric of a sweep is there at once, another input is simulated", "[plan_run]") {
  const sim::Scenario scenario = small();
  web::PlanRun run(kEffort);
  answered(run, scenario, 500);
  const std::vector<double> lags = run.view().sweep.ys;
  run.sweep(scenario, {.input = 0, .metric = 8});
  CHECK(run.finished());
  CHECK(run.view().sweep.y_unit == "$");
  CHECK(run.view().sweep.ys != lags);
  // More trials are worth more.
  CHECK(run.view().sweep.ys.back() > run.view().sweep.ys.front());
  run.sweep(scenario, {.input = 3, .metric = 8});
  CHECK_FALSE(run.finished());
  CHECK(run.view().sweep.xs.empty());
  answered(run, scenario, 500);
  CHECK(run.view().sweep.steps == std::vector<std::string>{"1 h", "2 h", "4 h", "8 h", "1 d"});
  CHECK(run.view().breaks.size() >= 5);
}

TEST_CASE("two inputs make a map, row by row, and the first row is the single input's",
          "[plan_run]") {
  sim::Scenario scenario = small();
  scenario.payments.duplicate_share = 0;
  web::PlanRun run(kEffort);
  run.sweep(scenario, {.input = 6, .other = 6, .metric = 0});
  CHECK(run.view().sweep.chosen.other == -1);  // an input against itself is one axis
  run.sweep(scenario, {.input = 1, .other = 2, .metric = 6});
  for (int i = 0; i < 10'000 && run.view().sweep.xs.empty(); ++i) work(run, scenario, 100);
  const web::SweepPicture both = run.view().sweep;
  REQUIRE(both.xs.size() == 5);
  REQUIRE(both.other_steps.size() == 5);
  REQUIRE(both.ys.size() == 25);
  CHECK(both.other_steps[1] == "5%");
  CHECK(both.command.find("--vary 'payments.duplicate_share=") != std::string::npos);
  // More redeliveries are suppressed more often.
  for (std::size_t row = 1; row < 5; ++row) CHECK(both.ys[row * 5 + 2] > both.ys[row * 5 - 3]);
  run.sweep(scenario, {.input = 1, .metric = 6});
  for (int i = 0; i < 10'000 && run.view().sweep.xs.empty(); ++i) work(run, scenario, 100);
  CHECK(run.view().sweep.ys == std::vector<double>(both.ys.begin(), both.ys.begin() + 5));
  CHECK(run.view().sweep.other_steps.empty());
}

TEST_CASE("work that is stopped goes on where it was", "[plan_run]") {
  const sim::Scenario scenario = small();
  web::PlanRun through(kEffort), stopped(kEffort);
  answered(through, scenario, 500);
  for (int i = 0; i < 5; ++i) work(stopped, scenario, 1);
  stopped.go(false);
  CHECK(stopped.finished());
  stopped.look(scenario);
  CHECK_FALSE(stopped.next_order());
  stopped.go(true);
  const web::PlannerView& view = answered(stopped, scenario, 500);
  CHECK(view.breaks[0].volume == through.view().breaks[0].volume);
  CHECK(view.tool_values == through.view().tool_values);
}

TEST_CASE("a change of the scenario begins anew", "[plan_run]") {
  web::PlanRun run(kEffort);
  answered(run, small(), 100);
  run.restart();
  CHECK_FALSE(run.finished());
  CHECK(run.view().breaks.empty());
  CHECK(run.view().tools.empty());
}

TEST_CASE("without uncertain inputs the last question is left out", "[plan_run]") {
  web::PlanRun run(kEffort);
  sim::Scenario scenario = small();
  scenario.uncertain.clear();
  const web::PlannerView& view = answered(run, scenario, 100);
  CHECK(view.assumptions.empty());
  CHECK(web::planner_tables(view).size() == 7);
}
