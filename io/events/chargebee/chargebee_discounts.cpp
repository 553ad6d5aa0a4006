// An invoice tells the price after discount only if its recurring lines bill the full price: then
// nothing is prorated, and the discounts on these lines are a period's.
#include "io/events/chargebee/chargebee_discounts.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <vector>

#include "io/events/billing_words.hpp"
#include "io/events/chargebee/chargebee_invoice.hpp"
#include "io/json/shape.hpp"

namespace handoff::io {
namespace {

// One that was agreed for this subscription.
struct AgreedDiscount {
  std::string_view id;
  std::string_view price;   // empty: of the whole invoice
  std::int64_t share = 0;   // in hundredths of a percent
  std::int64_t amount = 0;  // over a billing period
};

struct CountedDiscounts {
  std::vector<std::string_view> coupons;
  std::vector<AgreedDiscount> agreed;

  bool has(std::string_view id) const {
    const auto is_this = [&](const AgreedDiscount& discount) { return discount.id == id; };
    return std::find(coupons.begin(), coupons.end(), id) != coupons.end() ||
           std::any_of(agreed.begin(), agreed.end(), is_this);
  }
};

void read_coupons(const Reader& subscription, core::Discounts rule, core::Time now,
                  CountedDiscounts& counted) {
  each_object(subscription, "coupons", [&](const Reader& coupon) {
    const auto id = coupon.maybe_text("coupon_id", kMaxIdBytes);
    if (id && counts(rule, maybe_second(coupon, "apply_till"), now)) counted.coupons.push_back(*id);
  });
  // As it was written before there could be several.
  if (const auto id = subscription.maybe_text("coupon", kMaxIdBytes)) {
    if (counts(rule, std::nullopt, now) && !counted.has(*id)) counted.coupons.push_back(*id);
  }
}

// A discount without a date ends some time, unless it is given forever.
std::optional<core::Time> end_of(const Reader& discount) {
  if (discount.maybe_text("duration_type").value_or("forever") == "forever") return std::nullopt;
  const auto ends = maybe_second(discount, "apply_till");
  return ends ? ends : core::kNever;
}

void read_agreed(const Reader& subscription, core::Discounts rule, core::Time now,
                 CountedDiscounts& counted) {
  each_object(subscription, "discounts", [&](const Reader& discount) {
    if (!counts(rule, end_of(discount), now)) return;
    AgreedDiscount agreed;
    agreed.id = discount.maybe_text("id", kMaxIdBytes).value_or("");
    agreed.price = discount.maybe_text("item_price_id", kMaxIdBytes).value_or("");
    const double percent = discount.maybe_number("percentage", 0, 100).value_or(0);
    agreed.share = std::llround(percent * 100);
    agreed.amount = discount.maybe_integer("amount", 0, core::kMaxUnitAmount).value_or(0);
    counted.agreed.push_back(agreed);
  });
}

std::int64_t share_of(std::int64_t amount, std::int64_t share) {
  return std::llround(static_cast<double>(amount) * static_cast<double>(share) / 10'000);
}

std::int64_t after_agreed(const ChargebeePrices& prices, const CountedDiscounts& counted) {
  std::int64_t off = 0;
  for (const AgreedDiscount& discount : counted.agreed) {
    off += discount.amount;
    for (const ChargebeeItem& item : prices.items) {
      const bool meant = discount.price.empty() || discount.price == item.price;
      if (meant) off += share_of(item.amount.value_or(0), discount.share);
    }
  }
  return std::max<std::int64_t>(prices.total() - off, 0);
}

// What the counted discounts take off the recurring lines. Nothing where it is not said.
std::optional<std::int64_t> taken_off(const ChargebeeInvoice& invoice,
                                      const CountedDiscounts& counted) {
  std::int64_t off = 0;
  if (invoice.discounts_by_line) {
    for (const LineDiscount& discount : invoice.line_discounts) {
      if (counted.has(discount.id) && invoice.recurs(discount.line)) off += discount.amount;
    }
    return off;
  }
  const auto is_counted = [&](std::string_view id) { return counted.has(id); };
  if (!std::all_of(invoice.discounts.begin(), invoice.discounts.end(), is_counted)) {
    return std::nullopt;
  }
  for (const InvoiceLine& line : invoice.lines) {
    if (line.recurring) off += line.discount;
  }
  return off;
}

std::optional<std::int64_t> after_invoiced(const ChargebeePrices& prices,
                                           const CountedDiscounts& counted,
                                           const std::optional<Reader>& reader) {
  if (!reader || !prices.known()) return std::nullopt;
  const ChargebeeInvoice invoice = read_chargebee_lines(*reader);
  if (invoice.recurring_amount() != prices.total()) return std::nullopt;
  const auto off = taken_off(invoice, counted);
  if (!off || *off < 0) return std::nullopt;
  return std::max<std::int64_t>(prices.total() - *off, 0);
}

}  // namespace

DiscountedPrice read_discounted_price(const Reader& subscription, const ChargebeePrices& prices,
                                      const std::optional<Reader>& invoice,
                                      const ReadingRules& rules, core::Time now) {
  CountedDiscounts counted;
  read_coupons(subscription, rules.discounts, now, counted);
  read_agreed(subscription, rules.discounts, now, counted);
  if (!counted.coupons.empty()) return {true, after_invoiced(prices, counted, invoice)};
  if (!counted.agreed.empty()) return {true, after_agreed(prices, counted)};
  return {false, prices.total()};
}

}  // namespace handoff::io
