// An item that has no recurring price is left out; the monthly revenue is the core's to compute.
#include "io/events/stripe/stripe_subscription.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "io/events/stripe/stripe_discount.hpp"
#include "io/events/stripe/stripe_price.hpp"
#include "io/events/stripe/stripe_tax.hpp"
#include "io/json/shape.hpp"
#include "io/text/reader_mutant.hpp"

namespace handoff::io {
namespace {

using core::SubscriptionStatus;

constexpr std::array<Named<SubscriptionStatus>, 8> kStatuses{
    {{"incomplete", SubscriptionStatus::incomplete},
     {"incomplete_expired", SubscriptionStatus::incomplete_expired},
     {"trialing", SubscriptionStatus::trialing},
     {"active", SubscriptionStatus::active},
     {"past_due", SubscriptionStatus::past_due},
     {"canceled", SubscriptionStatus::canceled},
     {"unpaid", SubscriptionStatus::unpaid},
     {"paused", SubscriptionStatus::paused}}};

// Processors add statuses; none stands for one that is not listed.
SubscriptionStatus status_named(const Value& value) {
  for (const auto& [name, status] : kStatuses) {
    if (value.is_text() && name == value.text()) return status;
  }
  return SubscriptionStatus::none;
}

SubscriptionStatus read_status(const Reader& object) {
  if (!object.has_value("status") || !object.value().find("status")->is_text()) {
    object.expected("status", one_of(kStatuses));
    return SubscriptionStatus::none;
  }
  return status_named(*object.value().find("status"));
}

struct ItemList {
  std::vector<PricedItem> items;
  std::optional<core::Currency> currency;
  bool cut_off = false;
};

void add_item(const Reader& item, const TaxInside& tax, DiscountRules rules, ItemList& list) {
  auto priced = read_price(item, list.currency);
  if (!priced) return;
  if (!list.currency) list.currency = priced->currency;
  rules.currency = *list.currency;
  priced->tax_rate = tax.rate(item, rules.currency);
  std::vector<Discount> discounts;
  read_discounts(item, rules, discounts);
  take_off(discounts, {&*priced, 1});
  list.items.push_back(*priced);
}

bool is_cut_off(const Reader& items, std::size_t size) {
  if (broken(ReaderMutant::rest_of_items_forgotten)) return false;
  if (items.maybe_boolean("has_more").value_or(false)) return true;
  constexpr std::int64_t kMost = 1'000'000'000;
  const auto total = items.maybe_integer("total_count", 0, kMost);
  return total && *total > static_cast<std::int64_t>(size);
}

ItemList read_item_list(const Reader& object, const DiscountRules& rules) {
  ItemList list;
  const TaxInside tax(object);
  if (object.has_value("currency")) list.currency = read_currency(object);
  if (const auto items = object.maybe_object("items")) {
    const Reader data = items->array("data");
    list.cut_off = is_cut_off(*items, data.size());
    for (std::size_t i = 0; i < data.size(); ++i) {
      const Reader item = data.element(i);
      if (item.value().is_object()) {
        add_item(item, tax, rules, list);
      } else {
        item.fail("expected an object, found " + describe(&item.value()));
      }
    }
  }
  if (list.items.empty()) {  // its discounts are the subscription's, which come later
    if (auto priced = read_price(object, list.currency)) {
      priced->tax_rate = tax.rate(object, priced->currency);
      list.items.push_back(*priced);
    }
  }
  return list;
}

// A subscription without discounts of its own has its customer's.
std::vector<Discount> discounts_of(const Reader& object, const DiscountRules& rules) {
  std::vector<Discount> discounts;
  read_discounts(object, rules, discounts);
  const bool expanded =
      object.has_value("customer") && object.value().find("customer")->is_object();
  if (discounts.empty() && expanded) read_discounts(object.object("customer"), rules, discounts);
  return discounts;
}

bool all_free(const ItemList& list) {
  return !list.cut_off && !list.items.empty() &&
         std::all_of(list.items.begin(), list.items.end(),
                     [](const PricedItem& item) { return item.free; });
}

void take_items(const Reader& object, DiscountRules rules, SubscriptionShape& shape) {
  ItemList list = read_item_list(object, rules);
  if (!list.items.empty()) {
    shape.plan = list.items.front().plan;
    rules.currency = list.currency.value_or(list.items.front().currency);
  }
  shape.free_plan = all_free(list);
  take_off(discounts_of(object, rules), list.items);
  leave_tax_out(list.items);
  shape.subscribed = monthly_total(list.items, list.cut_off);
  if (list.items.empty() && list.currency) shape.subscribed.currency = *list.currency;
}

void take_trial(const Reader& object, SubscriptionShape& shape) {
  const auto start = object.maybe_integer("trial_start", 0, kLatestSecond);
  const auto end = object.maybe_integer("trial_end", 0, kLatestSecond);
  shape.had_trial = start || end || shape.status == SubscriptionStatus::trialing;
  if (end) shape.trial_end = {core::seconds(*end).us};
  auto began = object.maybe_integer("start_date", 0, kLatestSecond);
  if (!began) began = object.maybe_integer("created", 0, kLatestSecond);
  constexpr std::int64_t kDay = 86'400;
  if (broken(ReaderMutant::late_trial_forgotten)) return;
  shape.late_trial = start && began && *start > *began + kDay;
}

bool is_by_invoice(const Reader& object) {
  const auto method = object.maybe_text("collection_method");
  return method.value_or(object.maybe_text("billing").value_or("")) == "send_invoice";
}

}  // namespace

std::string_view customer_of(const Reader& object) {
  const std::string_view customer = read_reference(object, "customer");
  return customer.empty() ? read_reference(object, "customer_account") : customer;
}

SubscriptionShape read_subscription(const Reader& object, const ReadingRules& rules,
                                    std::int64_t at) {
  SubscriptionShape shape;
  shape.id = read_id(object);
  shape.customer = customer_of(object);
  if (shape.customer.empty()) object.expected("customer", "an id in quotes, or an object with one");
  shape.status = read_status(object);
  shape.collection_paused = object.has_value("pause_collection");
  shape.by_invoice = is_by_invoice(object);
  take_trial(object, shape);
  take_items(object, {rules.discounts, {}, at}, shape);
  return shape;
}

SubscriptionStatus read_previous_status(const Reader& previous) {
  if (!previous.has_value("status")) return SubscriptionStatus::none;
  return status_named(*previous.value().find("status"));
}

}  // namespace handoff::io
