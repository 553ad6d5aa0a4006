// The type of an event decides how its object is read. Of types that the pipeline does not handle
// only what can be shown is taken, and nothing in them is an error.
#include "io/events/stripe/stripe_event.hpp"

#include "io/events/stripe/stripe_invoice.hpp"
#include "io/events/stripe/stripe_subscription.hpp"
#include "io/json/shape.hpp"
#include "io/text/reader_mutant.hpp"

namespace handoff::io {
namespace {

using core::EventType;

EventType event_type(std::string_view name) {
  if (name == "customer.subscription.created") return EventType::subscription_created;
  if (name == "customer.subscription.updated") return EventType::subscription_updated;
  if (name == "customer.subscription.deleted") return EventType::subscription_deleted;
  if (name == "customer.subscription.trial_will_end") return EventType::trial_will_end;
  if (name == "invoice.paid") return EventType::invoice_paid;
  if (name == "invoice.payment_failed") return EventType::invoice_payment_failed;
  return EventType::other;
}

bool is_invoice(EventType type) {
  return type == EventType::invoice_paid || type == EventType::invoice_payment_failed;
}

// Text where there is some, without complaint: for what is only shown.
std::string_view shown(const Reader& object, std::string_view key) {
  if (!object.has_value(key)) return {};
  const Json* value = &object.json().find(key).value();
  if (value->is_object() && value->contains("id")) value = &value->find("id").value();
  if (!value->is_string()) return {};
  const std::string& text = value->get_ref<const std::string&>();
  return std::string_view(text).substr(0, kMaxIdBytes);
}

void name_parties(std::string_view subscription, std::string_view customer, ReadEvent& read,
                  IdTables& ids) {
  read.subscription = subscription;
  read.customer = customer;
  read.event.subscription = ids.subscriptions.id(subscription);
  read.event.customer = ids.customers.id(customer);
}

void take_subscription(const Reader& data, const Reader& object, ReadEvent& read, IdTables& ids) {
  const SubscriptionShape shape = read_subscription(object);
  core::PaymentEvent& event = read.event;
  name_parties(shape.id, shape.customer, read, ids);
  event.subscribed = shape.subscribed;
  event.subscribed.plan = ids.plans.id(shape.plan);
  event.status = shape.status;
  event.had_trial = shape.had_trial;
  if (const auto previous = data.maybe_object("previous_attributes")) {
    if (!broken(ReaderMutant::previous_status_forgotten))
      event.previous_status = read_previous_status(*previous);
    event.items_changed = items_changed(*previous);
    event.had_trial |= event.previous_status == core::SubscriptionStatus::trialing;
  }
}

void take_invoice(const Reader& object, ReadEvent& read, IdTables& ids) {
  const InvoiceShape shape = read_invoice(object);
  name_parties(shape.subscription, shape.customer, read, ids);
  read.event.subscribed = shape.subscribed;
  read.event.subscribed.plan = ids.plans.id(shape.plan);
  read.event.amount_paid = shape.amount_paid;
  read.event.billing_reason = shape.billing_reason;
}

void take_other(const Reader& object, ReadEvent& read, IdTables& ids) {
  const bool is_subscription = read.object_kind == "subscription";
  const bool is_customer = read.object_kind == "customer";
  name_parties(shown(object, is_subscription ? "id" : "subscription"),
               shown(object, is_customer ? "id" : "customer"), read, ids);
}

ReadEvent read_bare_object(const Reader& root, IdTables& ids) {
  ReadEvent read;
  read.is_event = false;
  read.id = shown(root, "id");
  read.object_kind = shown(root, "object");
  take_other(root, read, ids);
  return read;
}

// An event whose object is of another kind than its type says was put together wrongly.
void check_kind(const Reader& object, std::string_view kind) {
  if (broken(ReaderMutant::kind_not_checked)) return;
  if (object.maybe_text("object").value_or(kind) != kind) {
    object.expected("object", "\"" + std::string(kind) + "\"");
  }
}

ReadEvent read_enveloped(const Reader& root, IdTables& ids) {
  ReadEvent read;
  read.id = read_id(root);
  read.type = root.text("type");
  if (read.type.empty()) root.expected("type", "a type of event in quotes");
  read.event.id = ids.events.id(read.id);
  read.event.type = event_type(read.type);
  read.event.created = {core::seconds(root.integer("created", 0, kLatestSecond)).us};
  const Reader data = root.object("data");
  const Reader object = data.object("object");
  read.object_kind = shown(object, "object");
  if (read.event.type == EventType::other) {
    take_other(object, read, ids);
  } else if (is_invoice(read.event.type)) {
    check_kind(object, "invoice");
    take_invoice(object, read, ids);
  } else {
    check_kind(object, "subscription");
    take_subscription(data, object, read, ids);
  }
  return read;
}

}  // namespace

ReadEvent read_stripe_event(const Reader& root, IdTables& ids, const ReadingRules&) {
  constexpr std::string_view kExpected =
      "expected a payment event (an object with id, type, created and data.object), found ";
  if (!root.json().is_object()) {
    root.fail(std::string(kExpected) + describe(&root.json()));
    return {};
  }
  const std::string_view kind = root.maybe_text("object").value_or("");
  if (kind == "event") return read_enveloped(root, ids);
  if (kind == "list") {
    root.fail(std::string(kExpected) + "a list inside of a list or of JSON lines");
    return {};
  }
  if (!kind.empty()) return read_bare_object(root, ids);
  if (root.has("type") && root.has("data")) return read_enveloped(root, ids);
  const bool empty = root.json().empty();
  root.fail(std::string(kExpected) + (empty ? "an empty object" : "an object of another kind"));
  return {};
}

}  // namespace handoff::io
