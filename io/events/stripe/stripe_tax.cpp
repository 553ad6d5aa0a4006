// Rates are added up: each is a part of the net price.
#include "io/events/stripe/stripe_tax.hpp"

#include <cmath>
#include <string_view>

#include "io/events/stripe/stripe_amount.hpp"
#include "io/text/reader_mutant.hpp"

namespace handoff::io {
namespace {

constexpr std::string_view kExclusive = "exclusive";
constexpr std::string_view kInclusive = "inclusive";

// "exclusive", "inclusive", or else it is left open.
std::string_view behavior_of(const Reader& item) {
  const Value* price = item.value().find("price");
  if (price == nullptr || !price->is_object()) return {};
  return item.object("price").maybe_text("tax_behavior").value_or("");
}

std::optional<Reader> rates_of(const Reader& holder, std::string_view key) {
  auto rates = holder.maybe_array(key);
  if (rates && rates->size() == 0) rates.reset();
  return rates;
}

// A rate of which only the id is there says nothing.
std::optional<std::int64_t> sum_inside(const Reader& rates, bool inclusive) {
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < rates.size(); ++i) {
    const Reader rate = rates.element(i);
    if (!rate.value().is_object()) return std::nullopt;
    if (!rate.maybe_boolean("inclusive").value_or(inclusive)) continue;
    const auto percent = rate.maybe_number("percentage", 0, 100);
    if (!percent) return std::nullopt;
    constexpr double kOfPercent = static_cast<double>(PricedItem::kWholeTax) / 100;
    sum += std::llround(*percent * kOfPercent);
  }
  return sum;
}

bool is_without_tax_by_default(core::Currency currency) {
  const std::string_view code(currency.code, 3);
  return code == "USD" || code == "CAD";
}

}  // namespace

std::optional<std::int64_t> TaxInside::rate(const Reader& item, core::Currency currency) const {
  const std::string_view behavior = behavior_of(item);
  if (behavior == kExclusive) return 0;
  const bool inclusive = behavior == kInclusive;
  auto rates = rates_of(item, "tax_rates");
  if (!rates) rates = rates_of(holder_, "default_tax_rates");
  if (rates) return sum_inside(*rates, inclusive);
  const auto automatic = holder_.maybe_object("automatic_tax");
  const bool is_worked_out =
      automatic ? automatic->maybe_boolean("enabled").value_or(inclusive) : inclusive;
  if (!is_worked_out || (!inclusive && is_without_tax_by_default(currency))) return 0;
  return std::nullopt;
}

void leave_tax_out(std::span<PricedItem> items) {
  if (broken(ReaderMutant::tax_in_price_counts)) return;
  for (PricedItem& item : items) {
    if (item.amount.value_or(0) == 0) continue;
    if (!item.tax_rate) {
      item.amount.reset();
    } else {
      *item.amount -=
          share_of(*item.amount, *item.tax_rate, PricedItem::kWholeTax + *item.tax_rate);
    }
  }
}

}  // namespace handoff::io
