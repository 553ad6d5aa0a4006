// The shape of an event of Paddle Billing: {event_id, event_type, occurred_at, data}.
//
// Events come in any order; `occurred_at` tells theirs, to the microsecond. Events that Paddle's
// simulator made have ids that begin with "ntfsim" and are not live; events of a sandbox account
// look like live ones, and are a file of their own. One payment is told as `transaction.paid` and
// as `transaction.completed`.
//
// developer.paddle.com/webhooks, developer.paddle.com/api-reference/simulation-run-events
#pragma once

#include "io/events/interner.hpp"
#include "io/events/read_event.hpp"
#include "io/json/json_reader.hpp"

namespace handoff::io {

bool is_paddle_event(const Value& document);

// Reads what `is_paddle_event`; notes a problem where something that it needs is missing.
ReadEvent read_paddle_event(const Reader& root, IdTables& ids, const ReadingRules& rules);

}  // namespace handoff::io
