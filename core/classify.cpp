// The classification table, one function for each event type.
#include "core/classify.hpp"

#include "core/base/mutant.hpp"

namespace handoff::core {
namespace {

using enum Decision;

bool overdue(SubscriptionStatus status) {
  return status == SubscriptionStatus::past_due || status == SubscriptionStatus::unpaid;
}

bool ended(SubscriptionStatus status) {
  return status == SubscriptionStatus::canceled ||
         status == SubscriptionStatus::incomplete_expired || status == SubscriptionStatus::paused;
}

bool stale(const PaymentEvent& event, const SubscriptionRecord& known) {
  return event.created < known.latest;
}

Classification conversion(const PaymentEvent& event, const SubscriptionRecord& known,
                          bool idempotent, Reason reason) {
  if (known.converted && idempotent && !broken(Mutant::dedupe_by_id_only))
    return {duplicate, Reason::subscription_converted_before};
  if (known.status == SubscriptionStatus::canceled && stale(event, known))
    return {ignored, Reason::superseded_by_cancellation};
  return {converted, reason};
}

Classification charge_failure(const SubscriptionRecord& known) {
  return {payment_failed,
          known.converted ? Reason::charge_failed : Reason::charge_failed_without_handoff};
}

Classification plan_change(const PaymentEvent& event, const SubscriptionRecord& known) {
  if (stale(event, known) && !broken(Mutant::older_event_overwrites))
    return {ignored, Reason::older_than_known};
  if (event.status == SubscriptionStatus::trialing)
    return {plan_changed, Reason::plan_changed_in_trial};
  return {plan_changed, Reason::plan_changed_by_customer};
}

Classification updated(const PaymentEvent& event, const SubscriptionRecord& known,
                       bool idempotent) {
  const bool was_trialing = event.previous_status == SubscriptionStatus::trialing;
  if (was_trialing && event.status == SubscriptionStatus::active)
    return conversion(event, known, idempotent, Reason::trial_became_active);
  if (was_trialing && ended(event.status)) return {trial_ended, Reason::trial_lapsed};
  if (event.previous_status != SubscriptionStatus::none && overdue(event.status))
    return charge_failure(known);
  if (overdue(event.previous_status) && event.status == SubscriptionStatus::active)
    return {ignored, Reason::charge_recovered};
  if (event.items_changed) return plan_change(event, known);
  return {ignored, Reason::nothing_changed};
}

Classification created(const PaymentEvent& event) {
  if (event.status == SubscriptionStatus::trialing) return {ignored, Reason::trial_started};
  if (event.status == SubscriptionStatus::active) return {ignored, Reason::bought_without_trial};
  return {ignored, Reason::nothing_changed};
}

// The second signal of a conversion is a duplicate; the invoices of later months are not our
// business.
Classification paid_by_customer(const SubscriptionRecord& known) {
  if (known.payment_failed) return {ignored, Reason::charge_recovered};
  if (!known.first_invoice_paid) return {duplicate, Reason::subscription_converted_before};
  return {ignored, Reason::invoice_of_customer};
}

Classification invoice_paid(const PaymentEvent& event, const SubscriptionRecord& known,
                            bool idempotent) {
  if (event.amount_paid <= Money{}) return {ignored, Reason::zero_invoice};
  if (event.billing_reason == BillingReason::manual) return {ignored, Reason::manual_invoice};
  if (!event.subscription) return {ignored, Reason::invoice_without_subscription};
  const bool keyed = idempotent && !broken(Mutant::dedupe_by_id_only);
  if (known.converted && (keyed || known.first_invoice_paid || known.payment_failed))
    return paid_by_customer(known);
  if (event.billing_reason == BillingReason::subscription_create && !known.had_trial)
    return {ignored, Reason::bought_without_trial};
  return conversion(event, known, idempotent, Reason::first_paid_invoice);
}

}  // namespace

bool concerns_subscription(EventType type) { return type != EventType::other; }

Classification classify(const PaymentEvent& event, const SubscriptionRecord& known,
                        bool idempotent) {
  switch (event.type) {
    case EventType::subscription_created:
      return created(event);
    case EventType::subscription_updated:
      return updated(event, known, idempotent);
    case EventType::subscription_deleted:
      if (known.converted) return {ignored, Reason::customer_cancelled};
      return {trial_ended, Reason::trial_cancelled};
    case EventType::trial_will_end:
      return {ignored, Reason::trial_ends_soon};
    case EventType::invoice_paid:
      return invoice_paid(event, known, idempotent);
    case EventType::invoice_payment_failed:
      return charge_failure(known);
    case EventType::other:
      break;
  }
  return {ignored, Reason::type_not_handled};
}

}  // namespace handoff::core
