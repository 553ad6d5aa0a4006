// The shape of an invoice: who paid how much, for which subscription and why.
//
// Until API 2025-03-31 an invoice names its subscription directly, since then ("basil") it stands
// under `parent.subscription_details`. What a credit balance settled was paid, too, and so was what
// is marked as paid elsewhere; invoices before 2018 say only that they are paid. What the lines
// tell is stripe_lines.hpp's.
#pragma once

#include <cstdint>
#include <string_view>

#include "core/messages/messages.hpp"
#include "io/events/read_event.hpp"
#include "io/json/json_reader.hpp"

namespace handoff::io {

struct InvoiceShape {
  std::string_view customer;      // or the account that is one; may be empty
  std::string_view subscription;  // empty: the invoice is for none
  std::string_view plan;          // the first subscription line's
  core::Subscribed subscribed;    // its subscription lines
  core::Money amount_paid;
  core::BillingReason billing_reason = core::BillingReason::none;
  bool recurring_paid = true;  // a whole period of the subscription is billed, or no line tells
};

// `paid` is what the event says of the invoice, where the invoice itself does not; `at` its second.
InvoiceShape read_invoice(const Reader& object, const ReadingRules& rules, bool paid,
                          std::int64_t at);

}  // namespace handoff::io
