// Discounts: what comes off the monthly revenue for good, and what only for a while.
//
// A discount is what a coupon became when it was given to a customer. Until API 2025-09-30 it holds
// the `coupon`, since then its `source` does, and either may be left out: an object then has only
// the discount's id. `forever` has no end and lasts; `once` and `repeating` end. A coupon takes off
// a percentage, or an amount of each invoice; it may be limited to some products. Discounts of one
// item come first, then those of the whole; each takes its part of what the ones before have left.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/config/config.hpp"
#include "io/events/stripe/stripe_price.hpp"
#include "io/json/json_reader.hpp"

namespace handoff::io {

// What the business takes off, in which currency, and the second that the event tells of.
struct DiscountRules {
  core::Discounts taken_off = core::Discounts::lasting;
  core::Currency currency;
  std::int64_t at = 0;
};

struct Discount {
  enum class Effect : std::uint8_t { none, counts, unknown };

  std::string_view id;              // may be empty
  const Value* products = nullptr;  // the only ones it is for; null: it is for all
  std::int64_t share = 0;           // taken off, of kWholeShare; zero: it takes off an amount
  std::int64_t amount = 0;          // of each invoice, in smallest units
  Effect effect = Effect::unknown;

  static constexpr std::int64_t kWholeShare = 100'000'000;
};

// Adds those of the members `discount` and `discounts`; one that stands in both is one.
void read_discounts(const Reader& holder, const DiscountRules& rules,
                    std::vector<Discount>& discounts);

// Takes the discounts off the items' amounts. What cannot be told makes amounts unknown.
void take_off(std::span<const Discount> discounts, std::span<PricedItem> items);

}  // namespace handoff::io
