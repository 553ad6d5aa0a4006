// Monthly revenue by hand: a year is 12 months and 52 weeks; amounts are in the currency's smallest
// unit.
#include "io/events/stripe/stripe_subscription.hpp"

#include <string>

#include "tests/io/events/stripe/event_text.hpp"

using namespace handoff;
using tests::event_text;
using tests::item_text;
using tests::note_of;
using tests::read_one;
using tests::subscription_text;

namespace {

core::Subscribed subscribed(std::string_view items) {
  return read_one(event_text("customer.subscription.updated", subscription_text(items)))
      .event.subscribed;
}

std::string item_error(std::string_view items) {
  return note_of(event_text("customer.subscription.updated", subscription_text(items)));
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
  CHECK_FALSE(subscribed(decimal("999999999999.5", "1000")).priced);  // more than anybody is billed
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

TEST_CASE("previous attributes tell the old status", "[subscription_shape]") {
  const auto with = [](std::string_view previous) {
    return read_one(event_text("customer.subscription.updated",
                               subscription_text(item_text("1", "month")), previous))
        .event.previous_status;
  };
  CHECK(with(R"({"status":"past_due"})") == core::SubscriptionStatus::past_due);
  CHECK(with(R"({"latest_invoice":"in_1"})") == core::SubscriptionStatus::none);
  CHECK(with(R"({"status":"frozen"})") == core::SubscriptionStatus::none);
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
      ends_with(note_of(event("7")),
                "data.object.customer: expected an id in quotes, or an object with one, found 7"));
  CHECK(ends_with(
      note_of(event("null")),
      "data.object.customer: expected an id in quotes, or an object with one, found null"));
}

TEST_CASE("numbers and names out of range set the event aside with their path",
          "[subscription_shape]") {
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
      {item_text("1", "month", "-3"),
       "quantity: expected an integer from 0 to 1000000000000, found -3"},
      {item_text("1", "month", "1000000000001"),
       "quantity: expected an integer from 0 to 1000000000000, found 1000000000001"},
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

namespace {

core::PaymentEvent updated(std::string_view more, std::string_view items = "",
                           std::string_view previous = "null") {
  const std::string item = items.empty() ? item_text("4900", "month") : std::string(items);
  return read_one(
             event_text("customer.subscription.updated", subscription_text(item, more), previous))
      .event;
}

}  // namespace

TEST_CASE("an account is a customer where no customer is named", "[subscription_shape]") {
  const auto customer = [](std::string_view members) {
    return read_one(event_text("customer.subscription.updated",
                               R"({"id":"s","object":"subscription","status":"active",)" +
                                   std::string(members) + "}"))
        .customer;
  };
  CHECK(customer(R"("customer":null,"customer_account":"acct_123")") == "acct_123");
  CHECK(customer(R"("customer_account":{"id":"acct_123","object":"v2.core.account"})") ==
        "acct_123");
  CHECK(customer(R"("customer":"cus_1","customer_account":"acct_123")") == "cus_1");
}

TEST_CASE("a trial's end is told, and whether it began with the subscription",
          "[subscription_shape]") {
  // A day has 86,400 seconds.
  CHECK(updated("").trial_end == core::kNever);
  CHECK(updated(R"(,"trial_start":null,"trial_end":null)").trial_end == core::kNever);
  CHECK(updated(R"(,"trial_end":1700086400)").trial_end.us == 1'700'086'400'000'000);

  const std::string start = R"(,"trial_start":1700086401,"trial_end":1701000000)";
  CHECK(updated(start + R"(,"start_date":1700000000)").late_trial);
  CHECK_FALSE(updated(start + R"(,"start_date":1700000001)").late_trial);
  CHECK(updated(start + R"(,"start_date":1700000000,"created":1700086401)").late_trial);
  CHECK(updated(start + R"(,"created":1700000000)").late_trial);
  CHECK_FALSE(updated(start).late_trial);
  CHECK_FALSE(updated(R"(,"trial_end":1701000000,"start_date":1600000000)").late_trial);
}

TEST_CASE("a trial of somebody who was on a free plan is no free time of a running one",
          "[subscription_shape]") {
  const std::string late = R"(,"trial_start":1701000000,"start_date":1700000000)";
  const auto before = [](std::string_view items) {
    return R"({"items":{"data":[)" + std::string(items) + "]}}";
  };
  const std::string free = item_text("0", "month");
  const std::string paid = item_text("900", "month");
  CHECK_FALSE(updated(late, "", before(free)).late_trial);
  CHECK(updated(late, "", before(paid)).late_trial);
  CHECK(updated(late, "", before(free + "," + paid)).late_trial);
  CHECK(updated(late, "", before("")).late_trial);
  CHECK(updated(late, "", R"({"status":"active"})").late_trial);
  CHECK_FALSE(
      updated(late, "", R"({"plan":{"id":"free","amount":0,"currency":"usd","interval":"month"}})")
          .late_trial);
  CHECK(updated(late, "", R"({"plan":{"nickname":"Old name"}})").late_trial);
}

TEST_CASE("a plan is free if nothing in it costs anything", "[subscription_shape]") {
  const std::string free = item_text("0", "month");
  CHECK(updated("", free).free_plan);
  CHECK(updated("", free + "," + item_text("0", "year")).free_plan);
  CHECK_FALSE(updated("", free + "," + item_text("1", "month")).free_plan);
  CHECK_FALSE(updated("", item_text("4900", "month", "0")).free_plan);  // no seats of a paid plan
  CHECK_FALSE(updated("", item_text("null", "month")).free_plan);       // a price that is not said
  CHECK_FALSE(
      read_one(event_text("customer.subscription.updated", subscription_text(""))).event.free_plan);
  // A coupon makes no plan free.
  CHECK_FALSE(updated(R"(,"discount":{"id":"d","coupon":{"percent_off":100,"duration":"forever"}})")
                  .free_plan);
}

TEST_CASE("collection may be paused, and money asked for by an invoice", "[subscription_shape]") {
  CHECK(updated(R"(,"pause_collection":{"behavior":"void","resumes_at":null})").collection_paused);
  CHECK_FALSE(updated(R"(,"pause_collection":null)").collection_paused);
  CHECK(updated(R"(,"collection_method":"send_invoice")").by_invoice);
  CHECK_FALSE(updated(R"(,"collection_method":"charge_automatically")").by_invoice);
  CHECK(updated(R"(,"billing":"send_invoice")").by_invoice);  // before 2019
  CHECK_FALSE(updated("").by_invoice);
}

TEST_CASE("items that are not in the list make the amount a lower bound", "[subscription_shape]") {
  const auto with = [](std::string_view data, std::string_view more) {
    return read_one(event_text("customer.subscription.updated",
                               R"({"id":"s","object":"subscription","customer":"c",)"
                               R"("status":"active","currency":"usd","items":{"data":[)" +
                                   std::string(data) + "]" + std::string(more) + "}}"))
        .event.subscribed;
  };
  std::string ten = item_text("1000", "month");
  for (int i = 1; i < 10; ++i) ten += "," + item_text("1000", "month");
  const auto cut_off = with(ten, R"(,"has_more":true,"total_count":14)");
  CHECK(cut_off.at_least);
  CHECK(cut_off.priced);
  CHECK(cut_off.mrr.cents == 10000);
  CHECK(with(ten, R"(,"total_count":14)").at_least);
  CHECK_FALSE(with(ten, R"(,"has_more":false,"total_count":10)").at_least);
  const auto none = with("", R"(,"has_more":true)");
  CHECK(none.at_least);
  CHECK_FALSE(none.priced);
  CHECK_FALSE(with("", R"(,"has_more":false)").at_least);
}

TEST_CASE("an item whose amount is not known beside one that is makes a lower bound",
          "[subscription_shape]") {
  const std::string seats = item_text("900", "month", "3");
  const std::string tiered =
      R"({"price":{"id":"t","currency":"usd","unit_amount":null,"billing_scheme":"tiered",)"
      R"("recurring":{"interval":"month","usage_type":"licensed"}},"quantity":25})";
  CHECK(subscribed(seats + "," + tiered).at_least);
  CHECK(subscribed(seats + "," + tiered).mrr.cents == 2700);
  CHECK_FALSE(subscribed(tiered).at_least);
  CHECK_FALSE(subscribed(tiered).priced);
  CHECK(subscribed(seats + R"(,{"price":"price_2","quantity":1})").at_least);  // only an id
}

TEST_CASE("a great many units are counted", "[subscription_shape]") {
  CHECK(subscribed(item_text("1", "month", "25000000")).mrr.cents == 25'000'000);
  CHECK(subscribed(item_text("1", "month", "1000000000000")).mrr.cents == 1'000'000'000'000);
  // A usage that is no longer an amount that anybody is billed.
  CHECK_FALSE(subscribed(item_text("100", "month", "1000000000000")).priced);
  const std::string metered =
      R"({"price":{"id":"m","currency":"usd","unit_amount":5,"recurring":{"interval":"month",)"
      R"("usage_type":"metered"}},"quantity":5000000000000000})";
  CHECK_FALSE(subscribed(metered).priced);
}
