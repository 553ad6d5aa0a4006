// The shape of a subscription: the facts that the pipeline needs out of a hundred fields.
//
// Read alike from every API version: until 2025-03-31 the billing period stood on the subscription,
// since then on its items; neither is needed here. Very old subscriptions have one `plan` and
// `quantity` of their own in place of `items`. The currency is the subscription's own; those that
// do not tell it are billed in their first item's.
#pragma once

#include <array>
#include <string_view>

#include "core/messages/messages.hpp"
#include "io/events/read_event.hpp"
#include "io/json/json_reader.hpp"

namespace handoff::io {

// Texts are views into the document. `subscribed.plan` is left for whoever owns the table of plans.
struct SubscriptionShape {
  std::string_view id;
  std::string_view customer;  // or the account that is one
  std::string_view plan;      // the first item's
  core::Subscribed subscribed;
  core::Time trial_end = core::kNever;
  core::SubscriptionStatus status = core::SubscriptionStatus::none;  // none: one that is not known
  bool had_trial = false;
  bool late_trial = false;  // began more than a day after the subscription
  bool free_plan = false;
  bool collection_paused = false;
  bool by_invoice = false;
};

// `at` is the second that the object is of: discounts that ended before it are over.
SubscriptionShape read_subscription(const Reader& object, const ReadingRules& rules,
                                    std::int64_t at);

// The customer, or the account that is one. Empty where neither is named.
std::string_view customer_of(const Reader& object);

// Of an event's `previous_attributes`: the status before; none if it was the same or is not known.
core::SubscriptionStatus read_previous_status(const Reader& previous);

}  // namespace handoff::io
