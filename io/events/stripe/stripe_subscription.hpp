// The shape of a subscription: the facts that the pipeline needs out of a hundred fields.
//
// Read alike from every API version: until 2025-03-31 the billing period stood on the subscription,
// since then on its items; neither is needed here. Very old subscriptions have one `plan` and
// `quantity` of their own in place of `items`.
#pragma once

#include <string_view>

#include "core/messages/messages.hpp"
#include "io/json/json_reader.hpp"

namespace handoff::io {

// Texts are views into the document. `subscribed.plan` is left for whoever owns the table of plans.
struct SubscriptionShape {
  std::string_view id;
  std::string_view customer;
  std::string_view plan;  // the first item's
  core::Subscribed subscribed;
  core::SubscriptionStatus status = core::SubscriptionStatus::none;
  bool had_trial = false;
};

SubscriptionShape read_subscription(const Reader& object);

// Of an event's `previous_attributes`: the status before, or none; and whether the plan, the price
// or the quantity was another.
core::SubscriptionStatus read_previous_status(const Reader& previous);
bool items_changed(const Reader& previous);

}  // namespace handoff::io
