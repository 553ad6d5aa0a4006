// One article month: 500 trials, about 90 handoffs, every model on; one replication after another,
// as an experiment runs them, without the checker. The goal is 100 us.
#include <benchmark/benchmark.h>

#include <cstdint>

#include "bench/month_floor.hpp"
#include "sim/month/simulation.hpp"
#include "sim/scenario/scenario.hpp"

namespace {

using namespace handoff;

void months(benchmark::State& state, const sim::Scenario& scenario, sim::Checking checking) {
  sim::Simulation simulation(scenario, checking);
  std::uint32_t replication = 0;
  for (auto _ : state) benchmark::DoNotOptimize(simulation.run(replication++).hash);
  state.SetItemsProcessed(state.iterations());
}

void month(benchmark::State& state) { months(state, sim::worked_example(), sim::Checking::off); }
BENCHMARK(month)->Unit(benchmark::kMicrosecond);

void month_floor(benchmark::State& state) {
  bench::floor_detail::FloorMonth floor;
  std::uint64_t number = 0;
  for (auto _ : state) benchmark::DoNotOptimize(floor.run(number++).lag);
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(month_floor)->Unit(benchmark::kMicrosecond);

void month_checked(benchmark::State& state) {
  months(state, sim::worked_example(), sim::Checking::on);
}
BENCHMARK(month_checked)->Unit(benchmark::kMicrosecond);

// What reconciliation costs: some 290 runs of it in the time that the month is followed.
void month_without_reconciliation(benchmark::State& state) {
  sim::Scenario scenario = sim::worked_example();
  scenario.pipeline.reconcile.enabled = false;
  months(state, scenario, sim::Checking::off);
}
BENCHMARK(month_without_reconciliation)->Unit(benchmark::kMicrosecond);

}  // namespace
