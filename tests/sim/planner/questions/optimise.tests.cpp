// Optimisation: the front of a problem whose front is known.
#include "sim/planner/questions/optimise.hpp"

#include <vector>

#include "tests/catch.hpp"

using namespace handoff;
using sim::AxisStep;
using sim::Metric;
using sim::ReplicationStore;

namespace {

AxisStep step(const char* name, std::function<void(sim::Scenario&)> change) {
  return {0, name, [change](sim::Scenario& scenario) -> std::optional<core::Error> {
            change(scenario);
            return std::nullopt;
          }};
}

// Cost: conversions, which the trials decide. Breach: redeliveries, which come from a share and
// from the trials. More trials and a larger share are both worse.
std::vector<sim::SweepAxis> knobs() {
  const auto trials = [](int count) {
    return [count](sim::Scenario& scenario) { scenario.cohort.trials = count; };
  };
  const auto share = [](double value) {
    return [value](sim::Scenario& scenario) { scenario.payments.duplicate_share = value; };
  };
  return {sim::named_axis("trials", {step("100", trials(100)), step("300", trials(300)),
                                     step("600", trials(600))}),
          sim::named_axis("share", {step("none", share(0)), step("some", share(0.2)),
                                    step("half", share(0.5))})};
}

sim::OptimiseAnswer optimised(ReplicationStore& store, const sim::Objective& cost,
                              const sim::Objective& breach, sim::OptimiseOptions options) {
  auto question = sim::Optimise::make(store, sim::worked_example(), knobs(), cost, breach, options);
  REQUIRE(question);
  answer(**question, store);
  return (*question)->answer();
}

sim::OptimiseOptions short_race() {
  sim::OptimiseOptions options;
  options.maximum = 32;
  return options;
}

}  // namespace

TEST_CASE("the one setting that is best in both is the front, the others are dropped",
          "[sim][plan][optimise]") {
  ReplicationStore store;
  const auto it = optimised(store, total_of(Metric::conversions, false),
                            total_of(Metric::duplicates_received, false), short_race());
  CHECK(it.settings == 9);
  REQUIRE(it.front.size() == 1);
  CHECK(it.front[0].steps == std::vector<std::size_t>{0, 0});
  CHECK(it.front[0].cost.mean == Approx(18).margin(3));
  CHECK(it.front[0].breach.mean == 0);
  // All but the best ran eight replications only.
  CHECK(it.replications == 8 * 8 + 32);
}

// The fewer conversions the more "breach": every number of trials is on the front, with no
// redeliveries counted.
TEST_CASE("a front goes from cheap to good", "[sim][plan][optimise]") {
  ReplicationStore store;
  sim::Objective missing{"missing", "", {{{Metric::conversions}, -1, false}}, false};
  const auto it = optimised(store, total_of(Metric::conversions, false), missing, short_race());
  REQUIRE(it.front.size() == 3);
  CHECK(it.front[0].cost.mean < it.front[1].cost.mean);
  CHECK(it.front[1].breach.mean > it.front[2].breach.mean);
  // The shares make no difference to either, so those settings are as good.
  CHECK(it.near_front.size() == 6);
}

TEST_CASE("what is over the budget leaves the race", "[sim][plan][optimise]") {
  ReplicationStore store;
  sim::Objective missing{"missing", "", {{{Metric::conversions}, -1, false}}, false};
  sim::OptimiseOptions options = short_race();
  options.budget = 60;  // conversions: 18, 54 and 108
  const auto it = optimised(store, total_of(Metric::conversions, false), missing, options);
  REQUIRE(it.front.size() == 2);
  CHECK(it.front[1].cost.mean == Approx(54).margin(6));
}

TEST_CASE("too many settings are refused", "[sim][plan][optimise]") {
  ReplicationStore store;
  sim::OptimiseOptions options;
  options.settings = 8;
  CHECK_FALSE(sim::Optimise::make(store, sim::worked_example(), knobs(),
                                  total_of(Metric::conversions, false),
                                  total_of(Metric::duplicates_received, false), options));
}
