// Influence: indices that are known by hand, through the simulator.
#include "sim/planner/questions/influence.hpp"

#include <memory>
#include <utility>
#include <vector>

#include "sim/scenario/set_input.hpp"
#include "tests/catch.hpp"

using namespace handoff;
using sim::Alternative;
using sim::InfluenceOptions;
using sim::InfluenceStudy;
using sim::Metric;
using sim::OutcomeKind;
using sim::ReplicationStore;
using sim::SobolIndices;
using sim::Uncertain;

namespace {

// A month's cost is tool_monthly + engineering_hours x engineering_hourly + what follows from luck.
Alternative priced(const char* name, double engineering_hours) {
  Alternative it{name, sim::worked_example()};
  it.scenario.cohort.trials = 30;
  it.scenario.uncertain.clear();
  REQUIRE_FALSE(sim::set_input(it.scenario, "costs.engineering_hours", engineering_hours));
  return it;
}

std::unique_ptr<InfluenceStudy> asked(ReplicationStore& store,
                                      std::vector<Alternative> alternatives,
                                      std::vector<Uncertain> assumptions,
                                      InfluenceOptions options = {16, 8, 2, 20, 0.95}) {
  auto it = InfluenceStudy::make(store, std::move(alternatives), std::move(assumptions),
                                 sim::total_of(Metric::monthly_cost_usd, false), options);
  REQUIRE(it);
  answer(**it, store);
  return *std::move(it);
}

const SobolIndices& of(const InfluenceStudy& it, OutcomeKind kind) {
  for (const sim::OutcomeIndices& outcome : it.answer().outcomes) {
    if (outcome.kind == kind) return outcome.indices;
  }
  FAIL("no such outcome");
  return it.answer().outcomes.front().indices;
}

void check_index(const sim::IndexEstimate& it, double truth) {
  CHECK(it.value == Approx(truth).margin(0.12));
  CHECK(it.interval.contains(truth));
}

}  // namespace

// Ranges of $1,000 and of 20 h x $200 = $4,000: variances as 1 to 16, whatever luck adds.
TEST_CASE("a planted linear cost has the indices of its ranges", "[sim][plan][influence]") {
  ReplicationStore store(sim::Detail::targets);
  const auto it = asked(store, {priced("as given", 20)},
                        {{"costs.tool_monthly", 0, 1'000, "planted"},
                         {"costs.engineering_hourly", 0, 200, "planted"}});
  REQUIRE(it->answer().outcomes.size() == 1);
  const SobolIndices& found = of(*it, OutcomeKind::value);
  CHECK(found.varies);
  check_index(found.first[0], 1.0 / 17);
  check_index(found.first[1], 16.0 / 17);
  check_index(found.total[0], 1.0 / 17);
  check_index(found.total[1], 16.0 / 17);
  check_index(found.alone, 1);
  check_index(found.together, 0);
  CHECK(found.deviation == Approx(4'123 / 3.4641).epsilon(0.1));
}

// Hours from 0 to 40 times dollars from 0 to 100, which is a product of two even draws: each alone has
// (1/12)(1/4) of the variance 7/144, that is 3/7, and 1/7 is theirs together.
TEST_CASE("what two inputs do together is in their total indices", "[sim][plan][influence]") {
  ReplicationStore store(sim::Detail::targets);
  const auto it = asked(store, {priced("as given", 20)},
                        {{"costs.engineering_hours", 0, 40, "planted"},
                         {"costs.engineering_hourly", 0, 100, "planted"}},
                        {16, 16, 2, 20, 0.95});
  const SobolIndices& found = of(*it, OutcomeKind::value);
  for (const std::size_t input : {0u, 1u}) {
    check_index(found.first[input], 3.0 / 7);
    check_index(found.total[input], 4.0 / 7);
  }
  check_index(found.together, 1.0 / 7);
}

// What both pay does not part them, though it moves both; what one pays more of does.
TEST_CASE("the lead hangs on what parts the two", "[sim][plan][influence]") {
  ReplicationStore store(sim::Detail::targets);
  const auto it = asked(store, {priced("dear", 20), priced("cheap", 0)},
                        {{"costs.tool_monthly", 0, 10'000, "planted"},
                         {"costs.engineering_hourly", 10, 200, "planted"}});
  CHECK(it->answer().best == 1);
  CHECK(it->answer().second == std::optional<std::size_t>(0));
  check_index(of(*it, OutcomeKind::value).first[0], 1);
  const SobolIndices& lead = of(*it, OutcomeKind::lead);
  CHECK(lead.mean == Approx(20 * 105).epsilon(0.02));
  CHECK(lead.total[0].value == Approx(0).margin(1e-9));
  check_index(lead.first[1], 1);
  CHECK(lead.luck.value == Approx(0).margin(1e-9));
  // The cheap one is cheaper at any rate.
  CHECK(of(*it, OutcomeKind::choice).mean == 1);
  CHECK_FALSE(of(*it, OutcomeKind::choice).varies);
}

TEST_CASE("rows are let go of as they come, and a saved store goes on", "[sim][plan][influence]") {
  const std::vector<Uncertain> assumptions{{"cohort.conversion_rate", 0.1, 0.3, "a test"},
                                           {"costs.tool_monthly", 0, 1'000, "a test"},
                                           {"apis.crm.limits[9].requests", 1, 2, "not there"}};
  const InfluenceOptions options{2, 16, 2, 10, 0.95};
  ReplicationStore whole(sim::Detail::targets);
  const auto all = asked(whole, {priced("as given", 20)}, assumptions, options);
  CHECK(all->not_applicable() == std::vector<std::size_t>{2});
  std::size_t scenarios = 0;
  for (sim::CellId cell = 0; cell < whole.cells(); ++cell)
    if (whole.has_scenario(cell)) ++scenarios;
  CHECK(scenarios == 1);

  // Stopped in the middle, saved, and asked again.
  ReplicationStore first(sim::Detail::targets);
  const auto objective = sim::total_of(Metric::monthly_cost_usd, false);
  auto begun =
      InfluenceStudy::make(first, {priced("as given", 20)}, assumptions, objective, options);
  REQUIRE(begun);
  for (int step = 0; step < 60; ++step) {
    if (!first.has_orders()) static_cast<void>((*begun)->advance(first));
    for (const sim::ReplicationOrder& order : first.take_orders(1)) carry_out(first, order);
  }
  ReplicationStore second(sim::Detail::targets);
  second.watch({"", {{Metric::monthly_cost_usd}, sim::Bound::at_most, 0}});
  REQUIRE_FALSE(second.load(first.bytes()));
  auto again =
      InfluenceStudy::make(second, {priced("as given", 20)}, assumptions, objective, options);
  REQUIRE(again);
  CHECK_FALSE((*again)->advance(second));
  CHECK(second.spent() > 0);
  answer(**again, second);
  CHECK(second.spent() == whole.spent());
  const SobolIndices &one = of(*all, OutcomeKind::value), &other = of(**again, OutcomeKind::value);
  CHECK(one.first[0].value == other.first[0].value);
  CHECK(one.total[1].interval.high == other.total[1].interval.high);
}

TEST_CASE("without anything that applies, or with values that cannot be, there is no answer",
          "[sim][plan][influence]") {
  const auto make = [](std::vector<Uncertain> assumptions) {
    ReplicationStore store(sim::Detail::targets);
    auto it = InfluenceStudy::make(store, {priced("as given", 20)}, std::move(assumptions),
                                   sim::total_of(Metric::monthly_cost_usd, false), {});
    return static_cast<bool>(it);
  };
  CHECK_FALSE(make({}));
  CHECK_FALSE(make({{"apis.crm.limits[9].requests", 1, 2, "not there"}}));
  CHECK_FALSE(make({{"cohort.conversion_rate", 0.1, 1.5, "more than all"}}));
}
