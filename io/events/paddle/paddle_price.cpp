// Quantities of a transaction may be below zero, where an item was taken away.
#include "io/events/paddle/paddle_price.hpp"

#include <algorithm>
#include <charconv>

#include "io/events/billing_words.hpp"
#include "io/json/shape.hpp"

namespace handoff::io {
namespace {

// One amount in a currency, of all that a price may have.
struct AmountFound {
  std::optional<std::int64_t> amount;
  bool several = false;

  void add(std::int64_t next) {
    several |= amount && *amount != next;
    amount = next;
  }
};

void add_amount(const Reader& holder, core::Currency currency, AmountFound& found) {
  const auto unit = holder.maybe_object("unit_price");
  if (!unit || read_currency(*unit, "currency_code") != currency) return;
  if (const auto amount = maybe_paddle_amount(*unit, "amount")) found.add(*amount);
}

std::optional<std::int64_t> unit_amount(const Reader& price, core::Currency currency) {
  AmountFound found;
  add_amount(price, currency, found);
  each_object(price, "unit_price_overrides",
              [&](const Reader& other) { add_amount(other, currency, found); });
  const bool known = found.amount && !found.several && *found.amount >= 0;
  return known ? found.amount : std::nullopt;
}

std::string_view plan_of(const Reader& price, std::string_view id) {
  const std::string_view name = price.maybe_text("name").value_or("");
  if (!name.empty()) return name;
  return id.empty() ? price.maybe_text("product_id", kMaxIdBytes).value_or("") : id;
}

}  // namespace

std::optional<std::int64_t> maybe_paddle_amount(const Reader& reader, std::string_view key) {
  const auto text = reader.maybe_text(key);
  if (!text) return std::nullopt;
  std::int64_t amount = 0;
  const char* const end = text->data() + text->size();
  const auto [stopped, error] = std::from_chars(text->data(), end, amount);
  const bool in_range = amount >= -core::kMaxUnitAmount && amount <= core::kMaxUnitAmount;
  if (error == std::errc() && stopped == end && in_range) return amount;
  reader.expected(key, "a whole number of the smallest unit in quotes, up to 1000000000000");
  return std::nullopt;
}

std::optional<PaddlePrice> read_paddle_price(const Reader& item, core::Currency currency) {
  const auto price = item.maybe_object("price");
  if (!price) return std::nullopt;
  const auto cycle = price->maybe_object("billing_cycle");
  if (!cycle) return std::nullopt;
  PaddlePrice read;
  core::LineItem& line = read.item;
  line.currency = currency;
  line.interval = cycle->choice("interval", kBillingIntervals);
  line.interval_count = cycle->maybe_integer("frequency", 1, core::kMaxIntervalCount).value_or(1);
  const std::int64_t quantity =
      item.maybe_integer("quantity", -core::kMaxQuantity, core::kMaxQuantity).value_or(1);
  line.quantity = std::max<std::int64_t>(quantity, 0);
  const auto amount = unit_amount(*price, currency);
  const bool with_tax = price->maybe_text("tax_mode").value_or("") == "internal";
  line.unit_amount = amount.value_or(0);
  line.fixed_price = amount && (!with_tax || *amount == 0);
  read.id = price->maybe_text("id", kMaxIdBytes).value_or("");
  read.plan = plan_of(*price, read.id);
  return read;
}

}  // namespace handoff::io
