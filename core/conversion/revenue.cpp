// Monthly revenue in integers. Products are taken in 128 bits: the largest price times the largest
// quantity is within range, and a sum that is not saturates instead of wrapping.
#include "core/conversion/revenue.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <string_view>

namespace handoff::core {
namespace {

__extension__ using Wide = __int128;

// ISK and UGX have no hundredths any more, yet their amounts are still written with them, always
// 00; HUF and TWD have none in payouts only. All four count as currencies of two digits.
constexpr std::string_view kZeroDecimal =
    "BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF";
constexpr std::string_view kThreeDecimal = "BHD JOD KWD OMR TND";

bool lists(std::string_view codes, Currency currency) {
  return codes.find(std::string_view(currency.code, 3)) != std::string_view::npos;
}

// So much that two of it can still be added.
constexpr Wide kMost = std::numeric_limits<std::int64_t>::max() / 1'000;

Money capped(Wide cents) { return {static_cast<std::int64_t>(std::clamp(cents, -kMost, kMost))}; }

Money rounded(Wide numerator, Wide denominator) {
  const Wide half = denominator / 2;
  return capped((numerator >= 0 ? numerator + half : numerator - half) / denominator);
}

// Months in an interval, as a fraction.
struct Ratio {
  std::int64_t numerator;
  std::int64_t denominator;
};

Ratio months_in(BillingInterval interval) {
  switch (interval) {
    case BillingInterval::day:
      return {12, 365};
    case BillingInterval::week:
      return {12, 52};
    case BillingInterval::month:
      return {1, 1};
    case BillingInterval::year:
      return {12, 1};
  }
  return {1, 1};
}

// Cents for one smallest unit, as a fraction.
Ratio cents_in_minor(Currency currency) {
  switch (minor_digits(currency)) {
    case 0:
      return {100, 1};
    case 3:
      return {1, 10};
    default:
      return {1, 1};
  }
}

// The factors of an item in a currency without hundredths that is billed each day.
static_assert(Wide{kMaxUnitAmount} * kMaxQuantity < (Wide{1} << 126) / (100 * 365));

Money item_revenue(const LineItem& item) {
  const Ratio months = months_in(item.interval);
  const Ratio cents = cents_in_minor(item.currency);
  const Wide numerator =
      Wide{item.unit_amount} * item.quantity * cents.numerator * months.denominator;
  const Wide denominator =
      Wide{cents.denominator} * months.numerator * std::max<std::int64_t>(item.interval_count, 1);
  return rounded(numerator, denominator);
}

}  // namespace

int minor_digits(Currency currency) {
  if (lists(kZeroDecimal, currency)) return 0;
  return lists(kThreeDecimal, currency) ? 3 : 2;
}

Money from_minor(std::int64_t amount, Currency currency) {
  const Ratio cents = cents_in_minor(currency);
  return rounded(Wide{amount} * cents.numerator, cents.denominator);
}

Subscribed monthly_revenue(std::span<const LineItem> items) {
  Subscribed total;
  if (!items.empty()) total.currency = items.front().currency;
  for (const LineItem& item : items) {
    if (!item.fixed_price) continue;
    if (!total.priced) total.currency = item.currency;
    if (item.currency != total.currency)
      continue;  // the processor allows one currency a subscription
    total.mrr = capped(Wide{total.mrr.cents} + item_revenue(item).cents);
    total.priced = true;
  }
  return total;
}

}  // namespace handoff::core
