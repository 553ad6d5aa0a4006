// The shape of a subscription of Chargebee, as it stands in the content of an event.
//
// "non_renewing" is a cancellation that is still to come: until then the subscription is what it
// was, in trial or active. Chargebee calls a subscription active while its charge fails; with
// invoices due (`due_invoices_count`) and a card to charge it is past due here. "future" has not
// begun, "transferred" goes on under another id.
//
// Monthly revenue is worked out from the items, by the same rules as for every processor.
// Chargebee's own `mrr` is taken only where they do not say it (tiers without an amount), no
// discount counts and it is in the subscription's currency: which discounts it has in it, and how
// it rounds, is a setting of the site that the event does not tell.
//
// apidocs.chargebee.com/docs/api/subscriptions
#pragma once

#include "io/events/interner.hpp"
#include "io/events/read_event.hpp"
#include "io/json/json_reader.hpp"

namespace handoff::io {

// Adds what `content.subscription` says, with `content.customer` and `content.invoice` beside it,
// to an event whose time is known.
void read_chargebee_subscription(const Reader& content, const Reader& subscription,
                                 const ReadingRules& rules, ReadEvent& read, IdTables& ids);

// Whether the term that is paid for now is the first one after the trial.
bool first_term_after_trial(const Reader& subscription);

}  // namespace handoff::io
