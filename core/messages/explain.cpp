// A row for each value, in the order of the enumeration: a value without a row does not compile.
#include "core/messages/explain.hpp"

namespace handoff::core {
namespace {

struct DecisionInfo {
  Decision value;
  std::string_view name;
};

struct StateInfo {
  HandoffState value;
  std::string_view name;
};

struct ReasonInfo {
  Reason value;
  Decision decision;
  std::string_view name;
  std::string_view sentence;
};

// clang-format off
constexpr std::array kDecisionRows{
    DecisionInfo{Decision::converted,      "converted"},
    DecisionInfo{Decision::duplicate,      "duplicate"},
    DecisionInfo{Decision::ignored,        "ignored"},
    DecisionInfo{Decision::plan_changed,   "plan_changed"},
    DecisionInfo{Decision::trial_ended,    "trial_ended"},
    DecisionInfo{Decision::payment_failed, "payment_failed"},
    DecisionInfo{Decision::exception,      "exception"},
};

constexpr std::array kStateRows{
    StateInfo{HandoffState::received,   "received"},
    StateInfo{HandoffState::identified, "identified"},
    StateInfo{HandoffState::enriched,   "enriched"},
    StateInfo{HandoffState::committed,  "committed"},
    StateInfo{HandoffState::routed,     "routed"},
    StateInfo{HandoffState::assigned,   "assigned"},
    StateInfo{HandoffState::onboarding, "onboarding"},
    StateInfo{HandoffState::verified,   "verified"},
    StateInfo{HandoffState::exception,  "exception"},
    StateInfo{HandoffState::superseded, "superseded"},
};

constexpr std::array kReasonRows{
    ReasonInfo{Reason::trial_became_active, Decision::converted, "trial_became_active",
               "the subscription went from trialing to active"},
    ReasonInfo{Reason::active_after_trial, Decision::converted, "active_after_trial",
               "its trial is over, and the processor calls it active"},
    ReasonInfo{Reason::first_paid_invoice, Decision::converted, "first_paid_invoice",
               "it was in its trial, and an invoice for the subscription itself was paid"},
    ReasonInfo{Reason::late_payment, Decision::converted, "late_payment",
               "its trial had ended without money, and now it is paid for, or the processor calls it active"},
    ReasonInfo{Reason::bought_in_trial, Decision::converted, "bought_in_trial",
               "the customer was in the trial of another subscription, and bought this one"},
    ReasonInfo{Reason::event_seen_before, Decision::duplicate, "event_seen_before",
               "this event id was processed before; redelivered"},
    ReasonInfo{Reason::subscription_converted_before, Decision::duplicate, "subscription_converted_before",
               "this subscription has converted already; the other signal of the same conversion"},
    ReasonInfo{Reason::plan_changed_in_trial, Decision::plan_changed, "plan_changed_in_trial",
               "plan, price or quantity changed during the trial; tier and MRR anew"},
    ReasonInfo{Reason::plan_changed_by_customer, Decision::plan_changed, "plan_changed_by_customer",
               "a paying customer's plan, price or quantity changed"},
    ReasonInfo{Reason::trial_cancelled, Decision::trial_ended, "trial_cancelled",
               "the subscription was cancelled in its trial"},
    ReasonInfo{Reason::trial_lapsed, Decision::trial_ended, "trial_lapsed",
               "the trial ended without a conversion; it may still be paid for"},
    ReasonInfo{Reason::moved_to_free_plan, Decision::trial_ended, "moved_to_free_plan",
               "the trial ended on a plan without a price; no money will come"},
    ReasonInfo{Reason::never_paid, Decision::trial_ended, "never_paid",
               "the trial was over, its first charge failed, and the subscription was cancelled without having been paid"},
    ReasonInfo{Reason::charge_failed, Decision::payment_failed, "charge_failed",
               "a charge failed after the conversion; raised as an exception, nothing is undone"},
    ReasonInfo{Reason::first_charge_failed, Decision::payment_failed, "first_charge_failed",
               "the first charge after the trial failed; it converts if it is paid after all"},
    ReasonInfo{Reason::charge_failed_without_handoff, Decision::payment_failed, "charge_failed_without_handoff",
               "a charge failed, but nothing was handed off that it could concern"},
    ReasonInfo{Reason::trial_started, Decision::ignored, "trial_started",
               "a trial started; nothing to hand off yet"},
    ReasonInfo{Reason::trial_ends_soon, Decision::ignored, "trial_ends_soon",
               "a reminder that the trial ends in three days or less"},
    ReasonInfo{Reason::collection_paused, Decision::ignored, "collection_paused",
               "active after its trial, but nothing is collected for the time being; converts when it is"},
    ReasonInfo{Reason::awaiting_payment, Decision::ignored, "awaiting_payment",
               "active after its trial and not paid yet; by the rules chosen it converts when money comes"},
    ReasonInfo{Reason::fee_only, Decision::ignored, "fee_only",
               "paid were fees, one-off items or corrections; nothing for a period of the subscription itself"},
    ReasonInfo{Reason::zero_invoice, Decision::ignored, "zero_invoice",
               "an invoice of zero, as at every trial's start; no money came"},
    ReasonInfo{Reason::bought_without_trial, Decision::ignored, "bought_without_trial",
               "a subscription without a trial; not a trial-to-paid conversion"},
    ReasonInfo{Reason::renewal_without_trial, Decision::ignored, "renewal_without_trial",
               "a payment for a subscription that was bought without a trial"},
    ReasonInfo{Reason::history_unknown, Decision::ignored, "history_unknown",
               "paid, but nothing known of this subscription says that it was in a trial; taken for a renewal"},
    ReasonInfo{Reason::cancelled_without_trial, Decision::ignored, "cancelled_without_trial",
               "cancelled, but nothing known of this subscription says that it was in a trial"},
    ReasonInfo{Reason::expansion, Decision::ignored, "expansion",
               "a further subscription of a customer who pays already; by the rules chosen an expansion"},
    ReasonInfo{Reason::reactivation, Decision::ignored, "reactivation",
               "a customer who had converted and left has come back; by the rules chosen a reactivation"},
    ReasonInfo{Reason::trial_replaced, Decision::ignored, "trial_replaced",
               "its customer pays for another subscription; by the rules chosen no trial was lost"},
    ReasonInfo{Reason::charge_recovered, Decision::ignored, "charge_recovered",
               "a failed charge went through"},
    ReasonInfo{Reason::invoice_of_customer, Decision::ignored, "invoice_of_customer",
               "a payment of a customer who has converted already"},
    ReasonInfo{Reason::customer_cancelled, Decision::ignored, "customer_cancelled",
               "a paying customer has cancelled"},
    ReasonInfo{Reason::customer_paused, Decision::ignored, "customer_paused",
               "a paying customer paused"},
    ReasonInfo{Reason::free_time_began, Decision::ignored, "free_time_began",
               "a customer, not a new trial: a running subscription was given free time"},
    ReasonInfo{Reason::free_time_over, Decision::ignored, "free_time_over",
               "the free time of a customer is over; there was no trial that could convert"},
    ReasonInfo{Reason::on_free_plan, Decision::ignored, "on_free_plan",
               "its trial ended on a free plan before; what comes after is no trial-to-paid conversion"},
    ReasonInfo{Reason::ended_before, Decision::ignored, "ended_before",
               "its trial has been told as ended already"},
    ReasonInfo{Reason::status_changed, Decision::ignored, "status_changed",
               "the status changed, and nothing that a handoff depends on"},
    ReasonInfo{Reason::nothing_changed, Decision::ignored, "nothing_changed",
               "neither status nor plan changed"},
    ReasonInfo{Reason::manual_invoice, Decision::ignored, "manual_invoice",
               "a manual invoice, not one of a subscription's cycle"},
    ReasonInfo{Reason::invoice_without_subscription, Decision::ignored, "invoice_without_subscription",
               "an invoice that belongs to no subscription"},
    ReasonInfo{Reason::older_than_known, Decision::ignored, "older_than_known",
               "older than what is known; a newer event was processed first"},
    ReasonInfo{Reason::superseded_by_cancellation, Decision::ignored, "superseded_by_cancellation",
               "the subscription is known to be cancelled since"},
    ReasonInfo{Reason::type_not_handled, Decision::ignored, "type_not_handled",
               "not a type that a handoff needs; acknowledged and counted"},
    ReasonInfo{Reason::test_mode, Decision::ignored, "test_mode",
               "an event of the processor's test mode among live ones; left out"},
    ReasonInfo{Reason::unknown_status, Decision::ignored, "unknown_status",
               "a status that is not known here; left out, nothing is guessed from it"},
    ReasonInfo{Reason::unreadable, Decision::ignored, "unreadable",
               "something that this event needs is missing or wrong; left out"},
    ReasonInfo{Reason::without_object, Decision::ignored, "without_object",
               "a notice that names an object and does not hold it; it has to be fetched from the processor"},
    ReasonInfo{Reason::unknown_currency, Decision::exception, "unknown_currency",
               "no exchange rate for this currency, so no tier; a person has to route it"},
};
// clang-format on
static_assert(complete(kDecisionRows));
static_assert(complete(kStateRows));
static_assert(complete(kReasonRows));

}  // namespace

std::string_view name(Decision decision) { return row_of(kDecisionRows, decision).name; }
std::string_view name(Reason reason) { return row_of(kReasonRows, reason).name; }
std::string_view name(HandoffState state) { return row_of(kStateRows, state).name; }
std::string_view sentence(Reason reason) { return row_of(kReasonRows, reason).sentence; }
Decision decision(Reason reason) { return row_of(kReasonRows, reason).decision; }

}  // namespace handoff::core
