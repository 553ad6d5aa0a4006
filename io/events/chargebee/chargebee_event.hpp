// The shape of an event of Chargebee: {id, occurred_at, event_type, content}.
//
// Events come in any order. `occurred_at` has whole seconds only, and a trial that ends brings
// several events in one; the resource in the content has a `resource_version`, the time of its last
// change in milliseconds, by which Chargebee says to order them. So an event that tells a change
// is as of the version of what changed: the invoice of a payment, else the subscription. A reminder
// changes nothing, and is as of `occurred_at`, as is an event without a version.
//
// Nothing in an event tells a test site from a live one: all are taken for live, and a test site's
// are a file of their own.
//
// apidocs.chargebee.com/docs/api/events
#pragma once

#include "io/events/interner.hpp"
#include "io/events/read_event.hpp"
#include "io/json/json_reader.hpp"

namespace handoff::io {

bool is_chargebee_event(const Value& document);

// Reads what `is_chargebee_event`; notes a problem where something that it needs is missing.
ReadEvent read_chargebee_event(const Reader& root, IdTables& ids, const ReadingRules& rules);

}  // namespace handoff::io
