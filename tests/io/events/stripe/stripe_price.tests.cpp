// Prices in several currencies, in decimals and in tiers; every amount is worked out by hand.
#include "io/events/stripe/stripe_price.hpp"

#include <string>

#include "tests/io/events/stripe/event_text.hpp"

using namespace handoff;
using tests::event_text;
using tests::item_text;
using tests::note_of;
using tests::read_one;
using tests::subscription_text;

namespace {

// A subscription that is billed in a currency of its own.
core::PaymentEvent billed_in(std::string_view currency, std::string_view items) {
  return read_one(event_text(
                      "customer.subscription.updated",
                      subscription_text(items, R"(,"currency":")" + std::string(currency) + "\"")))
      .event;
}

core::Subscribed subscribed(std::string_view currency, std::string_view items) {
  return billed_in(currency, items).subscribed;
}

std::string priced_in_dollars(std::string_view members, std::string_view quantity = "1",
                              std::string_view interval = "month") {
  return R"({"price":{"id":"p","currency":"usd","recurring":{"interval":")" +
         std::string(interval) + R"("},)" + std::string(members) + R"(},"quantity":)" +
         std::string(quantity) + "}";
}

std::string options(std::string_view euro) {
  return R"("unit_amount":2000,"currency_options":{"usd":{"unit_amount":2000},"eur":)" +
         std::string(euro) + "}";
}

std::string tiers(std::string_view mode, std::string_view list) {
  return R"("unit_amount":null,"billing_scheme":"tiered","tiers_mode":")" + std::string(mode) +
         R"(","tiers":[)" + std::string(list) + "]";
}

}  // namespace

TEST_CASE("a price in several currencies counts in the one that is billed", "[stripe_price]") {
  const auto euro = [](std::string_view option, std::string_view quantity = "1") {
    return subscribed("eur", priced_in_dollars(options(option), quantity));
  };
  CHECK(euro(R"({"unit_amount":1800,"unit_amount_decimal":"1800"})").mrr.cents == 1800);
  CHECK(euro(R"({"unit_amount":1800})").currency == core::Currency{{'E', 'U', 'R'}});
  CHECK(euro(R"({"unit_amount":1800})", "3").mrr.cents == 5400);
  CHECK(euro(R"({"unit_amount":null,"unit_amount_decimal":"0.5"})", "1000").mrr.cents == 500);
  CHECK(subscribed("usd", priced_in_dollars(options(R"({"unit_amount":1800})"))).mrr.cents == 2000);
}

TEST_CASE("an amount in a currency that the price does not tell is not known", "[stripe_price]") {
  const auto pounds = subscribed("gbp", priced_in_dollars(options(R"({"unit_amount":1800})")));
  CHECK_FALSE(pounds.priced);
  CHECK(pounds.mrr.cents == 0);
  CHECK(pounds.currency == core::Currency{{'G', 'B', 'P'}});
  CHECK_FALSE(subscribed("gbp", item_text("2000", "month")).priced);
  CHECK_FALSE(billed_in("gbp", item_text("0", "month")).free_plan);
  // Beside one that is known it is missing.
  const auto mixed =
      subscribed("usd", item_text("900", "month") + "," + item_text("900", "month", "1", "eur"));
  CHECK(mixed.mrr.cents == 900);
  CHECK(mixed.at_least);
}

TEST_CASE("tiers are those of the billed currency", "[stripe_price]") {
  const std::string price =
      R"("unit_amount":null,"billing_scheme":"tiered","tiers_mode":"volume",)"
      R"("tiers":[{"up_to":null,"unit_amount":1000}],"currency_options":{"eur":{"tiers":)"
      R"([{"up_to":10,"unit_amount":900},{"up_to":null,"unit_amount":700}]}})";
  CHECK(subscribed("eur", priced_in_dollars(price, "20")).mrr.cents == 14000);
  CHECK(subscribed("usd", priced_in_dollars(price, "20")).mrr.cents == 20000);
}

TEST_CASE("amounts have as many digits as the processor gives them", "[stripe_price]") {
  struct Case {
    std::string_view currency;
    std::string_view amount;
    std::int64_t cents;
  };
  const Case cases[] = {
      {"jpy", "9800", 980000},        // no hundredths
      {"krw", "49000", 4900000},      //
      {"vnd", "1200000", 120000000},  //
      {"ugx", "18500000", 18500000},  // none either, but written with them
      {"isk", "690000", 690000},      //
      {"huf", "1500000", 1500000},    // none in payouts only
      {"twd", "150000", 150000},      //
      {"kwd", "15990", 1599},         // thousandths
      {"bhd", "9990", 999},           //
      {"thb", "99000", 99000},        // a currency like most
      {"usd", "4900", 4900},
  };
  for (const Case& c : cases) {
    INFO(c.currency);
    const auto read = subscribed(c.currency, item_text(c.amount, "month", "1", c.currency));
    CHECK(read.mrr.cents == c.cents);
  }
}

TEST_CASE("decimals may have become numbers in an export", "[stripe_price]") {
  const auto decimal = [](std::string_view number, std::string_view quantity) {
    return subscribed(
        "usd", priced_in_dollars(
                   R"("unit_amount":null,"unit_amount_decimal":)" + std::string(number), quantity));
  };
  CHECK(decimal("12.5", "100").mrr.cents == 1250);
  CHECK(decimal("4900", "1").mrr.cents == 4900);
  CHECK(decimal("0.125", "40000").mrr.cents == 5000);
  CHECK(decimal("0.1", "30").mrr.cents == 3);
  CHECK(decimal("1e-3", "5000").mrr.cents == 5);
  CHECK(decimal("999999.995", "200").mrr.cents == 199'999'999);
  const auto note = [](std::string_view number) {
    return note_of(event_text(
        "customer.subscription.updated",
        subscription_text(priced_in_dollars(R"("unit_amount_decimal":)" + std::string(number)))));
  };
  const std::string where = "data.object.items.data[0].price.unit_amount_decimal: expected ";
  CHECK(note("-0.5") == where + "a decimal number of at most 12 places in quotes, found -0.5");
  CHECK(note("1e13") == where + "an amount from 0 to 1000000000000, found 10000000000000.0");
  CHECK(note("[]") ==
        where + "a decimal number of at most 12 places in quotes, found an empty array");
}

TEST_CASE("volume tiers price all units as the last of them", "[stripe_tiers]") {
  const std::string list =
      R"({"up_to":10,"unit_amount":1000,"unit_amount_decimal":"1000","flat_amount":null},)"
      R"({"up_to":null,"unit_amount":800,"unit_amount_decimal":"800","flat_amount":null})";
  const auto seats = [&](std::string_view quantity) {
    return subscribed("usd", priced_in_dollars(tiers("volume", list), quantity)).mrr.cents;
  };
  CHECK(seats("1") == 1000);
  CHECK(seats("10") == 10000);
  CHECK(seats("11") == 8800);
  CHECK(seats("25") == 20000);
  CHECK(seats("null") == 1000);
  CHECK(subscribed("usd", priced_in_dollars(tiers("volume", list), "25", "year")).mrr.cents ==
        1667);  // 200.00 a year
}

TEST_CASE("graduated tiers price each unit by its own", "[stripe_tiers]") {
  // The first five for 49.00 in all, the next five at 9.00, all above at 7.50.
  const std::string list =
      R"({"up_to":5,"unit_amount":0,"flat_amount":4900},{"up_to":10,"unit_amount":900},)"
      R"({"up_to":"inf","unit_amount":null,"unit_amount_decimal":"750.0"})";
  const auto seats = [&](std::string_view quantity) {
    return subscribed("usd", priced_in_dollars(tiers("graduated", list), quantity)).mrr.cents;
  };
  CHECK(seats("1") == 4900);
  CHECK(seats("5") == 4900);
  CHECK(seats("6") == 5800);
  CHECK(seats("10") == 9400);
  CHECK(seats("12") == 10900);
}

TEST_CASE("each tier that is reached adds its flat fee", "[stripe_tiers]") {
  const std::string list =
      R"({"up_to":10,"unit_amount":100,"flat_amount":1000},)"
      R"({"up_to":null,"unit_amount":50,"flat_amount":null,"flat_amount_decimal":"2000"})";
  const auto seats = [&](std::string_view mode, std::string_view quantity) {
    return subscribed("usd", priced_in_dollars(tiers(mode, list), quantity)).mrr.cents;
  };
  CHECK(seats("graduated", "10") == 2000);  // 10 + 10.00
  CHECK(seats("graduated", "20") == 4500);  // and 20 + 5.00
  CHECK(seats("volume", "10") == 2000);
  CHECK(seats("volume", "20") == 3000);  // 20 + 10.00
}

TEST_CASE("tiers that do not say what a quantity costs leave it unknown", "[stripe_tiers]") {
  const auto known = [](std::string_view mode, std::string_view list, std::string_view quantity) {
    return subscribed("usd", priced_in_dollars(tiers(mode, list), quantity)).priced;
  };
  const std::string_view short_list = R"({"up_to":10,"unit_amount":100})";
  CHECK(known("volume", short_list, "10"));
  CHECK_FALSE(known("volume", short_list, "11"));
  CHECK_FALSE(known("graduated", short_list, "11"));
  CHECK_FALSE(known("stairs", short_list, "5"));
  CHECK_FALSE(known("volume", "", "5"));
  CHECK_FALSE(
      known("volume", R"({"up_to":10,"unit_amount":100},{"up_to":5,"unit_amount":100})", "5"));
  const std::string_view flat = R"({"up_to":null,"unit_amount":100,"flat_amount":500})";
  CHECK_FALSE(known("graduated", flat, "0"));  // whether the fee is billed for nobody
  CHECK(known("graduated", R"({"up_to":null,"unit_amount":100})", "0"));
}

TEST_CASE("tiers of usage say nothing before it is billed", "[stripe_tiers]") {
  const std::string item =
      R"({"price":{"id":"p","currency":"usd","billing_scheme":"tiered","tiers_mode":"graduated",)"
      R"("tiers":[{"up_to":null,"unit_amount":5}],"recurring":{"interval":"month",)"
      R"("usage_type":"metered"}}})";
  CHECK_FALSE(subscribed("usd", item).priced);
  CHECK_FALSE(billed_in("usd", item).free_plan);
}

TEST_CASE("the tiers of an old plan are read like those of a price", "[stripe_tiers]") {
  const std::string old =
      R"({"id":"sub_1","object":"subscription","customer":"cus_1","status":"active","quantity":12,)"
      R"("plan":{"id":"seats","amount":null,"currency":"usd","interval":"month",)"
      R"("billing_scheme":"tiered","tiers_mode":"graduated","tiers":[)"
      R"({"amount":1000,"up_to":10},{"amount":700,"up_to":null}]}})";
  const auto read = read_one(event_text("customer.subscription.updated", old));
  CHECK(read.event.subscribed.mrr.cents == 11400);  // 10 x 10.00 + 2 x 7.00
  std::string unsaid = old;
  unsaid.replace(unsaid.find(R"("tiers":)"), 8, R"("other":)");
  CHECK_FALSE(
      read_one(event_text("customer.subscription.updated", unsaid)).event.subscribed.priced);
}

TEST_CASE("a plan whose tiers are all free is free", "[stripe_tiers]") {
  const auto is_free = [](std::string_view list) {
    return billed_in("usd", priced_in_dollars(tiers("volume", list), "5")).free_plan;
  };
  CHECK(is_free(R"({"up_to":10,"unit_amount":0},{"up_to":null,"unit_amount":0})"));
  CHECK_FALSE(is_free(R"({"up_to":10,"unit_amount":0},{"up_to":null,"unit_amount":100})"));
  CHECK_FALSE(is_free(R"({"up_to":null,"unit_amount":0,"flat_amount":100})"));
}
