// The shape of what a subscription of Chargebee costs, in both of its product catalogs.
//
// Catalog 2.0 has `subscription_items`, of which plans and add-ons recur and charges do not;
// catalog 1.0 has one plan (`plan_id`, `plan_unit_price`, `plan_quantity`) and `addons`. Both give
// the `amount` of an item over one billing period, with tiers and free quantities worked in, and
// one billing period for the whole subscription. Amounts are in the currency's smallest unit: yen
// are not multiplied by a hundred.
//
// apidocs.chargebee.com/docs/api/subscriptions (both catalogs)
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/conversion/revenue.hpp"
#include "io/json/json_reader.hpp"

namespace handoff::io {

struct ChargebeeItem {
  std::string_view price;              // the item price's id; of catalog 1.0 the plan's or add-on's
  std::optional<std::int64_t> amount;  // over a billing period; nothing: not known, or metered
};

struct ChargebeePrices {
  std::vector<ChargebeeItem> items;  // those that recur
  core::LineItem period;             // how often, and in which currency; `fixed_price`: it is said
  std::string_view plan;

  bool known() const;          // all amounts are
  bool free_plan() const;      // and all are zero
  std::int64_t total() const;  // of the amounts that are known
};

ChargebeePrices read_chargebee_prices(const Reader& subscription);

// What an amount over a billing period is a month; a lower bound where a price is not known.
core::Subscribed monthly(const ChargebeePrices& prices, std::int64_t amount);

}  // namespace handoff::io
