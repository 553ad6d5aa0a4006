// The pipeline's own jobs: polling for events, syncing lists, reconciling billing with the CRM, and
// the daily review of what is left for a person.
#include <algorithm>
#include <cassert>
#include <limits>

#include "core/base/mutant.hpp"
#include "core/handoff/request_bodies.hpp"
#include "core/handoff/retry.hpp"
#include "core/pipeline.hpp"

namespace handoff::core {
namespace {

std::size_t job_index(Operation operation) {
  assert(is_job(operation));
  return static_cast<std::size_t>(operation) - kOperations;
}

Ticket due(Operation operation) { return {kJobSlot, 0, operation, 0}; }

// Nobody asks for it: a list sync takes the contact along.
bool waits_for_sync(const Handoff& it) {
  return it.leaving() && it.tries[static_cast<std::size_t>(Operation::disenroll)].last == 0;
}

// The limit is that of a tool's poll; a person goes through all there is.
int most_at_once(const TriggerPolicy& trigger) {
  return trigger.kind == Trigger::person ? std::numeric_limits<int>::max() : trigger.poll_limit;
}

}  // namespace

Pipeline::Job& Pipeline::job(Operation operation) { return jobs_[job_index(operation)]; }

void Pipeline::arm(Operation operation, Time at, Outbox& out) {
  out.timers.push_back({at, due(operation)});
}

void Pipeline::arm_jobs(Time now, Outbox& out) {
  if (config_.trigger.kind == Trigger::poll)
    arm(Operation::poll_events, now + config_.trigger.poll_every, out);
  if (config_.trigger.kind == Trigger::person) ask_job(Operation::poll_events, now, out);
  if (config_.disenrolment.kind == Disenrolment::list_sync)
    arm(Operation::sync_lists, now + config_.disenrolment.sync_every, out);
  if (!config_.reconcile.enabled) return;
  arm(Operation::list_conversions, now + reconciler_.period(conversions_.last_day(now)), out);
  arm(Operation::review_exceptions, next_review(now), out);
}

// ---- asking, as for a handoff's operations ----

void Pipeline::ask_job(Operation operation, Time now, Outbox& out) {
  Job& it = job(operation);
  assert(!it.waiting);
  it.tries.ask();
  it.waiting = true;
  send_job(operation, now, out);
}

void Pipeline::send_job(Operation operation, Time now, Outbox& out) {
  const std::uint8_t attempt = job(operation).tries.next();
  const Actor by = lookups_.actor(operation);
  Request& request = out.requests.emplace_back(Ticket{kJobSlot, 0, operation, attempt});
  request.timeout = by == Actor::person ? days(60) : config_.retry.timeout;
  request.by = by;
  switch (operation) {
    case Operation::poll_events:
      request.body = PollEvents{most_at_once(config_.trigger)};
      break;
    case Operation::sync_lists:
      request.body = SyncLists{};
      break;
    case Operation::list_conversions:
      request.body = ListConversions{reconciler_.from(), reconciler_.to()};
      reconciler_.billing_asked(now);
      break;
    case Operation::list_contacts:
      request.body = ListContacts{reconciler_.from(), reconciler_.to()};
      break;
    case Operation::review_exceptions:
      request.body = ReviewExceptions{static_cast<std::uint32_t>(exceptions_.open_count())};
      break;
    default:
      assert(false && "no job that asks for anything");
  }
  ++counters_.requests;
}

void Pipeline::job_due(Operation operation, Time now, Outbox& out) {
  switch (operation) {
    case Operation::start_next:
      begin_next(now, out);
      return;
    case Operation::poll_events:
      if (config_.trigger.kind == Trigger::poll)
        arm(operation, now + config_.trigger.poll_every, out);
      break;
    case Operation::sync_lists:
      arm(operation, now + config_.disenrolment.sync_every, out);
      break;
    case Operation::review_exceptions:
      arm(operation, next_review(now), out);
      if (exceptions_.open_count() == 0) return;
      break;
    case Operation::list_conversions:
      arm(operation, now + reconciler_.period(conversions_.last_day(now)), out);
      if (job(Operation::list_conversions).waiting || job(Operation::list_contacts).waiting) return;
      reconciler_.open_window(now);
      break;
    default:
      assert(false && "no job that falls due");
      return;
  }
  if (!job(operation).waiting) ask_job(operation, now, out);
}

void Pipeline::job_reply(const Reply& reply, Time now, Outbox& out) {
  Job& it = job(reply.ticket.operation);
  if (!it.waiting || reply.ticket.attempt < it.tries.first ||
      reply.ticket.attempt > it.tries.last) {
    ++counters_.late_replies;
    return;
  }
  if (retriable(reply.status)) {
    if (reply.ticket.attempt == it.tries.last && try_again(it.tries, reply, now, out)) return;
    if (reply.ticket.attempt != it.tries.last) return;
  }
  it.waiting = false;
  if (reply.status == ReplyStatus::ok) return job_done(reply, now, out);
  // Nobody else would ask the person again.
  if (reply.ticket.operation == Operation::poll_events && config_.trigger.kind == Trigger::person)
    arm(Operation::poll_events, now + config_.trigger.poll_every, out);
  // A window that could not be compared is compared together with the next one.
  const bool reconciling = reply.ticket.operation == Operation::list_conversions ||
                           reply.ticket.operation == Operation::list_contacts;
  if (reconciling) reconciler_.give_up_window();
}

void Pipeline::job_done(const Reply& reply, Time now, Outbox& out) {
  switch (reply.ticket.operation) {
    case Operation::poll_events:
      // A person is asked anew at once: when they next find the time is the outside's matter. What
      // a poll leaves waits for the next one.
      if (config_.trigger.kind == Trigger::person) ask_job(Operation::poll_events, now, out);
      return;
    case Operation::sync_lists:
      if (const auto* synced = std::get_if<ListsSynced>(&reply.body))
        lists_synced(synced->as_of, now, out);
      return;
    case Operation::list_conversions:
      reconciler_.take_billing({});
      if (const auto* listed = std::get_if<ConversionsListed>(&reply.body))
        reconciler_.take_billing(listed->facts);
      ask_job(Operation::list_contacts, now, out);
      return;
    case Operation::list_contacts:
      if (const auto* listed = std::get_if<ContactsListed>(&reply.body))
        compare(listed->facts, now, out);
      return;
    case Operation::review_exceptions:
      return;  // its outcome comes as resolutions
    default:
      assert(false && "no job that asks for anything");
  }
}

// Its own work is done until a sync that runs in its own time: the next one may begin.
void Pipeline::rest_until_sync(Handoff& it, Time now, Outbox& out) {
  if (it.resting || it.busy() || !waits_for_sync(it)) return;
  it.resting = true;
  pace_.stops();
  begin_next(now, out);
}

// A sync takes along every contact that the CRM called a customer when it looked.
void Pipeline::lists_synced(Time as_of, Time now, Outbox& out) {
  handoffs_.for_each([&](Handoff& it) {
    const bool told = !(it.waiting & bit(Operation::update_contact));
    if (!waits_for_sync(it) || !told || it.updated > as_of) return;
    if (it.resting) pace_.goes_on();
    it.resting = false;
    it.waiting &= static_cast<OperationSet>(~bit(Operation::disenroll));
    go_on(it, Operation::disenroll, now, out);
  });
}

// ---- reconciliation ----

Time Pipeline::next_review(Time now) {
  const int minute = config_.reconcile.review_minute;
  const OpenHours that_minute{minute, minute + 1, 0b1111111};
  return next_open(that_minute, lookups_.clocks.front(), now + minutes(1));
}

void Pipeline::compare(std::span<const CrmFact> facts, Time now, Outbox& out) {
  ++counters_.reconciliations;
  reconciler_.compare(facts, now, [&](const BillingFact& billing, const CrmFact* crm) {
    return look_at(billing, crm, now, out);
  });
}

Reconciler::Outcome Pipeline::look_at(const BillingFact& billing, const CrmFact* crm, Time now,
                                      Outbox& out) {
  subscriptions_.settle();
  SubscriptionRecord& record = subscriptions_.wake(billing.subscription);
  if (record.status == SubscriptionStatus::canceled) return Reconciler::Outcome::settled;
  if (record.slot == kNoSlot && agrees(billing, crm, record, now, out))
    return Reconciler::Outcome::settled;
  return record.slot != kNoSlot ? Reconciler::Outcome::in_flight : Reconciler::Outcome::disagreed;
}

// Whether billing and CRM agree on a customer; if not, something is done about it.
bool Pipeline::agrees(const BillingFact& billing, const CrmFact* crm, SubscriptionRecord& record,
                      Time now, Outbox& out) {
  learn_from_billing(billing, record, now);
  const ExceptionKind kind = mismatch(billing, crm, config_.routing_by == Routing::rules);
  if (kind != ExceptionKind::none) {
    handle_mismatch(billing, kind, now, out);
    return false;
  }
  if (!record.verified) {
    record.verified = true;
    out.progress.push_back({billing.subscription, billing.converted, now, HandoffState::verified,
                            ExceptionKind::none, record.tier, Pass::conversion});
  }
  return true;
}

// The conversion's own event may be late, or never come; a failure of its charge may have come
// before.
void Pipeline::learn_from_billing(const BillingFact& billing, SubscriptionRecord& record,
                                  Time now) {
  if (!record.converted && record.payment_failed)
    raise_charge(billing.subscription, billing.customer, record, now);
  record.converted = true;
  if (reconciler_.billing_knows_better(billing, record.as_of)) {
    record.latest = std::max(record.latest, billing.as_of);
    record.take(billing.subscribed, billing.as_of);
    record.bill(billing.subscribed.priced ? Money{} : billing.subscribed.mrr, false);
  }
}

// A repair is the handoff once more: what is done already is not done again, as its keys are known.
void Pipeline::handle_mismatch(const BillingFact& billing, ExceptionKind kind, Time now,
                               Outbox& out) {
  const Time latest = subscriptions_.wake(billing.subscription).latest;
  const bool repairing =
      config_.reconcile.auto_repair && !exceptions_.needs_person(billing.subscription);
  if (repairing || !exceptions_.find_open(billing.subscription, kind))
    out.findings.push_back({billing.subscription, billing.converted, kind, repairing});
  if (repairing) {
    open(billing.subscription, billing.customer, latest, Pass::repair, now, out);
    return;
  }
  exceptions_.raise({.subscription = billing.subscription,
                     .customer = billing.customer,
                     .kind = kind,
                     .first_seen = now,
                     .mrr = billing.subscribed.mrr});
}

// A person found out whom it belongs to, or settled it by hand.
void Pipeline::on_resolution(const Resolution& resolution, Time now, Outbox& out) {
  wake(now);
  const ExceptionRecord* found = exceptions_.find_open(resolution.subscription, resolution.kind);
  if (!found) return;
  const CustomerId customer = found->customer;
  exceptions_.resolve(resolution.subscription, resolution.kind);
  SubscriptionRecord* record = subscriptions_.find(resolution.subscription);
  if (!resolution.contact || !record) return;
  const Pass pass = record->converted ? Pass::repair : Pass::plan_change;
  if (record->slot != kNoSlot && !gives_way(handoffs_[record->slot], pass)) return;
  open(resolution.subscription, customer, record->latest, pass, now, out, resolution.contact);
}

void Pipeline::on_first_touch(PersonId person) { rota_.release(person); }

}  // namespace handoff::core
