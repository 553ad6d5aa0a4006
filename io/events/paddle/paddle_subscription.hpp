// The shape of a subscription of Paddle Billing.
//
// A trial stands on the items (`trial_dates`); while it lasts, the billing period is the trial. A
// subscription that was activated before its trial was over keeps the dates that the trial was to
// have; it ended when the subscription was first billed. A discount says when it ends, and not what
// it takes off: where it counts, the price is known from the transactions. A scheduled change (to
// pause, to cancel) is none yet.
//
// developer.paddle.com/api-reference/subscriptions, developer.paddle.com/build/trials
#pragma once

#include "io/events/interner.hpp"
#include "io/events/read_event.hpp"
#include "io/json/json_reader.hpp"

namespace handoff::io {

// Adds what an event's `data` says to an event whose type, and when it happened, are known.
void read_paddle_subscription(const Reader& data, const ReadingRules& rules, ReadEvent& read,
                              IdTables& ids);

}  // namespace handoff::io
