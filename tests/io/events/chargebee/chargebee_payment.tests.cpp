// What a payment's event of Chargebee says: the money, what it is for, and whose it is.
#include "io/events/chargebee/chargebee_payment.hpp"

#include <string>

#include "tests/io/events/chargebee/chargebee_text.hpp"
#include "tests/io/events/decided.hpp"

using namespace handoff;
using core::BillingReason;
using core::EventType;
using tests::chargebee_active;
using tests::chargebee_bought;
using tests::chargebee_event;
using tests::ChargebeeInvoiceText;
using tests::ChargebeeSubscriptionText;
using tests::march;
using tests::read_payment;

namespace {

core::PaymentEvent payment(const ChargebeeInvoiceText& invoice,
                           const ChargebeeSubscriptionText& data = chargebee_active(),
                           std::string_view type = "payment_succeeded") {
  return read_payment(chargebee_event(type, march(15) + 3, data, invoice)).event;
}

std::string line(std::string_view type, std::string_view amount = "9900") {
  return R"({"id":"li_2","entity_type":")" + std::string(type) + R"(","amount":)" +
         std::string(amount) + "}";
}

}  // namespace

TEST_CASE("a payment at Chargebee says who paid how much for what", "[chargebee]") {
  const auto read = read_payment(chargebee_event("payment_succeeded", march(15) + 3,
                                                 chargebee_active(), ChargebeeInvoiceText{}));
  CHECK(read.subscription == "sub_1");
  CHECK(read.customer == "cus_1");
  CHECK(read.object_kind == "invoice");
  CHECK(read.event.type == EventType::invoice_paid);
  CHECK(read.event.amount_paid.cents == 4900);
  CHECK(read.event.recurring_paid);
  CHECK(read.event.had_trial);
  CHECK(read.event.status == core::SubscriptionStatus::none);
  CHECK(read.event.subscribed.mrr.cents == 4900);
}

TEST_CASE("credits count as paid, alone and beside money", "[chargebee]") {
  CHECK(payment({.paid = 3000, .credits = 1900}).amount_paid.cents == 4900);
  const ChargebeeInvoiceText credited{.paid = 0, .credits = 4900};
  const auto event = payment(credited, chargebee_active(), "invoice_generated");
  CHECK(event.type == EventType::invoice_paid);
  CHECK(event.amount_paid.cents == 4900);
  // Told as a payment already, or not paid at all.
  CHECK(payment({}, chargebee_active(), "invoice_generated").type == EventType::other);
  CHECK(payment({.status = "payment_due", .paid = 0, .credits = 100}, chargebee_active(),
                "invoice_updated")
            .type == EventType::other);
}

TEST_CASE("yen are not multiplied by a hundred", "[chargebee]") {
  CHECK(payment({.paid = 5000, .currency = "JPY"}).amount_paid.cents == 500000);
}

TEST_CASE("fees, charges and ad-hoc lines pay for no period", "[chargebee]") {
  const auto recurring = [](std::string_view type) {
    return payment({.lines = line(type)}).recurring_paid;
  };
  CHECK(recurring("plan_item_price"));
  CHECK(recurring("addon_item_price"));
  CHECK(recurring("plan"));
  CHECK(recurring("addon"));
  CHECK_FALSE(recurring("plan_setup"));
  CHECK_FALSE(recurring("charge_item_price"));
  CHECK_FALSE(recurring("adhoc"));
  CHECK_FALSE(payment({.lines = line("plan", "0")}).recurring_paid);
}

TEST_CASE("why an invoice of Chargebee was made is told by what is on it", "[chargebee]") {
  const auto reason = [](const ChargebeeInvoiceText& invoice,
                         const ChargebeeSubscriptionText& data) {
    return payment(invoice, data).billing_reason;
  };
  const ChargebeeInvoiceText fee{.lines = line("plan_setup")};
  const ChargebeeInvoiceText charge{.first = false, .lines = line("adhoc")};
  CHECK(reason({}, chargebee_bought()) == BillingReason::subscription_create);
  CHECK(reason({}, chargebee_active()) == BillingReason::subscription_cycle);
  CHECK(reason({.first = false}, chargebee_bought()) == BillingReason::subscription_cycle);
  CHECK(reason({.first = false, .recurring = false}, chargebee_bought()) ==
        BillingReason::subscription_update);
  CHECK(reason(fee, {}) == BillingReason::subscription_create);
  CHECK(reason(charge, chargebee_bought()) == BillingReason::manual);
}

TEST_CASE("a renewal years after the trial is no news of it", "[chargebee]") {
  ChargebeeSubscriptionText customer = chargebee_active();
  customer.term_start = march(46);
  CHECK_FALSE(payment({.first = false}, customer).had_trial);
  CHECK(payment({}, chargebee_active()).had_trial);
}

TEST_CASE("a payment without its subscription names the invoice's", "[chargebee]") {
  const auto read = read_payment(tests::chargebee_event_of(
      "payment_failed", march(15), R"({"invoice":)" + ChargebeeInvoiceText{}.text() + "}"));
  CHECK(read.event.type == EventType::invoice_payment_failed);
  CHECK(read.subscription == "sub_1");
  CHECK(read.customer == "cus_1");
  CHECK(read.event.amount_paid.cents == 0);
  const auto alone = read_payment(tests::chargebee_event_of(
      "payment_succeeded", march(15),
      std::string(R"({"transaction":{"id":"t","amount":700,"currency_code":"USD"},)"
                  R"("customer":{"id":"cus_2"}})")));
  CHECK(alone.subscription.empty());
  CHECK(alone.customer == "cus_2");
  CHECK(alone.event.amount_paid.cents == 700);
}
