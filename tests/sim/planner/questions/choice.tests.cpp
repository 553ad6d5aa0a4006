// Choices: a planted best is found, clear cases are cheap, and infeasible ones say why.
#include "sim/planner/questions/choice.hpp"

#include <vector>

#include "tests/catch.hpp"

using namespace handoff;
using sim::Alternative;
using sim::Bound;
using sim::Choice;
using sim::ChoiceOptions;
using sim::Feasibility;
using sim::Metric;
using sim::ReplicationStore;
using sim::Statistic;
using sim::Target;

namespace {

// Redeliveries are a cost that is known: two deliveries for each of 36 conversions, of which a
// share comes twice.
Alternative with_duplicates(double share) {
  Alternative it{"", sim::worked_example()};
  it.scenario.cohort.trials = 200;
  it.scenario.payments.duplicate_share = share;
  return it;
}

sim::Objective few_duplicates() { return total_of(Metric::duplicates_received, false); }

Target at_most_duplicates(double limit) {
  return {"", {{Metric::duplicates_received, Statistic::mean, -1}, Bound::at_most, limit}};
}

ChoiceOptions within(double indifference) {
  ChoiceOptions options;
  options.indifference = indifference;
  return options;
}

}  // namespace

TEST_CASE("the best alternative is chosen, and the far-off ones cost least",
          "[sim][plan][choice]") {
  ReplicationStore store;
  Choice choice(store, {with_duplicates(0.5), with_duplicates(0.05), with_duplicates(0.2)},
                few_duplicates(), {}, within(2));
  answer(choice, store);
  const sim::ChoiceAnswer& it = choice.answer();
  REQUIRE(it.best);
  CHECK(*it.best == 1);
  CHECK(it.promised);
  CHECK(it.rows[1].best);
  CHECK(it.rows[0].replications <= it.rows[2].replications);
  // 72 deliveries: 36, 3.6 and 14.4 of them twice.
  CHECK(it.rows[0].objective.mean == Approx(36).margin(6));
  CHECK(it.rows[1].objective.mean == Approx(3.6).margin(2));
  CHECK(it.rows[0].behind.mean == Approx(32.4).margin(6));
  CHECK(it.rows[0].behind.interval.low > 0);
  CHECK(it.rows[1].behind.mean == 0);
}

TEST_CASE("an alternative that misses a target is not chosen, and says which",
          "[sim][plan][choice]") {
  // The more redeliveries the better, but at most 10: 3.6 is the best that is allowed.
  ReplicationStore store;
  sim::Objective many = total_of(Metric::duplicates_received, true);
  Choice choice(store, {with_duplicates(0.5), with_duplicates(0.05), with_duplicates(0)}, many,
                {at_most_duplicates(1'000), at_most_duplicates(10)}, within(1));
  answer(choice, store);
  const sim::ChoiceAnswer& it = choice.answer();
  REQUIRE(it.best);
  CHECK(*it.best == 1);
  CHECK(it.rows[0].feasible == Feasibility::infeasible);
  CHECK(it.rows[0].missed == std::vector<std::size_t>{1});
  CHECK(it.rows[1].feasible == Feasibility::feasible);
  CHECK(it.rows[1].missed.empty());
}

TEST_CASE("where no alternative keeps the targets none is chosen", "[sim][plan][choice]") {
  ReplicationStore store;
  Choice choice(store, {with_duplicates(0.5), with_duplicates(0.3)}, few_duplicates(),
                {at_most_duplicates(5)}, within(1));
  answer(choice, store);
  CHECK_FALSE(choice.answer().best);
  CHECK(choice.answer().rows[1].missed == std::vector<std::size_t>{0});
}

TEST_CASE("a choice that was stopped and resumed is the same", "[sim][plan][choice]") {
  const auto make = [](ReplicationStore& store) {
    return Choice(store, {with_duplicates(0.12), with_duplicates(0.1), with_duplicates(0.4)},
                  few_duplicates(), {at_most_duplicates(20)}, within(0.5));
  };
  ReplicationStore through;
  Choice whole = make(through);
  answer(whole, through);

  ReplicationStore first;
  Choice begun = make(first);
  for (int step = 0; step < 6 && !begun.advance(first); ++step) {
    for (const sim::ReplicationOrder& order : first.take_orders(1)) carry_out(first, order);
  }
  ReplicationStore second;
  Choice resumed = make(second);
  REQUIRE_FALSE(second.load(first.bytes()));
  answer(resumed, second);

  CHECK(resumed.answer().best == whole.answer().best);
  CHECK(resumed.answer().replications == whole.answer().replications);
  for (std::size_t at = 0; at < 3; ++at) {
    CHECK(resumed.answer().rows[at].objective.mean == whole.answer().rows[at].objective.mean);
    CHECK(resumed.answer().rows[at].replications == whole.answer().rows[at].replications);
  }
}

TEST_CASE("unless somebody says, dollars do not matter below a twentieth of the cheapest's month",
          "[sim][plan][choice]") {
  // Nobody's hour costs anything, so a month costs what the tool does.
  const auto priced = [](int dollars) {
    Alternative it{"", sim::worked_example()};
    it.scenario.cohort.trials = 20;
    it.scenario.costs = {};
    it.scenario.costs.staff_hourly = it.scenario.costs.team_hourly = {};
    it.scenario.costs.tool_monthly = core::dollars(dollars);
    return it;
  };
  const auto indifference = [&](int one, int other, double wished) {
    ReplicationStore store;
    Choice choice(store, {priced(one), priced(other)}, total_of(Metric::net_value_usd, true), {},
                  within(wished));
    answer(choice, store);
    CHECK(choice.answer().best == (one < other ? 0u : 1u));
    return choice.answer().indifference;
  };
  CHECK(indifference(6'000, 4'000, 0) == Approx(200));
  CHECK(indifference(300, 420, 0) == Approx(50));  // 15 would take many months
  CHECK(indifference(6'000, 4'000, 7) == Approx(7));
}
