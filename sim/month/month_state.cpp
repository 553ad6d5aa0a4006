// The start of a replication.
#include "sim/month/month_state.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

#include "sim/scenario/months.hpp"

namespace handoff::sim {

Totals Totals::since(const Totals& before) const {
  Totals it{exceptions - before.exceptions,   suppressed - before.suppressed,
            quiet_calls - before.quiet_calls, calls - before.calls,
            throttled - before.throttled,     retries - before.retries,
            staff_time - before.staff_time,   touch_time,
            days.since(before.days)};
  for (std::size_t pool = 0; pool < touch_time.size(); ++pool)
    it.touch_time[pool] = touch_time[pool] - before.touch_time[pool];
  return it;
}

core::Duration Totals::team_time() const {
  core::Duration all;
  for (const core::Duration time : touch_time) all += time;
  return all;
}

MonthState::MonthState(const Scenario& of)
    : scenario(of),
      period(period_of(of)),
      generator(of),
      pipeline(of.pipeline),
      processor(of),
      world(of),
      team(of),
      nurture(of),
      routing_changes_(sim::routing_changes(of)) {
  if (looks_ahead(of)) ahead.emplace(of, team);
  marks.push_back(period.counted_from);
  for (int month = 1; month < of.horizon.months; ++month) marks.push_back(month_begin(of, month));
  marks.push_back(period.counted_to);
}

void MonthState::start(std::uint32_t replication) {
  key = StreamKey::of(scenario.seed, replication);
  touch_time.assign(scenario.pipeline.pools.size(), {});
  counted_customers = generator.generate(key, customers);
  results.assign(customers.size(), {});
  pipeline.clear();
  world.start(key, customers);
  team.start(key, customers);
  processor.start(key, customers);
  if (ahead) ahead->start(key, customers, world.by_conversion());
  at_marks.assign(marks.size(), totals());
}

void MonthState::employ(core::Time now, core::Outbox& out) {
  const auto due = std::upper_bound(routing_changes_.begin(), routing_changes_.end(), now) -
                   routing_changes_.begin();
  if (due == routing_changes_due_) return;
  routing_changes_due_ = due;
  core::PipelineConfig config = pipeline.config();
  for (std::size_t pool = 0; pool < config.pools.size(); ++pool) {
    const PoolShift shift = shift_at(scenario, pool, now);
    config.pools[pool].headcount = routed_headcount(scenario, pool, now);
    config.pools[pool].shift = shift.hours;
    config.pools[pool].zone = shift.zone;
  }
  pipeline.reconfigure(std::move(config), now, out);
}

int MonthState::month_of(std::size_t position) const {
  const auto next =
      std::upper_bound(marks.begin() + 1, marks.end() - 1, customers[position].converted);
  return static_cast<int>(next - marks.begin()) - 1;
}

CountedDays MonthState::all_days() const {
  return {core::Time{}, core::kNever, at_marks.back().since(at_marks.front()), months_of(scenario)};
}

CountedDays MonthState::month(int month) const {
  const auto at = static_cast<std::size_t>(month);
  return {at == 0 ? core::Time{} : marks[at], at + 2 == marks.size() ? core::kNever : marks[at + 1],
          at_marks[at + 1].since(at_marks[at]), 1};
}

core::Time MonthState::count_missends(std::uint32_t position) {
  const Customer& customer = customers[position];
  const core::Time left = nurture.left(customer, key, world.states()[position].left);
  mails.clear();
  nurture.mails(customer, key, customer.converted, left, mails);
  results[position].missends = static_cast<std::uint32_t>(mails.size());
  return left;
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
  it.touch_time = touch_time;
  if (ahead) it.days = ahead->sums();
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
