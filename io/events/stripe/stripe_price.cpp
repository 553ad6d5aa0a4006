// A price and a plan hold the same facts under different names; `Names` is the difference.
#include "io/events/stripe/stripe_price.hpp"

#include <algorithm>
#include <array>
#include <cassert>

#include "io/json/shape.hpp"
#include "io/text/reader_mutant.hpp"

namespace handoff::io {
namespace {

using core::BillingInterval;

struct Names {
  std::string_view amount;
  std::string_view decimal;
  std::string_view transform;
};
constexpr Names kPrice{"unit_amount", "unit_amount_decimal", "transform_quantity"};
constexpr Names kPlan{"amount", "amount_decimal", "transform_usage"};

constexpr std::array<Named<BillingInterval>, 4> kIntervals{{{"day", BillingInterval::day},
                                                            {"week", BillingInterval::week},
                                                            {"month", BillingInterval::month},
                                                            {"year", BillingInterval::year}}};

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

bool is_usage_based(const Reader& price, const Reader& recurrence) {
  if (broken(ReaderMutant::metered_price_counts)) return false;
  return price.maybe_text("billing_scheme").value_or("") == "tiered" ||
         price.maybe_text("tiers_mode").has_value() ||
         recurrence.maybe_text("usage_type").value_or("") == "metered";
}

// False where there is no amount.
bool read_amount(const Reader& price, const Names& names, core::LineItem& item) {
  if (const auto amount = price.maybe_integer(names.amount, 0, core::kMaxUnitAmount)) {
    item.unit_amount = *amount;
    return true;
  }
  const auto decimal = price.maybe_text(names.decimal);
  if (!decimal) return false;
  if (const auto wrong = set_decimal_amount(item, *decimal)) price.expected(names.decimal, *wrong);
  return true;
}

std::string_view plan_name(const Reader& price) {
  const std::string_view nickname = price.maybe_text("nickname").value_or("");
  if (!nickname.empty()) return nickname;
  const std::string_view id = price.maybe_text("id", kMaxIdBytes).value_or("");
  return id.empty() ? read_reference(price, "product") : id;
}

PricedItem read_priced(const Reader& price, const Reader& recurrence, const Names& names,
                       std::int64_t quantity) {
  PricedItem priced;
  core::LineItem& item = priced.item;
  item.currency = read_currency(price);
  item.interval = recurrence.choice("interval", kIntervals);
  item.interval_count =
      recurrence.maybe_integer("interval_count", 1, core::kMaxIntervalCount).value_or(1);
  if (broken(ReaderMutant::interval_count_ignored)) item.interval_count = 1;
  item.quantity = packages(price, names, quantity);
  item.fixed_price = read_amount(price, names, item) && !is_usage_based(price, recurrence);
  priced.plan = plan_name(price);
  return priced;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

std::optional<std::string_view> set_decimal_amount(core::LineItem& item, std::string_view text) {
  constexpr std::string_view kForm = "a decimal number of at most 12 places in quotes";
  constexpr std::string_view kRange = "an amount from 0 to 1000000000000";
  assert(item.quantity >= 0 && item.quantity <= core::kMaxQuantity);
  __extension__ using Wide = __int128;
  constexpr std::size_t kPlaces = 12;
  const std::size_t point = std::min(text.find('.'), text.size());
  std::string_view units = text.substr(0, point);
  std::string_view places = point == text.size() ? std::string_view() : text.substr(point + 1);
  if (!std::all_of(units.begin(), units.end(), is_digit) || units.empty()) return kForm;
  if (!std::all_of(places.begin(), places.end(), is_digit)) return kForm;
  if ((places.empty() && point != text.size()) || places.size() > kPlaces) return kForm;
  while (units.size() > 1 && units.front() == '0') units.remove_prefix(1);
  while (!places.empty() && places.back() == '0') places.remove_suffix(1);
  constexpr std::size_t kMostDigits = 13;  // of kMaxUnitAmount
  if (units.size() > kMostDigits) return kRange;

  Wide digits = 0;
  Wide scale = 1;
  for (const char c : units) digits = digits * 10 + (c - '0');
  for (const char c : places) {
    digits = digits * 10 + (c - '0');
    scale *= 10;
  }
  if (digits > Wide{core::kMaxUnitAmount} * scale) return kRange;
  if (scale == 1) {
    item.unit_amount = static_cast<std::int64_t>(digits);
    return std::nullopt;
  }
  const Wide total = (digits * item.quantity + scale / 2) / scale;
  if (total > core::kMaxUnitAmount) return kRange;
  item.unit_amount = static_cast<std::int64_t>(total);
  item.quantity = 1;
  return std::nullopt;
}

std::optional<PricedItem> read_price(const Reader& item) {
  const std::int64_t quantity = item.maybe_integer("quantity", 0, core::kMaxQuantity).value_or(1);
  if (const auto price = item.maybe_object("price")) {
    if (const auto recurrence = price->maybe_object("recurring")) {
      return read_priced(*price, *recurrence, kPrice, quantity);
    }
  }
  if (const auto plan = item.maybe_object("plan")) {
    return read_priced(*plan, *plan, kPlan, quantity);
  }
  return std::nullopt;
}

}  // namespace handoff::io
