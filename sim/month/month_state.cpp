// The start of a replication.
#include "sim/month/month_state.hpp"

#include <algorithm>
#include <cassert>

namespace handoff::sim {

Totals Totals::since(const Totals& before) const {
  return {exceptions - before.exceptions,   suppressed - before.suppressed,
          quiet_calls - before.quiet_calls, calls - before.calls,
          throttled - before.throttled,     retries - before.retries,
          staff_time - before.staff_time,   team_time - before.team_time};
}

MonthState::MonthState(const Scenario& of)
    : scenario(of),
      period(period_of(of)),
      generator(of),
      pipeline(of.pipeline),
      processor(of),
      world(of),
      team(of),
      nurture(of) {}

void MonthState::start(std::uint32_t replication) {
  key = StreamKey::of(scenario.seed, replication);
  team_time = {};
  opening = closing = {};
  counted_customers = generator.generate(key, customers);
  results.assign(customers.size(), {});
  pipeline.clear();
  world.start(key, customers);
  team.start(key, customers);
  processor.start(key, customers);
}

Totals MonthState::totals() const {
  const core::Counters& counters = pipeline.counters();
  Totals it;
  it.exceptions = pipeline.exceptions().records().size();
  it.suppressed = counters.redeliveries;
  it.quiet_calls = world.breaches().quiet_calls.count + team.counts().outside_hours;
  it.calls = world.calls_sent();
  it.throttled = counters.throttled;
  it.retries = counters.retries;
  it.staff_time = world.staff_worked();
  it.team_time = team_time;
  return it;
}

// Without idempotency an event may be the conversion anew: one that came before, or another signal.
void MonthState::hear(const core::PaymentEvent& event, core::Time now, core::Outbox& out) {
  if (pipeline.on_event(event, now, out).decision != core::Decision::converted) return;
  CustomerResult& result = results[world.position(event.subscription)];
  const auto signal = static_cast<std::uint16_t>(1u << PaymentProcessor::number_of(event));
  if (result.signals != 0 && !(result.signals & signal)) ++result.second_signals;
  result.signals |= signal;
}

void MonthState::find(std::uint32_t position, core::Time now) {
  assert(position < results.size());
  if (now < customers[position].converted) return;
  core::Time& found = results[position].found;
  found = std::min(found, now);
}

bool MonthState::touched_in_time(std::size_t position) const {
  const core::TierIndex tier = customers[position].tier;
  const core::Time begun = team.touch(static_cast<std::uint32_t>(position)).begun;
  if (tier == core::kNoTier || begun == core::kNever) return false;
  return begun - customers[position].converted <= scenario.pipeline.routing[tier].first_touch;
}

}  // namespace handoff::sim
