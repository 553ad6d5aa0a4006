// The shape of a price: what one item of a subscription or one line of an invoice costs.
//
// Newer payloads carry a `price` (with a `recurring` part), older ones a `plan` (flat), most carry
// both; the price is preferred. Amounts may be whole smallest units or decimal text with up to
// twelve places. Tiered and metered prices, and those without an amount, have no fixed price: the
// item is kept and adds nothing to the monthly revenue.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/revenue.hpp"
#include "io/json/json_reader.hpp"

namespace handoff::io {

struct PricedItem {
  core::LineItem item;
  std::string_view plan;  // the nickname, else the price's id, else the product's
};

// The price of an item or line with the members `price` and `plan`, for its `quantity`. Nothing
// where neither recurs.
std::optional<PricedItem> read_price(const Reader& item);

// "0.5" of a smallest unit times a quantity is not a whole unit price; only the product is one.
// Sets both members of `item`, or returns what is wrong with the text.
std::optional<std::string_view> set_decimal_amount(core::LineItem& item, std::string_view text);

}  // namespace handoff::io
