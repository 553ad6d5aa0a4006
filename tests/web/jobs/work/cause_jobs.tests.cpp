// Why each target fails: an order for each that does, answered in any order, with the command
// line's words.
#include "web/jobs/work/cause_jobs.hpp"

#include <string>
#include <utility>
#include <vector>

#include "io/results/break_report.hpp"
#include "io/scenario/measure.hpp"
#include "io/scenario/plan_target.hpp"
#include "sim/planner/defaults/default_targets.hpp"
#include "sim/planner/questions/break_cause.hpp"
#include "tests/catch.hpp"
#include "web/jobs/work/job_runner.hpp"

using namespace handoff;
using namespace handoff::web;

namespace {

sim::Scenario small() {
  sim::Scenario scenario = sim::worked_example();
  scenario.cohort.trials = 40;
  return scenario;
}

sim::Break broken(std::size_t target, sim::BreakState state, double high) {
  sim::Break it;
  it.target = target;
  it.state = state;
  it.volume = {high / 2, high};
  return it;
}

// Not in the targets' order, as a list of what breaks first is not.
std::vector<sim::Break> breaks() {
  return {broken(3, sim::BreakState::fails, 20), broken(0, sim::BreakState::breaks, 80),
          broken(1, sim::BreakState::holds, 640), broken(2, sim::BreakState::unknown, 0)};
}

std::vector<std::uint8_t> carried_out(const Order& order) {
  return Performer().perform(order.kind, *order.text, order.from, order.to);
}

std::string expected(std::size_t target, std::optional<double> failing) {
  return io::cause_text(sim::break_cause(small(), sim::usual_targets(small())[target], failing));
}

}  // namespace

TEST_CASE("only what fails has a cause to be found, and the first is found first",
          "[cause_orders]") {
  CauseOrders orders;
  CHECK(orders.finished());
  orders.serve("", small(), breaks());
  const auto first = orders.next_order(), second = orders.next_order();
  REQUIRE(first);
  REQUIRE(second);
  CHECK(first->kind == OrderKind::cause);
  CHECK(first->from == 3);
  CHECK(first->to == 0);  // at every volume
  CHECK(second->from == 0);
  CHECK(second->to == 80);
  CHECK_FALSE(orders.next_order());
  CHECK_FALSE(orders.finished());
}

TEST_CASE("causes have the planner's words, in whatever order they come", "[cause_orders]") {
  CauseOrders orders;
  orders.serve("", small(), breaks());
  const Order first = *orders.next_order(), second = *orders.next_order();
  orders.take(second, carried_out(second), 1);
  CHECK_FALSE(orders.finished());
  orders.give_back(first);  // a worker has died
  const auto again = orders.next_order();
  REQUIRE(again);
  CHECK(again->from == first.from);
  orders.take(*again, carried_out(*again), 1);
  REQUIRE(orders.finished());
  CHECK(orders.causes() ==
        std::vector<std::string>{expected(3, std::nullopt), expected(0, 80.0), "", ""});
  CHECK(orders.causes()[0].find(" of ") != std::string::npos);
}

TEST_CASE("a cause of an earlier scenario is not wanted any more", "[cause_orders]") {
  CauseOrders orders;
  orders.serve("", small(), breaks());
  const Order old = *orders.next_order();
  CHECK(orders.wants(old));
  orders.serve("", small(), breaks());
  CHECK_FALSE(orders.wants(old));
  orders.clear();
  CHECK(orders.finished());
  CHECK_FALSE(orders.next_order());
}

TEST_CASE("targets may be others than the usual ones", "[cause_orders]") {
  const std::string text = "committed>=1; Growth:crm_lag_s.p99<=1ms";
  CauseOrders orders;
  orders.serve(text, small(), {broken(1, sim::BreakState::fails, 20)});
  const Order order = *orders.next_order();
  orders.take(order, carried_out(order), 1);
  const auto targets = io::parse_plan_targets(text, io::tier_names(small()));
  REQUIRE(targets);
  CHECK(orders.causes() == std::vector<std::string>{io::cause_text(
                               sim::break_cause(small(), (*targets)[1], std::nullopt))});
  CHECK_FALSE(orders.causes()[0].empty());
}

TEST_CASE("an order for a cause that makes no sense has no answer", "[cause_orders]") {
  const auto perform = [](const std::string& text, int target) {
    return carried_out({OrderKind::cause, std::make_shared<const std::string>(text), target, 0});
  };
  CHECK(perform("{}", 0).empty());  // without a line of targets
  CHECK(perform("\n{", 0).empty());
  CHECK(perform("\n{}", 99).empty());
  CHECK(perform("\n{}", -1).empty());
  CHECK(perform("committed\n{}", 0).empty());
  CHECK(perform("committed>=1\n{}", 1).empty());
}
