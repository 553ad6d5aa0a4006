// Scale: what a handoff costs, in time and memory, when there are a thousand or ten million of
// them.
//
// Three ways to have so many: in the core alone, which keeps what a production pipeline would keep;
// in one experiment, as replications of the article's month; in one month of a large company, whose
// customers are all in memory at once. `bytes` is what the process holds while everything is still
// there, over the number of handoffs, and so means little where there are few.
#include <benchmark/benchmark.h>
#include <malloc.h>
#include <unistd.h>

#include <cstdint>
#include <fstream>

#include "bench/prepared.hpp"
#include "sim/experiment/experiment.hpp"
#include "sim/month/simulation.hpp"
#include "sim/scenario/scenario.hpp"

namespace {

using namespace handoff;

// Of the process, now.
double resident_bytes() {
  std::ifstream statm("/proc/self/statm");
  double pages = 0;
  double resident = 0;
  statm >> pages >> resident;
  return resident * static_cast<double>(sysconf(_SC_PAGESIZE));
}

// Bytes since it was made, a handoff.
class Growth {
 public:
  Growth() {
    malloc_trim(0);
    before_ = resident_bytes();
  }
  void report(benchmark::State& state, double handoffs) const {
    const double bytes = resident_bytes() - before_;
    state.counters["handoffs"] = handoffs;
    state.counters["MB"] = bytes / 1e6;
    state.counters["bytes"] = bytes / handoffs;
    state.counters["time_per_handoff"] =
        benchmark::Counter(handoffs, benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
  }

 private:
  double before_ = 0;
};

void core_of_many(benchmark::State& state) {
  core::testing::Prepared prepared;
  const auto count = static_cast<std::uint64_t>(state.range(0));
  for (auto _ : state) {
    const Growth growth;
    core::Pipeline pipeline(core::default_config());
    for (std::uint64_t number = 1; number <= count; ++number) prepared.convert(pipeline, number);
    growth.report(state, static_cast<double>(count));
  }
}
BENCHMARK(core_of_many)
    ->RangeMultiplier(10)
    ->Range(1'000, 10'000'000)
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond);

void experiment_of_many(benchmark::State& state) {
  for (auto _ : state) {
    const Growth growth;
    sim::Experiment experiment(sim::worked_example());
    experiment.run(static_cast<int>(state.range(0)) / 90);
    const sim::Results results = experiment.results();
    growth.report(state, results.of(sim::Metric::conversions).mean * experiment.replications());
  }
}
BENCHMARK(experiment_of_many)
    ->RangeMultiplier(10)
    ->Range(1'000, 10'000'000)
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond);

void month_of_many(benchmark::State& state) {
  sim::Scenario scenario = sim::worked_example();
  scenario.cohort.trials = static_cast<int>(static_cast<double>(state.range(0)) / 0.18);
  for (auto _ : state) {
    const Growth growth;
    sim::Simulation simulation(scenario, sim::Checking::off);
    simulation.run(0);
    growth.report(state, static_cast<double>(simulation.customers().size()));
  }
}
BENCHMARK(month_of_many)
    ->RangeMultiplier(10)
    ->Range(1'000, 1'000'000)
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond);

}  // namespace
