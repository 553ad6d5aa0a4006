// The shape of a payment's event in Chargebee: a transaction, the invoice that it pays, and the
// subscription that the invoice is for.
//
// What credits have settled counts as paid. An invoice that credits settled alone has no payment;
// it is told as `invoice_generated` or `invoice_updated` with the status "paid". Of the
// subscription beside it a payment takes the price and the trial, and the trial only in the first
// term after it: a renewal years later is no news of a trial.
//
// apidocs.chargebee.com/docs/api/events (payment_succeeded, payment_failed)
#pragma once

#include "io/events/interner.hpp"
#include "io/events/read_event.hpp"
#include "io/json/json_reader.hpp"

namespace handoff::io {

// Adds what the content says to an event whose type and time are known.
void read_chargebee_payment(const Reader& content, const ReadingRules& rules, ReadEvent& read,
                            IdTables& ids);

// Whether an invoice was paid by credits alone.
bool settled_by_credits(const Reader& content);

}  // namespace handoff::io
