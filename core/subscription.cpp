// Folding events into a record, in whatever order they come.
#include "core/subscription.hpp"

namespace handoff::core {
namespace {

bool is_invoice(EventType type) {
  return type == EventType::invoice_paid || type == EventType::invoice_payment_failed;
}

}  // namespace

void SubscriptionRecord::fold(const PaymentEvent& event) {
  had_trial = had_trial || event.had_trial;
  if (event.created < latest) return;
  if (is_invoice(event.type)) {
    // Usage-based billing: the paid invoice is the only place where the amount is known.
    const bool paid = event.type == EventType::invoice_paid && event.amount_paid > Money{};
    if (paid && !subscribed.priced) {
      subscribed.mrr = event.subscribed.priced ? event.subscribed.mrr : event.amount_paid;
      subscribed.currency = event.subscribed.currency;
      if (event.subscribed.plan) subscribed.plan = event.subscribed.plan;
    }
    return;
  }
  latest = event.created;
  status = event.status;
  const Money invoiced = subscribed.mrr;
  subscribed = event.subscribed;
  if (!subscribed.priced) subscribed.mrr = invoiced;
}

}  // namespace handoff::core
