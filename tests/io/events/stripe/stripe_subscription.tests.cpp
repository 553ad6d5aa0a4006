// Monthly revenue by hand: a year is 12 months and 52 weeks; amounts are in the currency's smallest
// unit.
#include "io/events/stripe/stripe_subscription.hpp"

#include <string>

#include "tests/io/events/stripe/event_text.hpp"

using namespace handoff;
using tests::error_of;
using tests::event_text;
using tests::item_text;
using tests::read_one;
using tests::subscription_text;

namespace {

core::Subscribed subscribed(std::string_view items) {
  return read_one(event_text("customer.subscription.updated", subscription_text(items)))
      .event.subscribed;
}

std::string item_error(std::string_view items) {
  return error_of(event_text("customer.subscription.updated", subscription_text(items)));
}

bool ends_with(const std::string& line, std::string_view end) {
  INFO(line);
  return std::string_view(line).ends_with(end);
}

}  // namespace

TEST_CASE("intervals, quantities and currencies come to a month in cents", "[subscription_shape]") {
  struct Case {
    std::string item;
    std::int64_t cents;
    std::string_view currency;
  };
  const Case cases[] = {
      {item_text("2900", "month"), 2900, "USD"},
      {item_text("120000", "year"), 10000, "USD"},
      {item_text("1200", "week"), 5200, "USD"},  // 12.00 x 52 / 12
      {item_text("100", "day"), 3042, "USD"},    // 1.00 x 365 / 12 = 30.4167
      {item_text("3000", "month", "1", "usd", "3"), 1000, "USD"},
      {item_text("1000", "month", "25"), 25000, "USD"},
      {item_text("1000", "month", "null"), 1000, "USD"},  // the quantity is then 1
      {item_text("1000", "month", "0"), 0, "USD"},
      {item_text("5000", "month", "2", "jpy"), 1000000, "JPY"},  // yen have no hundredths
      {item_text("12345", "month", "1", "kwd"), 1235, "KWD"},    // 12.345 dinars
      {item_text("2000", "month") + "," + item_text("500", "month", "4"), 4000, "USD"},
  };
  for (const Case& c : cases) {
    INFO(c.item);
    const core::Subscribed s = subscribed(c.item);
    CHECK(s.priced);
    CHECK(s.mrr.cents == c.cents);
    CHECK(std::string_view(s.currency.code, 3) == c.currency);
  }
}

TEST_CASE("amounts in decimal text may be fractions of the smallest unit", "[subscription_shape]") {
  const auto decimal = [](std::string_view text, std::string_view quantity) {
    return R"({"price":{"id":"p","currency":"usd","unit_amount":null,"unit_amount_decimal":")" +
           std::string(text) + R"(","recurring":{"interval":"month"}},"quantity":)" +
           std::string(quantity) + "}";
  };
  CHECK(subscribed(decimal("1500", "2")).mrr.cents == 3000);
  CHECK(subscribed(decimal("0.5", "1000")).mrr.cents == 500);
  CHECK(subscribed(decimal("0.05", "10")).mrr.cents == 1);  // 0.5 cents, half away from zero
  CHECK(subscribed(decimal("12.000", "1")).mrr.cents == 12);
  CHECK(subscribed(decimal("0.000000000001", "1000000")).mrr.cents == 0);
  constexpr std::string_view kForm = "a decimal number of at most 12 places in quotes, found ";
  for (const char* bad : {"", "-1", "1e3", ".5", "1.", "abc", "0.0000000000001", "1.2.3", " 1"}) {
    CHECK(ends_with(item_error(decimal(bad, "1")),
                    "data.object.items.data[0].price.unit_amount_decimal: expected " +
                        std::string(kForm) + '"' + bad + '"'));
  }
  CHECK(ends_with(item_error(decimal("10000000000000", "1")),
                  "expected an amount from 0 to 1000000000000, found \"10000000000000\""));
  CHECK(ends_with(item_error(decimal("999999999999.5", "1000")),
                  "expected an amount from 0 to 1000000000000, found \"999999999999.5\""));
}

TEST_CASE("tiered, metered and open prices have no fixed amount", "[subscription_shape]") {
  const auto price = [](std::string_view members, std::string_view recurring) {
    return R"({"price":{"id":"p","currency":"eur",)" + std::string(members) +
           R"(,"recurring":{"interval":"month")" + std::string(recurring) + "}}}";
  };
  for (const std::string& item :
       {price(R"("unit_amount":null,"billing_scheme":"tiered","tiers_mode":"volume")", ""),
        price(R"("unit_amount":10)", R"(,"usage_type":"metered")"),
        price(R"("unit_amount":null,"unit_amount_decimal":null)", "")}) {
    INFO(item);
    const core::Subscribed s = subscribed(item);
    CHECK_FALSE(s.priced);
    CHECK(s.mrr.cents == 0);
    CHECK(std::string_view(s.currency.code, 3) == "EUR");
    CHECK(s.plan);
  }
  // A metered item beside a fixed one leaves the fixed one's price.
  const core::Subscribed mixed =
      subscribed(price(R"("unit_amount":10)", R"(,"usage_type":"metered")") + "," +
                 item_text("900", "month", "1", "eur"));
  CHECK(mixed.priced);
  CHECK(mixed.mrr.cents == 900);
}

TEST_CASE("a price for a package divides the quantity as it says", "[subscription_shape]") {
  const auto package = [](std::string_view round, std::string_view quantity) {
    return R"({"price":{"id":"p","currency":"usd","unit_amount":1000,)"
           R"("transform_quantity":{"divide_by":100,"round":")" +
           std::string(round) + R"("},"recurring":{"interval":"month"}},"quantity":)" +
           std::string(quantity) + "}";
  };
  CHECK(subscribed(package("up", "250")).mrr.cents == 3000);
  CHECK(subscribed(package("down", "250")).mrr.cents == 2000);
  CHECK(subscribed(package("up", "1")).mrr.cents == 1000);
  CHECK(subscribed(package("down", "1")).mrr.cents == 1000);  // never less than one package
  CHECK(subscribed(package("up", "0")).mrr.cents == 0);
}

TEST_CASE("a plan is named by nickname, else price, else product", "[subscription_shape]") {
  const auto plan = [](std::string_view members) {
    io::IdTables ids;
    const auto read =
        read_one(event_text("customer.subscription.updated",
                            subscription_text(R"({"price":{"currency":"usd","unit_amount":1,)" +
                                              std::string(members) +
                                              R"("recurring":{"interval":"month"}}})")),
                 ids);
    return std::string(ids.plans.text(read.event.subscribed.plan));
  };
  CHECK(plan(R"("nickname":"Team","id":"price_9","product":"prod_9",)") == "Team");
  CHECK(plan(R"("nickname":null,"id":"price_9","product":"prod_9",)") == "price_9");
  CHECK(plan(R"("nickname":"","product":"prod_9",)") == "prod_9");
  CHECK(plan(R"("product":{"id":"prod_8","object":"product"},)") == "prod_8");
  CHECK(plan("").empty());
}

TEST_CASE("older shapes: a plan on the item, or one on the subscription", "[subscription_shape]") {
  const std::string plan =
      R"("plan":{"id":"gold","amount":24000,"currency":"usd","interval":"year","interval_count":1})";
  CHECK(subscribed("{" + plan + R"(,"quantity":3})").mrr.cents == 6000);
  const std::string old = R"({"id":"sub_1","object":"subscription","customer":"cus_1",)"
                          R"("status":"active","quantity":3,)" +
                          plan + "}";
  CHECK(read_one(event_text("customer.subscription.updated", old)).event.subscribed.mrr.cents ==
        6000);
  CHECK(subscribed(R"({"price":{"id":"p","currency":"usd","unit_amount":5,"recurring":null},)" +
                   plan + "}")
            .mrr.cents == 2000);
}

TEST_CASE("a subscription without items keeps its own currency", "[subscription_shape]") {
  const auto read = read_one(
      event_text("customer.subscription.updated", subscription_text("", R"(,"currency":"gbp")")));
  CHECK_FALSE(read.event.subscribed.priced);
  CHECK(std::string_view(read.event.subscribed.currency.code, 3) == "GBP");
}

TEST_CASE("a trial is known from its dates or from the status, now or before",
          "[subscription_shape]") {
  const auto had_trial = [](std::string_view more, std::string_view previous) {
    return read_one(event_text("customer.subscription.updated",
                               subscription_text(item_text("1", "month"), more), previous))
        .event.had_trial;
  };
  CHECK_FALSE(had_trial("", "null"));
  CHECK_FALSE(had_trial(R"(,"trial_start":null,"trial_end":null)", "{}"));
  CHECK(had_trial(R"(,"trial_start":1700000000)", "{}"));
  CHECK(had_trial(R"(,"trial_end":1700000000)", "{}"));
  CHECK(had_trial("", R"({"status":"trialing"})"));
}

TEST_CASE("previous attributes tell the old status and whether the items changed",
          "[subscription_shape]") {
  const auto with = [](std::string_view previous) {
    return read_one(event_text("customer.subscription.updated",
                               subscription_text(item_text("1", "month")), previous))
        .event;
  };
  CHECK(with(R"({"status":"past_due"})").previous_status == core::SubscriptionStatus::past_due);
  CHECK(with(R"({"latest_invoice":"in_1"})").previous_status == core::SubscriptionStatus::none);
  CHECK_FALSE(with(R"({"latest_invoice":"in_1"})").items_changed);
  CHECK(with(R"({"items":{"data":[]}})").items_changed);
  CHECK(with(R"({"plan":{"id":"x"}})").items_changed);
  CHECK(with(R"({"quantity":null})").items_changed);
}

TEST_CASE("a customer may be an id or the whole customer", "[subscription_shape]") {
  const auto customer = [](std::string_view text) {
    return R"({"id":"s","object":"subscription","status":"active","customer":)" +
           std::string(text) + "}";
  };
  const auto event = [&](std::string_view text) {
    return event_text("customer.subscription.updated", customer(text));
  };
  CHECK(read_one(event(R"("cus_7")")).customer == "cus_7");
  CHECK(read_one(event(R"({"id":"cus_7","object":"customer"})")).customer == "cus_7");
  CHECK(
      ends_with(error_of(event("7")),
                "data.object.customer: expected an id in quotes, or an object with one, found 7"));
  CHECK(ends_with(
      error_of(event("null")),
      "data.object.customer: expected an id in quotes, or an object with one, found null"));
}

TEST_CASE("numbers and names out of range are errors with their path", "[subscription_shape]") {
  struct Case {
    std::string items;
    std::string_view error;
  };
  const Case cases[] = {
      {item_text("-1", "month"),
       "price.unit_amount: expected an integer from 0 to 1000000000000, found -1"},
      {item_text("1e308", "month"),
       "price.unit_amount: expected an integer from 0 to 1000000000000, found 1e+308"},
      {item_text("10.5", "month"),
       "price.unit_amount: expected an integer from 0 to 1000000000000, found 10.5"},
      {item_text("\"10\"", "month"),
       "price.unit_amount: expected an integer from 0 to 1000000000000, found \"10\""},
      {item_text("1", "month", "-3"), "quantity: expected an integer from 0 to 1000000, found -3"},
      {item_text("1", "month", "1000001"),
       "quantity: expected an integer from 0 to 1000000, found 1000001"},
      {item_text("1", "fortnight"),
       "price.recurring.interval: expected one of day, week, month, year, found \"fortnight\""},
      {item_text("1", "month", "1", "usd", "0"),
       "price.recurring.interval_count: expected an integer from 1 to 1000, found 0"},
      {item_text("1", "month", "1", "dollar"),
       "price.currency: expected a currency code of three letters, found \"dollar\""},
      {item_text("1", "month", "1", "u5d"),
       "price.currency: expected a currency code of three letters, found \"u5d\""},
      {R"({"price":[]})", "price: expected an object, found an empty array"},
      {"7", "items.data[0]: expected an object, found 7"},
  };
  for (const Case& c : cases) {
    CHECK(ends_with(item_error(c.items), c.error));
  }
}
