// The event loop.
#include "sim/month/simulation.hpp"

#include <algorithm>

#include "sim/month/trace.hpp"
#include "sim/scenario/purpose.hpp"

namespace handoff::sim {
namespace {

// A queue payload: the kind in the upper four bits, an index below.
constexpr unsigned kIndexBits = 28;
constexpr std::uint32_t kIndexMask = (1u << kIndexBits) - 1;

constexpr std::uint64_t fold(std::uint64_t hash, std::uint64_t word) {
  hash = (hash ^ word) * 0x9e3779b97f4a7c15u;
  return hash ^ (hash >> 29);
}

// How much longer the jobs may have to go on.
constexpr core::Duration kLongestDelay = core::days(365);

// Long enough for the last trial's conversion and its charge, three days of redeliveries, and a
// weekend.
core::Time end_of_jobs(const Scenario& scenario) {
  const bool retried = scenario.cohort.payment_failure > 0;
  const core::Duration charge = scenario.payments.charge_delay +
                                (retried ? scenario.payments.charge_retry : core::Duration{});
  return scenario.start + core::days(scenario.days + scenario.cohort.trial_days + 7) + charge;
}

}  // namespace

Simulation::Simulation(const Scenario& scenario, Checking checking)
    : scenario_(scenario),
      generator_(scenario),
      pipeline_(scenario.pipeline),
      processor_(scenario),
      world_(scenario),
      team_(scenario),
      nurture_(scenario),
      checking_(checking == Checking::on),
      counted_from_(scenario.start + core::days(scenario.warmup_days)),
      horizon_(end_of_jobs(scenario)) {}

ReplicationResult Simulation::run(std::uint32_t replication) {
  const StreamKey key = StreamKey::of(scenario_.seed, replication);
  team_time_ = {};
  generator_.generate(key, customers_);
  results_.assign(customers_.size(), {});
  pipeline_.clear();
  world_.start(key, customers_);
  team_.start(key, customers_);
  queue_.clear();
  timers_.clear();
  free_timers_.clear();
  parked_.clear();
  parked_requests_.clear();
  checker_.clear();
  hash_ = fold(0, replication);
  missed_ = 0;
  key_ = key;
  processor_.start(key, customers_);
  schedule_delivery();
  for (const std::uint32_t position : processor_.silent())
    miss(position, customers_[position].converted);
  pipeline_.start(scenario_.start, outbox_);
  carry_out(scenario_.start);

  while (!queue_.empty()) {
    const QueueEntry entry = queue_.pop();
    hash_ = fold(fold(hash_, static_cast<std::uint64_t>(entry.time_us)), entry.payload());
    handle(entry);
    carry_out(entry.time());
    follow_team();
    if (watcher_) watch_lines(entry.time());
  }
  count_missends();
  if (watcher_) watch_customers();
  hash_ = fold(hash_, customers_.size());
  for (const CustomerResult& it : results_) hash_ = fold(hash_, it.missends);
  ReplicationResult result;
  collect(result);
  if (checking_) result.violations = checker_.at_end(*this);
  return result;
}

void Simulation::schedule(core::Time at, Kind kind, std::uint32_t index) {
  queue_.push(at, (static_cast<std::uint32_t>(kind) << kIndexBits) | index);
}

// Of all deliveries only the next one stands in the queue.
void Simulation::schedule_delivery() {
  const core::Time at = processor_.next_delivery();
  if (at != core::kNever) schedule(at, Kind::delivery, 0);
}

// ---- the loop's body ----

void Simulation::handle(QueueEntry entry) {
  const std::uint32_t index = entry.payload() & kIndexMask;
  switch (static_cast<Kind>(entry.payload() >> kIndexBits)) {
    case Kind::delivery:
      if (recorder_) recorder_->delivered(processor_.next_customer(), entry.time());
      pipeline_.on_event(processor_.take(), entry.time(), outbox_);
      return schedule_delivery();
    case Kind::completion:
      complete(index, entry.time());
      return;
    case Kind::timer:
      free_timers_.push_back(index);
      pipeline_.on_timer(timers_[index], entry.time(), outbox_);
      return;
    case Kind::reading:
      return schedule(world_.read(index, entry.time()), Kind::completion, index);
    case Kind::discovery:
      return discover(index, entry.time());
    case Kind::resend:
      return resend(index, entry.time());
    case Kind::team_person:
      return team_.on_event(TeamModel::Event::person, index, entry.time());
    case Kind::team_opening:
      return team_.on_event(TeamModel::Event::opening, index, entry.time());
    case Kind::team_pickup:
      return team_.on_event(TeamModel::Event::pickup, index, entry.time());
  }
}

void Simulation::complete(std::uint32_t call, core::Time now) {
  const core::Operation operation = world_.request_of(call).ticket.operation;
  core::Reply reply = world_.complete(call, now);
  if (world_.took_effect(call)) tell_team(world_.request_of(call), now);
  if (recorder_) recorder_->answered(call, reply.status, now);
  if (watcher_) watch_reply(world_.request_of(call), reply.status, now);
  const bool answered = reply.status == core::ReplyStatus::ok;
  if (operation == core::Operation::poll_events && answered)
    hand_over(scenario_.pipeline.trigger.poll_limit, reply, now);
  if (operation == core::Operation::review_exceptions && answered) review(now);
  pipeline_.on_reply(reply, now, outbox_);
}

void Simulation::hand_over(int limit, core::Reply& reply, core::Time now) {
  int count = 0;
  for (; count < limit && processor_.next_listed() <= now; ++count) {
    const std::uint32_t position = processor_.next_customer();
    const core::PaymentEvent event = processor_.take();
    if (overlooks(position))
      miss(position, now);
    else
      pipeline_.on_event(event, now, outbox_);
  }
  reply.body = core::EventsPolled{count};
}

// The horizon, or later if somebody is still to notice something, on the way through the pipeline,
// or on the processor's list, of which a poll takes only so much: that must not wait for a job that
// never comes.
bool Simulation::jobs_go_on(core::Time at) const {
  if (at < horizon_) return true;
  const bool unfinished =
      missed_ > 0 || pipeline_.in_flight() > 0 || processor_.next_listed() != core::kNever;
  return unfinished && at < horizon_ + kLongestDelay;
}

void Simulation::review(core::Time now) {
  // A resolution may add to the list, so what is looked at is what stood there.
  const std::size_t count = pipeline_.exceptions().records().size();
  for (std::size_t at = 0; at < count; ++at) {
    const core::ExceptionRecord record = pipeline_.exceptions().records()[at];
    if (!record.open) continue;
    if (core::is_mismatch(record.kind)) find(world_.position(record.subscription), now);
    pipeline_.on_resolution(world_.review(record), now, outbox_);
  }
}

// Jobs end some day: their timers and questions are parked, so that the run comes to an end.
void Simulation::carry_out(core::Time now) {
  for (const core::Progress& progress : outbox_.progress) observe(progress, now);
  for (const core::Finding& finding : outbox_.findings)
    find(world_.position(finding.subscription), now);
  for (const core::Request& request : outbox_.requests) {
    if (!request.subscription && !jobs_go_on(now))
      parked_requests_.push_back(request);
    else
      send(request, now);
  }
  for (const core::Timer& timer : outbox_.timers) {
    const bool job = timer.ticket.slot == core::kJobSlot &&
                     timer.ticket.operation != core::Operation::start_next;
    if (job && !jobs_go_on(timer.at))
      parked_.push_back(timer);
    else
      schedule_timer(timer);
  }
  outbox_.clear();
  // Somebody has come after the end, and may have to wait for a job.
  if ((parked_.empty() && parked_requests_.empty()) || !jobs_go_on(now)) return;
  for (const core::Request& request : parked_requests_) send(request, now);
  for (const core::Timer& timer : parked_) schedule_timer({std::max(timer.at, now), timer.ticket});
  parked_requests_.clear();
  parked_.clear();
}

void Simulation::send(const core::Request& request, core::Time now) {
  const World::Scheduled call = world_.send(request, now);
  if (recorder_ && request.subscription)
    recorder_->sent(world_.position(request.subscription), call.call, request.ticket, now);
  schedule(call.at, call.unread ? Kind::reading : Kind::completion, call.call);
}

void Simulation::schedule_timer(const core::Timer& timer) {
  if (free_timers_.empty()) {
    free_timers_.push_back(static_cast<std::uint32_t>(timers_.size()));
    timers_.emplace_back();
  }
  const std::uint32_t slot = free_timers_.back();
  free_timers_.pop_back();
  timers_[slot] = timer.ticket;
  schedule(timer.at, Kind::timer, slot);
}

// The first handoff to reach a state counts; with idempotency off there may be a second.
void Simulation::observe(const core::Progress& progress, core::Time now) {
  CustomerResult& result = results_[world_.position(progress.subscription)];
  hash_ = fold(hash_, static_cast<std::uint64_t>(progress.state));
  if (checking_) checker_.on_progress(progress, world_, now);
  if (recorder_) recorder_->reached(world_.position(progress.subscription), progress, now);
  if (progress.pass == core::Pass::plan_change) return;
  if (result.received == core::kNever) result.received = progress.received;
  if (progress.state == core::HandoffState::committed && result.committed == core::kNever)
    result.committed = now;
  if (progress.state == core::HandoffState::onboarding && result.onboarded == core::kNever)
    result.onboarded = now;
  if (progress.state == core::HandoffState::exception) {
    result.exception = true;
    miss(world_.position(progress.subscription), now);
  }
  miss_owner(progress, now);
}

}  // namespace handoff::sim
