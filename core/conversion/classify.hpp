// Classify: what a payment event means for the handoff, from the event and what is known already.
//
// A conversion is a trial that ended, was not cancelled, and was paid for, or that the processor
// calls active. The decision is one table: where a subscription stands x what an event signals ->
// a reason, and each reason stands for one decision (core/messages/explain.hpp). Where careful
// teams differ - active or paid, invoices, paused collection - `ConversionPolicy` decides which
// signal it is.
//
// Nothing is assumed of a subscription whose history is not known: its payments are renewals, its
// end ends no trial.
#pragma once

#include "core/config/config.hpp"
#include "core/messages/events.hpp"
#include "core/store/subscription.hpp"

namespace handoff::core {

// Where a subscription stands, as far as is known.
enum class Standing : std::uint8_t {
  unknown,    // nothing says whether it had a trial
  trial,      // was in its trial when last heard of
  lapsed,     // its trial ended without money, and that was told: a card is missing, say
  late,       // its first charge failed
  converted,  // the other signal of the conversion is outstanding
  unpaid,     // the same, and the charge failed
  owing,      // has paid before, and a charge failed
  paying,     // converted and paid
  customer,   // pays, and never was in a trial that could convert
  cancelled,  // and never converted
  free,       // on a free plan since its trial
};

// What an event signals.
enum class Signal : std::uint8_t {
  trial,            // it is in its trial
  trial_unchanged,  // the same, and that was known
  reminder,         // its trial ends soon
  free_time,        // a running subscription is given free time
  activated,        // its trial became active
  free_time_over,   // its free time did
  active,           // it is active; what it was before is not said
  bought,           // it is active from the beginning
  recovered,        // it was overdue, and is active
  not_collected,    // it is active after its trial, and nothing is collected
  not_paid_yet,     // it is active after its trial, and by the policy that does not count
  on_free_plan,     // it is active, and costs nothing
  overdue,          // a charge failed
  paused,
  expired,  // its first payment never came
  cancelled,
  trial_cancelled,   // cancelled at the end of its trial or before, by its own dates
  plan_in_trial,     // its plan, price or quantity changed in its trial
  plan_of_customer,  // they changed after it
  other_status,      // it has a status on which nothing depends
  nothing,
  paid,           // money for a period of it came
  paid_at_start,  // the same, with the invoice of its beginning
  fee,            // money came, but not for it
  zero,           // an invoice of nothing
};

struct Classification {
  Decision decision = Decision::ignored;
  Reason reason = Reason::type_not_handled;
};

struct ClassifyRules {
  ConversionPolicy policy;
  // Off: a second signal counts as a conversion of its own, which shows the worth of deduplication.
  bool idempotent = true;
};

// `known` is the record before the event is folded in.
Classification classify(const PaymentEvent& event, const SubscriptionRecord& known,
                        const ClassifyRules& rules);

// The table itself, and its two sides.
Reason reason_for(Standing standing, Signal signal);
Standing standing_of(const SubscriptionRecord& known);
Signal signal_of(const PaymentEvent& event, const SubscriptionRecord& known,
                 const ConversionPolicy& policy);

// Whether the event belongs to a subscription's life at all.
bool concerns_subscription(EventType type);

}  // namespace handoff::core
