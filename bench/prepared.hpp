// Prepared: whole handoffs as inputs, made ready beforehand, so that a measurement sees the core
// alone.
//
// Each conversion is one event and the ten replies of a handoff in which everything goes well.
// Requests are answered from a table by operation; nothing is looked up or allocated on the way.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include "core/pipeline.hpp"

namespace handoff::core::testing {

class Prepared {
 public:
  Prepared() {
    at(Operation::fetch_customer).body = CustomerFound{{99}};
    at(Operation::find_by_primary).body = ContactFound{{700}, kStart - days(14), 0};
    at(Operation::fetch_usage).body = UsageFound{{14, 3, 2}};
    at(Operation::fetch_deal).status = ReplyStatus::not_found;
    at(Operation::fetch_profile).body = ProfileFound{Segment::smb, LeadSource::organic};
  }

  // A conversion of its own event and subscription; how many requests it took.
  std::size_t convert(Pipeline& pipeline, std::uint64_t number, Time at = kStart) {
    PaymentEvent event;
    event.id = {number};
    event.type = EventType::subscription_updated;
    event.subscription = {number};
    event.customer = {number};
    event.created = at;
    event.subscribed = {{1}, dollars(350), {}, true};
    event.status = SubscriptionStatus::active;
    event.previous_status = SubscriptionStatus::trialing;
    event.had_trial = true;
    return feed(pipeline, event);
  }

  // The conversion's other event, its first paid invoice: a second signal.
  std::size_t pay(Pipeline& pipeline, std::uint64_t number, std::uint64_t event_id, Time at) {
    PaymentEvent event;
    event.id = {event_id};
    event.type = EventType::invoice_paid;
    event.subscription = {number};
    event.customer = {number};
    event.created = at;
    event.subscribed = {{1}, dollars(350), {}, true};
    event.amount_paid = dollars(350);
    event.billing_reason = BillingReason::subscription_cycle;
    event.had_trial = true;
    return feed(pipeline, event);
  }

  // A change of plan of somebody who has converted.
  std::size_t change_plan(Pipeline& pipeline, std::uint64_t subscription, std::uint64_t event_id) {
    PaymentEvent event;
    event.id = {event_id};
    event.type = EventType::subscription_updated;
    event.subscription = {subscription};
    event.customer = {subscription};
    event.created = kStart + microseconds(static_cast<std::int64_t>(event_id));
    event.subscribed = {{1}, dollars(350 + static_cast<std::int64_t>(event_id % 7)), {}, true};
    event.status = SubscriptionStatus::active;
    event.items_changed = true;
    return feed(pipeline, event);
  }

  static constexpr Time kStart{1'772'452'800'000'000};  // 2 March 2026, 12:00 UTC

 private:
  Reply& at(Operation operation) { return replies_[static_cast<std::size_t>(operation)]; }

  std::size_t feed(Pipeline& pipeline, const PaymentEvent& event) {
    queue_.clear();
    now_ = std::max(now_, event.created);  // an event that comes again is older than the time now
    pipeline.on_event(event, now_, queue_);
    for (std::size_t next = 0; next < queue_.requests.size(); ++next) {
      Reply& reply = at(queue_.requests[next].ticket.operation);
      reply.ticket = queue_.requests[next].ticket;
      pipeline.on_reply(reply, now_, queue_);
    }
    return queue_.requests.size();
  }

  std::array<Reply, kOperations> replies_{};
  Outbox queue_;
  Time now_ = kStart;
};

}  // namespace handoff::core::testing
