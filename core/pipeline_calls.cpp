// Requests and replies: tickets, tries, backoff, and what a reply teaches the handoff.
#include <cassert>

#include "core/base/mutant.hpp"
#include "core/handoff/request_bodies.hpp"
#include "core/handoff/retry.hpp"
#include "core/pipeline.hpp"

namespace handoff::core {
namespace {

// A person is given as long as it takes.
constexpr Duration kPersonsTime = days(60);

std::size_t index(Operation operation) { return static_cast<std::size_t>(operation); }

}  // namespace

void Pipeline::ask(Handoff& it, Operation operation, Outbox& out) {
  it.tries[index(operation)].ask();
  it.asked |= bit(operation);
  it.waiting |= bit(operation);
  send(it, operation, out);
}

void Pipeline::send(Handoff& it, Operation operation, Outbox& out) {
  assert(it.in_use && it.started && (it.waiting & bit(operation)));
  Tries& tries = it.tries[index(operation)];
  const std::uint8_t attempt = tries.next();
  const bool again = attempt != tries.first;
  ++counters_.requests;
  const Ticket ticket{handoffs_.slot_of(it), it.generation, operation, attempt};
  Request& request = out.requests.emplace_back(ticket, it.subscription);
  request.by = lookups_.actor(operation);
  request.timeout = request.by == Actor::person ? kPersonsTime : config_.retry.timeout;
  request.keyed = config_.dedupe.enabled && !(again && broken(Mutant::resend_without_key));
  if (info(operation).once_a_tier) request.tier_key = it.tier_key;
  fill(request.body, it, operation);
}

// Whoever has begun waits for something, or nothing would ever move it on.
bool Pipeline::goes_on(Ticket ticket) {
  const Handoff* it = handoffs_.find(ticket);
  return !it || !it->started || it->waiting != 0;
}

void Pipeline::on_reply(const Reply& reply, Time now, Outbox& out) {
  wake(now);
  ++counters_.replies;
  if (reply.status == ReplyStatus::throttled) ++counters_.throttled;
  if (reply.ticket.slot == kJobSlot) return job_reply(reply, now, out);
  const Operation operation = reply.ticket.operation;
  Handoff* it = handoffs_.find(reply.ticket);
  if (!it || !(it->waiting & bit(operation)) ||
      reply.ticket.attempt < it->tries[index(operation)].first) {
    ++counters_.late_replies;
    return;
  }
  const Tries tries = it->tries[index(operation)];
  const bool stale = reply.ticket.attempt != tries.last;
  if (!retriable(reply.status)) {
    // Also the late answer to an earlier try: what was asked for is done, whatever became of the
    // retry.
    if (!stale || !broken(Mutant::late_reply_ignored)) settle(*it, reply, now, out);
    assert(goes_on(reply.ticket));
    return;
  }
  if (stale && !broken(Mutant::stale_failure_counts)) {
    ++counters_.late_replies;
    return;
  }
  if (!try_again(tries, reply, now, out)) fail(*it, operation, now, out);
  assert(goes_on(reply.ticket));
}

// Arms the timer of the next try, unless there have been enough.
bool Pipeline::try_again(Tries tries, const Reply& reply, Time now, Outbox& out) {
  const int attempt = tries.made();
  const bool enough = attempt >= config_.retry.max_attempts && !broken(Mutant::retry_without_limit);
  if (enough || tries.last == Tries::kLast) return false;
  out.timers.push_back(
      {now + backoff(config_.retry, attempt, reply.jitter, reply.retry_after), reply.ticket});
  return true;
}

void Pipeline::on_timer(Ticket ticket, Time now, Outbox& out) {
  wake(now);
  if (ticket.slot == kJobSlot) {
    if (ticket.attempt == 0) return job_due(ticket.operation, now, out);
    const Job& it = job(ticket.operation);
    if (!it.waiting || it.tries.last != ticket.attempt) return;
    ++counters_.retries;
    return send_job(ticket.operation, now, out);
  }
  Handoff* it = handoffs_.find(ticket);
  if (!it || !(it->waiting & bit(ticket.operation))) return;
  if (it->tries[index(ticket.operation)].last != ticket.attempt) return;
  ++counters_.retries;
  send(*it, ticket.operation, out);
}

void Pipeline::settle(Handoff& it, const Reply& reply, Time now, Outbox& out) {
  const Operation operation = reply.ticket.operation;
  // A contact that is gone was not updated.
  const bool nothing_done = reply.status != ReplyStatus::ok && !info(operation).may_find_nothing;
  if (reply.status == ReplyStatus::refused || nothing_done) {
    fail(it, operation, now, out);
    return;
  }
  it.waiting &= static_cast<OperationSet>(~bit(operation));
  learn(it, reply, now);
  go_on(it, operation, now, out);
}

// One operation is settled. Sequences that are left late are news for the commit, and for the end.
void Pipeline::go_on(Handoff& it, Operation settled, Time now, Outbox& out) {
  if (settled == Operation::disenroll && it.past_update()) conclude_commit(it, now, out);
  if (it.busy()) return;
  if (it.ended)
    finish(it, now, out);
  else
    step(it, now, out);
}

void Pipeline::learn(Handoff& it, const Reply& reply, Time now) {
  if (reply.status == ReplyStatus::ambiguous) it.ambiguous = true;
  switch (reply.ticket.operation) {
    case Operation::fetch_customer:
      if (const auto* customer = std::get_if<CustomerFound>(&reply.body))
        it.email = customer->email;
      return;
    case Operation::find_by_primary:
    case Operation::find_by_secondary:
    case Operation::find_by_customer:
      if (const auto* contact = std::get_if<ContactFound>(&reply.body)) {
        it.contact = contact->contact;
        it.trial_start = contact->trial_start;
        it.zone = contact->zone;
      }
      return;
    case Operation::fetch_usage:
      if (reply.status == ReplyStatus::not_found) it.partial = true;
      if (const auto* usage = std::get_if<UsageFound>(&reply.body)) it.usage = usage->usage;
      return;
    case Operation::fetch_deal:
      if (const auto* deal = std::get_if<DealFound>(&reply.body)) {
        it.deal = deal->deal;
        it.ae = deal->ae;
      }
      return;
    case Operation::fetch_profile:
      if (const auto* profile = std::get_if<ProfileFound>(&reply.body))
        it.segment = profile->segment;
      return;
    case Operation::update_contact:
      it.updated = now;
      return;
    case Operation::disenroll:
    case Operation::assign_owner:
    case Operation::notify_owner:
    case Operation::notify_ae:
    case Operation::notify_extra:
    case Operation::move_deal:
    case Operation::start_onboarding:
      return;  // that it is done is all there is to know
    case Operation::poll_events:
    case Operation::sync_lists:
    case Operation::list_conversions:
    case Operation::list_contacts:
    case Operation::review_exceptions:
    case Operation::start_next:
      break;  // jobs, not a handoff's
  }
  assert(false && "a handoff does not ask for this");
}

void Pipeline::fail(Handoff& it, Operation operation, Time now, Outbox& out) {
  assert(it.waiting & bit(operation));
  it.waiting &= static_cast<OperationSet>(~bit(operation));
  it.failed |= bit(operation);
  if (operation == Operation::fetch_usage) it.partial = true;
  go_on(it, operation, now, out);
}

}  // namespace handoff::core
