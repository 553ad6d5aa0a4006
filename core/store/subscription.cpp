// Folding events into a record, in whatever order they come.
#include "core/store/subscription.hpp"

#include <algorithm>
#include <cassert>

#include "core/base/mutant.hpp"

namespace handoff::core {
namespace {

bool is_invoice(EventType type) {
  return type == EventType::invoice_paid || type == EventType::invoice_payment_failed;
}

bool is_payment(const PaymentEvent& event) {
  return event.type == EventType::invoice_paid && event.amount_paid > Money{};
}

bool overdue(SubscriptionStatus status) {
  return status == SubscriptionStatus::past_due || status == SubscriptionStatus::unpaid;
}

bool charge_failed(const PaymentEvent& event) {
  if (event.type == EventType::invoice_payment_failed) return true;
  return event.type == EventType::subscription_updated &&
         event.previous_status != SubscriptionStatus::none && overdue(event.status);
}

bool charge_recovered(const PaymentEvent& event) {
  if (is_payment(event)) return true;
  return event.type == EventType::subscription_updated && overdue(event.previous_status) &&
         event.status == SubscriptionStatus::active;
}

bool older(const PaymentEvent& event, Time than) {
  return event.created < than && !broken(Mutant::older_event_overwrites);
}

}  // namespace

void SubscriptionRecord::fold(const PaymentEvent& event) {
  had_trial = had_trial || event.had_trial;
  fold_charge(event);
  if (is_invoice(event.type)) return fold_invoice(event);
  if (older(event, latest)) return;
  latest = event.created;
  status = event.status;
  Subscribed facts = event.subscribed;
  if (!facts.priced) facts.mrr = subscribed.mrr;
  take(facts, event.created);
}

// A failure that is heard of after its recovery is no news.
void SubscriptionRecord::fold_charge(const PaymentEvent& event) {
  const bool failed = charge_failed(event);
  if (!(failed || charge_recovered(event)) || older(event, charged)) return;
  charged = event.created;
  payment_failed = failed;
}

// Usage-based billing: the paid invoice is the only place where the amount is known, so the newest
// invoice decides it, also one that comes after newer events of the subscription.
void SubscriptionRecord::fold_invoice(const PaymentEvent& event) {
  if (!is_payment(event) || older(event, invoiced)) return;
  invoiced = event.created;
  if (subscribed.priced) return;
  Subscribed facts = subscribed;
  facts.mrr = event.subscribed.priced ? event.subscribed.mrr : event.amount_paid;
  facts.currency = event.subscribed.currency;
  if (event.subscribed.plan && !older(event, latest)) facts.plan = event.subscribed.plan;
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
