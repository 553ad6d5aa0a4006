// Tornado: bars by their swing, and the assumption that changes the decision.
#include "sim/planner/questions/tornado.hpp"

#include <vector>

#include "tests/catch.hpp"

using namespace handoff;
using sim::Alternative;
using sim::Bound;
using sim::Metric;
using sim::ReplicationStore;
using sim::Statistic;
using sim::Target;
using sim::Tornado;
using sim::Uncertain;

namespace {

// The objective is redeliveries, to be few. "webhook" has two deliveries a conversion, of which
// `share` comes twice; the other alternative is the same with fewer trials, or more.
Alternative alternative(const char* name, int trials, double share) {
  Alternative it{name, sim::worked_example()};
  it.scenario.cohort.trials = trials;
  it.scenario.payments.duplicate_share = share;
  return it;
}

std::vector<Uncertain> assumptions() {
  return {{"cohort.conversion_rate", 0.17, 0.19, ""},
          {"payments.duplicate_share", 0, 0.5, ""},
          {"apis.crm.limits[7].requests", 1, 2, ""}};
}

std::unique_ptr<Tornado> tornado(ReplicationStore& store, std::vector<Alternative> alternatives,
                                 std::vector<Target> targets = {}) {
  auto it =
      Tornado::make(store, std::move(alternatives), 0, assumptions(),
                    total_of(Metric::duplicates_received, false), std::move(targets), {40, 0.95});
  REQUIRE(it);
  answer(**it, store);
  return *std::move(it);
}

}  // namespace

// 500 trials, 90 conversions, 180 deliveries, a tenth of them twice: 18. With a share of 0 or a
// half: -18 or +72; with 85 or 95 conversions instead of 90: -1 and +1.
TEST_CASE("the largest swing comes first", "[sim][plan][tornado]") {
  ReplicationStore store;
  const auto it = tornado(store, {alternative("a", 500, 0.1)});
  const sim::TornadoAnswer& found = it->answer();
  CHECK(found.objective.mean == Approx(18).margin(3));
  REQUIRE(found.bars.size() == 2);
  CHECK(found.bars[0].assumption == 1);
  CHECK(found.bars[0].present == 0.1);
  CHECK(found.bars[0].low.change.mean == Approx(-18).margin(3));
  CHECK(found.bars[0].high.change.mean == Approx(72).margin(8));
  CHECK(found.bars[0].swing == Approx(90).margin(8));
  CHECK(found.bars[1].swing == Approx(2).margin(1.5));
  CHECK(found.bars[1].high.change.interval.low < found.bars[1].high.change.mean);
  CHECK(found.not_applicable == std::vector<std::size_t>{2});
}

TEST_CASE("an assumption that turns a target changes the decision", "[sim][plan][tornado]") {
  ReplicationStore store;
  // Many conversions are wanted, with at most 40 redeliveries. At a share of a half the large one
  // has 90 of them and the small one 36.
  const Target target{"", {{Metric::duplicates_received, Statistic::mean, -1}, Bound::at_most, 40}};
  auto more_is_better = total_of(Metric::conversions, true);
  auto it = Tornado::make(store, {alternative("large", 500, 0.1), alternative("small", 200, 0.1)},
                          0, assumptions(), more_is_better, {target}, {40, 0.95});
  REQUIRE(it);
  answer(**it, store);
  const sim::TornadoAnswer& found = (*it)->answer();
  REQUIRE(found.decision.best);
  CHECK(*found.decision.best == 0);
  for (const sim::TornadoBar& bar : found.bars) {
    const bool duplicates = bar.assumption == 1;
    CHECK(bar.changes_decision == duplicates);
    CHECK(bar.changes_targets.empty() == !duplicates);
    if (!duplicates) continue;
    CHECK(bar.low.decision.best == found.decision.best);
    REQUIRE(bar.high.decision.best);
    CHECK(*bar.high.decision.best == 1);
    CHECK(bar.high.decision_is_sure);
  }
}

TEST_CASE("an end of a range that is not allowed is refused", "[sim][plan][tornado]") {
  ReplicationStore store;
  const auto it =
      Tornado::make(store, {alternative("a", 500, 0)}, 0, {{"cohort.conversion_rate", -1, 0.2, ""}},
                    total_of(Metric::conversions, true), {}, {});
  REQUIRE_FALSE(it);
  CHECK(it.error().where == "cohort.conversion_rate");
}
