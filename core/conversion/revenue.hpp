// Revenue: what a subscription is worth a month (MRR), from its priced items.
//
// MRR is the sum over items of price x quantity, brought to a month: a year is twelve months and 52
// weeks or 365 days. Metered and tiered items have no fixed price and add nothing; `priced` says
// whether any item had one. Rounding is to the nearest cent, half away from zero, once per item.
#pragma once

#include <cstdint>
#include <span>

#include "core/base/money.hpp"
#include "core/messages/vocabulary.hpp"

namespace handoff::core {

enum class BillingInterval : std::uint8_t { day, week, month, year };

// Limits that io enforces, so that no product below can overflow.
inline constexpr std::int64_t kMaxUnitAmount =
    1'000'000'000'000;                                           // a million million smallest units
inline constexpr std::int64_t kMaxQuantity = 1'000'000'000'000;  // usage is counted in small units
inline constexpr std::int64_t kMaxIntervalCount = 1'000;

struct LineItem {
  std::int64_t unit_amount = 0;  // in the currency's smallest unit, 0 .. kMaxUnitAmount
  std::int64_t quantity = 1;     // 0 .. kMaxQuantity
  std::int64_t interval_count = 1;
  Currency currency;
  BillingInterval interval = BillingInterval::month;
  bool fixed_price = true;  // false: metered, tiered, or a price of zero places
};

// How many digits a currency has after the point: 0, 2 or 3 (Stripe's published lists).
int minor_digits(Currency currency);

// An amount in smallest units as cents.
Money from_minor(std::int64_t amount, Currency currency);

// The sum over the items, in the first priced item's currency; the plan is left for the caller to
// name.
Subscribed monthly_revenue(std::span<const LineItem> items);

}  // namespace handoff::core
