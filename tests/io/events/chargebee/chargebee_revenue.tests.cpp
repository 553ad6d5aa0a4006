// Monthly revenue of both catalogs of Chargebee, by hand: a year is 12 months and 52 weeks.
#include <string>

#include "tests/io/events/chargebee/chargebee_text.hpp"
#include "tests/io/events/decided.hpp"

using namespace handoff;
using core::Discounts;
using tests::chargebee_active;
using tests::chargebee_event;
using tests::ChargebeeInvoiceText;
using tests::ChargebeeSubscriptionText;
using tests::march;
using tests::read_payment;

namespace {

constexpr std::string_view kMonthly = R"(,"billing_period":1,"billing_period_unit":"month")";

std::string items(std::string_view list, std::string_view period = kMonthly) {
  return R"("subscription_items":[)" + std::string(list) + "]" + std::string(period);
}

core::PaymentEvent priced_event(const std::string& catalog, std::string_view currency = "USD",
                                std::string_view more = "", Discounts rule = Discounts::lasting) {
  ChargebeeSubscriptionText data = chargebee_active();
  data.catalog = catalog;
  data.currency = currency;
  data.more = more;
  return read_payment(chargebee_event("subscription_changed", march(15), data), {rule}).event;
}

// The subscription at 49.00 with these discounts.
core::Subscribed discounted(std::string_view more, Discounts rule) {
  const std::string plan = R"({"item_price_id":"pro","item_type":"plan","amount":4900})";
  return priced_event(items(plan), "USD", more, rule).subscribed;
}

}  // namespace

TEST_CASE("prices of both catalogs of Chargebee come to a month in cents", "[chargebee]") {
  struct Case {
    std::string catalog;
    std::int64_t cents;
    std::string_view currency;
  };
  const std::string plan = R"({"item_price_id":"pro","item_type":"plan","quantity":3,)"
                           R"("unit_price":1000,"amount":3000})";
  const std::string addon = R"({"item_price_id":"seats","item_type":"addon","quantity":2,)"
                            R"("unit_price":250,"amount":500})";
  const std::string charge = R"({"item_price_id":"setup","item_type":"charge","amount":9900})";
  const Case cases[] = {
      {items(plan), 3000, "USD"},
      {items(plan + "," + addon), 3500, "USD"},
      {items(plan + "," + charge), 3000, "USD"},
      {items(R"({"item_price_id":"y","item_type":"plan","amount":120000})",
             R"(,"billing_period":1,"billing_period_unit":"year")"),
       10000, "USD"},
      {items(R"({"item_price_id":"q","item_type":"plan","amount":9000})",
             R"(,"billing_period":3,"billing_period_unit":"month")"),
       3000, "USD"},
      {items(R"({"item_price_id":"j","item_type":"plan","amount":5000})"), 500000, "JPY"},
      // Without an amount: units beyond the free ones, at the unit's price.
      {items(R"({"item_price_id":"f","item_type":"plan","quantity":5,"free_quantity":2,)"
             R"("unit_price":1000})"),
       3000, "USD"},
      {R"("plan_id":"pro","plan_quantity":3,"plan_unit_price":1000,"plan_amount":3000)" +
           std::string(kMonthly),
       3000, "USD"},
      {R"("plan_id":"pro","plan_quantity":2,"plan_unit_price":1000,"addons":[{"id":"seats",)"
       R"("quantity":2,"unit_price":250}],"event_based_addons":[{"id":"e","unit_price":700}])" +
           std::string(kMonthly),
       2500, "USD"},
      {R"("plan_id":"weekly","plan_amount":1200,"billing_period":1,"billing_period_unit":"week")",
       5200, "USD"},
  };
  for (const Case& c : cases) {
    INFO(c.catalog);
    const core::Subscribed s = priced_event(c.catalog, c.currency).subscribed;
    CHECK(s.priced);
    CHECK_FALSE(s.at_least);
    CHECK(s.mrr.cents == c.cents);
    CHECK(std::string_view(s.currency.code, 3) == c.currency);
  }
}

TEST_CASE("the plan of a Chargebee subscription is named in both catalogs", "[chargebee]") {
  const auto plan = [](const std::string& catalog) {
    io::IdTables ids;
    ChargebeeSubscriptionText data = chargebee_active();
    data.catalog = catalog;
    const auto read =
        tests::read_payment_text(chargebee_event("subscription_changed", march(15), data), ids);
    return std::string(ids.plans.text(read.read.event.subscribed.plan));
  };
  CHECK(plan(items(R"({"item_price_id":"seats","item_type":"addon","amount":1},)"
                   R"({"item_price_id":"pro","item_type":"plan","amount":1})")) == "pro");
  CHECK(plan(R"("plan_id":"basic","plan_amount":1)" + std::string(kMonthly)) == "basic");
}

TEST_CASE("a Chargebee price that is metered or has no period is not known", "[chargebee]") {
  const std::string metered =
      R"({"item_price_id":"calls","item_type":"addon","metered_quantity":"12","amount":700})";
  CHECK_FALSE(priced_event(items(metered)).subscribed.priced);
  const auto part =
      priced_event(items(R"({"item_price_id":"pro","item_type":"plan","amount":4900},)" + metered));
  CHECK(part.subscribed.at_least);
  CHECK(part.subscribed.mrr.cents == 4900);
  CHECK_FALSE(priced_event(items(R"({"item_price_id":"pro","item_type":"plan","amount":4900})", ""))
                  .subscribed.priced);
}

TEST_CASE("a plan of Chargebee at zero is a free one", "[chargebee]") {
  CHECK(priced_event(items(R"({"item_price_id":"free","item_type":"plan","amount":0})")).free_plan);
  CHECK_FALSE(
      priced_event(items(R"({"item_price_id":"pro","item_type":"plan","amount":1})")).free_plan);
  CHECK_FALSE(priced_event(items(R"({"item_price_id":"t","item_type":"plan"})")).free_plan);
}

TEST_CASE("Chargebee's own mrr is taken only where nothing else says it", "[chargebee]") {
  const std::string tiered = items(R"({"item_price_id":"tiers","item_type":"plan"})");
  const std::string known = items(R"({"item_price_id":"pro","item_type":"plan","amount":4900})");
  CHECK(priced_event(known, "USD", R"(,"mrr":4700)").subscribed.mrr.cents == 4900);
  CHECK(priced_event(tiered, "USD", R"(,"mrr":4700)").subscribed.mrr.cents == 4700);
  CHECK_FALSE(priced_event(tiered, "USD", R"(,"mrr":0)").subscribed.priced);
  CHECK_FALSE(
      priced_event(tiered, "EUR", R"(,"mrr":4700,"base_currency_code":"USD")").subscribed.priced);
  CHECK_FALSE(priced_event(tiered, "USD", R"(,"mrr":4700,"coupons":[{"coupon_id":"HALF"}])")
                  .subscribed.priced);
}

TEST_CASE("a discount agreed for one subscription is taken off as the rule says", "[chargebee]") {
  const auto cents = [](std::string_view discount, Discounts rule) {
    const std::string more = R"(,"discounts":[)" + std::string(discount) + "]";
    return discounted(more, rule).mrr.cents;
  };
  const std::string_view forever = R"({"id":"d","type":"percentage","percentage":50.0,)"
                                   R"("duration_type":"forever","apply_on":"invoice_amount"})";
  const std::string_view amount = R"({"id":"d","type":"fixed_amount","amount":900,)"
                                  R"("duration_type":"forever","apply_on":"invoice_amount"})";
  const std::string_view limited = R"({"id":"d","type":"percentage","percentage":50,)"
                                   R"("duration_type":"limited_period","apply_till":1780000000})";
  const std::string_view over = R"({"id":"d","type":"percentage","percentage":50,)"
                                R"("duration_type":"limited_period","apply_till":1770000000})";
  const std::string_view other = R"({"id":"d","type":"percentage","percentage":50,)"
                                 R"("duration_type":"forever","item_price_id":"other"})";
  CHECK(cents(forever, Discounts::lasting) == 2450);
  CHECK(cents(forever, Discounts::none) == 4900);
  CHECK(cents(amount, Discounts::lasting) == 4000);
  CHECK(cents(limited, Discounts::lasting) == 4900);
  CHECK(cents(limited, Discounts::all) == 2450);
  CHECK(cents(over, Discounts::all) == 4900);
  CHECK(cents(other, Discounts::lasting) == 4900);
}

TEST_CASE("what a coupon takes off is known from the invoice beside it", "[chargebee]") {
  const auto subscribed = [](std::string_view coupons, std::string_view on_invoice,
                             Discounts rule) {
    ChargebeeSubscriptionText data = chargebee_active();
    const std::string more = R"(,"coupons":[)" + std::string(coupons) + "]";
    data.more = more;
    ChargebeeInvoiceText invoice;
    invoice.paid = 2450;
    invoice.more = on_invoice;
    return read_payment(chargebee_event("payment_succeeded", march(15) + 3, data, invoice), {rule})
        .event.subscribed;
  };
  const std::string_view forever = R"({"coupon_id":"HALF","applied_count":1})";
  const std::string_view limited = R"({"coupon_id":"HALF","apply_till":1780000000})";
  const std::string_view by_line =
      R"(,"discounts":[{"amount":2450,"entity_type":"document_level_coupon","entity_id":"HALF"}],)"
      R"("line_item_discounts":[{"line_item_id":"li_1","discount_type":"document_level_coupon",)"
      R"("coupon_id":"HALF","discount_amount":2450}])";
  CHECK(subscribed(forever, by_line, Discounts::lasting).mrr.cents == 2450);
  CHECK(subscribed(limited, by_line, Discounts::lasting).mrr.cents == 4900);
  CHECK(subscribed(limited, by_line, Discounts::all).mrr.cents == 2450);
  CHECK(subscribed(forever, by_line, Discounts::none).mrr.cents == 4900);
}

TEST_CASE("without an invoice a price with a coupon that lasts is not known", "[chargebee]") {
  CHECK_FALSE(discounted(R"(,"coupons":[{"coupon_id":"HALF"}])", Discounts::lasting).priced);
  CHECK_FALSE(discounted(R"(,"coupon":"HALF")", Discounts::lasting).priced);
  CHECK(
      discounted(R"(,"coupons":[{"coupon_id":"HALF","apply_till":1780000000}])", Discounts::lasting)
          .mrr.cents == 4900);
}
