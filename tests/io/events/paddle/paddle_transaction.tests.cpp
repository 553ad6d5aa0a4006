// What a transaction of Paddle says of money, small enough to add up by hand.
#include "io/events/paddle/paddle_transaction.hpp"

#include <string>

#include "tests/io/events/decided.hpp"
#include "tests/io/events/paddle/paddle_text.hpp"

using namespace handoff;
using core::BillingReason;
using core::Discounts;
using core::EventType;
using tests::paddle_event;
using tests::PaddlePriceText;
using tests::PaddleTransactionText;
using tests::read_payment;

namespace {

core::PaymentEvent paid(const PaddleTransactionText& data, Discounts rule = Discounts::lasting) {
  return read_payment(paddle_event("transaction.completed", "03-15T10:00:03Z", data), {rule}).event;
}

}  // namespace

TEST_CASE("a transaction of Paddle says who paid how much and why", "[paddle]") {
  const auto read =
      read_payment(paddle_event("transaction.completed", "03-15T10:00:03Z",
                                PaddleTransactionText{.total = "5831", .tax = "931"}));
  CHECK(read.subscription == "sub_1");
  CHECK(read.customer == "ctm_1");
  CHECK(read.object_kind == "transaction");
  CHECK(read.event.type == EventType::invoice_paid);
  CHECK(read.event.amount_paid.cents == 5831);
  CHECK(read.event.billing_reason == BillingReason::subscription_cycle);
  CHECK(read.event.recurring_paid);
  CHECK(read.event.subscribed.mrr.cents == 4900);  // without tax
}

TEST_CASE("paid and completed tell of a payment, payment_failed of none", "[paddle]") {
  const auto type = [](std::string_view name) {
    return read_payment(paddle_event(name, "03-15T10:00:03Z", PaddleTransactionText{})).event.type;
  };
  CHECK(type("transaction.paid") == EventType::invoice_paid);
  CHECK(type("transaction.completed") == EventType::invoice_paid);
  CHECK(type("transaction.payment_failed") == EventType::invoice_payment_failed);
  CHECK(type("transaction.billed") == EventType::other);
  CHECK(type("transaction.updated") == EventType::other);
}

TEST_CASE("where a transaction of Paddle came from is why it was made", "[paddle]") {
  const auto reason = [](std::string_view origin) {
    return paid({.origin = origin}).billing_reason;
  };
  CHECK(reason("web") == BillingReason::subscription_create);
  CHECK(reason("api") == BillingReason::subscription_create);
  CHECK(reason("subscription_recurring") == BillingReason::subscription_cycle);
  CHECK(reason("subscription_update") == BillingReason::subscription_update);
  CHECK(reason("subscription_charge") == BillingReason::manual);
  CHECK(reason("subscription_payment_method_change") == BillingReason::other);
}

TEST_CASE("one-off items and corrections pay for no period", "[paddle]") {
  const auto one_off =
      paid({.origin = "subscription_charge", .items = PaddlePriceText{.interval = ""}.text()});
  CHECK_FALSE(one_off.recurring_paid);
  CHECK_FALSE(one_off.subscribed.priced);
  CHECK(one_off.amount_paid.cents == 4900);
  const auto prorated = paid({.origin = "subscription_update",
                              .total = "1200",
                              .subtotal = "1200",
                              .line_more = R"(,"proration":{"rate":"0.5"})"});
  CHECK_FALSE(prorated.recurring_paid);
  CHECK_FALSE(prorated.subscribed.priced);
  CHECK_FALSE(paid({.total = "0", .subtotal = "0"}).recurring_paid);
}

TEST_CASE("what credit has settled counts as paid, and what is given back as nothing", "[paddle]") {
  CHECK(paid({.total = "4900", .balance = "0"}).amount_paid.cents == 4900);
  CHECK(paid({.total = "4900", .balance = "900"}).amount_paid.cents == 4000);
  CHECK(paid({.total = "-1200", .subtotal = "-1200"}).amount_paid.cents == 0);
}

TEST_CASE("what was billed is better known than the price", "[paddle]") {
  // Sold in another currency: only the line says what the price came to.
  const auto euro = paid({.total = "4500",
                          .subtotal = "4500",
                          .currency = "EUR",
                          .items = PaddlePriceText{.currency = "USD"}.text()});
  CHECK(euro.subscribed.mrr.cents == 4500);
  CHECK(std::string_view(euro.subscribed.currency.code, 3) == "EUR");
  // A price with tax in it: the line is without.
  const auto net = paid({.total = "4900",
                         .subtotal = "4083",
                         .tax = "817",
                         .items = PaddlePriceText{.tax_mode = "internal"}.text()});
  CHECK(net.subscribed.mrr.cents == 4083);
  const auto yen = paid({.total = "5000",
                         .subtotal = "5000",
                         .currency = "JPY",
                         .items = PaddlePriceText{.amount = "5000", .currency = "JPY"}.text()});
  CHECK(yen.amount_paid.cents == 500000);
  CHECK(yen.subscribed.mrr.cents == 500000);
}

TEST_CASE("a discount on a transaction of Paddle is taken off as the rule says", "[paddle]") {
  const PaddleTransactionText half{.total = "2450", .discount = "2450"};
  CHECK(paid(half, Discounts::none).subscribed.mrr.cents == 4900);
  CHECK_FALSE(paid(half, Discounts::none).subscribed.at_least);
  CHECK(paid(half, Discounts::all).subscribed.mrr.cents == 2450);
  CHECK_FALSE(paid(half, Discounts::all).subscribed.at_least);
  // Whether it lasts is not said.
  CHECK(paid(half, Discounts::lasting).subscribed.mrr.cents == 2450);
  CHECK(paid(half, Discounts::lasting).subscribed.at_least);
}

TEST_CASE("a card declined at the checkout is no failed charge of a subscription", "[paddle]") {
  const auto type = [](std::string_view subscription) {
    return read_payment(paddle_event("transaction.payment_failed", "03-15T10:00:03Z",
                                     PaddleTransactionText{.subscription = subscription}))
        .event.type;
  };
  CHECK(type("null") == EventType::other);
  CHECK(type("\"sub_1\"") == EventType::invoice_payment_failed);
}
