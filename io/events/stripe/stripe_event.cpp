// The type of an event decides how its object is read. Of types that the pipeline does not handle
// only what can be shown is taken, and nothing in them is an error. An object that cannot be read
// sets its event aside; only an envelope that is none is a problem of the source.
#include "io/events/stripe/stripe_event.hpp"

#include <array>
#include <cstdint>
#include <utility>

#include "core/store/subscription.hpp"
#include "io/events/parties.hpp"
#include "io/events/stripe/stripe_invoice.hpp"
#include "io/events/stripe/stripe_previous.hpp"
#include "io/events/stripe/stripe_subscription.hpp"
#include "io/json/shape.hpp"
#include "io/text/concat.hpp"
#include "io/text/reader_mutant.hpp"
#include "io/text/safe_text.hpp"

namespace handoff::io {
namespace {

using core::EventType;
using core::SubscriptionStatus;

// The status `paused`, and its end, have types of their own, which may come without an update
// (docs.stripe.com/billing/subscriptions/trials, "Trials without collecting a payment method"; a
// pause of collection is told by updates alone).
constexpr std::string_view kPausedType = "customer.subscription.paused";
constexpr std::string_view kResumedType = "customer.subscription.resumed";

// An invoice that is paid is told twice; the core makes one of both.
constexpr std::array<Named<EventType>, 9> kTypes{
    {{"customer.subscription.created", EventType::subscription_created},
     {"customer.subscription.updated", EventType::subscription_updated},
     {"customer.subscription.deleted", EventType::subscription_deleted},
     {kPausedType, EventType::subscription_updated},
     {kResumedType, EventType::subscription_updated},
     {"customer.subscription.trial_will_end", EventType::trial_will_end},
     {"invoice.paid", EventType::invoice_paid},
     {"invoice.payment_succeeded", EventType::invoice_paid},
     {"invoice.payment_failed", EventType::invoice_payment_failed}}};

EventType event_type(std::string_view name) {
  for (const auto& [known, type] : kTypes) {
    if (known == name) return type;
  }
  return EventType::other;
}

void take_previous(const Reader& previous, const Reader& object, core::PaymentEvent& event) {
  if (!broken(ReaderMutant::previous_status_forgotten))
    event.previous_status = read_previous_status(previous);
  event.items_changed = items_changed(previous, object);
  event.had_trial |= event.previous_status == SubscriptionStatus::trialing;
  if (event.late_trial) event.late_trial = !was_free(previous);
}

// A status that was added since says nothing that one could act on.
void set_status(const Reader& object, SubscriptionStatus status, ReadEvent& read) {
  read.event.status = status;
  if (status != SubscriptionStatus::none) return;
  read.event.set_aside = core::SetAside::unknown_status;
  read.note = object.path() + ".status: a status that is not known here: " +
              describe(object.value().find("status"));
}

void take_subscription(const Reader& data, const Reader& object, const ReadingRules& rules,
                       std::int64_t at, ReadEvent& read, IdTables& ids) {
  const SubscriptionShape shape = read_subscription(object, rules, at);
  core::PaymentEvent& event = read.event;
  set_parties(shape.id, shape.customer, read, ids);
  event.subscribed = shape.subscribed;
  event.subscribed.plan = ids.plans.id(shape.plan);
  event.trial_end = shape.trial_end;
  event.had_trial = shape.had_trial;
  event.late_trial = shape.late_trial;
  event.free_plan = shape.free_plan;
  event.collection_paused = shape.collection_paused;
  event.by_invoice = shape.by_invoice;
  if (const auto previous = data.maybe_object("previous_attributes"))
    take_previous(*previous, object, event);
  if (read.type == kResumedType && event.previous_status == SubscriptionStatus::none)
    event.previous_status = SubscriptionStatus::paused;
  if (object.has_value("status")) set_status(object, shape.status, read);
}

void take_invoice(const Reader& object, const ReadingRules& rules, std::int64_t at, ReadEvent& read,
                  IdTables& ids) {
  const bool paid = read.event.type == EventType::invoice_paid;
  const InvoiceShape shape = read_invoice(object, rules, paid, at);
  set_parties(shape.subscription, shape.customer, read, ids);
  read.event.subscribed = shape.subscribed;
  read.event.subscribed.plan = ids.plans.id(shape.plan);
  read.event.amount_paid = shape.amount_paid;
  read.event.billing_reason = shape.billing_reason;
  read.event.recurring_paid = shape.recurring_paid;
}

void take_other(const Reader& object, ReadEvent& read, IdTables& ids) {
  const bool is_subscription = read.object_kind == "subscription";
  const bool is_customer = read.object_kind == "customer";
  const std::string_view customer = shown_text(object, is_customer ? "id" : "customer");
  set_parties(shown_text(object, is_subscription ? "id" : "subscription"),
              customer.empty() ? shown_text(object, "customer_account") : customer, read, ids);
}

// The test mode's events say so themselves; objects of an export do.
bool is_live(const Reader& event, const Reader& object) {
  for (const Reader* reader : {&event, &object}) {
    if (!reader->has_value("livemode")) continue;
    const Value& live = *reader->value().find("livemode");
    if (live.is_boolean()) return live.boolean();
  }
  return true;
}

ReadEvent read_bare_object(const Reader& root, IdTables& ids) {
  ReadEvent read;
  read.is_event = false;
  read.live = is_live(root, root);
  read.id = shown_text(root, "id");
  read.object_kind = shown_text(root, "object");
  take_other(root, read, ids);
  return read;
}

// A thin event, which Stripe calls an event notification: it names an object and does not hold it.
// Its type is that of the whole event behind the version of the API, and its time is a text
// (docs.stripe.com/event-destinations, "Thin events").
ReadEvent read_thin_event(const Reader& root, IdTables& ids) {
  ReadEvent read;
  read.id = read_id(root);
  read.type = root.text("type");
  if (read.type.empty()) root.expected("type", "a type of event in quotes");
  read.live = is_live(root, root);
  read.event.id = ids.events.id(read.id);
  read.event.created = read_instant(root, "created");
  std::string_view type = read.type;
  constexpr std::string_view kVersion = "v1.";
  if (type.starts_with(kVersion)) type.remove_prefix(kVersion.size());
  read.event.type = event_type(type);
  const auto related = root.maybe_object("related_object");
  const std::string_view named = related ? shown_text(*related, "id") : std::string_view();
  read.object_kind = related ? shown_text(*related, "type") : std::string_view();
  const bool is_subscription = type.starts_with("customer.subscription.");
  set_parties(is_subscription ? named : std::string_view(), {}, read, ids);
  if (read.event.type == EventType::other) return read;
  read.event.set_aside = core::SetAside::without_object;
  read.note = joined({"a thin event: it names ", in_quotes(named),
                      " and does not hold it; let the event destination send snapshot events, or "
                      "take them from stripe events list"});
  return read;
}

// An event whose object is of another kind than its type says was put together wrongly.
bool is_kind(const Reader& object, std::string_view kind) {
  if (broken(ReaderMutant::kind_not_checked)) return true;
  if (object.maybe_text("object").value_or(kind) == kind) return true;
  object.expected("object", "\"" + std::string(kind) + "\"");
  return false;
}

void take_object(const Reader& data, const ReadingRules& rules, std::int64_t at, ReadEvent& read,
                 IdTables& ids) {
  const Reader object = data.object("object");
  if (is_invoice(read.event.type)) {
    if (is_kind(object, "invoice")) take_invoice(object, rules, at, read, ids);
  } else {
    if (is_kind(object, "subscription")) take_subscription(data, object, rules, at, read, ids);
  }
}

// What could not be read of an event is not guessed: it keeps its ids and its time.
void set_unreadable(const core::Error& error, ReadEvent& read) {
  core::PaymentEvent bare;
  bare.id = read.event.id;
  bare.type = read.event.type;
  bare.created = read.event.created;
  bare.subscription = read.event.subscription;
  bare.customer = read.event.customer;
  bare.set_aside = core::SetAside::unreadable;
  read.event = bare;
  read.note = error.line();
}

ReadEvent read_enveloped(const Reader& root, IdTables& ids, const ReadingRules& rules) {
  ReadEvent read;
  read.id = read_id(root);
  read.type = root.text("type");
  if (read.type.empty()) root.expected("type", "a type of event in quotes");
  read.event.id = ids.events.id(read.id);
  read.event.type = event_type(read.type);
  const std::int64_t created = root.integer("created", 0, kLatestSecond);
  read.event.created = {core::seconds(created).us};
  const Reader data = root.object("data");
  const Reader object = data.object("object");
  read.object_kind = shown_text(object, "object");
  read.live = is_live(root, object);
  if (read.event.type == EventType::other) {
    take_other(object, read, ids);
    return read;
  }
  Problems problems;  // those of the object: the rest of the source can still be read
  take_object(Reader(data.value(), problems, data.path()), rules, created, read, ids);
  if (problems.first) set_unreadable(*problems.first, read);
  return read;
}

}  // namespace

ReadEvent read_stripe_event(const Reader& root, IdTables& ids, const ReadingRules& rules) {
  constexpr std::string_view kExpected =
      "expected a payment event (an object with id, type, created and data.object), found ";
  if (!root.value().is_object()) {
    root.fail(std::string(kExpected) + describe(&root.value()));
    return {};
  }
  const std::string_view kind = root.maybe_text("object").value_or("");
  if (kind == "event") return read_enveloped(root, ids, rules);
  if (kind == "v2.core.event" && root.maybe_text("type")) return read_thin_event(root, ids);
  if (kind == "list") {
    root.fail(std::string(kExpected) + "a list inside of a list or of JSON lines");
    return {};
  }
  if (!kind.empty()) return read_bare_object(root, ids);
  if (root.has("type") && root.has("data")) return read_enveloped(root, ids, rules);
  const bool empty = root.value().empty();
  root.fail(std::string(kExpected) + (empty ? "an empty object" : "an object of another kind"));
  return {};
}

}  // namespace handoff::io
