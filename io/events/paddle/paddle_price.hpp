// The shape of a price of Paddle Billing: what one item of a subscription or a transaction costs.
//
// Amounts are whole numbers of the currency's smallest unit, in quotes. A price has one amount, and
// may have others for some countries (`unit_price_overrides`); which one holds is not said with the
// subscription. So the amount is known only where all that are in the subscription's currency
// agree, and where tax is not part of it; otherwise the transaction's lines say what was billed.
//
// developer.paddle.com/api-reference/prices, .../about/data-types (Money)
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/conversion/revenue.hpp"
#include "io/json/json_reader.hpp"

namespace handoff::io {

struct PaddlePrice {
  core::LineItem item;  // `fixed_price` is false where the amount is not known
  std::string_view id;
  std::string_view plan;  // its name, else its id, else the product's
};

// The price of an item with the members `price` and `quantity`. Nothing where it does not recur.
std::optional<PaddlePrice> read_paddle_price(const Reader& item, core::Currency currency);

// "3240", or "-3240" where something is given back. Nothing where it is missing.
std::optional<std::int64_t> maybe_paddle_amount(const Reader& reader, std::string_view key);

}  // namespace handoff::io
