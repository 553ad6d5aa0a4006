// Two lists of items are compared after sorting; what is not known of an item fits everything.
#include "io/events/stripe/stripe_previous.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "io/events/stripe/stripe_price.hpp"
#include "io/json/shape.hpp"
#include "io/json/value_tree.hpp"
#include "io/text/reader_mutant.hpp"

namespace handoff::io {
namespace {

// What was bought, as far as it is said.
struct Bought {
  std::string_view item;  // the subscription item's id
  std::string_view price;
  std::string_view interval;
  std::string amount;  // as it is written
  std::optional<std::int64_t> count;
  std::optional<std::int64_t> quantity;

  auto order() const { return std::tie(price, amount, interval, count, quantity); }
};

std::optional<std::int64_t> whole_number(const Value& object, std::string_view key) {
  const Value* found = object.find(key);
  if (found == nullptr || !found->is_whole()) return std::nullopt;
  return found->whole();
}

std::string_view text_of(const Value& object, std::string_view key) {
  const Value* found = object.find(key);
  return found == nullptr ? std::string_view() : found->text();
}

const Value* object_in(const Value& holder, std::string_view key) {
  const Value* found = holder.find(key);
  return found == nullptr || !found->is_object() ? nullptr : found;
}

std::string written_amount(const Value& price, std::string_view whole, std::string_view decimal) {
  for (const std::string_view key : {whole, decimal}) {
    const Value* found = price.find(key);
    if (found == nullptr || found->is_null()) continue;
    return found->is_text() ? std::string(found->text()) : to_json(*found).dump();
  }
  return {};
}

void take_price(const Value& price, Bought& bought) {
  bought.price = text_of(price, "id");
  bought.amount = written_amount(price, "unit_amount", "unit_amount_decimal");
  if (const Value* recurring = object_in(price, "recurring")) {
    bought.interval = text_of(*recurring, "interval");
    bought.count = whole_number(*recurring, "interval_count");
  }
}

void take_plan(const Value& plan, Bought& bought) {
  bought.price = text_of(plan, "id");
  bought.amount = written_amount(plan, "amount", "amount_decimal");
  bought.interval = text_of(plan, "interval");
  bought.count = whole_number(plan, "interval_count");
}

// Of an item, or of an old subscription that has a plan of its own.
Bought bought_of(const Value& item) {
  Bought bought;
  if (!item.is_object()) return bought;
  bought.item = text_of(item, "id");
  bought.quantity = whole_number(item, "quantity");
  if (const Value* price = object_in(item, "price")) {
    take_price(*price, bought);
  } else if (const Value* plan = object_in(item, "plan")) {
    take_plan(*plan, bought);
  }
  return bought;
}

template <class Value>
bool differ(const Value& a, const Value& b, const Value& unsaid = {}) {
  return a != unsaid && b != unsaid && a != b;
}

bool differ(const Bought& a, const Bought& b) {
  return differ(a.price, b.price) || differ(a.amount, b.amount) || differ(a.interval, b.interval) ||
         differ(a.count, b.count) || differ(a.quantity, b.quantity);
}

struct Items {
  std::vector<Bought> bought;
  bool cut_off = false;
};

Items items_of(const Value& list) {
  Items items;
  const Value* data = list.find("data");
  if (data == nullptr || !data->is_array()) {
    items.cut_off = true;
    return items;
  }
  for (const Value& item : data->elements()) items.bought.push_back(bought_of(item));
  const Value* more = list.find("has_more");
  items.cut_off = more != nullptr && more->is_boolean() && more->boolean();
  if (const auto total = whole_number(list, "total_count"))
    items.cut_off |= *total > static_cast<std::int64_t>(items.bought.size());
  return items;
}

bool sets_differ(std::vector<Bought> before, std::vector<Bought> now) {
  if (before.size() != now.size()) return true;
  if (!broken(ReaderMutant::order_of_items_counts)) {
    const auto by_value = [](const Bought& a, const Bought& b) { return a.order() < b.order(); };
    std::stable_sort(before.begin(), before.end(), by_value);
    std::stable_sort(now.begin(), now.end(), by_value);
  }
  for (std::size_t i = 0; i < before.size(); ++i) {
    if (differ(before[i], now[i])) return true;
  }
  return false;
}

// Where a list is cut off, only an item that stands in both can be seen to differ.
bool common_items_differ(const std::vector<Bought>& before, std::vector<Bought> now) {
  const auto by_item = [](const Bought& a, const Bought& b) { return a.item < b.item; };
  std::stable_sort(now.begin(), now.end(), by_item);
  return std::any_of(before.begin(), before.end(), [&](const Bought& item) {
    const auto same = std::lower_bound(now.begin(), now.end(), item, by_item);
    return same != now.end() && !item.item.empty() && same->item == item.item &&
           differ(item, *same);
  });
}

// The one thing that is bought, where it is one.
std::optional<Bought> single(const Value& object) {
  if (object_in(object, "plan") != nullptr) return bought_of(object);
  const Value* list = object_in(object, "items");
  if (list == nullptr) return std::nullopt;
  const Items items = items_of(*list);
  if (items.cut_off || items.bought.size() != 1) return std::nullopt;
  return items.bought.front();
}

bool plan_differs(const Value& previous, const Value& object) {
  const auto now = single(object);
  const Value* plan = object_in(previous, "plan");
  if (plan == nullptr) return now.has_value();  // it had several, or none
  if (!now) return object_in(object, "items") != nullptr;
  Bought before;
  take_plan(*plan, before);
  return differ(before.price, now->price) || differ(before.amount, now->amount) ||
         differ(before.interval, now->interval) || differ(before.count, now->count);
}

bool quantity_differs(const Value& previous, const Value& object) {
  auto now = whole_number(object, "quantity");
  if (!now) {
    const auto item = single(object);
    if (!item) return false;
    now = item->quantity;
  }
  return whole_number(previous, "quantity") != now;
}

bool old_members_differ(const Reader& previous, const Value& object) {
  return (previous.has("plan") && plan_differs(previous.value(), object)) ||
         (previous.has("quantity") && quantity_differs(previous.value(), object));
}

}  // namespace

bool items_changed(const Reader& previous, const Reader& object) {
  const Value* before = object_in(previous.value(), "items");
  const Value* now = object_in(object.value(), "items");
  if (before == nullptr || now == nullptr) return old_members_differ(previous, object.value());
  Items old_items = items_of(*before);
  Items new_items = items_of(*now);
  if (!old_items.cut_off && !new_items.cut_off)
    return sets_differ(std::move(old_items.bought), std::move(new_items.bought));
  return common_items_differ(old_items.bought, std::move(new_items.bought)) ||
         old_members_differ(previous, object.value());
}

bool was_free(const Reader& previous) {
  Problems ignored;  // what cannot be read was not free
  const auto free = [](const Reader& item) {
    const auto price = read_price(item, std::nullopt);
    return price && price->free;
  };
  if (const Value* list = object_in(previous.value(), "items")) {
    if (items_of(*list).cut_off) return false;
    const Reader data = Reader(*list, ignored).array("data");
    std::size_t priced = 0;
    for (std::size_t i = 0; i < data.size(); ++i) priced += free(data.element(i)) ? 1U : 0U;
    return priced > 0 && priced == data.size() && !ignored.first;
  }
  if (object_in(previous.value(), "plan") == nullptr) return false;
  return free(Reader(previous.value(), ignored)) && !ignored.first;
}

}  // namespace handoff::io
