// Flat switches, so that a new value without a name is a compiler's warning.
#include "core/explain.hpp"

namespace handoff::core {

std::string_view name(Decision decision) {
  switch (decision) {
    case Decision::converted:
      return "converted";
    case Decision::duplicate:
      return "duplicate";
    case Decision::ignored:
      return "ignored";
    case Decision::plan_changed:
      return "plan_changed";
    case Decision::trial_ended:
      return "trial_ended";
    case Decision::payment_failed:
      return "payment_failed";
    case Decision::exception:
      return "exception";
  }
  return "?";
}

std::string_view name(Reason reason) {
  switch (reason) {
    case Reason::trial_became_active:
      return "trial_became_active";
    case Reason::first_paid_invoice:
      return "first_paid_invoice";
    case Reason::event_seen_before:
      return "event_seen_before";
    case Reason::subscription_converted_before:
      return "subscription_converted_before";
    case Reason::plan_changed_in_trial:
      return "plan_changed_in_trial";
    case Reason::plan_changed_by_customer:
      return "plan_changed_by_customer";
    case Reason::trial_cancelled:
      return "trial_cancelled";
    case Reason::trial_lapsed:
      return "trial_lapsed";
    case Reason::charge_failed:
      return "charge_failed";
    case Reason::charge_failed_without_handoff:
      return "charge_failed_without_handoff";
    case Reason::charge_recovered:
      return "charge_recovered";
    case Reason::trial_started:
      return "trial_started";
    case Reason::trial_ends_soon:
      return "trial_ends_soon";
    case Reason::bought_without_trial:
      return "bought_without_trial";
    case Reason::nothing_changed:
      return "nothing_changed";
    case Reason::zero_invoice:
      return "zero_invoice";
    case Reason::manual_invoice:
      return "manual_invoice";
    case Reason::invoice_without_subscription:
      return "invoice_without_subscription";
    case Reason::invoice_of_customer:
      return "invoice_of_customer";
    case Reason::older_than_known:
      return "older_than_known";
    case Reason::superseded_by_cancellation:
      return "superseded_by_cancellation";
    case Reason::customer_cancelled:
      return "customer_cancelled";
    case Reason::type_not_handled:
      return "type_not_handled";
    case Reason::unknown_currency:
      return "unknown_currency";
  }
  return "?";
}

std::string_view sentence(Reason reason) {
  switch (reason) {
    case Reason::trial_became_active:
      return "the subscription went from trialing to active";
    case Reason::first_paid_invoice:
      return "the first invoice with money in it was paid (usage-based billing)";
    case Reason::event_seen_before:
      return "this event id was processed before; redelivered";
    case Reason::subscription_converted_before:
      return "this subscription has converted already; the other signal of the same conversion";
    case Reason::plan_changed_in_trial:
      return "plan, price or quantity changed during the trial; tier and MRR anew";
    case Reason::plan_changed_by_customer:
      return "a paying customer's plan, price or quantity changed";
    case Reason::trial_cancelled:
      return "the subscription was deleted before it converted";
    case Reason::trial_lapsed:
      return "the trial ended without a conversion";
    case Reason::charge_failed:
      return "a charge failed after the conversion; raised as an exception, nothing is undone";
    case Reason::charge_failed_without_handoff:
      return "a charge failed, but nothing was handed off that it could concern";
    case Reason::charge_recovered:
      return "a failed charge went through";
    case Reason::trial_started:
      return "a trial started; nothing to hand off yet";
    case Reason::trial_ends_soon:
      return "a reminder that the trial ends in three days or less";
    case Reason::bought_without_trial:
      return "a subscription without a trial; not a trial-to-paid conversion";
    case Reason::nothing_changed:
      return "neither status nor plan changed";
    case Reason::zero_invoice:
      return "an invoice of zero, as at every trial's start; no money came";
    case Reason::manual_invoice:
      return "a manual invoice, not one of a subscription's cycle";
    case Reason::invoice_without_subscription:
      return "an invoice that belongs to no subscription";
    case Reason::invoice_of_customer:
      return "a later invoice of a customer who has converted";
    case Reason::older_than_known:
      return "older than what is known; a newer event was processed first";
    case Reason::superseded_by_cancellation:
      return "the subscription is known to be cancelled since";
    case Reason::customer_cancelled:
      return "a customer who had converted has cancelled";
    case Reason::type_not_handled:
      return "not a type that a handoff needs; acknowledged and counted";
    case Reason::unknown_currency:
      return "no exchange rate for this currency, so no tier; a person has to route it";
  }
  return "?";
}

std::string_view name(HandoffState state) {
  switch (state) {
    case HandoffState::received:
      return "received";
    case HandoffState::identified:
      return "identified";
    case HandoffState::enriched:
      return "enriched";
    case HandoffState::committed:
      return "committed";
    case HandoffState::routed:
      return "routed";
    case HandoffState::assigned:
      return "assigned";
    case HandoffState::onboarding:
      return "onboarding";
    case HandoffState::verified:
      return "verified";
    case HandoffState::exception:
      return "exception";
    case HandoffState::superseded:
      return "superseded";
  }
  return "?";
}

std::string_view name(ExceptionKind kind) {
  switch (kind) {
    case ExceptionKind::none:
      return "none";
    case ExceptionKind::no_contact:
      return "no_contact";
    case ExceptionKind::several_contacts:
      return "several_contacts";
    case ExceptionKind::identify_failed:
      return "identify_failed";
    case ExceptionKind::commit_failed:
      return "commit_failed";
    case ExceptionKind::partial_commit:
      return "partial_commit";
    case ExceptionKind::unroutable:
      return "unroutable";
    case ExceptionKind::assignment_failed:
      return "assignment_failed";
    case ExceptionKind::notification_failed:
      return "notification_failed";
    case ExceptionKind::onboarding_failed:
      return "onboarding_failed";
    case ExceptionKind::payment_failed:
      return "payment_failed";
    case ExceptionKind::no_common_hours:
      return "no_common_hours";
    case ExceptionKind::missing:
      return "missing";
    case ExceptionKind::wrong_stage:
      return "wrong_stage";
    case ExceptionKind::wrong_mrr:
      return "wrong_mrr";
    case ExceptionKind::still_enrolled:
      return "still_enrolled";
    case ExceptionKind::unassigned:
      return "unassigned";
  }
  return "?";
}

std::string_view name(Operation operation) {
  switch (operation) {
    case Operation::fetch_customer:
      return "fetch_customer";
    case Operation::find_by_primary:
      return "find_by_primary";
    case Operation::find_by_secondary:
      return "find_by_secondary";
    case Operation::find_by_customer:
      return "find_by_customer";
    case Operation::fetch_usage:
      return "fetch_usage";
    case Operation::fetch_deal:
      return "fetch_deal";
    case Operation::fetch_profile:
      return "fetch_profile";
    case Operation::update_contact:
      return "update_contact";
    case Operation::disenroll:
      return "disenroll";
    case Operation::assign_owner:
      return "assign_owner";
    case Operation::notify_owner:
      return "notify_owner";
    case Operation::notify_ae:
      return "notify_ae";
    case Operation::notify_extra:
      return "notify_extra";
    case Operation::move_deal:
      return "move_deal";
    case Operation::start_onboarding:
      return "start_onboarding";
    case Operation::poll_events:
      return "poll_events";
    case Operation::sync_lists:
      return "sync_lists";
    case Operation::list_conversions:
      return "list_conversions";
    case Operation::list_contacts:
      return "list_contacts";
    case Operation::review_exceptions:
      return "review_exceptions";
    case Operation::start_next:
      return "start_next";
  }
  return "?";
}

}  // namespace handoff::core
