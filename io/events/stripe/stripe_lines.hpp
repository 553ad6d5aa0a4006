// The lines of an invoice: what they say of the subscription's monthly revenue.
//
// Until API 2025-03-31 each line carries its price; since then ("basil") it has only the price's id
// and mostly a unit amount, and how often it recurs is taken from the period that it bills. A line
// with a fixed price tells it, as a subscription's item does. A metered or tiered line, or one that
// only has an amount, was billed for one period: its amount, without the tax that is in it, is the
// revenue of that period, if that is a whole billing period. Lines that are prorated or bought once
// tell nothing; neither does a trial's line, which bills nothing.
#pragma once

#include <string_view>

#include "core/messages/messages.hpp"
#include "io/events/stripe/stripe_discount.hpp"
#include "io/json/json_reader.hpp"

namespace handoff::io {

struct LinesShape {
  std::string_view plan;        // the first subscription line's
  core::Subscribed subscribed;  // `plan` is left for whoever owns the table of plans
  bool recurring_paid = true;   // a whole period of the subscription is billed, or no line tells
};

// The lines of an invoice in the currency of `rules`. `whole_periods` is false where the invoice
// bills what was used so far: its amounts are then of no period.
LinesShape read_lines(const Reader& invoice, const DiscountRules& rules, bool whole_periods);

}  // namespace handoff::io
