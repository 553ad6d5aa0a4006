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

void HourlyRun::restart(const sim::Scenario& scenario) {
  next_ = scenario;
  run_.reset();
  if (pictures_.replications > 0) pictures_.basis = "As it was before the last change";
}

bool HourlyRun::advance(double budget_ms, const Clock& now_ms) {
  if (finished()) return false;
  if (next_) run_ = std::make_unique<Run>(*std::exchange(next_, std::nullopt));
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
