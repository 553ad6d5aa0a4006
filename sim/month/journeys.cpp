// One run with everybody noted, and the mails worked out afterwards.
#include "sim/month/journeys.hpp"

#include <algorithm>

#include "sim/engine/rng.hpp"
#include "sim/month/simulation.hpp"
#include "sim/month/trace_recorder.hpp"
#include "sim/world/mail/nurture.hpp"

namespace handoff::sim {

Journeys journeys_of(const Scenario& scenario, std::uint32_t replication) {
  Journeys it;
  TraceRecorder recorder(it.steps);
  Simulation simulation(scenario, Checking::off);
  simulation.record(&recorder);
  simulation.run(replication);
  NurtureModel nurture(scenario);
  const StreamKey key = StreamKey::of(scenario.seed, replication);
  it.customers.resize(simulation.month().counted_customers);
  std::erase_if(it.steps,
                [&](const JourneyStep& step) { return !simulation.counts(step.position); });
  for (std::size_t at = 0; at < it.customers.size(); ++at) {
    Journey& journey = it.customers[at];
    journey.customer = simulation.customers()[at];
    journey.touch = simulation.team().touch(static_cast<std::uint32_t>(at));
    journey.in_time = simulation.touched_in_time(at);
    journey.exception = simulation.results()[at].exception;
    journey.committed = simulation.results()[at].committed;
    const core::Time left =
        nurture.left(journey.customer, key, simulation.world().states()[at].left);
    nurture.mails(journey.customer, key, journey.customer.converted, left, journey.missends);
    std::sort(journey.missends.begin(), journey.missends.end());
  }
  return it;
}

}  // namespace handoff::sim
