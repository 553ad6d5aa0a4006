// Worth: a spread that is known by hand, what is luck in it, and what would have to be true.
#include "sim/planner/questions/worth.hpp"

#include <cmath>
#include <memory>
#include <utility>
#include <vector>

#include "sim/scenario/check.hpp"
#include "sim/scenario/claimed_effects.hpp"
#include "sim/scenario/set_input.hpp"
#include "tests/catch.hpp"
#include "tests/slow_build.hpp"

using namespace handoff;
using sim::Alternative;
using sim::Metric;
using sim::ReplicationStore;
using sim::Uncertain;
using sim::Worth;
using sim::WorthAnswer;

namespace {

// Full orchestration against the same where people read who owns a customer: nobody is routed by
// rules.
Alternative by_rules() {
  Alternative it{"by rules", sim::worked_example()};
  it.scenario.cohort.trials = 100;
  return it;
}
Alternative by_people() {
  Alternative it = by_rules();
  it.name = "by people";
  const auto error = sim::set_input(it.scenario, "pipeline.routing_by", "person");
  REQUIRE_FALSE(error);
  return it;
}

void set(Alternative& it, const char* path, double value) {
  const auto error = sim::set_input(it.scenario, path, value);
  REQUIRE_FALSE(error);
}

std::unique_ptr<Worth> worth(ReplicationStore& store, Alternative base, Alternative subject,
                             std::vector<Uncertain> assumptions, sim::WorthOptions options) {
  auto it =
      Worth::make(store, std::move(base), std::move(subject), std::move(assumptions), options);
  REQUIRE(it);
  answer(**it, store);
  return *std::move(it);
}

double mean_of(ReplicationStore& store, const Alternative& it, Metric metric, int count) {
  double sum = 0;
  const sim::CellId cell = store.cell(it.scenario);
  REQUIRE(store.need(cell, count));
  for (const sim::Tally& tally : store.tallies(cell, count, metric)) sum += tally.total;
  return sum / count;
}

}  // namespace

// Nothing but the effect of rules on expansion, drawn evenly from 0 to 12 points: half of what 12
// points are worth on average, and 95% of the draws between 2.5% and 97.5% of that.
TEST_CASE("one uncertain effect spreads the worth evenly", "[sim][plan][worth]") {
  if (kSlowBuild) return;  // four hundred draws, whose digits are those of the native build
  Alternative base = by_people(), subject = by_rules();
  for (Alternative* it : {&base, &subject}) {
    it->scenario = without_claimed_effects(it->scenario);
    set(*it, "outcomes.expansion_rules", 12);
  }
  ReplicationStore store;
  const auto it = worth(store, base, subject, {{"outcomes.expansion_rules", 0, 12, "a test"}},
                        {400, 4, 100, 0.95});
  const WorthAnswer& found = it->answer();
  const double most = found.as_assumed.expansion.mean;
  CHECK(most > 0);
  CHECK(found.as_assumed.churn.mean == 0);
  CHECK(found.as_assumed.revenue.mean == 0);
  CHECK(found.drawn.expansion.mean == Approx(most / 2).epsilon(0.1));
  CHECK(found.drawn.expansion.interval.low == Approx(0.025 * most).margin(0.05 * most));
  // A month of few customers may be worth more than the mean one.
  CHECK(found.drawn.expansion.interval.high > 0.9 * most);
  REQUIRE(found.influences.size() == 1);
  CHECK(found.influences[0].share + found.luck == Approx(1).margin(0.02));
  CHECK(found.luck < 0.5);
  CHECK(found.to_a_sceptic.expansion.mean == 0);
}

TEST_CASE("the parts of a worth add up to the difference of the net values", "[sim][plan][worth]") {
  ReplicationStore store;
  const auto it = worth(store, by_people(), by_rules(), {}, {2, 2, 50, 0.95});
  const sim::WorthFigures& found = it->answer().as_assumed;
  const double difference = mean_of(store, by_rules(), Metric::net_value_usd, 50) -
                            mean_of(store, by_people(), Metric::net_value_usd, 50);
  CHECK(found.together.mean == Approx(difference));
  CHECK(found.churn.mean + found.expansion.mean + found.revenue.mean + found.cost.mean ==
        Approx(difference));
  CHECK(found.together.interval.contains(difference));
  // With nothing uncertain a month differs from another by luck alone.
  CHECK(it->answer().luck == 1);
  CHECK(it->answer().drawn.together.interval.low < found.together.interval.low);
}

// A tool that costs more and avoids mis-sends pays when a mis-send costs enough churn: with just that
// effect in both scenarios the worth is nothing.
TEST_CASE("at its break-even an effect makes the worth nothing", "[sim][plan][worth]") {
  Alternative base = by_rules(), subject = by_rules();
  const auto error = sim::set_input(base.scenario, "pipeline.disenrolment.kind", "person");
  REQUIRE_FALSE(error);
  set(base, "costs.tool_monthly", 0);
  set(subject, "costs.tool_monthly", 2000);
  ReplicationStore store;
  const auto it = worth(store, base, subject, {}, {2, 2, 100, 0.95});
  const sim::BreakEven* missend = nullptr;
  for (const sim::BreakEven& each : it->answer().break_evens) {
    if (each.effect.path == "outcomes.churn_missend") missend = &each;
  }
  REQUIRE(missend);
  CHECK(missend->assumed == 25);
  REQUIRE(missend->needed);
  CHECK(*missend->needed > 0);
  REQUIRE(*missend->needed <= 100);  // more churn than there is cannot be set
  for (Alternative* each : {&base, &subject}) {
    each->scenario = without_claimed_effects(each->scenario);
    set(*each, "outcomes.churn_missend", *missend->needed);
  }
  ReplicationStore another;
  const auto at = worth(another, base, subject, {}, {2, 2, 100, 0.95});
  CHECK(std::abs(at->answer().as_assumed.together.mean) < 1);
}

TEST_CASE("a tool that costs less pays without any effect", "[sim][plan][worth]") {
  Alternative base = by_rules(), subject = by_rules();
  set(base, "costs.tool_monthly", 2000);
  ReplicationStore store;
  const auto it = worth(store, base, subject, {}, {2, 2, 20, 0.95});
  REQUIRE(it->answer().break_evens.size() == 3);
  for (const sim::BreakEven& each : it->answer().break_evens) CHECK(each.needed == 0);
  CHECK(it->answer().to_a_sceptic.cost.mean == Approx(1200));  // 2,000 against 800
}

TEST_CASE("a sceptic leaves out what tools are claimed to do, and its ranges", "[scenario]") {
  const sim::Scenario given = sim::worked_example();
  const sim::Scenario it = without_claimed_effects(given);
  CHECK(it.outcomes.churn_base == given.outcomes.churn_base);
  CHECK(it.outcomes.churn_missend == 0);
  CHECK(it.outcomes.expansion_usage == 0);
  CHECK(it.costs.tool_monthly == given.costs.tool_monthly);
  std::size_t claimed = 0;
  for (const Uncertain& range : given.uncertain) {
    for (const std::string_view effect : sim::kClaimedEffects) claimed += range.input == effect;
  }
  CHECK(claimed > 0);
  CHECK(it.uncertain.size() + claimed == given.uncertain.size());
}
