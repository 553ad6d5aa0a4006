// Whether what was bought has changed, told by the members that an update lists as different.
#include "io/events/stripe/stripe_previous.hpp"

#include <string>

#include "tests/io/events/stripe/event_text.hpp"

using namespace handoff;
using tests::event_text;
using tests::read_one;

namespace {

// An item with a price; `more` are members that are not bought: periods, metadata, taxes.
std::string item(std::string_view id, std::string_view price, std::string_view amount,
                 std::string_view quantity, std::string_view more = "") {
  return R"({"id":")" + std::string(id) + R"(","price":{"id":")" + std::string(price) +
         R"(","currency":"usd","unit_amount":)" + std::string(amount) +
         R"(,"recurring":{"interval":"month","interval_count":1}},"quantity":)" +
         std::string(quantity) + std::string(more) + "}";
}

std::string items(std::string_view data, std::string_view more = "") {
  return R"("items":{"data":[)" + std::string(data) + "]" + std::string(more) + "}";
}

bool changed(std::string_view before, std::string_view now) {
  return read_one(event_text("customer.subscription.updated",
                             R"({"id":"sub_1","object":"subscription","customer":"cus_1",)"
                             R"("status":"active",)" +
                                 std::string(now) + "}",
                             "{" + std::string(before) + "}"))
      .event.items_changed;
}

const std::string kPro = item("si_1", "price_pro", "4900", "1");
const std::string kSeats = item("si_2", "price_seat", "900", "4");

}  // namespace

TEST_CASE("a renewal names the items because their periods stand in them", "[stripe_previous]") {
  const std::string period = R"(,"current_period_start":1,"current_period_end":2)";
  CHECK_FALSE(changed(items(item("si_1", "price_pro", "4900", "1", period)),
                      items(item("si_1", "price_pro", "4900", "1"))));
  CHECK_FALSE(changed(items(item("si_1", "price_pro", "4900", "1", R"(,"metadata":{"a":"b"})")),
                      items(item("si_1", "price_pro", "4900", "1", R"(,"tax_rates":["t"])"))));
}

TEST_CASE("price, amount, interval and quantity are what was bought", "[stripe_previous]") {
  CHECK(changed(items(kPro), items(item("si_1", "price_pro", "4900", "5"))));
  CHECK(changed(items(kPro), items(item("si_1", "price_biz", "4900", "1"))));
  CHECK(changed(items(kPro), items(item("si_1", "price_pro", "5900", "1"))));
  std::string yearly = kPro;
  yearly.replace(yearly.find("month"), 5, "year");
  CHECK(changed(items(kPro), items(yearly)));
  std::string quarterly = kPro;
  quarterly.replace(quarterly.find("interval_count\":1"), 17, "interval_count\":3");
  CHECK(changed(items(kPro), items(quarterly)));
  CHECK(changed(items(kPro), items(kPro + "," + kSeats)));
  CHECK(changed(items(""), items(kPro)));
}

TEST_CASE("the order of the items means nothing", "[stripe_previous]") {
  CHECK_FALSE(changed(items(kPro + "," + kSeats), items(kSeats + "," + kPro)));
  CHECK(changed(items(kPro + "," + kSeats),
                items(item("si_2", "price_seat", "900", "5") + "," + kPro)));
  CHECK(changed(items(kPro + "," + kPro), items(kPro + "," + kSeats)));
  // Two items of one price.
  CHECK_FALSE(changed(items(item("si_1", "p", "900", "1") + "," + item("si_2", "p", "900", "2")),
                      items(item("si_2", "p", "900", "2") + "," + item("si_1", "p", "900", "1"))));
}

TEST_CASE("in lists that are cut off only what stands in both can differ", "[stripe_previous]") {
  const std::string more = R"(,"has_more":true)";
  CHECK_FALSE(changed(items(kPro, more), items(kSeats, more)));
  CHECK_FALSE(changed(items(kPro, R"(,"total_count":12)"), items(kPro + "," + kSeats)));
  CHECK(changed(items(kPro, more), items(kSeats + "," + item("si_1", "price_pro", "4900", "2"))));
  CHECK(changed(R"("quantity":1,)" + items("", more), R"("quantity":2,)" + items(kPro, more)));
}

TEST_CASE("what cannot be compared has not changed", "[stripe_previous]") {
  CHECK_FALSE(changed(R"("items":{"data":[{"id":"si_1"}]})", items(kPro)));
  CHECK_FALSE(changed(R"("items":{"object":"list"})", items(kPro)));
  CHECK_FALSE(changed(R"("items":null)", items(kPro)));
  CHECK_FALSE(changed(R"("items":{"data":["si_1"]})", items(kPro)));
  CHECK_FALSE(changed(R"("plan":{"nickname":"Old name"})", items(kPro)));
  CHECK_FALSE(changed(R"("latest_invoice":"in_1")", items(kPro)));
}

TEST_CASE("old updates name the plan and the quantity", "[stripe_previous]") {
  const std::string gold =
      R"("plan":{"id":"gold","amount":2000,"currency":"usd","interval":"month"},"quantity":3)";
  CHECK(changed(R"("quantity":1)", gold));
  CHECK_FALSE(changed(R"("quantity":3)", gold));
  CHECK(changed(R"("quantity":null)", gold));
  CHECK(changed(R"("plan":{"id":"silver","amount":1000,"interval":"month"})", gold));
  CHECK(changed(R"("plan":{"id":"gold","amount":1500})", gold));
  CHECK_FALSE(changed(R"("plan":{"id":"gold","amount":2000,"metadata":{}})", gold));
  // Beside items they are those of the only one.
  CHECK(changed(R"("plan":{"id":"x"})", items(kPro)));
  CHECK(changed(R"("plan":null)", items(kPro)));
  CHECK(changed(R"("plan":{"id":"price_pro"})", items(kPro + "," + kSeats)));
  CHECK_FALSE(changed(R"("plan":{"id":"price_pro","amount":4900})", items(kPro)));
  CHECK_FALSE(changed(R"("plan":null)", items(kPro + "," + kSeats)));
  CHECK(changed(R"("quantity":4)", items(kPro)));
  CHECK_FALSE(changed(R"("quantity":4)", items(kPro + "," + kSeats)));
}
