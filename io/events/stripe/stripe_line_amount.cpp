// Tax has a list of its own in each API generation: `tax_amounts`, and `taxes` since 2025-03-31.
#include "io/events/stripe/stripe_line_amount.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include "io/events/stripe/stripe_amount.hpp"
#include "io/json/shape.hpp"
#include "io/text/reader_mutant.hpp"

namespace handoff::io {
namespace {

std::int64_t amount_in(const Reader& entry) {
  return entry.integer("amount", 0, core::kMaxUnitAmount);
}

bool is_inclusive(const Reader& tax) {
  return tax.maybe_boolean("inclusive").value_or(false) ||
         tax.maybe_text("tax_behavior").value_or("") == "inclusive";
}

std::int64_t inclusive_tax(const Reader& line) {
  std::int64_t sum = 0;
  const bool is_new = line.has_value("taxes");
  const auto taxes = line.maybe_array(is_new ? "taxes" : "tax_amounts");
  for (std::size_t i = 0; taxes && i < taxes->size(); ++i) {
    const Reader tax = taxes->element(i);
    if (is_inclusive(tax)) sum += amount_in(tax);
  }
  return sum;
}

}  // namespace

std::optional<std::int64_t> billed_amount(const Reader& line) {
  return line.maybe_integer("amount", -core::kMaxUnitAmount, core::kMaxUnitAmount);
}

bool tells_tax(const Reader& line) {
  return line.has("taxes") || line.has("tax_amounts") || line.has_value("amount_excluding_tax");
}

Discount::Effect effect_of_entry(const Reader& entry, std::span<const Discount> known,
                                 const DiscountRules& rules) {
  using Effect = Discount::Effect;
  if (rules.taken_off == core::Discounts::none) return Effect::none;
  if (rules.taken_off == core::Discounts::all) return Effect::counts;
  const std::string_view id = read_reference(entry, "discount");
  const auto found = std::find_if(known.begin(), known.end(),
                                  [&](const Discount& d) { return !id.empty() && d.id == id; });
  return found == known.end() ? Effect::unknown : found->effect;
}

LineDiscounts line_discounts(const Reader& line, std::span<const Discount> known,
                             const DiscountRules& rules) {
  LineDiscounts read;
  const auto list = line.maybe_array("discount_amounts");
  if (!list) return read;
  read.said = true;
  if (list->size() == 0) return read;
  std::vector<Discount> all(known.begin(), known.end());
  read_discounts(line, rules, all);
  for (std::size_t i = 0; i < list->size(); ++i) {
    const Reader entry = list->element(i);
    const std::int64_t amount = amount_in(entry);
    const auto effect = effect_of_entry(entry, all, rules);
    read.all += amount;
    if (effect == Discount::Effect::counts) read.counted += amount;
    read.unknown |= amount > 0 && effect == Discount::Effect::unknown;
  }
  return read;
}

// The tax is of what all discounts have left, and a part of the amount holds a part of it.
std::int64_t net_amount(const Reader& line, std::int64_t billed, const LineDiscounts& discounts) {
  const std::int64_t kept = billed - std::min(discounts.counted, billed);
  if (broken(ReaderMutant::tax_in_price_counts)) return kept;
  if (const auto net = line.maybe_integer("amount_excluding_tax", 0, core::kMaxUnitAmount))
    return share_of(*net, kept, billed);
  const std::int64_t taxed = billed - std::min(discounts.all, billed);
  const std::int64_t tax = std::min(inclusive_tax(line), taxed);
  return taxed == 0 ? kept : kept - share_of(kept, tax, taxed);
}

std::int64_t reduced_price(const Reader& line, std::int64_t price, std::int64_t billed,
                           const LineDiscounts& discounts) {
  if (billed <= 0) return price;
  const std::int64_t off = std::min(discounts.counted, billed);
  const std::int64_t tax =
      std::max<std::int64_t>(billed - off - net_amount(line, billed, discounts), 0);
  return price - share_of(price, off + tax, billed);
}

}  // namespace handoff::io
