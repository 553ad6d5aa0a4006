// The shape of an invoice: who paid how much, for which subscription and why.
//
// Until API 2025-03-31 an invoice names its subscription directly and each line carries its price;
// since then ("basil") the subscription stands under `parent.subscription_details`, and a line has
// only the price's id and a unit amount. How often such a price recurs is not said; it is taken
// from the period that the line bills, where that is a whole number of days, weeks, months or
// years, and the line bills its full price. Lines that are prorated or bought once tell nothing of
// the monthly revenue.
#pragma once

#include <string_view>

#include "core/messages/messages.hpp"
#include "io/json/json_reader.hpp"

namespace handoff::io {

struct InvoiceShape {
  std::string_view id;
  std::string_view customer;      // may be empty
  std::string_view subscription;  // empty: the invoice is for none
  std::string_view plan;          // the first subscription line's
  core::Subscribed subscribed;    // its subscription lines
  core::Money amount_paid;
  core::BillingReason billing_reason = core::BillingReason::none;
};

InvoiceShape read_invoice(const Reader& object);

}  // namespace handoff::io
