// The event loop.
#include "sim/month/simulation.hpp"

#include <algorithm>
#include <cassert>
#include <iterator>

#include "core/base/hash.hpp"
#include "sim/month/month_metrics.hpp"
#include "sim/month/team_notices.hpp"
#include "sim/scenario/months.hpp"

namespace handoff::sim {
namespace {

constexpr std::uint64_t fold(std::uint64_t hash, std::uint64_t word) {
  return core::mixed<29>(hash, word);
}

// How much longer the jobs may have to go on. Reconciliation and review may begin handoffs anew for ever,
// where a system fails most of the time; the list sync, for which these wait, outlives them.
constexpr core::Duration kLongestDelay = core::days(365);
constexpr core::Duration longest_delay(core::Operation job) {
  return job == core::Operation::sync_lists ? kLongestDelay * 2 : kLongestDelay;
}

// As a rule it has none, and nothing need be called.
bool has_news(TeamModel& team) {
  return !team.wakes().empty() || !team.done().empty() || !team.begun().empty();
}

}  // namespace

Simulation::Simulation(const Scenario& scenario, Checking checking)
    : month_(scenario), observers_(checking) {}

ReplicationResult Simulation::run(std::uint32_t replication) {
  start(replication);
  core::Time last = month_.period.begins;  // nothing happens in the past
  while (!agenda_.empty()) {
    const QueueEntry entry = agenda_.pop();
    assert(entry.time() >= last);
    if (entry.time() >= mark_) pass(entry.time());
    last = entry.time();
    hash_ = fold(fold(hash_, static_cast<std::uint64_t>(entry.time_us)), entry.payload());
    handle(entry);
    carry_out(entry.time());
    if (has_news(month_.team)) follow_team();
    observers_.lines(month_.team, entry.time());
  }
  pass(core::kNever);
  month_.team.end();
  count_missends();
  hash_ = fold(hash_, month_.customers.size());
  for (const CustomerResult& it : month_.results) hash_ = fold(hash_, it.missends);
  ReplicationResult result;
  result.hash = hash_;
  count_month(month_, month_.all_days(), result.counts);
  if (month_.months() > 1) {
    for (int month = 0; month < month_.months(); ++month)
      count_month(month_, month_.month(month), result.by_month.emplace_back());
  }
  result.violations = observers_.finish(month_);
  return result;
}

void Simulation::start(std::uint32_t replication) {
  month_.start(replication);
  agenda_.clear();
  discovery_.clear();
  observers_.clear();
  hash_ = fold(0, replication);
  mark_ = core::kNever;
  next_mark_ = 0;
  while (next_mark_ < month_.marks.size() && month_.marks[next_mark_] <= month_.period.begins)
    ++next_mark_;
  if (next_mark_ < month_.marks.size()) mark_ = month_.marks[next_mark_];
  if (month_.ahead) begin_days();
  schedule_delivery();
  for (const std::uint32_t position : month_.processor.silent())
    discovery_.miss(position, month_.customers[position].converted);
  month_.pipeline.start(month_.period.begins, outbox_);
  carry_out(month_.period.begins);
}

// Where counted months begin or end before this event, what there has been so far is noted.
void Simulation::pass(core::Time now) {
  const std::vector<core::Time>& marks = month_.marks;
  while (next_mark_ < marks.size() && marks[next_mark_] <= now)
    month_.at_marks[next_mark_++] = month_.totals();
  mark_ = next_mark_ < marks.size() ? marks[next_mark_] : core::kNever;
}

// ---- a horizon's days ----

// The rules know the planned headcount of the first days again.
void Simulation::begin_days() {
  month_.employ(month_.period.begins, outbox_);
  follow_team();
  agenda_.schedule(month_.period.begins, Kind::day, 0);
}

// The index is the day's number.
void Simulation::begin_day(std::uint32_t day, core::Time now) {
  month_.employ(now, outbox_);
  month_.ahead->pass(now, [this](std::uint32_t position) {
    month_.count_missends(position);
    return churn_percent(month_.scenario, quality_of(month_, position)) / 100;
  });
  const core::Time next = month_.period.begins + core::days(day + 1);
  if (next < month_.period.ends) agenda_.schedule(next, Kind::day, day + 1);
}

// Of all deliveries only the next one stands in the queue.
void Simulation::schedule_delivery() {
  const core::Time at = month_.processor.next_delivery();
  if (at != core::kNever) agenda_.schedule(at, Kind::delivery, 0);
}

// ---- the loop's body ----

void Simulation::handle(QueueEntry entry) {
  const std::uint32_t index = Agenda::index_of(entry);
  const core::Time now = entry.time();
  switch (Agenda::kind_of(entry)) {
    case Kind::delivery:
      observers_.delivered(month_.processor.next_customer(), now);
      month_.hear(month_.processor.take(), now, outbox_);
      return schedule_delivery();
    case Kind::completion:
      return complete(index, now);
    case Kind::effect:
      return take_effect(index, now);
    case Kind::timer:
      return month_.pipeline.on_timer(agenda_.take_timer(index), now, outbox_);
    case Kind::reading:
      return agenda_.schedule(month_.world.read(index, now), Kind::completion, index);
    case Kind::discovery:
      return discovery_.discover(index, now);
    case Kind::resend:
      return discovery_.resend(index, now);
    case Kind::team_person:
      return month_.team.on_event(TeamModel::Event::person, index, now);
    case Kind::team_opening:
      return month_.team.on_event(TeamModel::Event::opening, index, now);
    case Kind::team_leaving:
      month_.team.on_event(TeamModel::Event::leaving, index, now);
      assert(month_.ahead);
      return month_.ahead->leave(index, now);
    case Kind::day:
      return begin_day(index, now);
    case Kind::team_pickup:
      return month_.team.on_event(TeamModel::Event::pickup, index, now);
  }
}

void Simulation::complete(std::uint32_t call, core::Time now) {
  const core::Operation operation = month_.world.request_of(call).ticket.operation;
  core::Reply reply = month_.world.complete(call, now);
  const core::Request& request = month_.world.request_of(call);
  if (month_.world.took_effect(call)) tell_team(month_, request, now);
  observers_.answered(call, request, reply.status, now);
  const bool answered = reply.status == core::ReplyStatus::ok;
  if (operation == core::Operation::poll_events && answered)
    hand_over(std::get<core::PollEvents>(request.body).limit, reply, now);
  if (operation == core::Operation::review_exceptions && answered) review(now);
  month_.pipeline.on_reply(reply, now, outbox_);
}

void Simulation::take_effect(std::uint32_t call, core::Time now) {
  month_.world.take_effect(call, now);
  tell_team(month_, month_.world.request_of(call), now);
}

void Simulation::hand_over(int limit, core::Reply& reply, core::Time now) {
  int count = 0;
  for (; count < limit && month_.processor.next_listed() <= now; ++count) {
    const std::uint32_t position = month_.processor.next_customer();
    const core::PaymentEvent event = month_.processor.take();
    if (discovery_.overlooks(position))
      discovery_.miss(position, now);
    else
      month_.hear(event, now, outbox_);
  }
  reply.body = core::EventsPolled{count};
}

// The horizon, or later if somebody is still to notice something, on the way through the pipeline,
// or on the processor's list, of which a poll takes only so much: that must not wait for a job that
// never comes.
bool Simulation::jobs_go_on(core::Operation job, core::Time at) const {
  if (at < month_.period.ends) return true;
  const bool unfinished = discovery_.missed() > 0 || month_.pipeline.in_flight() > 0 ||
                          month_.processor.next_listed() != core::kNever;
  return unfinished && at < month_.period.ends + longest_delay(job);
}

void Simulation::review(core::Time now) {
  // A resolution may add to the list, so what is looked at is what stood there.
  const std::size_t count = month_.pipeline.exceptions().records().size();
  for (std::size_t at = 0; at < count; ++at) {
    const core::ExceptionRecord record = month_.pipeline.exceptions().records()[at];
    if (!record.open) continue;
    if (core::is_mismatch(record.kind))
      month_.find(month_.world.position(record.subscription), now);
    month_.pipeline.on_resolution(month_.world.review(record), now, outbox_);
  }
}

// Jobs end some day: their timers and questions are parked, so that the run comes to an end.
void Simulation::carry_out(core::Time now) {
  for (const core::Progress& progress : outbox_.progress) observe(progress, now);
  for (const core::Finding& finding : outbox_.findings)
    month_.find(month_.world.position(finding.subscription), now);
  for (const core::Request& request : outbox_.requests) {
    if (!request.subscription && !jobs_go_on(request.ticket.operation, now))
      agenda_.park(request);
    else
      send(request, now);
  }
  for (const core::Timer& timer : outbox_.timers) {
    const bool job = timer.ticket.slot == core::kJobSlot &&
                     timer.ticket.operation != core::Operation::start_next;
    if (job && !jobs_go_on(timer.ticket.operation, timer.at))
      agenda_.park(timer);
    else
      agenda_.schedule(timer);
  }
  outbox_.clear();
  // Somebody has come after the end, and may have to wait for a job: a list sync goes on for longer than what
  // may begin handoffs anew.
  if (agenda_.anything_parked())
    agenda_.unpark(
        now, [&](core::Operation job) { return jobs_go_on(job, now); },
        [&](const core::Request& request) { send(request, now); });
}

void Simulation::send(const core::Request& request, core::Time now) {
  const World::Scheduled call = month_.world.send(request, now);
  observers_.sent(month_, request, call.call, now);
  agenda_.schedule(call.at, call.unread ? Kind::reading : Kind::completion, call.call);
  if (call.effect != core::kNever) agenda_.schedule(call.effect, Kind::effect, call.call);
}

void Simulation::follow_team() {
  TeamModel& team = month_.team;
  for (const TeamModel::Wake& wake : team.wakes()) {
    constexpr Kind kKinds[] = {Kind::team_person, Kind::team_opening, Kind::team_pickup,
                               Kind::team_leaving};
    static_assert(std::size(kKinds) == TeamModel::kEvents);
    agenda_.schedule(wake.at, kKinds[static_cast<std::size_t>(wake.event)], wake.index);
  }
  team.wakes().clear();
  for (const core::PersonId person : team.done()) month_.pipeline.on_first_touch(person);
  team.done().clear();
  for (const TouchBegun& touch : team.begun()) month_.touch_time[touch.pool] += touch.length;
  team.begun().clear();
}

// The first handoff to reach a state counts; with idempotency off there may be a second.
void Simulation::observe(const core::Progress& progress, core::Time now) {
  const std::uint32_t position = month_.world.position(progress.subscription);
  CustomerResult& result = month_.results[position];
  hash_ = fold(hash_, static_cast<std::uint64_t>(progress.state));
  observers_.reached(month_, position, progress, now);
  if (progress.pass == core::Pass::plan_change) return;
  if (result.received == core::kNever) result.received = progress.received;
  if (progress.state == core::HandoffState::committed && result.committed == core::kNever)
    result.committed = now;
  if (progress.state == core::HandoffState::onboarding && result.onboarded == core::kNever)
    result.onboarded = now;
  if (progress.state == core::HandoffState::exception) {
    result.exception = true;
    discovery_.miss(position, now);
  }
  miss_owner(month_, progress, now);
}

// Mails are no events: which of them went out to somebody who had paid is worked out at the end.
void Simulation::count_missends() {
  for (std::uint32_t position = 0; position < month_.customers.size(); ++position) {
    const core::Time left = month_.count_missends(position);
    observers_.missends(month_, position, left, month_.mails);
  }
}

}  // namespace handoff::sim
