// An item that has no recurring price is left out; the monthly revenue is the core's to compute.
#include "io/events/stripe/stripe_subscription.hpp"

#include <array>
#include <vector>

#include "io/events/stripe/stripe_price.hpp"
#include "io/json/shape.hpp"

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

void read_items(const Reader& object, SubscriptionShape& shape) {
  std::vector<core::LineItem> lines;
  const auto add = [&](const Reader& item) {
    const auto priced = read_price(item);
    if (!priced) return;
    if (shape.plan.empty()) shape.plan = priced->plan;
    lines.push_back(priced->item);
  };
  if (const auto items = object.maybe_object("items")) {
    const Reader data = items->array("data");
    for (std::size_t i = 0; i < data.size(); ++i) {
      const Reader item = data.element(i);
      if (item.json().is_object()) {
        add(item);
      } else {
        item.fail("expected an object, found " + describe(&item.json()));
      }
    }
  }
  if (lines.empty()) add(object);
  shape.subscribed = core::monthly_revenue(lines);
  if (lines.empty() && object.has_value("currency")) {
    shape.subscribed.currency = read_currency(object);
  }
}

}  // namespace

SubscriptionShape read_subscription(const Reader& object) {
  SubscriptionShape shape;
  shape.id = read_id(object);
  shape.customer = read_reference(object, "customer");
  if (shape.customer.empty()) object.expected("customer", "an id in quotes, or an object with one");
  shape.status = object.choice("status", kStatuses);
  const auto trial_start = object.maybe_integer("trial_start", 0, kLatestSecond);
  const auto trial_end = object.maybe_integer("trial_end", 0, kLatestSecond);
  shape.had_trial = trial_start || trial_end || shape.status == SubscriptionStatus::trialing;
  read_items(object, shape);
  return shape;
}

core::SubscriptionStatus read_previous_status(const Reader& previous) {
  return previous.maybe_choice("status", kStatuses).value_or(SubscriptionStatus::none);
}

bool items_changed(const Reader& previous) {
  return previous.has("items") || previous.has("plan") || previous.has("quantity");
}

}  // namespace handoff::io
