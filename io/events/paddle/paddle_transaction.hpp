// The shape of a transaction of Paddle Billing: what was paid, for which subscription and why.
//
// A transaction has items (what is bought, with prices) and lines (what it came to: before
// discount and tax, discount, tax); the two meet in the price's id. Monthly revenue is taken from
// lines that bill a recurring item in full, before tax; a line that is prorated corrects an earlier
// one and would count the subscription twice. What credit has settled counts as paid. A discount of
// a transaction does not say how long it lasts: under the rule of lasting discounts the rest is a
// lower bound.
//
// developer.paddle.com/api-reference/transactions; the order of events:
// developer.paddle.com/webhooks/scenarios/subscription-created, .../subscription-renewed
#pragma once

#include "io/events/interner.hpp"
#include "io/events/read_event.hpp"
#include "io/json/json_reader.hpp"

namespace handoff::io {

// Adds what an event's `data` says to an event whose type is known.
void read_paddle_transaction(const Reader& data, const ReadingRules& rules, ReadEvent& read,
                             IdTables& ids);

}  // namespace handoff::io
