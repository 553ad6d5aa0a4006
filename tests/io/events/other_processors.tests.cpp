// Small payloads in the shape that each processor documents, made up.
#include "io/events/other_processors.hpp"

#include <set>
#include <string>

#include "io/events/processors/processors.hpp"
#include "tests/io/events/chargebee/chargebee_text.hpp"
#include "tests/io/events/decided.hpp"
#include "tests/io/events/paddle/paddle_text.hpp"
#include "tests/io/events/stripe/event_text.hpp"

using namespace handoff;

namespace {

struct OtherCase {
  std::string_view what;
  const char* payload;
};

const OtherCase kOtherCases[] = {
    {"a Braintree notification", R"({"bt_signature":"a|b","bt_payload":"PG5vdGlmaWNhdGlvbj4="})"},
    {"a Braintree notification",
     R"({"kind":"subscription_charged_successfully","timestamp":"2026-03-01T10:00:00Z",)"
     R"("subscription":{"id":"x","status":"Active"}})"},
    {"a PayPal webhook event",
     R"({"id":"WH-1","event_version":"1.0","resource_type":"subscription",)"
     R"("event_type":"BILLING.SUBSCRIPTION.ACTIVATED","resource":{"id":"I-1","status":"ACTIVE"}})"},
    {"a PayPal webhook event",
     R"({"transmission_id":"t","webhook_event":{"event_type":"PAYMENT.SALE.COMPLETED"}})"},
    {"a Recurly notification",
     R"({"id":"a","object_type":"subscription","site_id":"s","event_type":"created",)"
     R"("event_time":"2026-03-01T10:00:00Z"})"},
    {"a Lemon Squeezy webhook",
     R"({"meta":{"event_name":"subscription_created","test_mode":false},)"
     R"("data":{"type":"subscriptions","id":"1","attributes":{}}})"},
    {"a FastSpring webhook",
     R"({"events":[{"id":"e","processed":false,"created":1772359200000,"live":true,)"
     R"("type":"subscription.activated","data":{"id":"s"}}]})"},
    {"a FastSpring webhook",
     R"({"id":"e","processed":false,"created":1,"live":false,"type":"order.completed","data":{}})"},
    {"an Adyen notification", R"({"live":"false","notificationItems":[{"NotificationRequestItem":)"
                              R"({"eventCode":"AUTHORISATION","success":"true"}}]})"},
    {"a GoCardless webhook",
     R"({"events":[{"id":"EV1","created_at":"2026-03-01T10:00:00Z","resource_type":"payments",)"
     R"("action":"confirmed","links":{"payment":"PM1"}}],"meta":{"webhook_id":"WB1"}})"},
    {"an alert of Paddle Classic",
     R"({"alert_id":"1","alert_name":"subscription_created","status":"active"})"},
    {"a RevenueCat webhook",
     R"({"api_version":"1.0","event":{"type":"INITIAL_PURCHASE","app_user_id":"u"}})"},
    {"a Zuora notification", R"({"eventType":"com.zuora.billing.SubscriptionCreated","id":"1"})"},
    {"a Zuora notification", R"({"AccountNumber":"A-1","SubscriptionNumber":"A-S1"})"},
    {"a Shopify webhook",
     R"({"app_subscription":{"admin_graphql_api_id":"gid:\/\/shopify\/AppSubscription\/1"}})"},
    {"a Shopify webhook", R"({"id":1,"admin_graphql_api_id":"gid:\/\/shopify\/Order\/1"})"},
    {"a Square webhook",
     R"({"merchant_id":"M","type":"subscription.created","event_id":"e",)"
     R"("created_at":"2026-03-01T10:00:00Z","data":{"type":"subscription","id":"s","object":{}}})"},
    {"a Mollie webhook", R"({"resource":"payment","id":"tr_7UhSN1zuXS","status":"paid"})"},
    {"a Razorpay webhook",
     R"({"entity":"event","account_id":"acc_1","event":"subscription.activated",)"
     R"("contains":["subscription"],"payload":{"subscription":{"entity":{"id":"sub_1"}}}})"},
    {"a Dodo Payments webhook",
     R"({"business_id":"b","type":"subscription.active","timestamp":"2026-03-01T10:00:00Z",)"
     R"("data":{"subscription_id":"s","customer":{"customer_id":"c"}}})"},
    {"a Polar webhook",
     R"({"type":"subscription.active","timestamp":"2026-03-01T10:00:00Z",)"
     R"("data":{"id":"s","status":"active","customer":{"id":"c"},"product_id":"p"}})"},
    {"a Creem webhook",
     R"({"id":"evt_1","eventType":"subscription.active","created_at":1,"object":{"id":"s"}})"},
    {"a server notification of Apple's App Store", R"({"signedPayload":"eyJhbGciOi.J9.x"})"},
    {"a server notification of Apple's App Store",
     R"({"notificationType":"DID_RENEW","notificationUUID":"u","version":"2.0","data":{}})"},
    {"a developer notification of Google Play",
     R"({"version":"1.0","packageName":"com.example","eventTimeMillis":"1",)"
     R"("subscriptionNotification":{"notificationType":4,"purchaseToken":"t"}})"},
    {"a Maxio (Chargify) webhook",
     R"({"id":"1","event":"signup_success","payload":{"subscription":{"id":"1"}}})"},
    {"a Lago webhook",
     R"({"webhook_type":"subscription.started","object_type":"subscription",)"
     R"("organization_id":"o","subscription":{"lago_id":"l","external_id":"e"}})"},
    {"a Paystack webhook",
     R"({"event":"subscription.create","data":{"domain":"test","status":"active",)"
     R"("subscription_code":"SUB_1"}})"},
    {"a Flutterwave webhook",
     R"({"event":"charge.completed","data":{"id":1,"tx_ref":"t","flw_ref":"f"}})"},
    {"an Authorize.Net webhook",
     R"({"notificationId":"n","eventType":"net.authorize.customer.subscription.created",)"
     R"("eventDate":"2026-03-01T10:00:00Z","webhookId":"w","payload":{"id":"1"}})"},
    {"a Checkout.com webhook",
     R"({"id":"evt_1","type":"payment_approved","version":"1.0.0",)"
     R"("created_on":"2026-03-01T10:00:00Z","data":{"id":"pay_1"},"_links":{}})"},
    {"an Orb webhook",
     R"({"id":"e","created_at":"2026-03-01T10:00:00Z","type":"subscription.started",)"
     R"("properties":{},"subscription":{"id":"s"}})"},
    {"a webhook of WooCommerce Subscriptions",
     R"({"id":1,"status":"active","billing_period":"month","billing_interval":"1",)"
     R"("line_items":[]})"},
};

}  // namespace

TEST_CASE("what another processor sends is refused by its name", "[processors]") {
  for (const OtherCase& c : kOtherCases) {
    INFO(c.payload);
    CHECK(tests::payment_error(c.payload) ==
          "this is " + std::string(c.what) +
              "; the events that are read are those of Stripe, Paddle Billing and Chargebee");
  }
}

TEST_CASE("each payload is recognised by one row, and each row by a payload", "[processors]") {
  std::set<std::string_view> seen;
  for (const OtherCase& c : kOtherCases) {
    INFO(c.payload);
    io::ValueTree document;
    REQUIRE_FALSE(document.read(c.payload, "e.json"));
    std::size_t rows = 0;
    for (const io::OtherProcessor& other : io::other_processors()) {
      if (other.recognises(document.root())) ++rows;
    }
    CHECK(rows == 1);
    CHECK(io::other_processors_event(document.root()) == c.what);
    seen.insert(c.what);
  }
  CHECK(seen.size() == io::other_processors().size());
}

TEST_CASE("what is read is no other processor's", "[processors]") {
  for (const std::string& text :
       {tests::paddle_event("subscription.updated", "03-01T10:00:00Z", tests::paddle_active()),
        tests::paddle_event("transaction.completed", "03-01T10:00:00Z",
                            tests::PaddleTransactionText{}),
        tests::chargebee_event("subscription_changed", 1, tests::chargebee_active()),
        tests::chargebee_event("payment_succeeded", 1, tests::chargebee_active(),
                               tests::ChargebeeInvoiceText{}),
        tests::event_text("customer.subscription.updated",
                          tests::subscription_text(tests::item_text("1", "month"))),
        std::string(R"({"object":"customer","id":"cus_1"})"), std::string("{}"), std::string("[]"),
        std::string("7"), std::string("null"), std::string(R"({"type":"x","data":{}})")}) {
    INFO(text);
    io::ValueTree document;
    REQUIRE_FALSE(document.read(text, "e.json"));
    CHECK(io::other_processors_event(document.root()).empty());
  }
}

TEST_CASE("notifications that are no JSON are told by how they begin", "[processors]") {
  CHECK(io::other_processors_text("bt_signature=a%7Cb&bt_payload=PG5v") ==
        "a Braintree notification");
  CHECK(io::other_processors_text("\n<?xml version=\"1.0\"?>\n<new_subscription_notification>") ==
        "a Recurly notification");
  CHECK(io::other_processors_text("<notification>\n<kind>check</kind>") ==
        "a Braintree notification");
  CHECK(io::other_processors_text("alert_name=subscription_created&status=active") ==
        "an alert of Paddle Classic");
  CHECK(io::other_processors_text("id=tr_7UhSN1zuXS") == "a Mollie webhook");
  CHECK(io::other_processors_text("seller_id=a%3D%3D&product_id=b&email=c") == "a Gumroad ping");
  for (const char* none : {"", " ", "<", "<?xml", "<html>", "{}", "id=1", "plain words"}) {
    INFO(none);
    CHECK(io::other_processors_text(none).empty());
  }
}

TEST_CASE("forms whose fields stand in any order are told by one of them", "[processors]") {
  CHECK(io::other_processors_text(
            "mc_gross=10.00&payer_id=P&verify_sign=s&txn_type=subscr_payment") ==
        "a PayPal notification (IPN)");
  CHECK(io::other_processors_text("id=1&event=signup_success&payload[subscription][id]=1") ==
        "a Maxio (Chargify) webhook");
  CHECK(io::other_processors_text("event=renewal&payload%5Bsubscription%5D%5Bid%5D=1") ==
        "a Maxio (Chargify) webhook");
  // Another line is another form.
  CHECK(io::other_processors_text("a=1&b=2\nc=3&verify_sign=s").empty());
}

TEST_CASE("a source of another processor's notifications is refused by its name", "[processors]") {
  io::IdTables ids;
  const auto error =
      io::read_events(io::read_payment_event, "<?xml version=\"1.0\"?><new_account_notification>",
                      "e.xml", ids, [](const io::ReadEvent&) {});
  REQUIRE(error);
  CHECK(error->line() ==
        "e.xml: is a Recurly notification; the events that are read are those of Stripe, Paddle "
        "Billing and Chargebee");
}
