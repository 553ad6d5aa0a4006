// A price and a plan hold the same facts under different names; `Names` is the difference.
#include "io/events/stripe/stripe_price.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "io/events/billing_words.hpp"
#include "io/events/stripe/stripe_amount.hpp"
#include "io/events/stripe/stripe_tiers.hpp"
#include "io/json/shape.hpp"
#include "io/text/reader_mutant.hpp"

namespace handoff::io {
namespace {

using core::Currency;

struct Names {
  std::string_view amount;
  std::string_view decimal;
  std::string_view transform;
};
constexpr Names kPrice{"unit_amount", "unit_amount_decimal", "transform_quantity"};
constexpr Names kPlan{"amount", "amount_decimal", "transform_usage"};

// Some prices are for a package of units: the quantity is then divided and rounded as the price
// says. A rounding that leaves nothing is taken as one package, so that a plan never looks free
// because of it.
std::int64_t packages(const Reader& price, const Names& names, std::int64_t quantity) {
  const auto transform = price.maybe_object(names.transform);
  if (!transform || quantity == 0) return quantity;
  constexpr std::int64_t kMaxPackage = 1'000'000'000'000;
  const std::int64_t size = transform->integer("divide_by", 1, kMaxPackage);
  const bool up = transform->maybe_text("round").value_or("down") == "up";
  return std::max<std::int64_t>((quantity + (up ? size - 1 : 0)) / size, 1);
}

std::int64_t quantity_of(const Reader& item) {
  return item.maybe_integer("quantity", 0, core::kMaxQuantity).value_or(1);
}

std::string_view plan_name(const Reader& price, std::string_view product) {
  const std::string_view nickname = price.maybe_text("nickname").value_or("");
  if (!nickname.empty()) return nickname;
  const std::string_view id = price.maybe_text("id", kMaxIdBytes).value_or("");
  return id.empty() ? product : id;
}

// Where the amount in the billed currency stands; nothing where the price does not say it.
struct Quote {
  Reader reader;
  Names names;
};

std::optional<Quote> quote_in(const Reader& price, const Names& names, Currency own,
                              Currency billed) {
  if (own == billed || broken(ReaderMutant::currency_option_ignored)) return Quote{price, names};
  const auto options = price.maybe_object("currency_options");
  if (!options) return std::nullopt;
  auto option = options->maybe_object(currency_key(billed));
  if (!option) return std::nullopt;
  return Quote{*std::move(option), kPrice};
}

void take_tiered(const Reader& item, const Reader& price, const Quote& quote, PricedItem& priced) {
  const std::string_view mode = price.maybe_text("tiers_mode").value_or("");
  const TieredAmount read =
      tiered_amount(quote.reader, mode, priced.metered ? 1 : quantity_of(item));
  priced.free = read.free;
  if (read.amount && !priced.metered) priced.amount = whole_units(*read.amount);
}

void take_per_unit(const Reader& item, const Reader& price, const Names& names, const Quote& quote,
                   PricedItem& priced) {
  const auto unit = read_amount(quote.reader, quote.names.amount, quote.names.decimal);
  if (!unit) return;
  priced.free = unit->picos == 0;
  if (priced.metered) return;
  priced.amount = whole_units(*unit * packages(price, names, quantity_of(item)));
}

bool is_tiered(const Reader& price) {
  return price.maybe_text("billing_scheme").value_or("") == "tiered" ||
         price.maybe_text("tiers_mode").has_value();
}

PricedItem read_priced(const Reader& item, const Reader& price, const Reader& recurrence,
                       const Names& names, std::optional<Currency> billed) {
  PricedItem priced;
  priced.product = read_reference(price, "product");
  priced.plan = plan_name(price, priced.product);
  priced.interval = recurrence.choice("interval", kBillingIntervals);
  priced.interval_count =
      recurrence.maybe_integer("interval_count", 1, core::kMaxIntervalCount).value_or(1);
  if (broken(ReaderMutant::interval_count_ignored)) priced.interval_count = 1;
  priced.metered = recurrence.maybe_text("usage_type").value_or("") == "metered" &&
                   !broken(ReaderMutant::metered_price_counts);
  const bool says_currency = price.has_value("currency") || !billed;
  const Currency own = says_currency ? read_currency(price) : *billed;
  priced.currency = billed.value_or(own);
  const auto quote = quote_in(price, names, own, priced.currency);
  if (!quote) return priced;
  if (is_tiered(price)) {
    take_tiered(item, price, *quote, priced);
  } else {
    take_per_unit(item, price, names, *quote, priced);
  }
  return priced;
}

// A price of which only the id is there.
std::optional<PricedItem> named_price(const Reader& item, std::optional<Currency> billed) {
  if (!item.has_value("price") || !item.value().find("price")->is_text()) return {};
  PricedItem priced;
  priced.plan = read_reference(item, "price");
  priced.currency = billed.value_or(Currency{});
  return priced;
}

}  // namespace

std::optional<PricedItem> read_price(const Reader& item, std::optional<Currency> billed) {
  const auto named = named_price(item, billed);
  if (!named) {
    if (const auto price = item.maybe_object("price")) {
      if (const auto recurrence = price->maybe_object("recurring")) {
        return read_priced(item, *price, *recurrence, kPrice, billed);
      }
    }
  }
  if (const auto plan = item.maybe_object("plan")) {
    return read_priced(item, *plan, *plan, kPlan, billed);
  }
  return named;
}

core::Subscribed monthly_total(std::span<const PricedItem> items, bool cut_off) {
  std::vector<core::LineItem> known;
  bool gap = false;
  for (const PricedItem& item : items) {
    gap |= !item.amount && !item.metered;
    if (!item.amount) continue;
    known.push_back({*item.amount, 1, item.interval_count, item.currency, item.interval, true});
  }
  core::Subscribed total = core::monthly_revenue(known);
  if (known.empty() && !items.empty()) total.currency = items.front().currency;
  total.at_least = cut_off || (total.priced && gap);
  return total;
}

std::string currency_key(Currency currency) {
  std::string key(currency.code, 3);
  for (char& c : key) c = static_cast<char>(c + ('a' - 'A'));
  return key;
}

}  // namespace handoff::io
