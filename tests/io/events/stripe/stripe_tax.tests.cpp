// Tax inside prices. By hand: 119.00 at 19% is 100.00 net; at two rates of 5% and 9.975% it is the
// net price x 1.14975. Tax is rounded to the cent, half up, as on an invoice's line.
#include "io/events/stripe/stripe_tax.hpp"

#include <string>

#include "tests/io/events/decided.hpp"
#include "tests/io/events/stripe/event_text.hpp"

using namespace handoff;
using tests::event_text;
using tests::item_text;
using tests::read_one;
using tests::subscription_text;

namespace {

constexpr std::string_view kInclusive = R"("tax_behavior":"inclusive",)";
constexpr std::string_view kWorkedOut = R"(,"automatic_tax":{"enabled":true})";

// An item by the month whose price says the behavior.
std::string priced(std::string_view amount, std::string_view behavior,
                   std::string_view currency = "eur", std::string_view more = "") {
  return R"({"price":{"id":"price_1",)" + std::string(behavior) + R"("currency":")" +
         std::string(currency) + R"(","unit_amount":)" + std::string(amount) +
         R"(,"recurring":{"interval":"month"}},"quantity":1)" + std::string(more) + "}";
}

std::string rate(std::string_view percent, bool inclusive) {
  return R"({"id":"txr_1","object":"tax_rate","inclusive":)" +
         std::string(inclusive ? "true" : "false") + R"(,"percentage":)" + std::string(percent) +
         "}";
}

std::string defaults(std::string_view rates) {
  return R"(,"automatic_tax":{"enabled":false},"default_tax_rates":[)" + std::string(rates) + "]";
}

core::Subscribed subscribed(std::string_view items, std::string_view more = "") {
  return read_one(event_text("customer.subscription.updated", subscription_text(items, more)))
      .event.subscribed;
}

std::string discount(std::string_view coupon) {
  return R"(,"discount":{"id":"di_1","coupon":{"id":"c","duration":"forever",)" +
         std::string(coupon) + "}}";
}

// An invoice whose line of 119.00 has these members.
std::string invoice_text(std::string_view line_more, std::string_view more) {
  return R"({"id":"in_1","object":"invoice","customer":"cus_1","subscription":"sub_1",)"
         R"("amount_paid":11900,"currency":"eur","lines":{"data":[{"type":"subscription",)"
         R"("amount":11900,"quantity":1,"price":{"id":"price_1","currency":"eur",)"
         R"("tax_behavior":"inclusive","unit_amount":11900,"recurring":{"interval":"month"}})" +
         std::string(line_more) + "}]}" + std::string(more) + "}";
}

core::Subscribed billed(std::string_view line_more, std::string_view more = "") {
  return read_one(event_text("invoice.paid", invoice_text(line_more, more))).event.subscribed;
}

}  // namespace

TEST_CASE("fixed tax rates say what of a price is tax", "[stripe_tax]") {
  struct Case {
    std::string items;
    std::string more;
    std::int64_t cents;
  };
  const Case cases[] = {
      {priced("11900", kInclusive), defaults(rate("19", true)), 10000},
      {priced("1000", kInclusive), defaults(rate("20.0", true)), 833},  // of it 166.67 are tax
      {priced("22995", kInclusive), defaults(rate("5", true) + "," + rate("9.975", true)), 20000},
      {priced("11900", kInclusive), defaults(rate("0", true)), 11900},
      // Who leaves it open goes by the rates.
      {priced("11900", ""), defaults(rate("19", true)), 10000},
      {priced("11900", ""), defaults(rate("19", false)), 11900},
      {priced("11900", R"("tax_behavior":"unspecified",)"), defaults(rate("19", true)), 10000},
      {priced("11900", R"("tax_behavior":"exclusive",)"), defaults(rate("19", true)), 11900},
      // An item's own rates come before the defaults.
      {priced("10700", kInclusive, "eur", R"(,"tax_rates":[)" + rate("7", true) + "]"),
       defaults(rate("19", true)), 10000},
      {priced("11900", kInclusive, "eur", R"(,"tax_rates":[])"), defaults(rate("19", true)), 10000},
      // Discounts are taken off before the tax: half of 119.00, and 19.00 off it, of which 15.97
      // are tax.
      {priced("11900", kInclusive), defaults(rate("19", true)) + discount(R"("percent_off":50)"),
       5000},
      {priced("11900", kInclusive),
       defaults(rate("19", true)) + discount(R"("amount_off":1900,"currency":"eur")"), 8403},
  };
  for (const Case& c : cases) {
    INFO(c.items << c.more);
    const core::Subscribed s = subscribed(c.items, c.more);
    CHECK(s.priced);
    CHECK_FALSE(s.at_least);
    CHECK(s.mrr.cents == c.cents);
  }
}

TEST_CASE("tax that is worked out later makes the price unknown until an invoice says it",
          "[stripe_tax]") {
  CHECK_FALSE(subscribed(priced("11900", kInclusive), kWorkedOut).priced);
  CHECK_FALSE(subscribed(priced("11900", kInclusive)).priced);  // nothing says that there is none
  CHECK_FALSE(subscribed(priced("11900", kInclusive), R"(,"automatic_tax":{})").priced);
  CHECK(
      subscribed(priced("11900", kInclusive), R"(,"automatic_tax":{"enabled":false})").mrr.cents ==
      11900);
  CHECK(subscribed(priced("11900", R"("tax_behavior":"exclusive",)"), kWorkedOut).mrr.cents ==
        11900);
  CHECK(subscribed(priced("0", kInclusive), kWorkedOut).priced);  // nothing is nothing
  const core::Subscribed both = subscribed(
      priced("11900", kInclusive) + "," + priced("900", R"("tax_behavior":"exclusive",)"),
      kWorkedOut);
  CHECK(both.at_least);
  CHECK(both.mrr.cents == 900);
}

TEST_CASE("a price that leaves the tax open is without tax in dollars, and unknown elsewhere",
          "[stripe_tax]") {
  CHECK(subscribed(priced("11900", "", "usd"), kWorkedOut).mrr.cents == 11900);
  CHECK(subscribed(priced("11900", "", "cad"), kWorkedOut).mrr.cents == 11900);
  CHECK_FALSE(subscribed(priced("11900", "", "eur"), kWorkedOut).priced);
  CHECK(subscribed(priced("11900", "", "eur")).mrr.cents == 11900);  // no tax that is told of
  CHECK_FALSE(subscribed(priced("11900", kInclusive, "usd"), kWorkedOut).priced);
}

TEST_CASE("a rate of which little is said leaves the price unknown", "[stripe_tax]") {
  CHECK_FALSE(subscribed(priced("11900", kInclusive), defaults(R"("txr_1")")).priced);
  CHECK_FALSE(subscribed(priced("11900", kInclusive), defaults(R"({"inclusive":true})")).priced);
  CHECK(subscribed(priced("11900", kInclusive), defaults(R"({"percentage":19})")).mrr.cents ==
        10000);
  CHECK(subscribed(priced("11900", ""), defaults(R"({"percentage":19})")).mrr.cents == 11900);
}

TEST_CASE("an old subscription with a plan of its own has default rates too", "[stripe_tax]") {
  const std::string old =
      R"({"id":"sub_1","object":"subscription","customer":"cus_1","status":"active",)"
      R"("plan":{"id":"gold","amount":11900,"currency":"eur","interval":"month"})" +
      defaults(rate("19", true)) + "}";
  CHECK(read_one(event_text("customer.subscription.updated", old)).event.subscribed.mrr.cents ==
        10000);
}

TEST_CASE("a line that lists no tax has the invoice's rates in its price", "[stripe_tax]") {
  CHECK(billed("", defaults(rate("19", true))).mrr.cents == 10000);
  CHECK(billed(R"(,"tax_rates":[)" + rate("19", true) + "]").mrr.cents == 10000);
  CHECK_FALSE(billed("").priced);
  CHECK_FALSE(billed("", kWorkedOut).priced);
  // One that does, does.
  CHECK(billed(R"(,"tax_amounts":[{"amount":1900,"inclusive":true}])", kWorkedOut).mrr.cents ==
        10000);
  CHECK(billed(R"(,"tax_amounts":[])", kWorkedOut).mrr.cents == 11900);
  CHECK(billed(R"(,"taxes":null)", kWorkedOut).mrr.cents == 11900);
  CHECK(billed(R"(,"taxes":[{"amount":1900,"tax_behavior":"inclusive"}])", kWorkedOut).mrr.cents ==
        10000);
}

TEST_CASE("a conversion with tax in its price is worth what its invoice says without it",
          "[stripe_tax]") {
  const auto at = [](std::string text, std::string_view id, std::string_view second) {
    text.replace(text.find("evt_1"), 5, id);
    return text.replace(text.find("1700000000"), 10, second);
  };
  const std::string active = subscription_text(priced("11900", kInclusive), kWorkedOut);
  const auto records = tests::decided(
      {at(event_text("customer.subscription.updated", active, R"({"status":"trialing"})"), "evt_1",
          "1700000000"),
       at(event_text("invoice.paid",
                     invoice_text(R"(,"tax_amounts":[{"amount":1900,"inclusive":true}])", "")),
          "evt_2", "1700003600")});
  CHECK(records[0].verdict.decision == core::Decision::converted);
  CHECK_FALSE(records[0].mrr);
  CHECK(records[1].verdict.decision == core::Decision::duplicate);
  CHECK(records[1].mrr == core::Money{10000});
}
