// The shape of a price: what one item of a subscription or one line of an invoice costs.
//
// Newer payloads carry a `price` (with a `recurring` part), older ones a `plan` (flat), most carry
// both; the price is preferred. A price may be given in several currencies: the one that is billed
// stands under `currency_options` where it is not the price's own, and a price that does not say it
// has no known amount. Neither have metered prices, open ones, and tiered ones that do not list
// their tiers: the item is kept and adds nothing to the monthly revenue.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/conversion/revenue.hpp"
#include "io/json/json_reader.hpp"

namespace handoff::io {

struct PricedItem {
  std::string_view plan;               // the nickname, else the price's id, else the product's
  std::string_view product;            // its id, if it is said
  std::optional<std::int64_t> amount;  // for each interval, in smallest units; nothing: not known
  std::int64_t interval_count = 1;
  core::Currency currency;  // of the amount
  core::BillingInterval interval = core::BillingInterval::month;
  std::optional<std::int64_t> tax_rate = 0;  // of the tax in the amount; nothing: it is not said
  bool metered = false;
  bool free = false;  // a unit costs nothing, before any discount

  static constexpr std::int64_t kWholeTax = 1'000'000;  // the tax rate of 100%
};

// The price of an item or line with the members `price` and `plan`, for its `quantity`, in the
// currency that is billed (nothing: the price's own). Nothing where neither recurs.
std::optional<PricedItem> read_price(const Reader& item, std::optional<core::Currency> billed);

// The sum over the items. An amount that is not known beside one that is, other than usage, or
// items that are not there at all, make it a lower bound.
core::Subscribed monthly_total(std::span<const PricedItem> items, bool cut_off);

// "eur", as the processor names the members of its `currency_options`.
std::string currency_key(core::Currency currency);

}  // namespace handoff::io
