// Events: what the payment processor, the system of record, says has happened, and the verdict that
// the core gives on each.
//
// An event may come late, twice, or in another order than things happened in. The verdict says what
// was made of it and why; it is an answer to whoever delivered the event, not a request.
#pragma once

#include <cstdint>

#include "core/base/ids.hpp"
#include "core/base/money.hpp"
#include "core/base/time.hpp"
#include "core/messages/vocabulary.hpp"

namespace handoff::core {

// ---- in ----

enum class EventType : std::uint8_t {
  subscription_created,
  subscription_updated,
  subscription_deleted,
  trial_will_end,
  invoice_paid,
  invoice_payment_failed,
  other,
};

enum class BillingReason : std::uint8_t {
  none,
  subscription_create,
  subscription_cycle,
  subscription_update,
  subscription_threshold,
  manual,
  other,
};

// Why an event is left out, whatever it says; the reader of the event decides it.
enum class SetAside : std::uint8_t {
  none,
  test_mode,       // of the processor's test mode, among live ones
  unknown_status,  // a status that nothing is known about
  unreadable,      // something that it needs is missing or wrong
  without_object,  // a notice that names an object and does not hold it
};

struct PaymentEvent {
  EventId id;
  SubscriptionId subscription;
  CustomerId customer;
  Time created;             // when it happened, by the processor's clock
  Subscribed subscribed;    // subscription events; of an invoice, its subscription lines
  Money amount_paid;        // invoices only; what a credit balance settled counts as paid
  Time trial_end = kNever;  // when the trial ends or has ended; kNever: the event does not say
  EventType type = EventType::other;
  SubscriptionStatus status = SubscriptionStatus::none;
  SubscriptionStatus previous_status = SubscriptionStatus::none;  // none: the status did not change
  BillingReason billing_reason = BillingReason::none;
  bool items_changed = false;  // the plan, price or quantity differs from before
  bool had_trial = false;      // the subscription has a trial period, ended or not
  bool late_trial = false;  // which began later than the subscription: free time of a running one
  bool free_plan = false;   // all prices are zero; not those that a discount brings to zero
  bool collection_paused = false;  // nothing is charged for the time being
  bool by_invoice = false;         // an invoice is sent, to be paid later; nothing is charged
  // Of an invoice: whether a whole period of the subscription itself was paid for, not only fees,
  // one-off items, tax and corrections. Of one that does not say what it is for: true.
  bool recurring_paid = true;
  SetAside set_aside = SetAside::none;
};

// ---- out: the verdict, whose words stand in core/messages/explain.hpp ----

enum class Decision : std::uint8_t {
  converted,
  duplicate,
  ignored,
  plan_changed,
  trial_ended,
  payment_failed,
  exception,
};

enum class Reason : std::uint8_t {
  // converted
  trial_became_active,
  active_after_trial,
  first_paid_invoice,
  late_payment,
  bought_in_trial,
  // duplicate
  event_seen_before,
  subscription_converted_before,
  // plan_changed
  plan_changed_in_trial,
  plan_changed_by_customer,
  // trial_ended
  trial_cancelled,
  trial_lapsed,
  moved_to_free_plan,
  never_paid,
  // payment_failed
  charge_failed,
  first_charge_failed,
  charge_failed_without_handoff,
  // ignored: in a trial
  trial_started,
  trial_ends_soon,
  collection_paused,
  awaiting_payment,
  fee_only,
  zero_invoice,
  // ignored: no trial
  bought_without_trial,
  renewal_without_trial,
  history_unknown,
  cancelled_without_trial,
  expansion,
  reactivation,
  trial_replaced,
  // ignored: after the trial
  charge_recovered,
  invoice_of_customer,
  customer_cancelled,
  customer_paused,
  free_time_began,
  free_time_over,
  on_free_plan,
  ended_before,
  // ignored: neither
  status_changed,
  nothing_changed,
  manual_invoice,
  invoice_without_subscription,
  older_than_known,
  superseded_by_cancellation,
  type_not_handled,
  // ignored: set aside
  test_mode,
  unknown_status,
  unreadable,
  without_object,
  // exception
  unknown_currency,
};

struct Verdict {
  Decision decision = Decision::ignored;
  Reason reason = Reason::type_not_handled;
  TierIndex tier = kNoTier;
  Subscribed subscribed;
};

}  // namespace handoff::core
