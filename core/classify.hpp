// Classify: what a payment event means for the handoff, from the event and what is known already.
//
// A pure table. A conversion is a subscription going from trialing to active, or the first invoice
// with money in it of a subscription that has not converted; both together are one conversion.
#pragma once

#include "core/messages/events.hpp"
#include "core/store/subscription.hpp"

namespace handoff::core {

struct Classification {
  Decision decision = Decision::ignored;
  Reason reason = Reason::type_not_handled;
};

// `known` is the record before the event is folded in. With `idempotent` off a second signal counts
// as a conversion of its own: that is how the worth of deduplication is shown.
Classification classify(const PaymentEvent& event, const SubscriptionRecord& known,
                        bool idempotent);

// Whether the event belongs to a subscription's life at all.
bool concerns_subscription(EventType type);

}  // namespace handoff::core
