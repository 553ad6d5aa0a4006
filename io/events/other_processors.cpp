// One row for each processor; a row tests the shape that the processor's documentation shows.
#include "io/events/other_processors.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace handoff::io {
namespace {

bool has(const Value& object, const char* key) { return object.contains(key); }

bool holds_object(const Value& object, const char* key) {
  const Value* value = object.find(key);
  return value != nullptr && value->is_object();
}

std::string_view word(const Value& object, const char* key) {
  const Value* value = object.find(key);
  return value == nullptr ? std::string_view() : value->text();
}

bool has_word(const Value& object, const char* key) { return !word(object, key).empty(); }

// The first of `events`, or the document itself, where the processor sends several at a time.
const Value& first_event(const Value& document) {
  const Value* events = document.find("events");
  return events != nullptr && !events->elements().empty() ? events->elements().front() : document;
}

bool is_braintree(const Value& d) {
  return has(d, "bt_signature") || has(d, "bt_payload") ||
         (has_word(d, "kind") && has(d, "timestamp") &&
          (holds_object(d, "subscription") || holds_object(d, "subject")));
}
bool is_paypal(const Value& d) {
  return holds_object(d, "webhook_event") ||
         (has_word(d, "event_type") && holds_object(d, "resource"));
}
bool is_recurly(const Value& d) {
  return has_word(d, "object_type") && has_word(d, "event_type") && has(d, "event_time");
}
bool is_lemon_squeezy(const Value& d) {
  const Value* meta = d.find("meta");
  return meta != nullptr && has_word(*meta, "event_name");
}
bool is_fastspring(const Value& d) {
  const Value& event = first_event(d);
  return has_word(event, "type") && has(event, "live") && has(event, "processed");
}
bool is_adyen(const Value& d) { return has(d, "notificationItems"); }
bool is_gocardless(const Value& d) {
  const Value& event = first_event(d);
  return has_word(event, "resource_type") && has_word(event, "action") && has(event, "links");
}
bool is_paddle_classic(const Value& d) { return has_word(d, "alert_name"); }
bool is_revenuecat(const Value& d) {
  const Value* event = d.find("event");
  return event != nullptr && has_word(*event, "type") &&
         (has(d, "api_version") || has(*event, "app_user_id"));
}
bool is_zuora(const Value& d) {
  return word(d, "eventType").starts_with("com.zuora") ||
         (has(d, "AccountNumber") && (has(d, "SubscriptionNumber") || has(d, "InvoiceNumber")));
}
bool is_shopify(const Value& d) {
  const Value* subscription = d.find("app_subscription");
  return has(d, "admin_graphql_api_id") ||
         (subscription != nullptr && has(*subscription, "admin_graphql_api_id"));
}
bool is_square(const Value& d) {
  return has_word(d, "merchant_id") && has_word(d, "event_id") && has_word(d, "type");
}
bool is_mollie(const Value& d) { return has_word(d, "resource") && has_word(d, "id"); }
bool is_razorpay(const Value& d) {
  return word(d, "entity") == "event" && has_word(d, "event") && has(d, "payload");
}
bool is_dodo(const Value& d) {
  return has_word(d, "business_id") && has_word(d, "type") && holds_object(d, "data");
}
// {"type","timestamp","data"} is a common envelope: what is in it decides.
bool is_polar(const Value& d) {
  const Value* data = d.find("data");
  if (data == nullptr || !has_word(d, "type") || !has_word(d, "timestamp") || is_dodo(d)) {
    return false;
  }
  return has(*data, "organization_id") || has(*data, "product_id") ||
         holds_object(*data, "customer");
}
bool is_creem(const Value& d) { return has_word(d, "eventType") && holds_object(d, "object"); }
bool is_apple(const Value& d) {
  return has(d, "signedPayload") || has(d, "unified_receipt") ||
         (has_word(d, "notificationType") && has_word(d, "notificationUUID"));
}
bool is_google_play(const Value& d) {
  return holds_object(d, "subscriptionNotification") ||
         (has_word(d, "packageName") && has(d, "eventTimeMillis"));
}
bool is_maxio(const Value& d) {
  return has_word(d, "event") && holds_object(d, "payload") && !has(d, "entity");
}
bool is_lago(const Value& d) { return has_word(d, "webhook_type") && has_word(d, "object_type"); }
bool is_paystack(const Value& d) {
  return has_word(d, "event") && holds_object(d, "data") && has_word(*d.find("data"), "domain");
}
bool is_flutterwave(const Value& d) {
  return has_word(d, "event") && holds_object(d, "data") && has_word(*d.find("data"), "tx_ref");
}
bool is_authorize_net(const Value& d) { return word(d, "eventType").starts_with("net.authorize."); }
bool is_checkout_com(const Value& d) {
  return has_word(d, "type") && has_word(d, "created_on") && holds_object(d, "data");
}
bool is_orb(const Value& d) {
  return has_word(d, "id") && has_word(d, "type") && has_word(d, "created_at") &&
         holds_object(d, "properties") && !has(d, "data");
}
bool is_woocommerce(const Value& d) {
  return has_word(d, "billing_period") && has(d, "billing_interval") && has(d, "line_items");
}

// The order is only that in which they are tried: a document is recognised by one row.
constexpr std::array<OtherProcessor, 27> kOthers{
    {{"a Braintree notification", is_braintree},
     {"a PayPal webhook event", is_paypal},
     {"a Recurly notification", is_recurly},
     {"a Lemon Squeezy webhook", is_lemon_squeezy},
     {"a FastSpring webhook", is_fastspring},
     {"an Adyen notification", is_adyen},
     {"a GoCardless webhook", is_gocardless},
     {"an alert of Paddle Classic", is_paddle_classic},
     {"a RevenueCat webhook", is_revenuecat},
     {"a Zuora notification", is_zuora},
     {"a Shopify webhook", is_shopify},
     {"a Square webhook", is_square},
     {"a Mollie webhook", is_mollie},
     {"a Razorpay webhook", is_razorpay},
     {"a Dodo Payments webhook", is_dodo},
     {"a Polar webhook", is_polar},
     {"a Creem webhook", is_creem},
     {"a server notification of Apple's App Store", is_apple},
     {"a developer notification of Google Play", is_google_play},
     {"a Maxio (Chargify) webhook", is_maxio},
     {"a Lago webhook", is_lago},
     {"a Paystack webhook", is_paystack},
     {"a Flutterwave webhook", is_flutterwave},
     {"an Authorize.Net webhook", is_authorize_net},
     {"a Checkout.com webhook", is_checkout_com},
     {"an Orb webhook", is_orb},
     {"a webhook of WooCommerce Subscriptions", is_woocommerce}}};

// How a text that is no JSON begins, behind the declaration of an XML.
struct Beginning {
  std::string_view what;
  std::string_view text;
};
constexpr std::array<Beginning, 7> kBeginnings{{{"a Braintree notification", "bt_signature="},
                                                {"a Braintree notification", "bt_payload="},
                                                {"a Braintree notification", "<notification"},
                                                {"an alert of Paddle Classic", "alert_id="},
                                                {"an alert of Paddle Classic", "alert_name="},
                                                {"a Mollie webhook", "id=tr_"},
                                                {"a Gumroad ping", "seller_id="}}};

// A field that only one processor's forms have; they stand in any order.
struct FormField {
  std::string_view what;
  std::string_view name;
};
constexpr std::array<FormField, 3> kFormFields{
    {{"a PayPal notification (IPN)", "&verify_sign="},
     {"a Maxio (Chargify) webhook", "&payload[subscription]"},
     {"a Maxio (Chargify) webhook", "&payload%5Bsubscription%5D"}}};

std::string_view form_of(std::string_view text) {
  const std::string_view line = text.substr(0, text.find('\n'));
  for (const auto& [what, name] : kFormFields) {
    if (line.find(name) != line.npos) return what;
  }
  return {};
}

std::string_view without_declaration(std::string_view text) {
  constexpr std::string_view kBlank = " \t\r\n";
  const auto trim = [&] {
    text.remove_prefix(std::min(text.find_first_not_of(kBlank), text.size()));
  };
  trim();
  if (text.starts_with("<?xml")) {
    const std::size_t end = text.find("?>");
    text.remove_prefix(end == text.npos ? text.size() : end + 2);
    trim();
  }
  return text;
}

// "<new_subscription_notification>"
bool is_recurly_xml(std::string_view text) {
  return text.starts_with('<') && text.substr(0, text.find('>')).ends_with("_notification");
}

}  // namespace

std::span<const OtherProcessor> other_processors() { return kOthers; }

std::string_view other_processors_event(const Value& document) {
  for (const OtherProcessor& other : kOthers) {
    if (other.recognises(document)) return other.what;
  }
  return {};
}

std::string_view other_processors_text(std::string_view text) {
  text = without_declaration(text);
  for (const auto& [what, beginning] : kBeginnings) {
    if (text.starts_with(beginning)) return what;
  }
  if (is_recurly_xml(text)) return "a Recurly notification";
  return form_of(text);
}

}  // namespace handoff::io
