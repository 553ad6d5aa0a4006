// Coupons on a subscription of 49.00 a month, unless another is said.
#include "io/events/stripe/stripe_discount.hpp"

#include <string>

#include "tests/io/events/stripe/event_text.hpp"

using namespace handoff;
using core::Discounts;
using tests::event_text;
using tests::item_text;
using tests::read_one;
using tests::subscription_text;

namespace {

core::Subscribed with(std::string_view more, Discounts discounts = Discounts::lasting,
                      std::string_view items = "") {
  const std::string item = items.empty() ? item_text("4900", "month") : std::string(items);
  return read_one(event_text("customer.subscription.updated", subscription_text(item, more)),
                  discounts)
      .event.subscribed;
}

std::string discount(std::string_view coupon, std::string_view more = "",
                     std::string_view id = "di_1") {
  return R"({"id":")" + std::string(id) + R"(","object":"discount","coupon":)" +
         std::string(coupon) + std::string(more) + "}";
}

std::string member(std::string_view discount) { return R"(,"discount":)" + std::string(discount); }
std::string list(std::string_view discounts) {
  return R"(,"discounts":[)" + std::string(discounts) + "]";
}

constexpr std::string_view kHalf = R"({"percent_off":50,"amount_off":null,"duration":"forever"})";
constexpr std::string_view kTen =
    R"({"percent_off":null,"amount_off":1000,"currency":"usd","duration":"forever"})";
constexpr std::string_view kThreeMonths =
    R"({"amount_off":1000,"currency":"usd","duration":"repeating","duration_in_months":3})";
constexpr std::string_view kOnce = R"({"percent_off":100,"duration":"once"})";

// An item of a product.
std::string item_of(std::string_view product, std::string_view amount) {
  return R"({"price":{"id":"p","product":")" + std::string(product) +
         R"(","currency":"usd","unit_amount":)" + std::string(amount) +
         R"(,"recurring":{"interval":"month"}},"quantity":1})";
}

}  // namespace

TEST_CASE("a coupon that lasts is taken off", "[stripe_discount]") {
  CHECK(with(member(discount(kHalf))).mrr.cents == 2450);
  CHECK(with(list(discount(kHalf))).mrr.cents == 2450);
  CHECK(with(member(discount(kTen))).mrr.cents == 3900);
  CHECK(with(member(discount(R"({"percent_off":33.33,"duration":"forever"})"))).mrr.cents ==
        3267);                                                                     // 4900 - 1633.17
  CHECK(with(member(discount(kHalf)) + list(discount(kHalf))).mrr.cents == 2450);  // one and same
  CHECK(with(member(discount(kHalf)) + list("\"di_1\"")).mrr.cents == 2450);
  CHECK(with(member("null") + list("")).mrr.cents == 4900);
}

TEST_CASE("nothing is left of a free customer, and that is known", "[stripe_discount]") {
  const auto all = with(member(discount(R"({"percent_off":100.0,"duration":"forever"})")));
  CHECK(all.priced);
  CHECK(all.mrr.cents == 0);
  const auto more =
      with(member(discount(R"({"amount_off":9900,"currency":"usd","duration":"forever"})")));
  CHECK(more.priced);
  CHECK(more.mrr.cents == 0);
}

TEST_CASE("which discounts come off is the business's choice", "[stripe_discount]") {
  struct Case {
    std::string_view coupon;
    std::int64_t none;
    std::int64_t lasting;
    std::int64_t all;
  };
  const Case cases[] = {
      {kHalf, 4900, 2450, 2450}, {kThreeMonths, 4900, 4900, 3900}, {kOnce, 4900, 4900, 0}};
  for (const Case& c : cases) {
    INFO(c.coupon);
    CHECK(with(member(discount(c.coupon)), Discounts::none).mrr.cents == c.none);
    CHECK(with(member(discount(c.coupon)), Discounts::lasting).mrr.cents == c.lasting);
    CHECK(with(member(discount(c.coupon)), Discounts::all).mrr.cents == c.all);
  }
}

TEST_CASE("a discount that has ended is over, and one that will end does not last",
          "[stripe_discount]") {
  // The event is of second 1,700,000,000.
  const auto ends = [](std::string_view end, Discounts discounts) {
    return with(member(discount(kThreeMonths, R"(,"end":)" + std::string(end))), discounts)
        .mrr.cents;
  };
  CHECK(ends("1699999999", Discounts::all) == 4900);
  CHECK(ends("1700000001", Discounts::all) == 3900);
  CHECK(ends("1700000001", Discounts::lasting) == 4900);
  CHECK(with(member(discount(kHalf, R"(,"end":1700000001)"))).mrr.cents == 4900);
  CHECK(with(member(discount(kHalf, R"(,"end":null)"))).mrr.cents == 2450);
}

TEST_CASE("an amount off each invoice is brought to a month", "[stripe_discount]") {
  const auto yearly = with(member(discount(kTen)), Discounts::lasting, item_text("12000", "year"));
  CHECK(yearly.mrr.cents == 917);  // (120.00 - 10.00) / 12
  const auto quarterly =
      with(member(discount(kTen)), Discounts::lasting, item_text("3000", "month", "1", "usd", "3"));
  CHECK(quarterly.mrr.cents == 667);  // (30.00 - 10.00) / 3
  const auto two = with(member(discount(kTen)), Discounts::lasting,
                        item_text("2000", "month") + "," + item_text("500", "month", "2"));
  CHECK(two.mrr.cents == 2000);
  // Items of two intervals stand on different invoices: which of them get it is not said.
  const auto mixed = with(member(discount(kTen)), Discounts::lasting,
                          item_text("2000", "month") + "," + item_text("12000", "year"));
  CHECK_FALSE(mixed.priced);
  CHECK(mixed.mrr.cents == 0);
}

TEST_CASE("discounts follow one another", "[stripe_discount]") {
  const std::string half = discount(kHalf, "", "di_1");
  const std::string ten = discount(kTen, "", "di_2");
  CHECK(with(list(half + "," + ten)).mrr.cents == 1450);  // 49 / 2 - 10
  CHECK(with(list(ten + "," + half)).mrr.cents == 1950);  // (49 - 10) / 2
  CHECK(with(list(half + "," + discount(kHalf, "", "di_3"))).mrr.cents == 1225);
}

TEST_CASE("an item's own discount comes before the whole's", "[stripe_discount]") {
  const std::string item = R"({"price":{"id":"p","currency":"usd","unit_amount":4000,"recurring":)"
                           R"({"interval":"month"}},"discounts":[)" +
                           discount(kHalf, "", "di_9") + "]}";
  const std::string both = item + "," + item_text("1000", "month");
  CHECK(with("", Discounts::lasting, both).mrr.cents == 3000);
  CHECK(with(member(discount(kTen)), Discounts::lasting, both).mrr.cents == 2000);
}

TEST_CASE("a discount may be for some products only", "[stripe_discount]") {
  const std::string items = item_of("prod_1", "4000") + "," + item_of("prod_2", "1000");
  const auto only = [&](std::string_view coupon) {
    return with(member(discount(coupon)), Discounts::lasting, items);
  };
  CHECK(only(R"({"percent_off":50,"duration":"forever","applies_to":{"products":["prod_2"]}})")
            .mrr.cents == 4500);
  CHECK(only(R"({"amount_off":3000,"currency":"usd","duration":"forever",)"
             R"("applies_to":{"products":["prod_2"]}})")
            .mrr.cents == 4000);
  CHECK(only(R"({"percent_off":50,"duration":"forever","applies_to":{"products":["prod_3"]}})")
            .mrr.cents == 5000);
  // An item that does not say its product may be one of them.
  CHECK_FALSE(with(member(discount(R"({"percent_off":50,"duration":"forever",)"
                                   R"("applies_to":{"products":["prod_2"]}})")))
                  .priced);
}

TEST_CASE("an amount off is in the currency that is billed", "[stripe_discount]") {
  const auto euro = [](std::string_view coupon) {
    return with(R"(,"currency":"eur")" + member(discount(coupon)), Discounts::lasting,
                item_text("4900", "month", "1", "eur"));
  };
  CHECK(euro(R"({"amount_off":1000,"currency":"usd","duration":"forever",)"
             R"("currency_options":{"eur":{"amount_off":900}}})")
            .mrr.cents == 4000);
  CHECK(euro(R"({"amount_off":900,"currency":"eur","duration":"forever"})").mrr.cents == 4000);
  CHECK_FALSE(euro(kTen).priced);
  CHECK(with(R"(,"currency":"jpy")" +
                 member(discount(R"({"amount_off":800,"currency":"jpy","duration":"forever"})")),
             Discounts::lasting, item_text("9800", "month", "1", "jpy"))
            .mrr.cents == 900000);
}

TEST_CASE("since 2025-09-30 the coupon stands in the discount's source", "[stripe_discount]") {
  const std::string half =
      R"({"id":"di_1","source":{"type":"coupon","coupon":)" + std::string(kHalf) + "}}";
  CHECK(with(list(half)).mrr.cents == 2450);
  const std::string by_id = R"({"id":"di_1","source":{"type":"coupon","coupon":"HALF"}})";
  CHECK_FALSE(with(list(by_id)).priced);
  // One that ends does not last, whatever its coupon is.
  CHECK(with(list(R"({"id":"di_1","end":1800000000,"source":{"coupon":"HALF"}})")).mrr.cents ==
        4900);
}

TEST_CASE("a discount of which only the id is there makes the amount unknown",
          "[stripe_discount]") {
  for (const Discounts discounts : {Discounts::lasting, Discounts::all}) {
    CHECK_FALSE(with(list("\"di_7\""), discounts).priced);
    CHECK(with(list("\"di_7\""), discounts).mrr.cents == 0);
    CHECK_FALSE(with(member(discount(kHalf)) + list("\"di_1\",\"di_7\""), discounts).priced);
    CHECK_FALSE(with(member(discount("\"HALF\"")), discounts).priced);
    CHECK_FALSE(with("", discounts,
                     R"({"price":{"id":"p","currency":"usd","unit_amount":4000,"recurring":)"
                     R"({"interval":"month"}},"discounts":["di_8"]})")
                    .priced);
  }
  CHECK(with(list("\"di_7\""), Discounts::none).mrr.cents == 4900);
  CHECK_FALSE(with(member(discount(R"({"percent_off":50,"duration":"for a while"})"))).priced);
  CHECK_FALSE(with(member(discount(R"({"duration":"forever"})"))).priced);
}

TEST_CASE("a subscription without a discount has its customer's, if that is there",
          "[stripe_discount]") {
  const auto read = [](std::string_view more) {
    return read_one(event_text("customer.subscription.updated",
                               R"({"id":"s","object":"subscription","status":"active",)"
                               R"("customer":{"id":"c","discount":)" +
                                   discount(kHalf) + R"(},"items":{"data":[)" +
                                   item_text("4900", "month") + "]}" + std::string(more) + "}"))
        .event.subscribed.mrr.cents;
  };
  CHECK(read("") == 2450);
  CHECK(read(member(discount(kTen))) == 3900);
}

TEST_CASE("a discount on a plan from before there were items", "[stripe_discount]") {
  CHECK(read_one(event_text("customer.subscription.updated",
                            R"({"id":"s","object":"subscription","status":"active","customer":"c",)"
                            R"("quantity":3,"plan":{"id":"gold","amount":2000,"currency":"usd",)"
                            R"("interval":"month"},"discount":{"coupon":{"id":"TEN",)"
                            R"("percent_off":10,"amount_off":null,"duration":"forever"}}})"))
            .event.subscribed.mrr.cents == 5400);
}
