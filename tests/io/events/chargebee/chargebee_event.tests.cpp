// What an event of Chargebee says, field by field.
#include "io/events/chargebee/chargebee_event.hpp"

#include <string>

#include "tests/io/events/chargebee/chargebee_text.hpp"
#include "tests/io/events/decided.hpp"

using namespace handoff;
using core::EventType;
using core::SubscriptionStatus;
using tests::chargebee_active;
using tests::chargebee_bought;
using tests::chargebee_event;
using tests::ChargebeeSubscriptionText;
using tests::march;
using tests::payment_error;
using tests::read_payment;

namespace {

core::PaymentEvent chargebee_fact(std::string_view type, const ChargebeeSubscriptionText& data) {
  return read_payment(chargebee_event(type, march(15) + 3, data)).event;
}

core::Time second(std::int64_t at) { return {core::seconds(at).us}; }

}  // namespace

TEST_CASE("an event of Chargebee names its parties, its type and its time", "[chargebee]") {
  io::IdTables ids;
  const auto [read, error] = tests::read_payment_text(
      chargebee_event("subscription_activated", march(15) + 3, chargebee_active()), ids);
  REQUIRE(error.empty());
  CHECK(read.id == "ev_subscription_activated1773576003");
  CHECK(read.type == "subscription_activated");
  CHECK(read.subscription == "sub_1");
  CHECK(read.customer == "cus_1");
  CHECK(read.object_kind == "subscription");
  CHECK(read.is_event);
  CHECK(read.live);
  CHECK(read.event.type == EventType::subscription_updated);
  CHECK(read.event.created == second(march(15) + 3));
  CHECK(read.event.status == SubscriptionStatus::active);
  CHECK(read.event.previous_status == SubscriptionStatus::trialing);
  CHECK(read.event.had_trial);
  CHECK(read.event.trial_end == second(march(15)));
  CHECK_FALSE(read.event.late_trial);
  CHECK_FALSE(read.event.by_invoice);
  CHECK(read.event.subscribed.mrr.cents == 4900);
  CHECK(ids.plans.text(read.event.subscribed.plan) == "pro-USD-monthly");
}

TEST_CASE("an event of Chargebee is as of the version of what it changed", "[chargebee]") {
  const std::int64_t version = (march(15) + 2) * 1'000 + 417;
  ChargebeeSubscriptionText data = chargebee_active();
  data.version = version;
  const auto created = [](const std::string& event) { return read_payment(event).event.created; };
  CHECK(created(chargebee_event("subscription_changed", march(15) + 3, data)).us ==
        version * 1'000);
  // A reminder changes nothing.
  CHECK(created(chargebee_event("subscription_trial_end_reminder", march(15) + 3, data)) ==
        second(march(15) + 3));
  // Of a payment it is the invoice that changed.
  CHECK(
      created(chargebee_event("payment_succeeded", march(15) + 3, data, {.version = version + 200}))
          .us == (version + 200) * 1'000);
  CHECK(created(chargebee_event("payment_succeeded", march(15) + 3, data,
                                tests::ChargebeeInvoiceText{})) == second(march(15) + 3));
  data.version = 12;  // no time of this century
  CHECK(created(chargebee_event("subscription_changed", march(15) + 3, data)) ==
        second(march(15) + 3));
}

TEST_CASE("each type of Chargebee's is one of the pipeline's", "[chargebee]") {
  struct Case {
    const char* type;
    EventType means;
  };
  const Case cases[] = {
      {"subscription_created", EventType::subscription_created},
      {"subscription_started", EventType::subscription_updated},
      {"subscription_activated", EventType::subscription_updated},
      {"subscription_activated_with_backdating", EventType::subscription_updated},
      {"subscription_changed", EventType::subscription_updated},
      {"subscription_renewed", EventType::subscription_updated},
      {"subscription_reactivated", EventType::subscription_updated},
      {"subscription_paused", EventType::subscription_updated},
      {"subscription_resumed", EventType::subscription_updated},
      {"subscription_trial_extended", EventType::subscription_updated},
      {"subscription_cancellation_scheduled", EventType::subscription_updated},
      {"subscription_cancelled", EventType::subscription_deleted},
      {"subscription_deleted", EventType::subscription_deleted},
      {"subscription_trial_end_reminder", EventType::trial_will_end},
      {"subscription_renewal_reminder", EventType::other},
  };
  for (const Case& c : cases) {
    INFO(c.type);
    CHECK(chargebee_fact(c.type, chargebee_active()).type == c.means);
  }
  // Taken off the books after its end, it has ended once.
  CHECK(chargebee_fact("subscription_deleted", {.status = "cancelled"}).type == EventType::other);
}

TEST_CASE("each status of Chargebee's is the pipeline's", "[chargebee]") {
  struct Case {
    const char* word;
    SubscriptionStatus status;
  };
  const Case cases[] = {
      {"future", SubscriptionStatus::incomplete},   {"in_trial", SubscriptionStatus::trialing},
      {"active", SubscriptionStatus::active},       {"non_renewing", SubscriptionStatus::active},
      {"paused", SubscriptionStatus::paused},       {"cancelled", SubscriptionStatus::canceled},
      {"transferred", SubscriptionStatus::canceled}};
  for (const Case& c : cases) {
    INFO(c.word);
    CHECK(chargebee_fact("subscription_changed", {.status = c.word}).status == c.status);
  }
  const auto unknown =
      read_payment(chargebee_event("subscription_changed", march(2), {.status = "asleep"}));
  CHECK(unknown.event.set_aside == core::SetAside::unknown_status);
  CHECK(unknown.note.starts_with("content.subscription.status: expected one of future, in_trial"));
  CHECK(unknown.note.ends_with("found \"asleep\""));
}

TEST_CASE("a cancellation that is still to come leaves a trial a trial", "[chargebee]") {
  const auto status = [](std::int64_t when) {
    return read_payment(chargebee_event("subscription_cancellation_scheduled", when,
                                        {.status = "non_renewing"}))
        .event.status;
  };
  CHECK(status(march(5)) == SubscriptionStatus::trialing);
  CHECK(status(march(20)) == SubscriptionStatus::active);
}

TEST_CASE("with an invoice due and a card to charge, active is past due", "[chargebee]") {
  ChargebeeSubscriptionText data = chargebee_active();
  data.due = 1;
  CHECK(chargebee_fact("subscription_changed", data).status == SubscriptionStatus::past_due);
  data.collection = "off";
  const auto invoiced = chargebee_fact("subscription_changed", data);
  CHECK(invoiced.status == SubscriptionStatus::active);
  CHECK(invoiced.by_invoice);
}

TEST_CASE("who collects is the subscription's word, else the customer's", "[chargebee]") {
  const auto by_invoice = [](std::string_view own, std::string_view customers) {
    return read_payment(tests::chargebee_event_of("subscription_changed", march(2),
                                                  R"({"subscription":{"id":"s","customer_id":"c",)"
                                                  R"("status":"active","currency_code":"USD")" +
                                                      std::string(own) +
                                                      R"(},"customer":{"id":"c")" +
                                                      std::string(customers) + "}}"))
        .event.by_invoice;
  };
  CHECK_FALSE(by_invoice("", ""));
  CHECK(by_invoice("", R"(,"auto_collection":"off")"));
  CHECK_FALSE(by_invoice(R"(,"auto_collection":"on")", R"(,"auto_collection":"off")"));
  CHECK(by_invoice(R"(,"auto_collection":"off")", ""));
}

TEST_CASE("free time of a Chargebee subscription that was active is no trial of it",
          "[chargebee]") {
  ChargebeeSubscriptionText data = chargebee_active();
  data.trial_start = march(20);
  data.trial_end = march(30);
  CHECK(chargebee_fact("subscription_changed", data).late_trial);
  CHECK_FALSE(chargebee_fact("subscription_changed", chargebee_active()).late_trial);
  CHECK_FALSE(chargebee_fact("subscription_changed", chargebee_bought()).had_trial);
}

TEST_CASE("of types that are not handled Chargebee's reader takes what is shown", "[chargebee]") {
  const auto customer = read_payment(tests::chargebee_event_of(
      "customer_changed", march(2), std::string(R"({"customer":{"id":"cus_1"},"card":7})")));
  CHECK(customer.customer == "cus_1");
  CHECK(customer.subscription.empty());
  CHECK(customer.event.type == EventType::other);
  CHECK(customer.object_kind == "customer");
  CHECK(read_payment(tests::chargebee_event_of("plan_created", march(2), std::string("{}"))).type ==
        "plan_created");
}

TEST_CASE("what is wrong with an event of Chargebee's is said with its place", "[chargebee]") {
  const auto error = [](const std::string& content) {
    return payment_error(tests::chargebee_event_of("subscription_changed", march(2), content));
  };
  CHECK(error("{}").starts_with("content.subscription: "));
  CHECK(error(R"({"subscription":{"customer_id":"c"}})").starts_with("content.subscription.id: "));
  CHECK(error(R"({"subscription":{"id":"s","customer_id":"c","currency_code":"USD"}})")
            .starts_with("content.subscription.status: expected one of future,"));
  CHECK(error(R"({"subscription":{"id":"s","customer_id":"c","status":"active",)"
              R"("currency_code":"USD","subscription_items":[7]}})") ==
        "content.subscription.subscription_items[0]: expected an object, found 7");
  CHECK(payment_error(R"({"id":"ev_1","occurred_at":"now","event_type":"plan_created",)"
                      R"("content":{}})")
            .starts_with("occurred_at: expected an integer"));
}
