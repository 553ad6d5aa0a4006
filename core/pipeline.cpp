// The pipeline's transitions, in the order in which a handoff meets them.
#include "core/pipeline.hpp"

#include <cassert>
#include <utility>

#include "core/requests.hpp"
#include "core/retry.hpp"

namespace handoff::core {
namespace {

constexpr OperationSet kBothHalves = bit(Operation::update_contact) | bit(Operation::disenroll);
constexpr OperationSet kNotices = bit(Operation::notify_owner) | bit(Operation::notify_ae) |
                                  bit(Operation::notify_extra) | bit(Operation::move_deal);

std::size_t index(Operation operation) { return static_cast<std::size_t>(operation); }

}  // namespace

Pipeline::Pipeline(PipelineConfig config)
    : config_(std::move(config)), log_(config_.dedupe.window), rota_(config_.pools.size()) {}

void Pipeline::clear() {
  log_.clear();
  subscriptions_.clear();
  handoffs_.clear();
  free_.clear();
  rota_.clear();
  exceptions_.clear();
  counters_ = {};
}

// ---- events ----

Verdict Pipeline::on_event(const PaymentEvent& event, Time now, Outbox& out) {
  ++counters_.events;
  Verdict verdict{.subscribed = event.subscribed};
  const bool idempotent = config_.dedupe.enabled;
  if (idempotent && event.id && log_.seen(event.id, now)) {
    ++counters_.redeliveries;
    verdict.decision = Decision::duplicate;
    verdict.reason = Reason::event_seen_before;
    return verdict;
  }
  SubscriptionRecord unknown;
  const bool known = concerns_subscription(event.type) && event.subscription;
  SubscriptionRecord& record = known ? subscriptions_.insert(event.subscription).first : unknown;
  const Classification is = classify(event, record, idempotent);
  const Subscribed before = record.subscribed;
  record.fold(event);

  verdict.decision = is.decision;
  verdict.reason = is.reason;
  if (known) verdict.subscribed = record.subscribed;
  verdict.tier = tier_of(config_, verdict.subscribed, Segment::unknown);
  if (verdict.tier == kNoTier &&
      (is.decision == Decision::converted || is.decision == Decision::plan_changed)) {
    verdict.decision = Decision::exception;
    verdict.reason = Reason::unknown_currency;
  }
  if (known) act(is, event, record, before != record.subscribed, now, out);
  return verdict;
}

void Pipeline::act(const Classification& is, const PaymentEvent& event, SubscriptionRecord& record,
                   bool facts_changed, Time now, Outbox& out) {
  switch (is.decision) {
    case Decision::converted:
      ++counters_.conversions;
      record.converted = true;
      record.first_invoice_paid = event.type == EventType::invoice_paid;
      open(event, record, true, now, out);
      return;
    case Decision::duplicate:
      ++counters_.second_signals;
      if (event.type == EventType::invoice_paid) record.first_invoice_paid = true;
      break;
    case Decision::payment_failed:
      if (!record.converted || record.payment_failed) break;
      record.payment_failed = true;
      exceptions_.raise({.subscription = event.subscription,
                         .customer = event.customer,
                         .kind = ExceptionKind::payment_failed,
                         .first_seen = now,
                         .mrr = record.subscribed.mrr});
      break;
    case Decision::ignored:
      if (is.reason != Reason::charge_recovered) break;
      record.payment_failed = false;
      exceptions_.resolve(event.subscription, ExceptionKind::payment_failed);
      break;
    case Decision::plan_changed:
    case Decision::trial_ended:
    case Decision::exception:
      break;
  }
  // A handoff in flight compares with the record before it ends; after its end a new pass carries
  // changed facts into the CRM.
  const bool changed = is.decision == Decision::plan_changed || (record.converted && facts_changed);
  if (changed && record.slot == kNoSlot) open(event, record, false, now, out);
}

// A change of plan in flight gives way to the conversion, which carries the newest facts as well.
void Pipeline::open(const PaymentEvent& event, SubscriptionRecord& record, bool conversion,
                    Time now, Outbox& out) {
  if (record.slot != kNoSlot && !handoffs_[record.slot].conversion) release(handoffs_[record.slot]);
  Handoff& it = free_slot();
  it.subscription = event.subscription;
  it.customer = event.customer;
  it.occurred = event.created;
  it.received = now;
  it.conversion = conversion;
  record.slot = slot_of(it);
  enter(it, HandoffState::received, out);
  ask(it, Operation::fetch_customer, out);
}

Handoff& Pipeline::free_slot() {
  if (free_.empty()) {
    free_.push_back(static_cast<std::uint32_t>(handoffs_.size()));
    handoffs_.emplace_back();
  }
  Handoff& it = handoffs_[free_.back()];
  free_.pop_back();
  const std::uint16_t generation = it.generation;
  it = {};
  it.generation = generation;
  it.in_use = true;
  return it;
}

// From here on replies and timers of the old generation find nobody.
void Pipeline::release(Handoff& it) {
  ++it.generation;
  it.in_use = false;
  free_.push_back(slot_of(it));
}

void Pipeline::enter(Handoff& it, HandoffState state, Outbox& out, ExceptionKind kind) {
  it.state = state;
  out.progress.push_back(
      {it.subscription, it.occurred, it.received, state, kind, it.tier, it.conversion});
}

void Pipeline::raise(const Handoff& it, ExceptionKind kind, Time now) {
  const SubscriptionRecord& record = *subscriptions_.find(it.subscription);
  exceptions_.raise(
      {it.subscription, it.customer, kind, now, record.subscribed.mrr, it.asked, it.failed});
}

void Pipeline::close(Handoff& it, HandoffState state, ExceptionKind kind, Time now, Outbox& out) {
  if (it.state != state) enter(it, state, out, kind);
  if (state == HandoffState::exception) raise(it, kind, now);
  SubscriptionRecord& record = *subscriptions_.find(it.subscription);
  const bool overtaken = state != HandoffState::exception && state != HandoffState::superseded &&
                         record.subscribed != it.told;
  PaymentEvent again;
  again.subscription = it.subscription;
  again.customer = it.customer;
  again.created = record.latest;
  if (record.slot == slot_of(it)) record.slot = kNoSlot;
  release(it);
  if (overtaken && record.slot == kNoSlot) open(again, record, false, now, out);
}

// ---- requests and replies ----

Handoff* Pipeline::find(Ticket ticket) {
  if (ticket.slot >= handoffs_.size()) return nullptr;
  Handoff& it = handoffs_[ticket.slot];
  return it.in_use && it.generation == ticket.generation ? &it : nullptr;
}

void Pipeline::ask(Handoff& it, Operation operation, Outbox& out) {
  Tries& tries = it.tries[index(operation)];
  tries.first = static_cast<std::uint8_t>(tries.last + 1);
  it.asked |= bit(operation);
  it.waiting |= bit(operation);
  send(it, operation, out);
}

void Pipeline::send(Handoff& it, Operation operation, Outbox& out) {
  const std::uint8_t attempt = ++it.tries[index(operation)].last;
  ++counters_.requests;
  out.requests.push_back({.ticket = {slot_of(it), it.generation, operation, attempt},
                          .subscription = it.subscription,
                          .timeout = config_.retry.timeout,
                          .keyed = config_.dedupe.enabled,
                          .body = request_body(config_, it, operation)});
}

void Pipeline::on_reply(const Reply& reply, Time now, Outbox& out) {
  if (reply.status == ReplyStatus::throttled) ++counters_.throttled;
  const Operation operation = reply.ticket.operation;
  Handoff* it = find(reply.ticket);
  if (!it || !(it->waiting & bit(operation)) ||
      reply.ticket.attempt < it->tries[index(operation)].first) {
    ++counters_.late_replies;
    return;
  }
  const Tries tries = it->tries[index(operation)];
  if (!retriable(reply.status)) {
    // Also the late answer to an earlier try: what was asked for is done, whatever became of the
    // retry.
    settle(*it, reply, now, out);
    return;
  }
  if (reply.ticket.attempt != tries.last) {
    ++counters_.late_replies;
    return;
  }
  const int attempt = tries.last - tries.first + 1;
  if (attempt >= config_.retry.max_attempts || tries.last == 0xff) {
    fail(*it, operation, now, out);
    return;
  }
  out.timers.push_back(
      {now + backoff(config_.retry, attempt, reply.jitter, reply.retry_after), reply.ticket});
}

void Pipeline::on_timer(Ticket ticket, Time, Outbox& out) {
  Handoff* it = find(ticket);
  if (!it || !(it->waiting & bit(ticket.operation))) return;
  if (it->tries[index(ticket.operation)].last != ticket.attempt) return;
  ++counters_.retries;
  send(*it, ticket.operation, out);
}

void Pipeline::settle(Handoff& it, const Reply& reply, Time now, Outbox& out) {
  if (reply.status == ReplyStatus::refused) {
    fail(it, reply.ticket.operation, now, out);
    return;
  }
  it.waiting &= static_cast<OperationSet>(~bit(reply.ticket.operation));
  if (reply.status == ReplyStatus::ambiguous) it.ambiguous = true;
  if (const auto* customer = std::get_if<CustomerFound>(&reply.body)) it.email = customer->email;
  if (const auto* contact = std::get_if<ContactFound>(&reply.body)) {
    it.contact = contact->contact;
    it.trial_start = contact->trial_start;
    it.utc_offset_minutes = contact->utc_offset_minutes;
  }
  if (const auto* usage = std::get_if<UsageFound>(&reply.body)) it.usage = usage->usage;
  if (const auto* profile = std::get_if<ProfileFound>(&reply.body)) it.segment = profile->segment;
  if (const auto* deal = std::get_if<DealFound>(&reply.body)) {
    it.deal = deal->deal;
    it.ae = deal->ae;
  }
  if (reply.ticket.operation == Operation::fetch_usage && reply.status == ReplyStatus::not_found)
    it.partial = true;
  if (it.waiting == 0) step(it, now, out);
}

void Pipeline::fail(Handoff& it, Operation operation, Time now, Outbox& out) {
  it.waiting &= static_cast<OperationSet>(~bit(operation));
  it.failed |= bit(operation);
  if (operation == Operation::fetch_usage) it.partial = true;
  if (it.waiting == 0) step(it, now, out);
}

// ---- the states: all that was asked for is settled; what comes next? ----

void Pipeline::step(Handoff& it, Time now, Outbox& out) {
  switch (it.state) {
    case HandoffState::received:
      identify(it, now, out);
      return;
    case HandoffState::identified:
      enter(it, HandoffState::enriched, out);
      commit(it, out);
      return;
    case HandoffState::enriched:
      check_commit(it, now, out);
      return;
    case HandoffState::routed:
      check_assignment(it, now, out);
      return;
    case HandoffState::assigned:
      if (it.failed & bit(Operation::start_onboarding))
        close(it, HandoffState::exception, ExceptionKind::onboarding_failed, now, out);
      else
        close(it, HandoffState::onboarding, ExceptionKind::none, now, out);
      return;
    case HandoffState::committed:
    case HandoffState::onboarding:
    case HandoffState::exception:
    case HandoffState::superseded:
      break;
  }
  assert(false && "a handoff does not wait in this state");
}

// Primary address, then secondary addresses, then the customer id. A search that found several
// decides nothing, but a later, sharper one may.
void Pipeline::identify(Handoff& it, Time now, Outbox& out) {
  if (it.contact) {
    enter(it, HandoffState::identified, out);
    enrich(it, out);
    return;
  }
  const OperationSet searches = bit(Operation::find_by_primary) |
                                bit(Operation::find_by_secondary) |
                                bit(Operation::find_by_customer);
  if (!(it.failed & searches)) {
    if (it.email && !(it.asked & bit(Operation::find_by_primary)))
      return ask(it, Operation::find_by_primary, out);
    if (it.email && !(it.asked & bit(Operation::find_by_secondary)))
      return ask(it, Operation::find_by_secondary, out);
    if (!(it.asked & bit(Operation::find_by_customer)))
      return ask(it, Operation::find_by_customer, out);
  }
  const ExceptionKind kind = it.failed      ? ExceptionKind::identify_failed
                             : it.ambiguous ? ExceptionKind::several_contacts
                                            : ExceptionKind::no_contact;
  close(it, HandoffState::exception, kind, now, out);
}

// All three at once. None is worth losing the handoff for: what is missing is flagged.
void Pipeline::enrich(Handoff& it, Outbox& out) {
  ask(it, Operation::fetch_usage, out);
  ask(it, Operation::fetch_deal, out);
  ask(it, Operation::fetch_profile, out);
}

// Both halves leave together. A change of plan leaves the trial sequences alone.
void Pipeline::commit(Handoff& it, Outbox& out) {
  it.told = subscriptions_.find(it.subscription)->subscribed;
  ask(it, Operation::update_contact, out);
  if (it.conversion) ask(it, Operation::disenroll, out);
}

void Pipeline::check_commit(Handoff& it, Time now, Outbox& out) {
  if (const OperationSet failed = it.failed & kBothHalves) {
    const bool both = failed == kBothHalves || !it.conversion;
    close(it, HandoffState::exception,
          both ? ExceptionKind::commit_failed : ExceptionKind::partial_commit, now, out);
    return;
  }
  const SubscriptionRecord& record = *subscriptions_.find(it.subscription);
  if (record.subscribed != it.told) {  // the plan changed while the update was on its way
    it.told = record.subscribed;
    ask(it, Operation::update_contact, out);
    return;
  }
  enter(it, HandoffState::committed, out);
  if (record.status == SubscriptionStatus::canceled) {
    close(it, HandoffState::superseded, ExceptionKind::none, now, out);
    return;
  }
  route(it, now, out);
}

void Pipeline::route(Handoff& it, Time now, Outbox& out) {
  SubscriptionRecord& record = *subscriptions_.find(it.subscription);
  it.tier = tier_of(config_, record.subscribed, it.segment);
  if (it.tier == kNoTier) {
    close(it, HandoffState::exception, ExceptionKind::unroutable, now, out);
    return;
  }
  const bool same_tier = record.tier == it.tier;
  record.tier = it.tier;
  enter(it, HandoffState::routed, out);
  if (!record.converted ||
      (!it.conversion && same_tier)) {  // nothing to assign: still on trial, or as before
    close(it, HandoffState::routed, ExceptionKind::none, now, out);
    return;
  }
  assign(it, out);
}

// The owner is chosen here, so writing it and telling everybody can go out together.
void Pipeline::assign(Handoff& it, Outbox& out) {
  const RoutingRow& row = config_.routing[it.tier];
  const bool deal = it.deal && config_.deals != DealRule::ignore;
  if (deal) {
    ask(it, Operation::notify_ae, out);
    ask(it, Operation::move_deal, out);
  }
  if (deal && config_.deals == DealRule::instead) {
    it.owner = it.ae;
  } else {
    const auto pool = static_cast<PoolIndex>(row.pool);
    if (row.strategy == Strategy::round_robin)
      it.owner = rota_.take(pool, config_.pools[pool].headcount);
    if (row.extra_pool != kNoPool) {
      const auto extra = static_cast<PoolIndex>(row.extra_pool);
      it.extra = rota_.take(extra, config_.pools[extra].headcount);
      ask(it, Operation::notify_extra, out);
    }
    ask(it, Operation::notify_owner, out);
  }
  ask(it, Operation::assign_owner, out);
}

// Without an owner the handoff stops; a lost notice is for a person to pass on, and the rest goes
// ahead.
void Pipeline::check_assignment(Handoff& it, Time now, Outbox& out) {
  if (it.failed & bit(Operation::assign_owner)) {
    close(it, HandoffState::exception, ExceptionKind::assignment_failed, now, out);
    return;
  }
  if (it.failed & kNotices) raise(it, ExceptionKind::notification_failed, now);
  enter(it, HandoffState::assigned, out);
  start_onboarding(it, now, out);
}

void Pipeline::start_onboarding(Handoff& it, Time now, Outbox& out) {
  if (!it.conversion) {  // a new owner for a customer who is being onboarded already
    close(it, HandoffState::assigned, ExceptionKind::none, now, out);
    return;
  }
  ask(it, Operation::start_onboarding, out);
}

}  // namespace handoff::core
