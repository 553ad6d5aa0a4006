// Invoices of both API generations, small enough to add up by hand.
#include "io/events/stripe/stripe_invoice.hpp"

#include <string>

#include "tests/io/events/stripe/event_text.hpp"

using namespace handoff;
using tests::error_of;
using tests::event_text;
using tests::read_one;

namespace {

std::string invoice(std::string_view more, std::string_view lines = "") {
  return event_text("invoice.paid",
                    R"({"id":"in_1","object":"invoice","customer":"cus_1","currency":"usd",)"
                    R"("amount_paid":2900,"lines":{"data":[)" +
                        std::string(lines) + "]}" + std::string(more) + "}");
}

core::Subscribed subscribed(std::string_view lines) {
  return read_one(invoice(R"(,"subscription":"sub_1")", lines)).event.subscribed;
}

std::string old_line(std::string_view type, std::string_view more = "") {
  return R"({"type":")" + std::string(type) +
         R"(","amount":5800,"quantity":2,"price":{"id":"price_1","currency":"usd",)"
         R"("unit_amount":2900,"recurring":{"interval":"month"}})" +
         std::string(more) + "}";
}

// A line in the newest shape over so many days, from noon of 2023-11-14.
std::string new_line(std::int64_t days, std::string_view unit, std::string_view amount,
                     std::string_view proration = "false",
                     std::string_view parent = "subscription_item_details") {
  return R"({"amount":)" + std::string(amount) +
         R"(,"currency":"usd","quantity":2,"period":{"start":1700000000,"end":)" +
         std::to_string(1700000000 + days * 86400) +
         R"(},"pricing":{"type":"price_details",)"
         R"("price_details":{"price":"price_2","product":"prod_2"},"unit_amount_decimal":")" +
         std::string(unit) + R"("},"parent":{"type":")" + std::string(parent) +
         R"(","subscription_item_details":{"proration":)" + std::string(proration) + "}}}";
}

}  // namespace

TEST_CASE("an invoice says who paid how much and why", "[invoice_shape]") {
  const auto read =
      read_one(invoice(R"(,"subscription":"sub_1","billing_reason":"subscription_cycle")"));
  CHECK(read.subscription == "sub_1");
  CHECK(read.customer == "cus_1");
  CHECK(read.event.amount_paid.cents == 2900);
  CHECK(read.event.billing_reason == core::BillingReason::subscription_cycle);
}

TEST_CASE("reasons that the pipeline does not know are other ones", "[invoice_shape]") {
  const auto reason = [](std::string_view name) {
    return read_one(invoice(R"(,"billing_reason":)" + std::string(name))).event.billing_reason;
  };
  using core::BillingReason;
  CHECK(reason("null") == BillingReason::none);
  CHECK(reason("\"subscription_create\"") == BillingReason::subscription_create);
  CHECK(reason("\"subscription_update\"") == BillingReason::subscription_update);
  CHECK(reason("\"subscription_threshold\"") == BillingReason::subscription_threshold);
  CHECK(reason("\"manual\"") == BillingReason::manual);
  CHECK(reason("\"upcoming\"") == BillingReason::other);
}

TEST_CASE("the subscription is found in every place it may stand", "[invoice_shape]") {
  const auto subscription = [](std::string_view more) {
    return read_one(invoice(more)).subscription;
  };
  CHECK(subscription(R"(,"subscription":"sub_1")") == "sub_1");
  CHECK(subscription(R"(,"subscription":{"id":"sub_1","object":"subscription"})") == "sub_1");
  CHECK(subscription(R"(,"parent":{"subscription_details":{"subscription":"sub_2"}})") == "sub_2");
  CHECK(subscription(R"(,"subscription":null,"parent":{"subscription_details":)"
                     R"({"subscription":{"id":"sub_2"}}})") == "sub_2");
  CHECK(subscription(R"(,"parent":{"type":"quote_details","subscription_details":null})").empty());
  CHECK(subscription("").empty());
}

TEST_CASE("subscription lines in the old shape give the monthly revenue", "[invoice_shape]") {
  CHECK(subscribed(old_line("subscription")).mrr.cents == 5800);
  CHECK(subscribed(old_line("subscription")).priced);
  CHECK_FALSE(subscribed(old_line("invoiceitem")).priced);
  CHECK(
      subscribed(old_line("subscription") + "," + old_line("subscription", R"(,"proration":true)"))
          .mrr.cents == 5800);
}

TEST_CASE("a line in the new shape recurs as its period says", "[invoice_shape]") {
  struct Case {
    std::int64_t days;
    std::int64_t cents;  // of two seats at 12.00 each
  };
  const Case cases[] = {{30, 2400}, {28, 2400}, {31, 2400}, {91, 800}, {365, 200},
                        {366, 200}, {7, 10400}, {14, 5200}, {1, 73000}};
  for (const Case& c : cases) {
    INFO(c.days);
    const core::Subscribed s = subscribed(new_line(c.days, "1200", "2400"));
    CHECK(s.priced);
    CHECK(s.mrr.cents == c.cents);
  }
  io::IdTables ids;
  const auto read =
      read_one(invoice(R"(,"subscription":"sub_1")", new_line(30, "1200", "2400")), ids);
  CHECK(ids.plans.text(read.event.subscribed.plan) == "price_2");
}

TEST_CASE("a line in the new shape that bills no full period has no fixed price",
          "[invoice_shape]") {
  CHECK_FALSE(subscribed(new_line(14, "1200", "0")).priced);     // a trial
  CHECK_FALSE(subscribed(new_line(30, "1200", "1100")).priced);  // a part of the price
  CHECK_FALSE(subscribed(new_line(17, "1200", "2400")).priced);  // no billing period
  CHECK_FALSE(subscribed(new_line(30, "1200", "2400", "true")).priced);
  CHECK_FALSE(subscribed(new_line(30, "1200", "2400", "false", "invoice_item_details")).priced);
}

TEST_CASE("amounts are in the currency's smallest unit", "[invoice_shape]") {
  const auto paid = [](std::string_view currency) {
    return read_one(event_text("invoice.paid",
                               R"({"object":"invoice","amount_paid":12345,"currency":")" +
                                   std::string(currency) + "\"}"))
        .event;
  };
  CHECK(paid("usd").amount_paid.cents == 12345);
  CHECK(paid("jpy").amount_paid.cents == 1234500);
  CHECK(paid("kwd").amount_paid.cents == 1235);
  CHECK(std::string_view(paid("jpy").subscribed.currency.code, 3) == "JPY");
}

TEST_CASE("an invoice that is wrong is an error with its path", "[invoice_shape]") {
  const auto error = [](std::string_view object) {
    const std::string line = error_of(event_text("invoice.paid", object));
    return line.substr(line.find("data.object"));
  };
  CHECK(error(R"({"currency":"usd"})") ==
        "data.object.amount_paid: expected an integer from 0 to 1000000000000, found nothing");
  CHECK(error(R"({"currency":"usd","amount_paid":-5})") ==
        "data.object.amount_paid: expected an integer from 0 to 1000000000000, found -5");
  CHECK(error(R"({"amount_paid":5})") ==
        "data.object.currency: expected text in quotes, found nothing");
  CHECK(error(R"({"currency":"usd","amount_paid":5,"lines":{"data":[3]}})") ==
        "data.object.lines.data[0]: expected an object, found 3");
  CHECK(error(R"({"currency":"usd","amount_paid":5,"lines":{}})") ==
        "data.object.lines.data: expected an array, found nothing");
  CHECK(error(R"({"object":"subscription"})") ==
        "data.object.object: expected \"invoice\", found \"subscription\"");
}
