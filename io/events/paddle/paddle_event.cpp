// The type of an event decides how its data is read. Of types that the pipeline does not handle
// only what can be shown is taken, and nothing in them is an error.
#include "io/events/paddle/paddle_event.hpp"

#include <array>

#include "io/events/paddle/paddle_subscription.hpp"
#include "io/events/paddle/paddle_transaction.hpp"
#include "io/events/parties.hpp"
#include "io/json/shape.hpp"

namespace handoff::io {
namespace {

using core::EventType;

constexpr std::array<Named<EventType>, 12> kPaddleTypes{
    {{"subscription.created", EventType::subscription_created},
     {"subscription.imported", EventType::subscription_created},
     {"subscription.trialing", EventType::subscription_updated},
     {"subscription.activated", EventType::subscription_updated},
     {"subscription.updated", EventType::subscription_updated},
     {"subscription.past_due", EventType::subscription_updated},
     {"subscription.paused", EventType::subscription_updated},
     {"subscription.resumed", EventType::subscription_updated},
     {"subscription.canceled", EventType::subscription_deleted},
     {"transaction.paid", EventType::invoice_paid},
     {"transaction.completed", EventType::invoice_paid},
     {"transaction.payment_failed", EventType::invoice_payment_failed}}};

EventType paddle_type(std::string_view name) {
  for (const auto& [known, type] : kPaddleTypes) {
    if (known == name) return type;
  }
  return EventType::other;
}

bool has_text(const Value& object, const char* key) {
  const Value* member = object.find(key);
  return member != nullptr && member->is_text();
}

bool is_simulated(const Reader& event) {
  return shown_text(event, "event_id").starts_with("ntfsim") ||
         shown_text(event, "notification_id").starts_with("ntfsim");
}

void take_unhandled(const Reader& event, ReadEvent& read, IdTables& ids) {
  const Value* member = event.value().find("data");
  if (member == nullptr || !member->is_object()) return;
  const Reader data = event.object("data");
  const bool is_subscription = read.object_kind == "subscription";
  const bool is_customer = read.object_kind == "customer";
  set_parties(shown_text(data, is_subscription ? "id" : "subscription_id"),
              shown_text(data, is_customer ? "id" : "customer_id"), read, ids);
}

}  // namespace

ReadEvent read_paddle_event(const Reader& root, IdTables& ids, const ReadingRules& rules) {
  ReadEvent read;
  read.id = root.text("event_id", kMaxIdBytes);
  if (read.id.empty()) root.expected("event_id", "an id in quotes");
  read.type = root.text("event_type");
  read.object_kind = read.type.substr(0, read.type.find('.'));
  read.live = !is_simulated(root);
  read.event.id = ids.events.id(read.id);
  read.event.type = paddle_type(read.type);
  read.event.created = read_instant(root, "occurred_at");
  if (read.event.type == EventType::other) {
    take_unhandled(root, read, ids);
  } else if (read.object_kind == "transaction") {
    read_paddle_transaction(root.object("data"), rules, read, ids);
  } else {
    read_paddle_subscription(root.object("data"), rules, read, ids);
  }
  return read;
}

bool is_paddle_event(const Value& document) {
  return document.is_object() && has_text(document, "event_type") &&
         has_text(document, "occurred_at") && document.contains("data");
}

}  // namespace handoff::io
