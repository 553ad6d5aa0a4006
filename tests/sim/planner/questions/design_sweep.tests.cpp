// Design sweeps: a point is that scenario's own run, points come in order, and none is kept.
#include "sim/planner/questions/design_sweep.hpp"

#include <algorithm>
#include <memory>
#include <vector>

#include "sim/experiment/experiment.hpp"
#include "tests/catch.hpp"

using namespace handoff;
using sim::DesignKind;
using sim::DesignPoint;
using sim::DesignSweep;
using sim::Detail;
using sim::Factor;
using sim::Metric;
using sim::ReplicationStore;

namespace {

sim::Scenario small() {
  sim::Scenario scenario = sim::worked_example();
  scenario.cohort.trials = 40;
  scenario.uncertain.clear();
  return scenario;
}

std::vector<Factor> factors() {
  return {*sim::range_factor(small(), "payments.duplicate_share", 0, 0.5),
          *sim::range_factor(small(), "cohort.trials", 20, 60)};
}

struct Seen {
  std::uint32_t number;
  std::vector<double> at;
  std::uint64_t hash;
};

std::vector<Seen> seen(std::uint32_t points, std::uint32_t from = 0) {
  ReplicationStore store(Detail::values);
  std::vector<Seen> all;
  DesignSweep sweep(store, small(), factors(), {DesignKind::sobol, points, 3}, {}, 4, from,
                    [&](const DesignPoint& it) {
                      all.push_back({it.number, it.at, it.results.hash});
                      return true;
                    });
  answer(sweep, store);
  CHECK(store.cells() == 0);
  return all;
}

}  // namespace

TEST_CASE("a point of a design is that scenario's own run", "[sim][plan][design]") {
  const std::vector<Seen> points = seen(9);
  REQUIRE(points.size() == 9);
  for (std::uint32_t at = 0; at < 9; ++at) CHECK(points[at].number == at);
  sim::Scenario scenario = small();
  scenario.payments.duplicate_share = 0.5 * points[7].at[0];
  scenario.cohort.trials = 20 + static_cast<int>(41 * points[7].at[1]);
  sim::Experiment experiment(scenario);
  experiment.run(4);
  CHECK(points[7].hash == experiment.results().hash);
}

TEST_CASE("a design begins anywhere and comes to the same", "[sim][plan][design]") {
  const std::vector<Seen> all = seen(9), rest = seen(9, 6);
  REQUIRE(rest.size() == 3);
  for (std::size_t at = 0; at < 3; ++at) {
    CHECK(rest[at].number == all[6 + at].number);
    CHECK(rest[at].hash == all[6 + at].hash);
  }
}

TEST_CASE("twenty thousand points have no more than a window in memory", "[sim][plan][design]") {
  constexpr std::uint32_t kPoints = 20'000;
  sim::Scenario scenario = small();
  scenario.cohort.trials = 1;
  ReplicationStore store(Detail::values);
  std::uint32_t next = 0;
  bool in_order = true;
  std::size_t most = 0;
  DesignSweep sweep(store, scenario, {*sim::range_factor(scenario, "costs.tool_monthly", 0, 1000)},
                    {DesignKind::latin_hypercube, kPoints, 1}, {}, 1, 0,
                    [&](const DesignPoint& it) {
                      in_order = in_order && it.number == next++;
                      return true;
                    });
  while (!sweep.advance(store)) {
    most = std::max(most, store.cells());
    // Later ones first, so that there is something to wait for.
    std::vector<sim::ReplicationOrder> orders = store.take_orders(100);
    std::reverse(orders.begin(), orders.end());
    for (const sim::ReplicationOrder& order : orders) carry_out(store, order);
  }
  CHECK(in_order);
  CHECK(next == kPoints);
  CHECK(most <= DesignSweep::kWindow);
  CHECK(store.cells() == 0);
}

TEST_CASE("points that come to the same whole number are one cell", "[sim][plan][design]") {
  ReplicationStore store(Detail::values);
  std::vector<std::uint64_t> hashes;
  DesignSweep sweep(store, small(),
                    {sim::step_factor(*sim::input_axis(small(), "cohort.trials", {40, 400}))},
                    {DesignKind::sobol, 16, 1}, {}, 2, 0, [&](const DesignPoint& it) {
                      hashes.push_back(it.results.hash);
                      return true;
                    });
  answer(sweep, store);
  REQUIRE(hashes.size() == 16);
  std::sort(hashes.begin(), hashes.end());
  CHECK(std::unique(hashes.begin(), hashes.end()) - hashes.begin() == 2);
}

// Shares of one whole that are more than it, from some point on.
TEST_CASE("a point whose values do not hold together ends the design", "[sim][plan][design]") {
  ReplicationStore store(Detail::values);
  std::uint32_t count = 0;
  sim::AxisStep wrong;
  wrong.apply = [](sim::Scenario&) { return core::Error{"somewhere", "cannot be"}; };
  sim::AxisStep right;
  right.apply = [](sim::Scenario&) { return std::optional<core::Error>(); };
  DesignSweep sweep(store, small(), {sim::step_factor(sim::named_axis("both", {right, wrong}))},
                    {DesignKind::sobol, 16, 1}, {}, 1, 0, [&](const DesignPoint&) {
                      ++count;
                      return true;
                    });
  answer(sweep, store);
  REQUIRE(sweep.error());
  CHECK(sweep.error()->what == "cannot be");
  CHECK(count < 16);
  CHECK(sweep.error()->where == "point " + std::to_string(count) + ", somewhere");
}

TEST_CASE("who listens to a design may stop it", "[sim][plan][design]") {
  ReplicationStore store(Detail::values);
  std::uint32_t count = 0;
  DesignSweep sweep(store, small(), factors(), {DesignKind::sobol, 16, 1}, {}, 1, 0,
                    [&](const DesignPoint&) { return ++count < 5; });
  answer(sweep, store);
  CHECK(count == 5);
}
