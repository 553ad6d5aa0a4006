// The first transaction of a purchase is paid before its subscription is made, and names none.
#include "io/events/paddle/paddle_transaction.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "io/events/paddle/paddle_price.hpp"
#include "io/events/parties.hpp"
#include "io/json/shape.hpp"

namespace handoff::io {
namespace {

using core::BillingReason;

// "web" and "api" say how the first transaction came to be.
constexpr std::array<Named<BillingReason>, 5> kOrigins{
    {{"web", BillingReason::subscription_create},
     {"api", BillingReason::subscription_create},
     {"subscription_recurring", BillingReason::subscription_cycle},
     {"subscription_update", BillingReason::subscription_update},
     {"subscription_charge", BillingReason::manual}}};

BillingReason reason_of(std::string_view origin) {
  for (const auto& [name, reason] : kOrigins) {
    if (name == origin) return reason;
  }
  return origin.empty() ? BillingReason::none : BillingReason::other;
}

// What one price came to.
struct BilledLine {
  std::string_view price;
  std::int64_t subtotal = 0;  // before discount and tax
  std::int64_t discount = 0;
  std::int64_t total = 0;
  bool prorated = false;
};

std::vector<BilledLine> read_lines_of(const Reader& data) {
  std::vector<BilledLine> lines;
  const auto details = data.maybe_object("details");
  if (!details) return lines;
  each_object(*details, "line_items", [&](const Reader& entry) {
    BilledLine line;
    line.price = entry.maybe_text("price_id", kMaxIdBytes).value_or("");
    line.prorated = entry.has_value("proration");
    if (const auto totals = entry.maybe_object("totals")) {
      line.subtotal = maybe_paddle_amount(*totals, "subtotal").value_or(0);
      line.discount = maybe_paddle_amount(*totals, "discount").value_or(0);
      line.total = maybe_paddle_amount(*totals, "total").value_or(0);
    }
    lines.push_back(line);
  });
  return lines;
}

// What recurs in the transaction, with the line that bills it, if there is one.
struct RecurringItem {
  PaddlePrice price;
  const BilledLine* line = nullptr;
  bool prorated = false;
};

std::vector<RecurringItem> recurring_items(const Reader& data, core::Currency currency,
                                           const std::vector<BilledLine>& lines) {
  std::vector<RecurringItem> recurring;
  each_object(data, "items", [&](const Reader& item) {
    const auto price = read_paddle_price(item, currency);
    if (!price || price->item.quantity == 0) return;
    const auto found = std::find_if(lines.begin(), lines.end(), [&](const BilledLine& line) {
      return line.price == price->id && line.total >= 0;
    });
    RecurringItem entry{*price, found == lines.end() ? nullptr : &*found,
                        item.has_value("proration")};
    entry.prorated |= entry.line != nullptr && entry.line->prorated;
    recurring.push_back(entry);
  });
  return recurring;
}

// What was billed is better known than what the price says. A line of nothing (in a trial) tells
// nothing.
void take_billed(const BilledLine& line, core::Discounts rule, core::LineItem& item) {
  if (line.subtotal <= 0) return;
  const std::int64_t off = rule == core::Discounts::none ? 0 : line.discount;
  item.unit_amount = std::max<std::int64_t>(line.subtotal - off, 0);
  item.quantity = 1;
  item.fixed_price = true;
}

void set_subscribed(const std::vector<RecurringItem>& recurring, const ReadingRules& rules,
                    core::Currency currency, core::Subscribed& subscribed) {
  std::vector<core::LineItem> items;
  bool known = true;
  for (const RecurringItem& entry : recurring) {
    if (entry.prorated) return;  // a correction says nothing of the whole
    core::LineItem item = entry.price.item;
    if (entry.line != nullptr) {
      take_billed(*entry.line, rules.discounts, item);
      known &= rules.discounts != core::Discounts::lasting || entry.line->discount <= 0;
    }
    known &= item.fixed_price;
    items.push_back(item);
  }
  const core::PlanId plan = subscribed.plan;
  subscribed = core::monthly_revenue(items);
  subscribed.plan = plan;
  subscribed.currency = currency;
  subscribed.at_least = subscribed.priced && !known;
}

bool pays_for_period(const std::vector<RecurringItem>& recurring) {
  return std::any_of(recurring.begin(), recurring.end(), [](const RecurringItem& entry) {
    return !entry.prorated && (entry.line == nullptr || entry.line->total > 0);
  });
}

core::Money paid_of(const Reader& data, core::Currency currency) {
  const Reader totals = data.object("details").object("totals");
  const std::int64_t total = maybe_paddle_amount(totals, "total").value_or(0);
  const std::int64_t open = maybe_paddle_amount(totals, "balance").value_or(0);
  return core::from_minor(std::max<std::int64_t>(total - open, 0), currency);
}

}  // namespace

void read_paddle_transaction(const Reader& data, const ReadingRules& rules, ReadEvent& read,
                             IdTables& ids) {
  core::PaymentEvent& event = read.event;
  set_parties(data.maybe_text("subscription_id", kMaxIdBytes).value_or(""),
              data.maybe_text("customer_id", kMaxIdBytes).value_or(""), read, ids);
  const core::Currency currency = read_currency(data, "currency_code");
  event.subscribed.currency = currency;
  event.billing_reason = reason_of(data.maybe_text("origin").value_or(""));
  event.by_invoice = data.maybe_text("collection_mode").value_or("") == "manual";
  const std::vector<BilledLine> lines = read_lines_of(data);
  const std::vector<RecurringItem> recurring = recurring_items(data, currency, lines);
  if (!recurring.empty()) event.subscribed.plan = ids.plans.id(recurring.front().price.plan);
  if (event.type == core::EventType::invoice_paid) event.amount_paid = paid_of(data, currency);
  const bool has_items = data.has_value("items");
  event.recurring_paid = !has_items || pays_for_period(recurring);
  set_subscribed(recurring, rules, currency, event.subscribed);
  // A card that is declined at the checkout is no failed charge of a subscription.
  if (event.type == core::EventType::invoice_payment_failed && !event.subscription) {
    event.type = core::EventType::other;
  }
}

}  // namespace handoff::io
