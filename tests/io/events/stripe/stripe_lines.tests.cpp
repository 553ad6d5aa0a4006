// What an invoice's lines say of the monthly revenue; every amount is worked out by hand.
#include "io/events/stripe/stripe_lines.hpp"

#include <string>

#include "tests/io/events/stripe/event_text.hpp"

using namespace handoff;
using core::Discounts;
using tests::event_text;
using tests::read_one;

namespace {

core::PaymentEvent paid(std::string_view lines, std::string_view more = "",
                        Discounts discounts = Discounts::lasting,
                        std::string_view currency = "usd") {
  return read_one(
             event_text("invoice.paid", R"({"id":"in_1","object":"invoice","customer":"cus_1",)"
                                        R"("subscription":"sub_1","amount_paid":100,"currency":")" +
                                            std::string(currency) + R"(","lines":{"data":[)" +
                                            std::string(lines) + "]}" + std::string(more) + "}"),
             discounts)
      .event;
}

core::Subscribed subscribed(std::string_view lines, std::string_view more = "",
                            Discounts discounts = Discounts::lasting) {
  return paid(lines, more, discounts).subscribed;
}

std::string period(std::int64_t days) {
  return R"("period":{"start":1700000000,"end":)" + std::to_string(1700000000 + days * 86400) + "}";
}

// A line whose price has no amount for each unit: it is tiered, or metered.
std::string line(std::string_view amount, std::string_view interval, std::int64_t days,
                 std::string_view more = "", std::string_view count = "1",
                 std::string_view usage = "licensed") {
  return R"({"type":"subscription","currency":"usd","quantity":10,"amount":)" +
         std::string(amount) + "," + period(days) +
         R"(,"price":{"id":"price_pro","currency":"usd","unit_amount":null,"type":"recurring",)"
         R"("billing_scheme":"tiered","recurring":{"interval":")" +
         std::string(interval) + R"(","interval_count":)" + std::string(count) +
         R"(,"usage_type":")" + std::string(usage) + R"("}})" + std::string(more) + "}";
}

// A line with a fixed price of 49.00 a month.
std::string fixed(std::string_view amount, std::string_view more = "") {
  return R"({"type":"subscription","currency":"usd","quantity":1,"amount":)" + std::string(amount) +
         R"(,"price":{"id":"price_pro","currency":"usd","unit_amount":4900,)"
         R"("recurring":{"interval":"month"}})" +
         std::string(more) + "}";
}

std::string one_off(std::string_view amount) {
  return R"({"type":"invoiceitem","currency":"usd","quantity":1,"amount":)" + std::string(amount) +
         R"(,"discount_amounts":[],"price":{"id":"fee","currency":"usd","type":"one_time",)"
         R"("unit_amount":)" +
         std::string(amount) + R"(,"recurring":null}})";
}

// A line in the newest shape; `pricing` are members of its pricing.
std::string new_line(std::string_view amount, std::int64_t days, std::string_view pricing,
                     std::string_view more = "",
                     std::string_view parent = "subscription_item_details") {
  return R"({"currency":"usd","quantity":10,"amount":)" + std::string(amount) + "," + period(days) +
         R"(,"pricing":{"price_details":{"price":"price_pro"})" + std::string(pricing) +
         R"(},"parent":{"type":")" + std::string(parent) + R"("})" + std::string(more) + "}";
}

std::string off(std::string_view amount, std::string_view id = "di_1") {
  return R"(,"discount_amounts":[{"amount":)" + std::string(amount) + R"(,"discount":")" +
         std::string(id) + R"("}])";
}

std::string coupon(std::string_view duration, std::string_view takes = R"("percent_off":50)") {
  return R"(,"discount":{"id":"di_1","coupon":{)" + std::string(takes) + R"(,"duration":")" +
         std::string(duration) + R"("}})";
}

}  // namespace

TEST_CASE("a tiered line bills its period", "[stripe_lines]") {
  CHECK(subscribed(line("1200000", "year", 365)).mrr.cents == 100000);
  CHECK(subscribed(line("10000", "month", 30)).mrr.cents == 10000);
  CHECK(subscribed(line("10000", "month", 28)).mrr.cents == 10000);
  CHECK(subscribed(line("30000", "month", 91, "", "3")).mrr.cents == 10000);
  CHECK(subscribed(line("1000", "week", 7)).mrr.cents == 4333);  // 10.00 x 52 / 12
  CHECK(subscribed(line("2400000", "year", 731, "", "2")).mrr.cents == 100000);
  CHECK(subscribed(line("1200000", "year", 365)).priced);
  CHECK_FALSE(subscribed(line("1200000", "year", 365)).at_least);
}

TEST_CASE("usage is known once it is billed", "[stripe_lines]") {
  const std::string usage =
      R"({"type":"subscription","currency":"usd","quantity":25000000,"amount":500000,)" +
      period(30) +
      R"(,"price":{"id":"api","currency":"usd","unit_amount":null,"unit_amount_decimal":"0.02",)"
      R"("recurring":{"interval":"month","usage_type":"metered"}}})";
  CHECK(subscribed(usage).mrr.cents == 500000);
  CHECK(subscribed(usage).priced);
  CHECK(subscribed(line("3700", "month", 30, "", "1", "metered")).mrr.cents == 3700);
  CHECK_FALSE(subscribed(line("0", "month", 30, "", "1", "metered")).priced);
}

TEST_CASE("two parts of a graduated price are two lines", "[stripe_lines]") {
  CHECK(subscribed(line("4900", "month", 30) + "," + line("4500", "month", 30)).mrr.cents == 9400);
}

TEST_CASE("what was bought once is left out", "[stripe_lines]") {
  CHECK(subscribed(line("10000", "month", 30) + "," + one_off("50000")).mrr.cents == 10000);
  CHECK_FALSE(subscribed(one_off("50000")).priced);
  CHECK(subscribed(new_line("10000", 30, "") + "," +
                   new_line("50000", 30, "", "", "invoice_item_details"))
            .mrr.cents == 10000);
  // One that stands among the subscription's lines still is.
  CHECK_FALSE(subscribed(R"({"type":"subscription","amount":500,"price":{"id":"fee",)"
                         R"("type":"one_time","currency":"usd","unit_amount":500}})")
                  .priced);
}

TEST_CASE("a line that bills a part of a period tells no month's amount", "[stripe_lines]") {
  CHECK_FALSE(subscribed(line("3000", "month", 10)).priced);
  CHECK_FALSE(subscribed(line("3000", "year", 30)).priced);
  CHECK_FALSE(subscribed(line("3000", "month", 30, R"(,"proration":true)")).priced);
  CHECK_FALSE(subscribed(new_line("3000", 10, "")).priced);
  // Beside a line that tells one it is a gap.
  const auto both = subscribed(line("3000", "month", 10) + "," + fixed("4900"));
  CHECK(both.mrr.cents == 4900);
  CHECK(both.at_least);
  // What was used up to a threshold is of no period.
  CHECK_FALSE(subscribed(line("3000", "month", 30), R"(,"billing_reason":"subscription_threshold")")
                  .priced);
}

TEST_CASE("a trial's line says nothing", "[stripe_lines]") {
  CHECK_FALSE(subscribed(fixed("0")).priced);
  CHECK_FALSE(subscribed(fixed("0") + "," + one_off("100")).priced);
  CHECK_FALSE(subscribed(line("0", "month", 14)).priced);
  CHECK_FALSE(subscribed(fixed("0")).at_least);
  CHECK(subscribed(fixed("0") + "," + line("900", "month", 30)).mrr.cents == 900);
}

TEST_CASE("the tax in a price is no revenue", "[stripe_lines]") {
  const std::string_view inclusive = R"(,"tax_amounts":[{"amount":2000,"inclusive":true}])";
  CHECK(subscribed(line("12000", "month", 30, inclusive)).mrr.cents == 10000);
  CHECK(subscribed(line("12000", "month", 30,
                        R"(,"tax_amounts":[{"amount":2400,)"
                        R"("inclusive":false}])"))
            .mrr.cents == 12000);
  CHECK(subscribed(line("12000", "month", 30, R"(,"amount_excluding_tax":10000)")).mrr.cents ==
        10000);
  // One of two lines includes it.
  CHECK(subscribed(line("12000", "month", 30, inclusive) + "," + line("5000", "month", 30))
            .mrr.cents == 15000);
  const std::string_view new_tax = R"(,"taxes":[{"amount":2000,"tax_behavior":"inclusive"},)"
                                   R"({"amount":500,"tax_behavior":"exclusive"}])";
  CHECK(subscribed(new_line("12000", 30, "", new_tax)).mrr.cents == 10000);
  // Ten units at 12.00 each, of which 2.00 are tax: what a unit costs does not hide the tax.
  CHECK(subscribed(new_line("12000", 30, R"(,"unit_amount_decimal":"1200")", new_tax)).mrr.cents ==
        10000);
  CHECK(subscribed(new_line("12000", 30, R"(,"unit_amount_decimal":"1200")")).mrr.cents == 12000);
}

TEST_CASE("the tax in a fixed price is no revenue", "[stripe_lines]") {
  const std::string_view inclusive = R"(,"tax_amounts":[{"amount":700,"inclusive":true}])";
  CHECK(subscribed(fixed("4900", inclusive)).mrr.cents == 4200);
  CHECK(
      subscribed(fixed("4900", R"(,"tax_amounts":[{"amount":700,"inclusive":false}])")).mrr.cents ==
      4900);
  CHECK(subscribed(fixed("4900", R"(,"amount_excluding_tax":4200)")).mrr.cents == 4200);
  // Half a period holds half of the tax; a month's price is 49.00 with 7.00 of tax in it.
  CHECK(
      subscribed(fixed("2450", R"(,"tax_amounts":[{"amount":350,"inclusive":true}])")).mrr.cents ==
      4200);
  // Half of it is off: 24.50 with 3.50 of tax in them.
  const std::string half =
      fixed("4900", off("2450") + R"(,"tax_amounts":[{"amount":350,"inclusive":true}])");
  CHECK(subscribed(half, coupon("forever")).mrr.cents == 2100);
}

TEST_CASE("the discounts of a line come off by the same rule", "[stripe_lines]") {
  const auto with = [](std::string_view duration, Discounts discounts) {
    return subscribed(line("10000", "month", 30, off("5000")), coupon(duration), discounts)
        .mrr.cents;
  };
  CHECK(with("forever", Discounts::lasting) == 5000);
  CHECK(with("forever", Discounts::none) == 10000);
  CHECK(with("once", Discounts::lasting) == 10000);
  CHECK(with("once", Discounts::all) == 5000);
  // A fixed price is reduced likewise.
  CHECK(subscribed(fixed("4900", off("2450")), coupon("forever")).mrr.cents == 2450);
  CHECK(subscribed(fixed("4900", off("2450")), coupon("repeating")).mrr.cents == 4900);
  CHECK(subscribed(fixed("4900", R"(,"discount_amounts":[])"), coupon("forever")).mrr.cents ==
        4900);  // the coupon is not for this line
  const auto free = subscribed(fixed("4900", off("4900")), coupon("forever"));
  CHECK(free.priced);
  CHECK(free.mrr.cents == 0);
}

TEST_CASE("a line's discount of which only the id is there leaves the amount unknown",
          "[stripe_lines]") {
  const std::string discounted = line("10000", "month", 30, off("5000", "di_7"));
  CHECK_FALSE(subscribed(discounted, R"(,"discounts":["di_7"])").priced);
  CHECK(subscribed(discounted, "", Discounts::none).mrr.cents == 10000);
  CHECK(subscribed(discounted, "", Discounts::all).mrr.cents == 5000);
  // It took nothing off this line.
  CHECK(subscribed(line("10000", "month", 30, off("0", "di_7"))).mrr.cents == 10000);
  // The line itself has the whole discount.
  CHECK(subscribed(line("10000", "month", 30,
                        off("5000", "di_7") +
                            R"(,"discounts":[{"id":"di_7","coupon":{"percent_off":50,)"
                            R"("duration":"forever"}}])"))
            .mrr.cents == 5000);
}

TEST_CASE("tax that is included is of what the discounts have left", "[stripe_lines]") {
  // 120.00 with a fifth of tax on top of 100.00; half of it is off: 60.00, of which 10.00 are tax.
  const std::string half = line(
      "12000", "month", 30, off("6000") + R"(,"tax_amounts":[{"amount":1000,"inclusive":true}])");
  CHECK(subscribed(half, coupon("forever")).mrr.cents == 5000);
  CHECK(subscribed(half, coupon("once")).mrr.cents == 10000);
  const std::string net =
      line("12000", "month", 30, off("6000") + R"(,"amount_excluding_tax":10000)");
  CHECK(subscribed(net, coupon("forever")).mrr.cents == 5000);
  CHECK(subscribed(net, coupon("once")).mrr.cents == 10000);
}

TEST_CASE("where the lines do not list discounts the invoice tells them", "[stripe_lines]") {
  CHECK(subscribed(fixed("4900"), coupon("forever")).mrr.cents == 2450);  // before 2020
  CHECK(subscribed(fixed("4900"), coupon("once")).mrr.cents == 4900);
  CHECK_FALSE(subscribed(fixed("4900"), R"(,"discounts":["di_1"])").priced);
  const std::string ten = R"("amount_off":1000,"currency":"usd")";
  CHECK(subscribed(fixed("4900"), coupon("forever", ten)).mrr.cents == 3900);
  // In which part an amount is off a fee is not said.
  CHECK_FALSE(subscribed(fixed("4900") + "," + one_off("500"), coupon("forever", ten)).priced);

  const std::string empty = fixed("4900", R"(,"discount_amounts":[])");
  const std::string total = R"(,"total_discount_amounts":[{"amount":2450,"discount":"di_1"}])";
  CHECK(subscribed(empty, total + coupon("forever")).mrr.cents == 2450);
  CHECK_FALSE(subscribed(empty, total).priced);
  CHECK(subscribed(empty, total, Discounts::all).mrr.cents == 2450);
  CHECK(subscribed(empty, total, Discounts::none).mrr.cents == 4900);
}

TEST_CASE("lines that were cut off make the amount a lower bound", "[stripe_lines]") {
  const auto cut_off = [](std::string_view lines) {
    return read_one(event_text("invoice.paid",
                               R"({"object":"invoice","subscription":"s","amount_paid":1,)"
                               R"("currency":"usd","lines":{"has_more":true,"data":[)" +
                                   std::string(lines) + "]}}"))
        .event;
  };
  const auto some = cut_off(line("10000", "month", 30));
  CHECK(some.subscribed.at_least);
  CHECK(some.subscribed.mrr.cents == 10000);
  CHECK(cut_off(one_off("500")).recurring_paid);  // the line may be among the others
  CHECK_FALSE(cut_off("").subscribed.priced);
}

TEST_CASE("a line in the new shape with an amount only", "[stripe_lines]") {
  CHECK(subscribed(new_line("1200000", 365, R"(,"unit_amount_decimal":null)")).mrr.cents == 100000);
  CHECK(subscribed(new_line("10000", 31, "")).mrr.cents == 10000);
  CHECK(subscribed(new_line("10000", 30, R"(,"unit_amount_decimal":"1000")")).mrr.cents == 10000);
  // A part of the price for each unit is a part of the period.
  CHECK_FALSE(subscribed(new_line("4000", 30, R"(,"unit_amount_decimal":"1000")")).priced);
  // 0.02 cents for each of 25 million calls.
  std::string usage = new_line("500000", 30, R"(,"unit_amount_decimal":"0.02")");
  usage.replace(usage.find("\"quantity\":10"), 13, "\"quantity\":25000000");
  CHECK(subscribed(usage).mrr.cents == 500000);
}

TEST_CASE("a line in a currency that its price does not tell bills what it says",
          "[stripe_lines]") {
  const std::string euro =
      R"({"type":"subscription","currency":"eur","quantity":1,"amount":1800,)" + period(30) +
      R"(,"price":{"id":"p","currency":"usd","unit_amount":2000,"recurring":)"
      R"({"interval":"month"}}})";
  const auto read = paid(euro, "", Discounts::lasting, "eur").subscribed;
  CHECK(read.mrr.cents == 1800);
  CHECK(read.currency == core::Currency{{'E', 'U', 'R'}});
}

TEST_CASE("amounts of lines have as many digits as the processor gives them", "[stripe_lines]") {
  const auto cents = [](std::string_view currency) {
    std::string text = new_line("12345", 30, "");
    return paid(text, "", Discounts::lasting, currency).subscribed.mrr.cents;
  };
  CHECK(cents("jpy") == 1234500);
  CHECK(cents("kwd") == 1235);
  CHECK(cents("ugx") == 12345);
  CHECK(cents("usd") == 12345);
}

TEST_CASE("whether a whole period was paid for", "[stripe_lines]") {
  const auto recurring = [](std::string_view lines) { return paid(lines).recurring_paid; };
  CHECK(recurring(fixed("4900")));
  CHECK(recurring(fixed("4900") + "," + one_off("100")));
  CHECK(recurring(new_line("10000", 30, "")));
  CHECK_FALSE(recurring(one_off("100")));
  CHECK_FALSE(recurring(fixed("0") + "," + one_off("100")));  // a trial with a fee
  CHECK_FALSE(recurring(fixed("4900", R"(,"proration":true)")));
  CHECK_FALSE(recurring(new_line("500", 30, "", "", "invoice_item_details")));
  CHECK_FALSE(recurring(fixed("4900", off("4900")) + "," + one_off("100")));  // a free month
  CHECK(recurring(""));  // it does not say what it is for
  CHECK(recurring(R"({"amount":4900})"));
  CHECK(read_one(event_text("invoice.paid", R"({"amount_paid":1,"currency":"usd"})"))
            .event.recurring_paid);
}
