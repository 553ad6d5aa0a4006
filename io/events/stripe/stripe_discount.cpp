// Whether a discount counts is decided when it is read; how much it takes off, when it is applied.
#include "io/events/stripe/stripe_discount.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "io/events/stripe/stripe_amount.hpp"
#include "io/json/shape.hpp"
#include "io/text/reader_mutant.hpp"

namespace handoff::io {
namespace {

using Effect = Discount::Effect;

std::optional<Reader> expanded(const Reader& reader, std::string_view key) {
  if (!reader.has_value(key) || !reader.value().find(key)->is_object()) return std::nullopt;
  return reader.maybe_object(key);
}

std::optional<Reader> coupon_of(const Reader& discount) {
  if (auto coupon = expanded(discount, "coupon")) return coupon;
  const auto source = expanded(discount, "source");
  return source ? expanded(*source, "coupon") : std::nullopt;
}

Effect lasting_effect(std::string_view duration) {
  if (duration == "forever") return Effect::counts;
  if (duration == "once" || duration == "repeating") return Effect::none;
  return Effect::unknown;
}

// One with an end does not last, whatever its coupon says.
Effect effect_of(const Reader& discount, const std::optional<Reader>& coupon,
                 const DiscountRules& rules) {
  if (rules.taken_off == core::Discounts::none || broken(ReaderMutant::discount_forgotten))
    return Effect::none;
  const auto end = discount.maybe_integer("end", 0, kLatestSecond);
  if (end && *end <= rules.at) return Effect::none;
  const bool lasting = rules.taken_off == core::Discounts::lasting;
  if (end && lasting) return Effect::none;
  if (!coupon) return Effect::unknown;
  return lasting ? lasting_effect(coupon->maybe_text("duration").value_or("")) : Effect::counts;
}

std::optional<std::int64_t> amount_off(const Reader& coupon, core::Currency currency) {
  if (coupon.has_value("currency") && read_currency(coupon) == currency)
    return coupon.maybe_integer("amount_off", 0, core::kMaxUnitAmount);
  const auto options = coupon.maybe_object("currency_options");
  const auto option = options ? options->maybe_object(currency_key(currency)) : std::nullopt;
  return option ? option->maybe_integer("amount_off", 0, core::kMaxUnitAmount) : std::nullopt;
}

void take_coupon(const Reader& coupon, const DiscountRules& rules, Discount& discount) {
  if (const auto limits = expanded(coupon, "applies_to")) {
    if (const auto products = limits->maybe_array("products"))
      discount.products = &products->value();
  }
  if (const auto percent = coupon.maybe_number("percent_off", 0, 100)) {
    discount.share = std::llround(*percent * (static_cast<double>(Discount::kWholeShare) / 100));
  } else if (const auto amount = amount_off(coupon, rules.currency)) {
    discount.amount = *amount;
  } else {
    discount.effect = Effect::unknown;
  }
}

Discount read_discount(const Reader& reader, const DiscountRules& rules) {
  Discount discount;
  discount.id = reader.maybe_text("id", kMaxIdBytes).value_or("");
  const auto coupon = coupon_of(reader);
  discount.effect = effect_of(reader, coupon, rules);
  if (discount.effect == Effect::counts) take_coupon(*coupon, rules, discount);
  return discount;
}

Discount named_discount(const Value& value, const DiscountRules& rules) {
  Discount discount;
  discount.id = value.text();
  if (rules.taken_off == core::Discounts::none || broken(ReaderMutant::discount_forgotten))
    discount.effect = Effect::none;
  return discount;
}

bool holds(std::span<const Discount> discounts, std::string_view id) {
  return std::any_of(discounts.begin(), discounts.end(),
                     [&](const Discount& discount) { return !id.empty() && discount.id == id; });
}

// Both members may hold the same discount; one that does not tell its id is the only one there is.
bool stands_for(const Discount& entry, const std::optional<Discount>& single, std::size_t in_list) {
  if (!single) return false;
  if (single->id.empty() || entry.id.empty()) return in_list == 1;
  return single->id == entry.id;
}

bool is_for(const Discount& discount, const PricedItem& item) {
  if (discount.products == nullptr) return true;
  const auto products = discount.products->elements();
  return std::any_of(products.begin(), products.end(),
                     [&](const Value& id) { return id.is_text() && id.text() == item.product; });
}

bool same_interval(const PricedItem& a, const PricedItem& b) {
  return a.interval == b.interval && a.interval_count == b.interval_count;
}

using Items = std::vector<PricedItem*>;

void forget_amounts(std::span<PricedItem> items) {
  for (PricedItem& item : items) item.amount.reset();
}

void take_share(std::int64_t share, const Items& items) {
  for (PricedItem* item : items) {
    *item->amount -= share_of(*item->amount, share, Discount::kWholeShare);
  }
}

// Spread over the items by their amounts; the parts are cut so that they add up.
void take_amount(std::int64_t amount, const Items& items) {
  std::int64_t total = 0;
  for (const PricedItem* item : items) total += *item->amount;
  if (total == 0) return;
  const std::int64_t off = std::min(amount, total);
  std::int64_t before = 0;
  std::int64_t taken = 0;
  for (PricedItem* item : items) {
    before += *item->amount;
    const std::int64_t up_to_here = share_of(off, before, total);
    *item->amount -= up_to_here - taken;
    taken = up_to_here;
  }
}

// An amount off each invoice is as much a month as there are invoices in it; items that are billed
// in different intervals stand on different ones.
bool can_tell(const Discount& discount, std::span<const PricedItem> all, const Items& items) {
  if (discount.effect == Effect::unknown) return false;
  const bool some_unnamed = std::any_of(all.begin(), all.end(), [](const PricedItem& item) {
    return item.amount && item.product.empty();
  });
  if (discount.products != nullptr && some_unnamed) return false;
  return discount.share > 0 || std::all_of(items.begin(), items.end(), [&](const PricedItem* item) {
           return same_interval(*item, *items.front());
         });
}

void take_off(const Discount& discount, std::span<PricedItem> all) {
  if (discount.effect == Effect::none) return;
  Items items;
  for (PricedItem& item : all) {
    if (item.amount && is_for(discount, item)) items.push_back(&item);
  }
  if (!can_tell(discount, all, items)) return forget_amounts(all);
  if (discount.share > 0) return take_share(discount.share, items);
  take_amount(discount.amount, items);
}

}  // namespace

void read_discounts(const Reader& holder, const DiscountRules& rules,
                    std::vector<Discount>& discounts) {
  std::optional<Discount> single;
  if (const auto discount = expanded(holder, "discount")) {
    single = read_discount(*discount, rules);
  } else if (holder.has_value("discount")) {
    single = named_discount(*holder.value().find("discount"), rules);
  }
  if (single && !holds(discounts, single->id)) discounts.push_back(*single);
  const auto list = holder.maybe_array("discounts");
  for (std::size_t i = 0; list && i < list->size(); ++i) {
    const Reader entry = list->element(i);
    const Discount discount = entry.value().is_object() ? read_discount(entry, rules)
                                                        : named_discount(entry.value(), rules);
    if (stands_for(discount, single, list->size()) || holds(discounts, discount.id)) continue;
    discounts.push_back(discount);
  }
}

void take_off(std::span<const Discount> discounts, std::span<PricedItem> items) {
  for (const Discount& discount : discounts) take_off(discount, items);
}

}  // namespace handoff::io
