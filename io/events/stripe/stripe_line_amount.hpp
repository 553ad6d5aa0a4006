// What a line of an invoice bills: its amount, the discounts in it and the tax in it.
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "io/events/stripe/stripe_discount.hpp"
#include "io/json/json_reader.hpp"

namespace handoff::io {

// Before discounts, and with the tax that the price includes.
std::optional<std::int64_t> billed_amount(const Reader& line);

// Whether the line says what tax is in it, if only that there is none.
bool tells_tax(const Reader& line);

// All that was taken off a line, and the part of it that the rules take off.
struct LineDiscounts {
  std::int64_t all = 0;
  std::int64_t counted = 0;
  bool said = false;     // the line lists them
  bool unknown = false;  // whether one of them lasts
};

// `known` are the invoice's discounts; the line may have some of its own.
LineDiscounts line_discounts(const Reader& line, std::span<const Discount> known,
                             const DiscountRules& rules);

// What one entry of a list of discounts' amounts ({"discount": "di_1", "amount": 500}) does.
Discount::Effect effect_of_entry(const Reader& entry, std::span<const Discount> known,
                                 const DiscountRules& rules);

// What is left of the billed amount without the discounts that count and without the tax in it.
std::int64_t net_amount(const Reader& line, std::int64_t billed, const LineDiscounts& discounts);

// What is left of a fixed `price` of which `billed` was billed, by the same rule.
std::int64_t reduced_price(const Reader& line, std::int64_t price, std::int64_t billed,
                           const LineDiscounts& discounts);

}  // namespace handoff::io
