// Old and new shapes differ in where things stand; each difference has one function.
#include "io/events/stripe/stripe_invoice.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "io/events/stripe/stripe_price.hpp"
#include "io/json/shape.hpp"
#include "io/text/reader_mutant.hpp"

namespace handoff::io {
namespace {

using core::BillingInterval;
using core::BillingReason;

BillingReason billing_reason(std::string_view name) {
  if (name.empty()) return BillingReason::none;
  if (name == "subscription_create") return BillingReason::subscription_create;
  if (name == "subscription_cycle") return BillingReason::subscription_cycle;
  if (name == "subscription_update") return BillingReason::subscription_update;
  if (name == "subscription_threshold") return BillingReason::subscription_threshold;
  return name == "manual" ? BillingReason::manual : BillingReason::other;
}

std::string_view subscription_of(const Reader& invoice) {
  const std::string_view direct = read_reference(invoice, "subscription");
  if (!direct.empty()) return direct;
  const auto parent = invoice.maybe_object("parent");
  if (!parent) return {};
  const auto details = parent->maybe_object("subscription_details");
  return details ? read_reference(*details, "subscription") : std::string_view();
}

// A line for a full period of a subscription. A prorated one corrects an earlier line and would
// count the subscription twice.
bool is_subscription_line(const Reader& line) {
  if (broken(ReaderMutant::prorated_line_counts)) return true;
  if (line.maybe_boolean("proration").value_or(false)) return false;
  const auto parent = line.maybe_object("parent");
  if (!parent) return line.maybe_text("type").value_or("") == "subscription";
  if (parent->maybe_text("type").value_or("") != "subscription_item_details") return false;
  const auto details = parent->maybe_object("subscription_item_details");
  return !details || !details->maybe_boolean("proration").value_or(false);
}

struct Recurrence {
  std::int64_t least_days;
  std::int64_t most_days;
  BillingInterval interval;
  std::int64_t count;
};

// Billing periods by their length, as calendars have them. Four weeks are not listed: they are a
// month in February.
constexpr std::array<Recurrence, 11> kRecurrences{{{1, 1, BillingInterval::day, 1},
                                                   {7, 7, BillingInterval::week, 1},
                                                   {14, 14, BillingInterval::week, 2},
                                                   {28, 31, BillingInterval::month, 1},
                                                   {59, 62, BillingInterval::month, 2},
                                                   {89, 92, BillingInterval::month, 3},
                                                   {120, 123, BillingInterval::month, 4},
                                                   {181, 184, BillingInterval::month, 6},
                                                   {365, 366, BillingInterval::year, 1},
                                                   {730, 731, BillingInterval::year, 2},
                                                   {1095, 1096, BillingInterval::year, 3}}};

const Recurrence* recurrence_of(const Reader& period) {
  constexpr std::int64_t kDay = 86'400;
  const std::int64_t start = period.integer("start", 0, kLatestSecond);
  const std::int64_t end = period.integer("end", 0, kLatestSecond);
  if (end <= start || (end - start) % kDay != 0) return nullptr;
  const std::int64_t days = (end - start) / kDay;
  const auto found = std::find_if(kRecurrences.begin(), kRecurrences.end(), [&](const auto& r) {
    return days >= r.least_days && days <= r.most_days;
  });
  return found == kRecurrences.end() ? nullptr : &*found;
}

// A line in the new shape. It has a fixed price only if it bills exactly price times quantity: a
// trial's line bills nothing over the trial's length, which is no billing period.
std::optional<PricedItem> read_pricing(const Reader& line) {
  const auto pricing = line.maybe_object("pricing");
  if (!pricing) return std::nullopt;
  PricedItem priced;
  core::LineItem& item = priced.item;
  if (const auto details = pricing->maybe_object("price_details")) {
    priced.plan = read_reference(*details, "price");
    if (priced.plan.empty()) priced.plan = read_reference(*details, "product");
  }
  item.currency = read_currency(line);
  item.quantity = line.maybe_integer("quantity", 0, core::kMaxQuantity).value_or(1);
  item.fixed_price = false;
  const auto unit = pricing->maybe_text("unit_amount_decimal");
  const auto period = line.maybe_object("period");
  const auto billed = line.maybe_integer("amount", -core::kMaxUnitAmount, core::kMaxUnitAmount);
  if (!unit || !period || !billed) return priced;
  if (const auto wrong = set_decimal_amount(item, *unit)) {
    pricing->expected("unit_amount_decimal", *wrong);
    return priced;
  }
  const Recurrence* recurrence = recurrence_of(*period);
  if (recurrence == nullptr || *billed != item.unit_amount * item.quantity) return priced;
  item.interval = recurrence->interval;
  item.interval_count = recurrence->count;
  item.fixed_price = true;
  return priced;
}

void read_lines(const Reader& invoice, InvoiceShape& shape) {
  std::vector<core::LineItem> items;
  const auto lines = invoice.maybe_object("lines");
  if (!lines) return;
  const Reader data = lines->array("data");
  for (std::size_t i = 0; i < data.size(); ++i) {
    const Reader line = data.element(i);
    if (!line.json().is_object()) {
      line.fail("expected an object, found " + describe(&line.json()));
      return;
    }
    if (!is_subscription_line(line)) continue;
    auto priced = read_price(line);
    if (!priced) priced = read_pricing(line);
    if (!priced) continue;
    if (shape.plan.empty()) shape.plan = priced->plan;
    items.push_back(priced->item);
  }
  if (!items.empty()) shape.subscribed = core::monthly_revenue(items);
}

}  // namespace

InvoiceShape read_invoice(const Reader& object) {
  InvoiceShape shape;
  shape.id = object.maybe_text("id", kMaxIdBytes).value_or("");
  shape.customer = read_reference(object, "customer");
  shape.subscription = subscription_of(object);
  const core::Currency currency = read_currency(object);
  const std::int64_t paid = object.integer("amount_paid", 0, core::kMaxUnitAmount);
  shape.amount_paid = core::from_minor(paid, currency);
  shape.billing_reason = billing_reason(object.maybe_text("billing_reason").value_or(""));
  shape.subscribed.currency = currency;
  read_lines(object, shape);
  return shape;
}

}  // namespace handoff::io
