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
    ReasonInfo{Reason::trial_became_active, "trial_became_active",
               "the subscription went from trialing to active"},
    ReasonInfo{Reason::first_paid_invoice, "first_paid_invoice",
               "the first invoice with money in it was paid (usage-based billing)"},
    ReasonInfo{Reason::event_seen_before, "event_seen_before",
               "this event id was processed before; redelivered"},
    ReasonInfo{Reason::subscription_converted_before, "subscription_converted_before",
               "this subscription has converted already; the other signal of the same conversion"},
    ReasonInfo{Reason::plan_changed_in_trial, "plan_changed_in_trial",
               "plan, price or quantity changed during the trial; tier and MRR anew"},
    ReasonInfo{Reason::plan_changed_by_customer, "plan_changed_by_customer",
               "a paying customer's plan, price or quantity changed"},
    ReasonInfo{Reason::trial_cancelled, "trial_cancelled",
               "the subscription was deleted before it converted"},
    ReasonInfo{Reason::trial_lapsed, "trial_lapsed",
               "the trial ended without a conversion"},
    ReasonInfo{Reason::charge_failed, "charge_failed",
               "a charge failed after the conversion; raised as an exception, nothing is undone"},
    ReasonInfo{Reason::charge_failed_without_handoff, "charge_failed_without_handoff",
               "a charge failed, but nothing was handed off that it could concern"},
    ReasonInfo{Reason::charge_recovered, "charge_recovered",
               "a failed charge went through"},
    ReasonInfo{Reason::trial_started, "trial_started",
               "a trial started; nothing to hand off yet"},
    ReasonInfo{Reason::trial_ends_soon, "trial_ends_soon",
               "a reminder that the trial ends in three days or less"},
    ReasonInfo{Reason::bought_without_trial, "bought_without_trial",
               "a subscription without a trial; not a trial-to-paid conversion"},
    ReasonInfo{Reason::nothing_changed, "nothing_changed",
               "neither status nor plan changed"},
    ReasonInfo{Reason::zero_invoice, "zero_invoice",
               "an invoice of zero, as at every trial's start; no money came"},
    ReasonInfo{Reason::manual_invoice, "manual_invoice",
               "a manual invoice, not one of a subscription's cycle"},
    ReasonInfo{Reason::invoice_without_subscription, "invoice_without_subscription",
               "an invoice that belongs to no subscription"},
    ReasonInfo{Reason::invoice_of_customer, "invoice_of_customer",
               "a later invoice of a customer who has converted"},
    ReasonInfo{Reason::older_than_known, "older_than_known",
               "older than what is known; a newer event was processed first"},
    ReasonInfo{Reason::superseded_by_cancellation, "superseded_by_cancellation",
               "the subscription is known to be cancelled since"},
    ReasonInfo{Reason::customer_cancelled, "customer_cancelled",
               "a customer who had converted has cancelled"},
    ReasonInfo{Reason::type_not_handled, "type_not_handled",
               "not a type that a handoff needs; acknowledged and counted"},
    ReasonInfo{Reason::unknown_currency, "unknown_currency",
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

}  // namespace handoff::core
