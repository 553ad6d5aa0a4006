// Sweeps: each point is the run one would have made by itself.
#include "sim/planner/questions/sweep.hpp"

#include <vector>

#include "sim/experiment/experiment.hpp"
#include "tests/catch.hpp"

using namespace handoff;
using sim::Detail;
using sim::Judgement;
using sim::Metric;
using sim::ReplicationStore;
using sim::Target;

namespace {

sim::SweepAxis axis(const char* path, const std::vector<double>& values) {
  return *sim::input_axis(sim::worked_example(), path, values);
}

// So many replications, so many customers: the share of doubled deliveries is what is swept.
std::unique_ptr<sim::Sweep> duplicates_by_trials(ReplicationStore& store,
                                                 const std::vector<Target>& targets) {
  auto sweep = sim::Sweep::make(
      store, sim::worked_example(),
      {axis("payments.duplicate_share", {0, 0.1, 0.2}), axis("cohort.trials", {100, 200})}, targets,
      12);
  REQUIRE(sweep);
  return *std::move(sweep);
}

Target few_duplicates() {
  return {"", {{Metric::duplicates_received, sim::Statistic::mean, -1}, sim::Bound::at_most, 5}};
}

}  // namespace

TEST_CASE("a point of a sweep is that scenario's own run", "[sim][plan][sweep]") {
  ReplicationStore store(Detail::values);
  const auto sweep = duplicates_by_trials(store, {});
  CHECK(sweep->results(store, 0, 0) == nullptr);
  answer(*sweep, store);
  CHECK(sweep->columns() == 3);
  CHECK(sweep->rows() == 2);
  sim::Scenario scenario = sim::worked_example();
  scenario.payments.duplicate_share = 0.2;
  scenario.cohort.trials = 200;
  sim::Experiment experiment(scenario);
  experiment.run(12);
  REQUIRE(sweep->results(store, 2, 1));
  CHECK(sweep->results(store, 2, 1)->hash == experiment.results().hash);
  CHECK(sweep->results(store, 2, 1)->replications == 12);
}

// Two deliveries for each of 18 or 36 conversions, a fifth of them twice: 7.2 or 14.4, and half of
// it at a tenth.
TEST_CASE("a sweep says where the targets hold", "[sim][plan][sweep]") {
  ReplicationStore store(Detail::values);
  const auto sweep = duplicates_by_trials(store, {few_duplicates()});
  CHECK(sweep->judgement(store, 0, 0) == Judgement::unknown);
  answer(*sweep, store);
  CHECK(sweep->judgement(store, 0, 0) == Judgement::met);
  CHECK(sweep->judgement(store, 2, 1) == Judgement::missed);
  CHECK(sweep->standings(store, 2, 1)[0].value == Approx(14.4).margin(3));
}

TEST_CASE("all points of a sweep see the same customers", "[sim][plan][sweep]") {
  ReplicationStore store(Detail::values);
  const auto sweep = duplicates_by_trials(store, {});
  answer(*sweep, store);
  const auto conversions = [&](std::size_t column) {
    return sweep->results(store, column, 0)->metrics[index(Metric::conversions)].mean;
  };
  CHECK(conversions(0) == conversions(1));
  CHECK(conversions(0) == conversions(2));
}

TEST_CASE("steps that do not fit together are refused", "[sim][plan][sweep]") {
  ReplicationStore store;
  CHECK_FALSE(sim::Sweep::make(
      store, sim::worked_example(),
      {axis("cohort.email_respelled", {0, 0.6}), axis("cohort.email_unknown", {0.1, 0.6})}, {}, 1));
}

TEST_CASE("a sweep may go over named variants", "[sim][plan][sweep]") {
  const auto with_trials = [](int trials) {
    return [trials](sim::Scenario& scenario) -> std::optional<core::Error> {
      scenario.cohort.trials = trials;
      return std::nullopt;
    };
  };
  ReplicationStore store;
  auto sweep = sim::Sweep::make(
      store, sim::worked_example(),
      {sim::named_axis("size", {{0, "small", with_trials(10)}, {0, "large", with_trials(400)}})},
      {}, 5);
  REQUIRE(sweep);
  answer(**sweep, store);
  CHECK((*sweep)->axes()[0].steps[1].name == "large");
  const auto conversions = [&](std::size_t column) {
    return (*sweep)->results(store, column)->metrics[index(Metric::conversions)].mean;
  };
  CHECK(conversions(0) < 10);
  CHECK(conversions(1) == Approx(72).margin(15));
}

TEST_CASE("three and four axes have a point for each combination", "[sim][plan][sweep]") {
  ReplicationStore store(Detail::values);
  const auto sweep = *sim::Sweep::make(
      store, sim::worked_example(),
      {axis("cohort.trials", {20, 40}), axis("payments.duplicate_share", {0, 0.5, 0.9}),
       axis("pipeline.dedupe.enabled", {0, 1}), axis("pipeline.retry.max_attempts", {3, 6})},
      {}, 2);
  answer(*sweep, store);
  CHECK(sweep->columns() == 2);
  CHECK(sweep->rows() == 12);
  // The second axis first, then the third, then the fourth: row 10 is 0.5, on and 6.
  const auto steps = sweep->steps(1, 10);
  REQUIRE(steps.size() == 4);
  CHECK(steps[0]->value == 40);
  CHECK(steps[1]->value == 0.5);
  CHECK(steps[2]->value == 1);
  CHECK(steps[3]->value == 6);
  sim::Scenario scenario = sim::worked_example();
  scenario.cohort.trials = 40;
  scenario.payments.duplicate_share = 0.5;
  scenario.pipeline.dedupe.enabled = true;
  scenario.pipeline.retry.max_attempts = 6;
  sim::Experiment experiment(scenario);
  experiment.run(2);
  REQUIRE(sweep->results(store, 1, 10));
  CHECK(sweep->results(store, 1, 10)->hash == experiment.results().hash);
}
