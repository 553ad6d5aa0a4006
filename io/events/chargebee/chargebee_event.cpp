// The type of an event decides how its content is read. Of types that the pipeline does not handle
// only what can be shown is taken, and nothing in them is an error.
#include "io/events/chargebee/chargebee_event.hpp"

#include <array>
#include <limits>
#include <optional>

#include "io/events/chargebee/chargebee_payment.hpp"
#include "io/events/chargebee/chargebee_subscription.hpp"
#include "io/events/parties.hpp"
#include "io/json/shape.hpp"

namespace handoff::io {
namespace {

using core::EventType;

constexpr std::array<Named<EventType>, 30> kChargebeeTypes{
    {{"subscription_created", EventType::subscription_created},
     {"subscription_created_with_backdating", EventType::subscription_created},
     {"subscription_started", EventType::subscription_updated},
     {"subscription_activated", EventType::subscription_updated},
     {"subscription_activated_with_backdating", EventType::subscription_updated},
     {"subscription_changed", EventType::subscription_updated},
     {"subscription_changed_with_backdating", EventType::subscription_updated},
     {"subscription_trial_extended", EventType::subscription_updated},
     {"subscription_renewed", EventType::subscription_updated},
     {"subscription_reactivated", EventType::subscription_updated},
     {"subscription_reactivated_with_backdating", EventType::subscription_updated},
     {"subscription_paused", EventType::subscription_updated},
     {"subscription_resumed", EventType::subscription_updated},
     {"subscription_items_renewed", EventType::subscription_updated},
     {"subscription_cancellation_scheduled", EventType::subscription_updated},
     {"subscription_scheduled_cancellation_removed", EventType::subscription_updated},
     {"subscription_pause_scheduled", EventType::subscription_updated},
     {"subscription_scheduled_pause_removed", EventType::subscription_updated},
     {"subscription_resumption_scheduled", EventType::subscription_updated},
     {"subscription_scheduled_resumption_removed", EventType::subscription_updated},
     {"subscription_changes_scheduled", EventType::subscription_updated},
     {"subscription_scheduled_changes_removed", EventType::subscription_updated},
     {"subscription_cancelled", EventType::subscription_deleted},
     {"subscription_canceled_with_backdating", EventType::subscription_deleted},
     {"subscription_deleted", EventType::subscription_deleted},
     {"subscription_trial_end_reminder", EventType::trial_will_end},
     {"payment_succeeded", EventType::invoice_paid},
     {"payment_failed", EventType::invoice_payment_failed},
     {"invoice_generated", EventType::invoice_paid},
     {"invoice_updated", EventType::invoice_paid}}};

EventType chargebee_type(std::string_view name) {
  for (const auto& [known, type] : kChargebeeTypes) {
    if (known == name) return type;
  }
  return EventType::other;
}

bool is_payment(EventType type) {
  return type == EventType::invoice_paid || type == EventType::invoice_payment_failed;
}

// Milliseconds; a number of another size is no time of this century.
std::optional<core::Time> version_of(const Reader& content, std::string_view resource) {
  constexpr std::int64_t kEarliest = 1'000'000'000'000;
  const auto object = content.maybe_object(resource);
  if (!object) return std::nullopt;
  const auto version =
      object->maybe_integer("resource_version", 0, std::numeric_limits<std::int64_t>::max());
  if (!version || *version < kEarliest || *version > kLatestSecond * 1'000) return std::nullopt;
  return core::Time{core::milliseconds(*version).us};
}

core::Time time_of(const Reader& event, const Reader& content, EventType type) {
  const core::Time occurred{core::seconds(event.integer("occurred_at", 0, kLatestSecond)).us};
  if (type == EventType::trial_will_end || type == EventType::other) return occurred;
  return version_of(content, is_payment(type) ? "invoice" : "subscription").value_or(occurred);
}

// An invoice that was made or changed is news of a payment only if credits settled it. A
// subscription that is deleted from the books after its end has ended once.
EventType type_by_content(std::string_view name, const Reader& content) {
  const EventType type = chargebee_type(name);
  if (name.starts_with("invoice_") && type != EventType::other) {
    return settled_by_credits(content) ? type : EventType::other;
  }
  if (name != "subscription_deleted") return type;
  const auto subscription = content.maybe_object("subscription");
  const bool ended = subscription && shown_text(*subscription, "status") == "cancelled";
  return ended ? EventType::other : type;
}

std::string_view kind_of(std::string_view type) {
  if (type.starts_with("payment_")) return "invoice";
  return type.substr(0, type.find('_'));
}

void take_other_content(const Reader& content, ReadEvent& read, IdTables& ids) {
  const auto member = [&](std::string_view resource, std::string_view key) {
    const Value* found = content.value().find(resource);
    if (found == nullptr || !found->is_object()) return std::string_view();
    return shown_text(content.object(resource), key);
  };
  set_parties(member("subscription", "id"), member("customer", "id"), read, ids);
}

// The type itself says what was before.
void set_activated(ReadEvent& read) {
  if (!read.type.starts_with("subscription_activated")) return;
  read.event.had_trial = true;
  read.event.previous_status = core::SubscriptionStatus::trialing;
}

}  // namespace

ReadEvent read_chargebee_event(const Reader& root, IdTables& ids, const ReadingRules& rules) {
  ReadEvent read;
  read.id = read_id(root);
  read.type = root.text("event_type");
  read.object_kind = kind_of(read.type);
  const Reader content = root.object("content");
  read.event.id = ids.events.id(read.id);
  read.event.type = type_by_content(read.type, content);
  read.event.created = time_of(root, content, read.event.type);
  if (read.event.type == EventType::other) {
    take_other_content(content, read, ids);
  } else if (is_payment(read.event.type)) {
    read_chargebee_payment(content, rules, read, ids);
  } else {
    read_chargebee_subscription(content, content.object("subscription"), rules, read, ids);
    set_activated(read);
  }
  return read;
}

bool is_chargebee_event(const Value& document) {
  if (!document.is_object()) return false;
  const Value* type = document.find("event_type");
  const Value* content = document.find("content");
  return type != nullptr && type->is_text() && content != nullptr && content->is_object();
}

}  // namespace handoff::io
