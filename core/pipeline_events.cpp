// Taking events in: classify, remember, and begin a handoff or wait for the pace to allow it.
#include <cassert>
#include <utility>

#include "core/base/mutant.hpp"
#include "core/messages/explain.hpp"
#include "core/pipeline.hpp"

namespace handoff::core {

Pipeline::Pipeline(PipelineConfig config, std::size_t at_hand)
    : config_(std::move(config)),
      lookups_(config_),
      log_(config_.dedupe.window),
      subscriptions_(at_hand),
      pace_(config_.pace),
      rota_(config_.pools),
      reconciler_(config_.reconcile) {}

void Pipeline::clear() {
  now_ = {};
  log_.clear();
  subscriptions_.clear();
  chosen_.clear();
  customers_.clear();
  handoffs_.clear();
  pace_.clear();
  rota_.clear();
  exceptions_.clear();
  counters_ = {};
  conversions_ = {};
  jobs_ = {};
  reconciler_.clear();
}

void Pipeline::start(Time now, Outbox& out) {
  reconciler_.start(now);
  arm_jobs(now, out);
}

void Pipeline::wake(Time now) {
  assert(now >= now_);
  now_ = now;
  subscriptions_.settle();
}

Verdict Pipeline::on_event(const PaymentEvent& event, Time now, Outbox& out) {
  wake(now);
  ++counters_.events;
  Verdict verdict{.subscribed = event.subscribed};
  const bool idempotent = config_.dedupe.enabled && !broken(Mutant::no_dedupe);
  if (event.set_aside != SetAside::none) {
    const Classification is = classify(event, {}, {config_.conversion, idempotent});
    verdict.decision = is.decision;
    verdict.reason = is.reason;
    return verdict;
  }
  if (idempotent && event.id && log_.seen(event.id, now)) {
    ++counters_.redeliveries;
    verdict.decision = Decision::duplicate;
    verdict.reason = Reason::event_seen_before;
    return verdict;
  }
  SubscriptionRecord unknown;
  const bool known = concerns_subscription(event.type) && event.subscription;
  SubscriptionRecord& record = known ? subscriptions_.wake(event.subscription) : unknown;
  Classification is = classify(event, record, {config_.conversion, idempotent});
  const SubscriptionRecord before = record;
  record.fold(event);
  if (known && config_.conversion.count_by == CountBy::customer)
    count_customer(is, event, before, record);

  verdict.decision = is.decision;
  verdict.reason = is.reason;
  if (known) verdict.subscribed = record.subscribed;
  verdict.tier = tier_of(config_, verdict.subscribed, Segment::unknown);
  if (verdict.tier == kNoTier &&
      (is.decision == Decision::converted || is.decision == Decision::plan_changed)) {
    verdict.decision = Decision::exception;
    verdict.reason = Reason::unknown_currency;
  }
  if (known) act(is, event, before, record, now, out);
  return verdict;
}

void Pipeline::act(const Classification& is, const PaymentEvent& event,
                   const SubscriptionRecord& before, SubscriptionRecord& record, Time now,
                   Outbox& out) {
  if (before.payment_failed && !record.payment_failed)
    exceptions_.resolve(event.subscription, ExceptionKind::payment_failed);
  switch (is.decision) {
    case Decision::converted:
      ++counters_.conversions;
      conversions_.add(now);
      record.converted = true;
      if (record.payment_failed)
        raise_charge(event.subscription, event.customer, record,
                     now);  // its failure was heard of first
      open_from(event, Pass::conversion, now, out);
      return;
    case Decision::duplicate:
      ++counters_.second_signals;
      break;
    case Decision::payment_failed:
      if (record.converted && record.payment_failed && !before.payment_failed)
        raise_charge(event.subscription, event.customer, record, now);
      break;
    case Decision::trial_ended:
      record.ended = true;
      record.on_free_plan = is.reason == Reason::moved_to_free_plan;
      break;
    case Decision::ignored:
    case Decision::plan_changed:
    case Decision::exception:
      break;
  }
  // A handoff in flight compares with the record before it ends; after its end a new pass carries
  // changed facts into the CRM.
  const bool changed = is.decision == Decision::plan_changed ||
                       (record.converted && before.subscribed != record.subscribed);
  if (changed && record.slot == kNoSlot) open_from(event, Pass::plan_change, now, out);
}

// Which of a customer's subscriptions counts.
void Pipeline::count_customer(Classification& is, const PaymentEvent& event,
                              const SubscriptionRecord& before, SubscriptionRecord& record) {
  const bool again = is.reason == Reason::bought_without_trial && before.origin == Origin::customer;
  if (!event.customer || again) return;
  is.reason = customers_.insert(event.customer).first.count(is.reason, event.created);
  is.decision = decision(is.reason);
  const bool counted_before = is.reason == Reason::expansion || is.reason == Reason::reactivation;
  if (counted_before) record.origin = Origin::customer;
}

void Pipeline::raise_charge(SubscriptionId subscription, CustomerId customer,
                            const SubscriptionRecord& record, Time now) {
  exceptions_.raise({.subscription = subscription,
                     .customer = customer,
                     .kind = ExceptionKind::payment_failed,
                     .first_seen = now,
                     .mrr = record.subscribed.mrr});
}

void Pipeline::open_from(const PaymentEvent& event, Pass pass, Time now, Outbox& out) {
  open(event.subscription, event.customer, event.created, pass, now, out);
}

// The place of who gives way goes to who waits for one.
void Pipeline::open(SubscriptionId subscription, CustomerId customer, Time occurred, Pass pass,
                    Time now, Outbox& out, ContactId contact) {
  const SubscriptionStore::Handle handle = subscriptions_.hold(subscription);
  SubscriptionRecord& record = subscriptions_[handle];
  const bool released = record.slot != kNoSlot && gives_way(handoffs_[record.slot], pass);
  if (released) release(handoffs_[record.slot]);
  Handoff& it = handoffs_.take();
  it.subscription = subscription;
  it.record = handle;
  it.customer = customer;
  it.contact = contact;
  it.occurred = occurred;
  it.received = now;
  it.pass = pass;
  record.slot = handoffs_.slot_of(it);
  enter(it, HandoffState::received, out);
  begin_or_wait(it, now, out);
  if (released) begin_next(now, out);
}

// From here on replies and timers of the old generation find nobody. Who was chosen is remembered
// unless all of them have done their part.
void Pipeline::release(Handoff& it) {
  const bool whole = it.full_pass() && it.failed == 0 && it.state == HandoffState::onboarding;
  if (it.chosen && !whole) chosen_.insert(it.subscription).first = {it.owner, it.extra, it.pool};
  if (it.started && !it.resting) pace_.stops();
  subscriptions_.let_go(it.record);
  handoffs_.release(it);
}

void Pipeline::enter(Handoff& it, HandoffState state, Outbox& out, ExceptionKind kind) {
  assert(may_follow(it.state, state));
  it.state = state;
  tell_progress(it, state, kind, out);
}

void Pipeline::tell_progress(const Handoff& it, HandoffState state, ExceptionKind kind,
                             Outbox& out) {
  out.progress.push_back(
      {it.subscription, it.occurred, it.received, state, kind, it.tier, it.pass});
}

void Pipeline::raise(const Handoff& it, ExceptionKind kind, Time now) {
  if (broken(Mutant::drop_without_contact) && kind == ExceptionKind::no_contact) return;
  exceptions_.raise(
      {it.subscription, it.customer, kind, now, record_of(it).subscribed.mrr, it.asked, it.failed});
}

// What it comes to is told at once; it is over when the sequences are left, or given up.
void Pipeline::close(Handoff& it, HandoffState state, ExceptionKind kind, Time now, Outbox& out) {
  if (it.state != state) enter(it, state, out, kind);
  if (state == HandoffState::exception) raise(it, kind, now);
  it.ended = true;
  finish(it, now, out);
}

// An end without an exception settles what stood on the list for this handoff; sequences that could
// not be left stand on it at the end, also if a person has settled that while the rest went on.
// Facts that changed since the CRM was told begin a new pass.
void Pipeline::finish(Handoff& it, Time now, Outbox& out) {
  if (it.leaving() && !broken(Mutant::end_before_sequences_left))
    return rest_until_sync(it, now, out);
  const bool told =
      it.asked & bit(Operation::update_contact) && !(it.failed & bit(Operation::update_contact));
  const bool still_enrolled =
      it.failed & bit(Operation::disenroll) && !broken(Mutant::half_failure_ignored);
  if (still_enrolled && told) raise(it, ExceptionKind::partial_commit, now);
  if (still_enrolled && it.state != HandoffState::exception)
    enter(it, HandoffState::exception, out, ExceptionKind::partial_commit);
  if (it.state != HandoffState::exception && it.full_pass())
    exceptions_.resolve_handoff(it.subscription);
  SubscriptionRecord& record = record_of(it);
  const bool overtaken =
      told && it.state != HandoffState::superseded && record.subscribed != it.told;
  const SubscriptionId subscription = it.subscription;
  const CustomerId customer = it.customer;
  if (record.slot == handoffs_.slot_of(it)) record.slot = kNoSlot;
  release(it);
  if (overtaken && record.slot == kNoSlot && !broken(Mutant::plan_change_lost_in_flight))
    open(subscription, customer, record.latest, Pass::plan_change, now, out);
  begin_next(now, out);
}

// ---- in line ----

void Pipeline::begin_or_wait(Handoff& it, Time now, Outbox& out) {
  if (pace_.nobody_waits() && pace_.may_begin(now)) {
    begin(it, now, out);
    return;
  }
  if (broken(Mutant::backlog_dropped)) return;
  const bool first = pace_.nobody_waits();
  pace_.wait({handoffs_.slot_of(it), it.generation, Operation::start_next, 0});
  if (first && pace_.too_soon(now)) arm(Operation::start_next, pace_.next_start(), out);
}

void Pipeline::begin(Handoff& it, Time now, Outbox& out) {
  assert(!it.started);
  it.started = true;
  pace_.begins(now);
  if (it.contact) {  // a person has told whom it belongs to
    enter(it, HandoffState::identified, out);
    enrich(it, out);
    if (it.waiting == 0) step(it, now, out);
    return;
  }
  ask(it, Operation::fetch_customer, out);
}

void Pipeline::begin_next(Time now, Outbox& out) {
  while (!pace_.nobody_waits() && pace_.may_begin(now)) {
    Handoff* it = handoffs_.find(pace_.next());
    if (it && !it->started) begin(*it, now, out);
  }
  if (!pace_.nobody_waits() && pace_.too_soon(now))
    arm(Operation::start_next, pace_.next_start(), out);
}

}  // namespace handoff::core
