// Invoices of both API generations, small enough to add up by hand.
#include "io/events/stripe/stripe_invoice.hpp"

#include <string>

#include "tests/io/events/stripe/event_text.hpp"

using namespace handoff;
using tests::event_text;
using tests::note_of;
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

TEST_CASE("an invoice that is wrong is set aside with the place of the fault", "[invoice_shape]") {
  const auto note = [](std::string_view object) {
    return note_of(event_text("invoice.paid", object));
  };
  CHECK(note(R"({"currency":"usd"})") ==
        "data.object.amount_paid: expected an integer from 0 to 1000000000000, found nothing");
  CHECK(note(R"({"currency":"usd","amount_paid":-5})") ==
        "data.object.amount_paid: expected an integer from 0 to 1000000000000, found -5");
  CHECK(note(R"({"amount_paid":5})") ==
        "data.object.currency: expected text in quotes, found nothing");
  CHECK(note(R"({"currency":"usd","amount_paid":5,"lines":{"data":[3]}})") ==
        "data.object.lines.data[0]: expected an object, found 3");
  CHECK(note(R"({"currency":"usd","amount_paid":5,"lines":{"data":7}})") ==
        "data.object.lines.data: expected an array, found 7");
  CHECK(note(R"({"object":"subscription"})") ==
        "data.object.object: expected \"invoice\", found \"subscription\"");
}

TEST_CASE("the two events of one payment are read alike", "[invoice_shape]") {
  const std::string paid = invoice(R"(,"subscription":"sub_1")", old_line("subscription"));
  std::string succeeded = paid;
  succeeded.replace(succeeded.find("invoice.paid"), 12, "invoice.payment_succeeded");
  const auto read = read_one(succeeded);
  CHECK(read.event.type == core::EventType::invoice_paid);
  CHECK(read.event.amount_paid == read_one(paid).event.amount_paid);
  CHECK(read.event.subscribed.mrr == read_one(paid).event.subscribed.mrr);
}

namespace {

std::int64_t paid(std::string_view members, std::string_view type = "invoice.paid") {
  return read_one(event_text(type, R"({"id":"in_1","object":"invoice","currency":"usd",)" +
                                       std::string(members) + "}"))
      .event.amount_paid.cents;
}

}  // namespace

TEST_CASE("an invoice of 2013 was paid in full or not at all", "[invoice_shape]") {
  CHECK(paid(R"("paid":true,"amount_due":2000,"total":2000)") == 2000);
  CHECK(paid(R"("paid":true,"total":1900)") == 1900);
  CHECK(paid(R"("paid":false,"amount_due":2000,"total":2000)", "invoice.payment_failed") == 0);
  CHECK(paid(R"("amount_due":2000)") == 2000);  // as its event says
  CHECK(paid(R"("amount_due":2000)", "invoice.payment_failed") == 0);
  CHECK(paid(R"("paid":true,"amount_due":0,"total":-500)") == 0);  // a credit for the customer
}

TEST_CASE("what a credit balance settled was paid", "[invoice_shape]") {
  const auto settled = [](std::string_view due, std::string_view balance) {
    return paid(R"("status":"paid","total":4900,"amount_paid":)" + std::string(due) +
                R"(,"amount_due":)" + std::string(due) + R"(,"starting_balance":)" +
                std::string(balance));
  };
  CHECK(settled("0", "-5000") == 4900);
  CHECK(settled("0", "-4900") == 4900);
  CHECK(settled("2900", "-2000") == 4900);  // a part by credit, the rest by card
  CHECK(settled("4900", "0") == 4900);
  CHECK(settled("4900", "null") == 4900);
  CHECK(paid(R"("status":"paid","total":4900,"amount_paid":6900,"amount_due":6900,)"
             R"("starting_balance":2000)") == 6900);  // with what the customer owed before
  CHECK(paid(R"("status":"paid","total":0,"amount_paid":0,"amount_due":0,)"
             R"("starting_balance":-5000)") == 0);
  CHECK(paid(R"("status":"open","total":4900,"amount_paid":0,"amount_due":0,)"
             R"("starting_balance":-5000)",
             "invoice.payment_failed") == 0);
}

TEST_CASE("an invoice that is marked as paid elsewhere was paid", "[invoice_shape]") {
  CHECK(paid(R"("status":"paid","paid_out_of_band":true,"amount_paid":0,"amount_due":4900,)"
             R"("total":4900)") == 4900);
  CHECK(paid(R"("status":"paid","paid_out_of_band":true,"amount_paid":4900,"amount_due":4900)") ==
        4900);
  CHECK(paid(R"("status":"paid","paid_out_of_band":false,"amount_paid":0,"amount_due":0)") == 0);
}

TEST_CASE("an invoice without a currency has its lines'", "[invoice_shape]") {
  const auto read = read_one(event_text(
      "invoice.paid",
      R"({"object":"invoice","amount_paid":500,"lines":{"data":[{"currency":"jpy"}]}})"));
  CHECK(read.event.amount_paid.cents == 50000);
  CHECK(std::string_view(read.event.subscribed.currency.code, 3) == "JPY");
}

TEST_CASE("an invoice's customer may be an account", "[invoice_shape]") {
  CHECK(read_one(event_text("invoice.paid", R"({"currency":"usd","amount_paid":1,"customer":null,)"
                                            R"("customer_account":"acct_1"})"))
            .customer == "acct_1");
}
