// Folding events into a record, in whatever order they come.
#include "core/store/subscription.hpp"

#include <algorithm>
#include <cassert>

#include "core/base/mutant.hpp"

namespace handoff::core {
namespace {

using Status = SubscriptionStatus;

// The first charge is tried within this time after the trial. A later one that fails is a renewal,
// so the first was paid, also where no invoice was heard of.
constexpr Duration kFirstCharge = days(7);

// A processor goes on trying for two or three weeks; a month's renewal cannot have failed yet.
constexpr Duration kMadeGood = days(21);

bool is_payment(const PaymentEvent& event) {
  return event.type == EventType::invoice_paid && event.amount_paid > Money{} &&
         event.recurring_paid && event.billing_reason != BillingReason::manual;
}

bool turns_overdue(const PaymentEvent& event) {
  return event.type == EventType::subscription_updated && is_overdue(event.status) &&
         event.previous_status != Status::none;
}

bool charge_failed(const PaymentEvent& event) {
  return event.type == EventType::invoice_payment_failed || turns_overdue(event);
}

bool charge_recovered(const PaymentEvent& event) {
  if (is_payment(event)) return true;
  return event.type == EventType::subscription_updated && is_overdue(event.previous_status) &&
         event.status == Status::active;
}

bool older(const PaymentEvent& event, Time than) {
  return event.created < than && !broken(Mutant::older_event_overwrites);
}

// A charge that is made good, or a pause that ends, so soon after a trial that it is the trial's.
bool tells_late_payment(const PaymentEvent& event) {
  const bool dated = event.had_trial && !event.late_trial && event.trial_end != kNever;
  const bool waited = is_overdue(event.previous_status) || event.previous_status == Status::paused;
  return dated && waited && event.status == Status::active &&
         event.created <= event.trial_end + kMadeGood;
}

bool tells_purchase(const PaymentEvent& event) {
  if (event.had_trial || event.free_plan) return false;
  switch (event.type) {
    case EventType::subscription_created:
      return event.status == Status::active;
    case EventType::subscription_updated:
      return event.status == Status::active && event.previous_status == Status::incomplete;
    case EventType::invoice_paid:
      return is_payment(event) && event.billing_reason == BillingReason::subscription_create;
    default:
      return false;
  }
}

// Whether the subscription has a price, and all of it is known.
bool is_exact(const Subscribed& subscribed) { return subscribed.priced && !subscribed.at_least; }

bool is_renewal(const PaymentEvent& event) {
  return turns_overdue(event) && event.trial_end != kNever && !event.by_invoice &&
         event.created > event.trial_end + kFirstCharge;
}

}  // namespace

bool is_invoice(EventType type) {
  return type == EventType::invoice_paid || type == EventType::invoice_payment_failed;
}

bool is_overdue(SubscriptionStatus status) {
  return status == Status::past_due || status == Status::unpaid;
}

bool gives_free_time(const PaymentEvent& event) {
  if (broken(Mutant::free_time_converts)) return false;
  const bool begins = event.status == Status::trialing;
  if (event.late_trial) return begins || event.previous_status == Status::trialing;
  return begins && event.previous_status == Status::active && !event.items_changed;
}

bool tells_trial(const PaymentEvent& event) {
  if (is_invoice(event.type) || gives_free_time(event)) return false;
  return event.status == Status::trialing || event.previous_status == Status::trialing;
}

bool is_older(const PaymentEvent& event, const SubscriptionRecord& known) {
  if (broken(Mutant::older_event_overwrites)) return false;
  if (event.created != known.latest) return event.created < known.latest;
  if (event.type == EventType::subscription_created) return true;
  if (event.type == EventType::subscription_deleted) return false;
  if (known.status == Status::canceled) return true;
  if (event.status == known.status) return false;
  return event.previous_status != known.status;
}

std::uint16_t SubscriptionRecord::flags() const {
  return static_cast<std::uint16_t>((converted ? 1 : 0) | (ended ? 2 : 0) |
                                    (first_invoice_paid ? 4 : 0) | (payment_failed ? 8 : 0) |
                                    (verified ? 16 : 0) | (on_free_plan ? 32 : 0) |
                                    static_cast<int>(origin) << 6 | (billed_at_least ? 256 : 0));
}

void SubscriptionRecord::set_flags(std::uint16_t flags) {
  converted = flags & 1;
  ended = flags & 2;
  first_invoice_paid = flags & 4;
  payment_failed = flags & 8;
  verified = flags & 16;
  on_free_plan = flags & 32;
  origin = static_cast<Origin>(flags >> 6 & 3);
  billed_at_least = flags & 256;
}

void SubscriptionRecord::fold(const PaymentEvent& event) {
  learn_origin(event);
  fold_charge(event);
  if (is_invoice(event.type)) return fold_invoice(event);
  if (is_renewal(event)) first_invoice_paid = true;
  if (is_older(event, *this)) return;
  latest = event.created;
  status = event.status;
  if (status == Status::trialing) ended = false;
  fold_facts(event);
}

// Money that came before it was in a trial makes it a customer's. Free time that its dates show does
// not say what there was before it.
void SubscriptionRecord::learn_origin(const PaymentEvent& event) {
  if (origin != Origin::unknown) return;
  const bool paid_before = invoiced >= Time{} && invoiced < event.created;
  if (tells_trial(event))
    origin = paid_before && event.status == Status::trialing ? Origin::customer : Origin::trial;
  else if ((is_payment(event) && event.had_trial) || tells_late_payment(event))
    origin = Origin::trial;
  else if (tells_purchase(event) || (gives_free_time(event) && !event.late_trial))
    origin = Origin::customer;
}

// A failure that is heard of after its recovery is no news.
void SubscriptionRecord::fold_charge(const PaymentEvent& event) {
  const bool failed = charge_failed(event);
  if (!(failed || charge_recovered(event)) || older(event, charged)) return;
  charged = event.created;
  payment_failed = failed;
}

// Where the subscription has a price it is believed, but for an invoice that ends a trial: its plan
// may be a newer one. Where it has none, as with usage-based billing, the newest invoice that tells
// an amount decides, also one that comes after newer events of the subscription.
void SubscriptionRecord::fold_invoice(const PaymentEvent& event) {
  if (!is_payment(event)) return;
  first_invoice_paid = true;
  if (older(event, invoiced)) return;
  invoiced = event.created;
  if (!event.subscribed.priced) return;
  const bool newer = !older(event, latest);
  if (newer || !is_exact(subscribed))
    bill(event.subscribed.mrr, event.subscribed.at_least);
  else
    bill({}, false);
  if (is_exact(subscribed) || (subscribed.priced && event.subscribed.at_least)) {
    const bool ends_trial = status == Status::trialing && newer;
    if (ends_trial && event.subscribed.plan != subscribed.plan)
      take(event.subscribed, event.created);
    return;
  }
  Subscribed facts = subscribed;
  facts.mrr = event.subscribed.mrr;
  facts.currency = event.subscribed.currency;
  facts.at_least = event.subscribed.at_least;
  if (event.subscribed.plan && newer) facts.plan = event.subscribed.plan;
  take(facts, event.created);
}

void SubscriptionRecord::bill(Money a_month, bool at_least) {
  billed = a_month;
  billed_at_least = at_least;
}

// An amount that is not said stays unknown until an invoice says it.
void SubscriptionRecord::fold_facts(const PaymentEvent& event) {
  Subscribed facts = event.subscribed;
  if (is_exact(facts) && event.created >= invoiced) bill({}, false);
  if (!facts.priced) {
    facts.mrr = billed;
    facts.at_least = facts.at_least || billed_at_least;
  }
  if (facts.at_least && billed > facts.mrr) facts.mrr = billed;
  take(facts, event.created);
}

// What the CRM is told carries this time, and the CRM keeps the newest; so different facts must not
// carry the same one, or a request that is carried out late could undo a newer one.
void SubscriptionRecord::take(const Subscribed& facts, Time at) {
  const bool same = facts == subscribed;
  [[maybe_unused]] const Time before = as_of;
  subscribed = facts;
  as_of = std::max(at, same ? as_of : as_of + microseconds(1));
  assert(same || as_of > before);
}

}  // namespace handoff::core
