#include "web/jobs/hourly_run.hpp"

#include <utility>

#include "web/app/choices/replication_counts.hpp"

namespace handoff::web {

HourlyRun::Run::Run(const sim::Scenario& of)
    : scenario(of),
      simulation(scenario, sim::Checking::off),
      recorder(scenario),
      routes(scenario),
      target(hourly_replications(scenario)) {
  simulation.watch(&recorder);
}

void HourlyRun::follow(const State& state) {
  if (scenario_seen_.moved_to(state.scenario_number)) restart();
}

// After the results, but for a tab that shows nothing else.
Progress HourlyRun::advance(const Turn& turn) {
  const Tab tab = turn.state.tab;
  const bool seen = tab == Tab::timing || tab == Tab::routing || tab == Tab::limits;
  if (finished() || !(turn.results_there || seen)) return {};
  return {advance(turn.state.scenario, kFrameMs, turn.clock), kFramesToShow};
}

void HourlyRun::restart() {
  stale_ = true;
  run_.reset();
  if (pictures_.replications > 0) pictures_.basis = "As it was before the last change";
}

bool HourlyRun::advance(const sim::Scenario& scenario, double budget_ms, const Clock& now_ms) {
  if (finished()) return false;
  if (std::exchange(stale_, false)) run_ = std::make_unique<Run>(scenario);
  const double start = now_ms();
  Run& run = *run_;
  do {
    run.simulation.run(static_cast<std::uint32_t>(run.done++));
    run.routes.add(run.simulation.month());
  } while (!finished() && now_ms() - start < budget_ms);
  if (!finished()) return false;
  pictures_ = hourly_views_of(run.scenario, run.recorder, run.routes);
  return true;
}

}  // namespace handoff::web
