// A trial is over at `trial_end`, also of a subscription that was cancelled or activated in it.
#include "io/events/chargebee/chargebee_subscription.hpp"

#include <array>

#include "io/events/chargebee/chargebee_discounts.hpp"
#include "io/events/chargebee/chargebee_prices.hpp"
#include "io/events/parties.hpp"
#include "io/json/shape.hpp"

namespace handoff::io {
namespace {

using core::SubscriptionStatus;

constexpr std::array<Named<SubscriptionStatus>, 7> kChargebeeStatuses{
    {{"future", SubscriptionStatus::incomplete},
     {"in_trial", SubscriptionStatus::trialing},
     {"active", SubscriptionStatus::active},
     {"non_renewing", SubscriptionStatus::active},
     {"paused", SubscriptionStatus::paused},
     {"cancelled", SubscriptionStatus::canceled},
     {"transferred", SubscriptionStatus::canceled}}};

std::string_view customer_of(const Reader& content, const Reader& subscription) {
  const auto id = subscription.maybe_text("customer_id", kMaxIdBytes);
  if (id) return *id;
  const auto customer = content.maybe_object("customer");
  return customer ? shown_text(*customer, "id") : std::string_view();
}

// The subscription's own word is before the customer's.
bool collects_itself(const Reader& content, const Reader& subscription) {
  if (const auto own = subscription.maybe_text("auto_collection")) return *own != "off";
  const auto customer = content.maybe_object("customer");
  return !customer || customer->maybe_text("auto_collection").value_or("on") != "off";
}

void set_chargebee_trial(const Reader& subscription, core::PaymentEvent& event) {
  const auto starts = maybe_second(subscription, "trial_start");
  const auto ends = maybe_second(subscription, "trial_end");
  event.had_trial = starts || ends || event.status == SubscriptionStatus::trialing;
  event.trial_end = ends.value_or(core::kNever);
  const auto activated = maybe_second(subscription, "activated_at");
  event.late_trial = starts && activated && *activated < *starts;
}

void set_chargebee_status(const Reader& subscription, ReadEvent& read) {
  core::PaymentEvent& event = read.event;
  event.status = read_status(subscription, kChargebeeStatuses, read);
  set_chargebee_trial(subscription, event);
  if (event.status != SubscriptionStatus::active) return;
  const bool ending = subscription.text("status") == "non_renewing";
  if (ending && event.had_trial && event.trial_end != core::kNever &&
      event.trial_end > event.created) {
    event.status = SubscriptionStatus::trialing;
    return;
  }
  constexpr std::int64_t kMostInvoices = 1'000'000;
  const auto due = subscription.maybe_integer("due_invoices_count", 0, kMostInvoices);
  if (due.value_or(0) > 0 && !event.by_invoice) event.status = SubscriptionStatus::past_due;
}

// Chargebee's own figure, in the subscription's currency.
std::optional<core::Money> given_revenue(const Reader& subscription, core::Currency currency) {
  const auto given = subscription.maybe_integer("mrr", 0, core::kMaxUnitAmount);
  const bool one_currency = !subscription.has_value("base_currency_code") ||
                            read_currency(subscription, "base_currency_code") == currency;
  if (!given || *given == 0 || !one_currency) return std::nullopt;
  return core::from_minor(*given, currency);
}

void set_chargebee_revenue(const Reader& content, const Reader& subscription,
                           const ReadingRules& rules, ReadEvent& read, IdTables& ids) {
  core::PaymentEvent& event = read.event;
  const ChargebeePrices prices = read_chargebee_prices(subscription);
  event.free_plan = prices.free_plan();
  const DiscountedPrice price = read_discounted_price(
      subscription, prices, content.maybe_object("invoice"), rules, event.created);
  if (price.amount) event.subscribed = monthly(prices, *price.amount);
  event.subscribed.currency = prices.period.currency;
  event.subscribed.plan = ids.plans.id(prices.plan);
  if (event.subscribed.priced || price.discounted) return;
  if (const auto given = given_revenue(subscription, prices.period.currency)) {
    event.subscribed.mrr = *given;
    event.subscribed.priced = true;
  }
}

}  // namespace

void read_chargebee_subscription(const Reader& content, const Reader& subscription,
                                 const ReadingRules& rules, ReadEvent& read, IdTables& ids) {
  set_parties(read_id(subscription), customer_of(content, subscription), read, ids);
  read.event.by_invoice = !collects_itself(content, subscription);
  set_chargebee_status(subscription, read);
  set_chargebee_revenue(content, subscription, rules, read, ids);
}

bool first_term_after_trial(const Reader& subscription) {
  const auto ends = maybe_second(subscription, "trial_end");
  const auto term = maybe_second(subscription, "current_term_start");
  return ends && term && *term <= *ends + core::days(1);
}

}  // namespace handoff::io
