// One function for each kind of object.
#include "service/sandbox/stripe_documents.hpp"

#include <fmt/format.h>

#include <utility>

#include "sim/world/mail/addresses.hpp"

namespace handoff::sandbox {
namespace {

using core::EventType;
using core::SubscriptionStatus;
using io::Json;

constexpr const char* kVersion = "2025-03-31.basil";

const char* status_text(SubscriptionStatus status) {
  switch (status) {
    case SubscriptionStatus::incomplete:
      return "incomplete";
    case SubscriptionStatus::incomplete_expired:
      return "incomplete_expired";
    case SubscriptionStatus::trialing:
      return "trialing";
    case SubscriptionStatus::past_due:
      return "past_due";
    case SubscriptionStatus::canceled:
      return "canceled";
    case SubscriptionStatus::unpaid:
      return "unpaid";
    case SubscriptionStatus::paused:
      return "paused";
    case SubscriptionStatus::none:
    case SubscriptionStatus::active:
      break;
  }
  return "active";
}

bool is_invoice(const core::PaymentEvent& event) {
  return event.type == EventType::invoice_paid || event.type == EventType::invoice_payment_failed;
}

Json list_of(Json element) {
  return {{"object", "list"}, {"data", Json::array({std::move(element)})}, {"has_more", false}};
}

}  // namespace

std::string StripeDocuments::event_text(const core::PaymentEvent& event) {
  return fmt::format("evt_play{:012}", event.id.value);
}

std::string StripeDocuments::type_text(const core::PaymentEvent& event) {
  switch (event.type) {
    case EventType::subscription_created:
      return "customer.subscription.created";
    case EventType::subscription_updated:
      return "customer.subscription.updated";
    case EventType::subscription_deleted:
      return "customer.subscription.deleted";
    case EventType::trial_will_end:
      return "customer.subscription.trial_will_end";
    case EventType::invoice_paid:
      return "invoice.paid";
    case EventType::invoice_payment_failed:
      return "invoice.payment_failed";
    case EventType::other:
      break;
  }
  return "customer.updated";
}

std::int64_t StripeDocuments::second(core::Time at) const {
  return clock_.wall(at).us / core::seconds(1).us;
}

Json StripeDocuments::price(const core::Subscribed& subscribed) const {
  const std::string name(directory_.plan_name(subscribed.plan));
  const bool fixed = subscribed.priced;
  return {{"id", fmt::format("price_play_{}_{}", subscribed.plan.value, subscribed.mrr.cents)},
          {"object", "price"},
          {"nickname", name},
          {"product", fmt::format("prod_play_{}", subscribed.plan.value)},
          {"currency", "usd"},
          {"tax_behavior", "exclusive"},
          {"billing_scheme", "per_unit"},
          {"unit_amount", fixed ? Json(subscribed.mrr.cents) : Json(nullptr)},
          {"recurring",
           {{"interval", "month"},
            {"interval_count", 1},
            {"usage_type", fixed ? "licensed" : "metered"}}}};
}

// Free time of a running subscription begins later than the subscription itself.
Json StripeDocuments::subscription(const core::PaymentEvent& event, Position position) const {
  const sim::Customer& customer = directory_.customer(position);
  const bool own = event.subscription == sim::subscription_of(customer);
  const std::string id = subscription_text(customer) + (own ? "" : "_other");
  const core::Time trial_end = event.trial_end == core::kNever ? customer.active : event.trial_end;
  const core::Time trial_start = event.late_trial ? event.created : customer.signed_up;
  Json item{{"id", "si_" + id},
            {"object", "subscription_item"},
            {"quantity", 1},
            {"subscription", id},
            {"price", price(event.subscribed)}};
  return {{"id", id},
          {"object", "subscription"},
          {"customer", customer_text(customer)},
          {"status", status_text(event.status)},
          {"currency", "usd"},
          {"collection_method", "charge_automatically"},
          {"created", second(customer.signed_up)},
          {"start_date", second(customer.signed_up)},
          {"trial_start", second(trial_start)},
          {"trial_end", second(trial_end)},
          {"cancel_at_period_end", false},
          {"livemode", true},
          {"items", list_of(std::move(item))}};
}

Json StripeDocuments::invoice(const core::PaymentEvent& event, Position position) const {
  const sim::Customer& customer = directory_.customer(position);
  const std::string subscription = subscription_text(customer);
  const bool fee = !event.recurring_paid;
  const bool paid = event.type == EventType::invoice_paid;
  const core::Money amount = fee ? event.amount_paid : customer.subscribed.mrr;
  Json line{{"id", fmt::format("il_play{:012}", event.id.value)},
            {"object", "line_item"},
            {"amount", amount.cents},
            {"currency", "usd"},
            {"quantity", 1},
            {"proration", false},
            {"type", fee ? "invoiceitem" : "subscription"},
            {"subscription", fee ? Json(nullptr) : Json(subscription)},
            {"period",
             {{"start", second(event.created)}, {"end", second(event.created + core::days(31))}}}};
  if (!fee) line["price"] = price(customer.subscribed);
  return {{"id", fmt::format("in_play{:012}", event.id.value)},
          {"object", "invoice"},
          {"customer", customer_text(customer)},
          {"parent",
           {{"type", "subscription_details"},
            {"subscription_details", {{"subscription", subscription}}}}},
          {"billing_reason", fee ? "subscription_create" : "subscription_cycle"},
          {"status", paid ? "paid" : "open"},
          {"currency", "usd"},
          {"total", amount.cents},
          {"amount_due", amount.cents},
          {"amount_paid", paid ? amount.cents : 0},
          {"starting_balance", 0},
          {"created", second(event.created)},
          {"livemode", true},
          {"lines", list_of(std::move(line))}};
}

Json StripeDocuments::customer(Position position) const {
  const sim::Customer& customer = directory_.customer(position);
  return {{"id", customer_text(customer)},
          {"object", "customer"},
          {"email", sim::payment_address(customer)},
          {"name", fmt::format("Play Customer {}", customer.trial)},
          {"created", second(customer.signed_up)},
          {"livemode", true},
          {"metadata", Json::object()}};
}

Json StripeDocuments::event(const core::PaymentEvent& event, Position position) const {
  Json data;
  data["object"] = is_invoice(event) ? invoice(event, position) : subscription(event, position);
  if (event.previous_status != SubscriptionStatus::none)
    data["previous_attributes"]["status"] = status_text(event.previous_status);
  if (event.items_changed && event.type == EventType::subscription_updated) {
    Json item = data["object"]["items"]["data"][0];
    item["price"] = price(directory_.customer(position).before);
    data["previous_attributes"]["items"] = list_of(std::move(item));
  }
  return {{"id", event_text(event)},  {"object", "event"},
          {"api_version", kVersion},  {"created", second(event.created)},
          {"type", type_text(event)}, {"livemode", true},
          {"pending_webhooks", 1},    {"request", {{"id", nullptr}, {"idempotency_key", nullptr}}},
          {"data", std::move(data)}};
}

Json stripe_list(std::string_view url, std::vector<Json> data, bool has_more) {
  return {{"object", "list"},
          {"url", std::string(url)},
          {"has_more", has_more},
          {"data", Json(std::move(data))}};
}

}  // namespace handoff::sandbox
