// The names of the members are the difference between the catalogs.
#include "io/events/chargebee/chargebee_prices.hpp"

#include <algorithm>
#include <span>

#include "io/events/billing_words.hpp"
#include "io/json/shape.hpp"

namespace handoff::io {
namespace {

using core::kMaxQuantity;
using core::kMaxUnitAmount;

struct ItemNames {
  std::string_view id;
  std::string_view amount;
  std::string_view unit_price;
  std::string_view quantity;
  std::string_view free_quantity;
};
constexpr ItemNames kItem{"item_price_id", "amount", "unit_price", "quantity", "free_quantity"};
constexpr ItemNames kPlan1{"plan_id", "plan_amount", "plan_unit_price", "plan_quantity",
                           "plan_free_quantity"};
constexpr ItemNames kAddon1{"id", "amount", "unit_price", "quantity", "free_quantity"};

std::optional<std::int64_t> amount_of(const Reader& item, const ItemNames& names) {
  if (item.has_value("metered_quantity")) return std::nullopt;
  if (const auto amount = item.maybe_integer(names.amount, 0, kMaxUnitAmount)) return amount;
  const auto unit = item.maybe_integer(names.unit_price, 0, kMaxUnitAmount);
  if (!unit) return std::nullopt;
  const std::int64_t quantity = item.maybe_integer(names.quantity, 0, kMaxQuantity).value_or(1);
  const std::int64_t free = item.maybe_integer(names.free_quantity, 0, kMaxQuantity).value_or(0);
  const std::int64_t charged = std::max<std::int64_t>(quantity - free, 0);
  if (charged > 0 && *unit > kMaxUnitAmount / charged) return std::nullopt;
  return *unit * charged;
}

void add_item(const Reader& item, const ItemNames& names, ChargebeePrices& prices) {
  prices.items.push_back(
      {item.maybe_text(names.id, kMaxIdBytes).value_or(""), amount_of(item, names)});
}

void read_catalog_2(const Reader& subscription, ChargebeePrices& prices) {
  each_object(subscription, "subscription_items", [&](const Reader& item) {
    const std::string_view type = item.maybe_text("item_type").value_or("plan");
    if (type == "charge" || item.maybe_boolean("charge_once").value_or(false)) return;
    add_item(item, kItem, prices);
    if (type == "plan" && prices.plan.empty()) prices.plan = prices.items.back().price;
  });
}

void read_catalog_1(const Reader& subscription, ChargebeePrices& prices) {
  if (!subscription.has_value("plan_id")) return;
  add_item(subscription, kPlan1, prices);
  prices.plan = prices.items.back().price;
  each_object(subscription, "addons",
              [&](const Reader& addon) { add_item(addon, kAddon1, prices); });
}

core::LineItem read_period(const Reader& subscription) {
  core::LineItem period;
  period.currency = read_currency(subscription, "currency_code");
  const auto count = subscription.maybe_integer("billing_period", 1, core::kMaxIntervalCount);
  const auto unit = subscription.maybe_choice("billing_period_unit", kBillingIntervals);
  period.fixed_price = count && unit;
  period.interval_count = count.value_or(1);
  period.interval = unit.value_or(core::BillingInterval::month);
  return period;
}

}  // namespace

bool ChargebeePrices::known() const {
  const auto has_amount = [](const ChargebeeItem& item) { return item.amount.has_value(); };
  return std::all_of(items.begin(), items.end(), has_amount);
}

bool ChargebeePrices::free_plan() const { return !items.empty() && known() && total() == 0; }

std::int64_t ChargebeePrices::total() const {
  std::int64_t sum = 0;
  for (const ChargebeeItem& item : items) {
    sum = std::min(sum + item.amount.value_or(0), kMaxUnitAmount);
  }
  return sum;
}

ChargebeePrices read_chargebee_prices(const Reader& subscription) {
  ChargebeePrices prices;
  prices.period = read_period(subscription);
  if (subscription.has_value("subscription_items")) {
    read_catalog_2(subscription, prices);
  } else {
    read_catalog_1(subscription, prices);
  }
  return prices;
}

core::Subscribed monthly(const ChargebeePrices& prices, std::int64_t amount) {
  core::LineItem line = prices.period;
  line.unit_amount = amount;
  const auto has_amount = [](const ChargebeeItem& item) { return item.amount.has_value(); };
  line.fixed_price &= std::any_of(prices.items.begin(), prices.items.end(), has_amount);
  core::Subscribed subscribed = core::monthly_revenue(std::span(&line, 1));
  subscribed.at_least = subscribed.priced && !prices.known();
  return subscribed;
}

}  // namespace handoff::io
