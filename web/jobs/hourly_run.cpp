// See hourly_run.hpp.
#include "web/jobs/hourly_run.hpp"

#include <algorithm>
#include <utility>

namespace handoff::web {
namespace {

constexpr double kMost = 200.0;
constexpr double kFewest = 4.0;
constexpr double kHandoffs = 40'000.0;

}  // namespace

int watched_replications(const sim::Scenario& scenario) {
  const double handoffs = scenario.cohort.trials * scenario.cohort.conversion_rate;
  return static_cast<int>(std::clamp(kHandoffs / std::max(handoffs, 1.0), kFewest, kMost));
}

WatchRun::Run::Run(const sim::Scenario& of)
    : scenario(of),
      simulation(scenario, sim::Checking::off),
      recorder(scenario),
      routes(scenario),
      target(watched_replications(scenario)) {
  simulation.watch(&recorder);
}

void WatchRun::restart(const sim::Scenario& scenario) {
  next_ = scenario;
  run_.reset();
  if (pictures_.replications > 0) pictures_.basis = "As it was before the last change";
}

bool WatchRun::advance(double budget_ms, const Clock& now_ms) {
  if (finished()) return false;
  if (next_) run_ = std::make_unique<Run>(*std::exchange(next_, std::nullopt));
  const double start = now_ms();
  Run& run = *run_;
  do {
    run.simulation.run(static_cast<std::uint32_t>(run.done++));
    run.routes.add(run.simulation);
  } while (!finished() && now_ms() - start < budget_ms);
  if (!finished()) return false;
  pictures_ = pictures_of(run.scenario, run.recorder, run.routes);
  return true;
}

}  // namespace handoff::web
