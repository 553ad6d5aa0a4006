// Discounts of a subscription of Chargebee, and what they take off its price.
//
// A discount that was agreed for one subscription (`discounts`) says what it takes off. A coupon
// (`coupons`) says only until when it applies: what it takes off is written on the invoice, line by
// line, which many events bring along. Where there is none the price after discount is not known.
//
// apidocs.chargebee.com/docs/api/discounts, .../invoices (line_item_discounts)
#pragma once

#include <cstdint>
#include <optional>

#include "core/base/time.hpp"
#include "io/events/chargebee/chargebee_prices.hpp"
#include "io/events/read_event.hpp"
#include "io/json/json_reader.hpp"

namespace handoff::io {

struct DiscountedPrice {
  bool discounted = false;             // some discount counts
  std::optional<std::int64_t> amount;  // over a billing period; nothing: not known
};

// The price of `subscription` without the discounts that count as of `now`. `invoice` is the one in
// the same event, if there is one.
DiscountedPrice read_discounted_price(const Reader& subscription, const ChargebeePrices& prices,
                                      const std::optional<Reader>& invoice,
                                      const ReadingRules& rules, core::Time now);

}  // namespace handoff::io
