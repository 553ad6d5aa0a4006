// Months of several seeds, together and apart.
#include "sim/article/seed_pool.hpp"

#include "tests/catch.hpp"

using namespace handoff;
using sim::Metric;

namespace {

sim::Scenario small(std::uint64_t seed) {
  sim::Scenario scenario = sim::worked_example();
  scenario.cohort.trials = 60;
  scenario.seed = seed;
  return scenario;
}

sim::Results alone(std::uint64_t seed, int months) {
  sim::Experiment experiment(small(seed));
  experiment.run(months);
  return experiment.results();
}

void run(sim::SeedPool& pool, int seed, int from, int to) {
  sim::BatchRunner runner(pool.scenario(seed));
  REQUIRE_FALSE(pool.add(seed, runner.run(from, to)));
}

}  // namespace

TEST_CASE("a pool of one seed is an experiment", "[claims]") {
  sim::SeedPool pool(small(7), 1, 6);
  run(pool, 0, 0, 6);
  CHECK(pool.together().hash == alone(7, 6).hash);
  CHECK(pool.of_seed(0).hash == alone(7, 6).hash);
}

TEST_CASE("each seed's months are its own, and all of them together one sample", "[claims]") {
  sim::SeedPool pool(small(7), 2, 6);
  run(pool, 1, 3, 6);  // in any order
  run(pool, 0, 0, 6);
  run(pool, 1, 0, 3);
  CHECK(pool.of_seed(0).hash == alone(7, 6).hash);
  CHECK(pool.of_seed(1).hash == alone(8, 6).hash);
  const sim::Results together = pool.together();
  CHECK(together.replications == 12);
  const auto customers = [](const sim::Results& it) { return it.of(Metric::crm_lag_s).n; };
  CHECK(customers(together) == customers(pool.of_seed(0)) + customers(pool.of_seed(1)));
  CHECK(together.of(Metric::conversions).mean ==
        Approx((pool.of_seed(0).of(Metric::conversions).mean +
                pool.of_seed(1).of(Metric::conversions).mean) /
               2));
}

TEST_CASE("a month that is there already is refused", "[claims]") {
  sim::SeedPool pool(small(7), 2, 2);
  run(pool, 1, 0, 2);
  sim::BatchRunner runner(pool.scenario(1));
  CHECK(pool.add(1, runner.run(0, 1)));
}
