// What an event of Paddle says, field by field. 2026-03-15T10:00:00Z is 1773568800 s.
#include "io/events/paddle/paddle_event.hpp"

#include <string>

#include "tests/io/events/decided.hpp"
#include "tests/io/events/paddle/paddle_text.hpp"

using namespace handoff;
using core::EventType;
using core::SubscriptionStatus;
using tests::paddle_active;
using tests::paddle_bought;
using tests::paddle_event;
using tests::PaddlePriceText;
using tests::PaddleSubscriptionText;
using tests::payment_error;
using tests::read_payment;

namespace {

constexpr std::int64_t kTrialEndUs = 1'773'568'800'000'000;

core::PaymentEvent paddle_fact(std::string_view type, const PaddleSubscriptionText& data) {
  return read_payment(paddle_event(type, "03-15T10:00:02.000345Z", data)).event;
}

core::Subscribed paddle_revenue(const std::string& items, std::string_view currency = "USD") {
  PaddleSubscriptionText data = paddle_active();
  data.items = items;
  data.currency = currency;
  return paddle_fact("subscription.updated", data).subscribed;
}

}  // namespace

TEST_CASE("an event of Paddle names its parties, its type and its microsecond", "[paddle]") {
  io::IdTables ids;
  const auto [read, error] = tests::read_payment_text(
      paddle_event("subscription.activated", "03-15T10:00:02.000345Z", paddle_active()), ids);
  REQUIRE(error.empty());
  CHECK(read.id == "evt_subscription.activated03-15T10:00:02.000345Z");
  CHECK(read.type == "subscription.activated");
  CHECK(read.subscription == "sub_1");
  CHECK(read.customer == "ctm_1");
  CHECK(read.object_kind == "subscription");
  CHECK(read.is_event);
  CHECK(read.live);
  CHECK(read.note.empty());
  CHECK(read.event.type == EventType::subscription_updated);
  CHECK(read.event.created.us == kTrialEndUs + 2'000'345);
  CHECK(read.event.status == SubscriptionStatus::active);
  CHECK(read.event.had_trial);
  CHECK(read.event.trial_end.us == kTrialEndUs);
  CHECK_FALSE(read.event.late_trial);
  CHECK_FALSE(read.event.by_invoice);
  CHECK(read.event.subscribed.mrr.cents == 4900);
  CHECK(ids.plans.text(read.event.subscribed.plan) == "Pro");
  CHECK(ids.events.text(read.event.id) == read.id);
}

TEST_CASE("each type of Paddle's is one of the pipeline's", "[paddle]") {
  struct Case {
    const char* type;
    EventType means;
  };
  const Case cases[] = {
      {"subscription.created", EventType::subscription_created},
      {"subscription.imported", EventType::subscription_created},
      {"subscription.trialing", EventType::subscription_updated},
      {"subscription.activated", EventType::subscription_updated},
      {"subscription.updated", EventType::subscription_updated},
      {"subscription.past_due", EventType::subscription_updated},
      {"subscription.paused", EventType::subscription_updated},
      {"subscription.resumed", EventType::subscription_updated},
      {"subscription.canceled", EventType::subscription_deleted},
      {"subscription.unheard_of", EventType::other},
  };
  for (const Case& c : cases) {
    INFO(c.type);
    CHECK(paddle_fact(c.type, paddle_active()).type == c.means);
  }
}

TEST_CASE("each status of Paddle's is the pipeline's", "[paddle]") {
  struct Case {
    const char* word;
    SubscriptionStatus status;
  };
  const Case cases[] = {{"trialing", SubscriptionStatus::trialing},
                        {"active", SubscriptionStatus::active},
                        {"past_due", SubscriptionStatus::past_due},
                        {"paused", SubscriptionStatus::paused},
                        {"canceled", SubscriptionStatus::canceled}};
  for (const Case& c : cases) {
    INFO(c.word);
    CHECK(paddle_fact("subscription.updated", {.status = c.word}).status == c.status);
  }
}

TEST_CASE("a status that Paddle has added since sets its event aside, with a note", "[paddle]") {
  const auto read =
      read_payment(paddle_event("subscription.updated", "03-15T10:00:02Z", {.status = "dormant"}));
  CHECK(read.event.set_aside == core::SetAside::unknown_status);
  CHECK(read.note ==
        "data.status: expected one of trialing, active, past_due, paused, canceled, "
        "found \"dormant\"");
}

TEST_CASE("only subscription.activated says that there was a trial before", "[paddle]") {
  const auto before = [](std::string_view type, const PaddleSubscriptionText& data) {
    return paddle_fact(type, data).previous_status;
  };
  CHECK(before("subscription.activated", paddle_active()) == SubscriptionStatus::trialing);
  CHECK(before("subscription.updated", paddle_active()) == SubscriptionStatus::none);
  // A purchase is "activated" too, and so is a late payment of a customer of years.
  CHECK(before("subscription.activated", paddle_bought()) == SubscriptionStatus::none);
  PaddleSubscriptionText customer = paddle_active();
  customer.period_starts = "2027-03-15T10:00:00.000000Z";
  CHECK(before("subscription.activated", customer) == SubscriptionStatus::none);
}

TEST_CASE("a trial ends when it was to, or when the subscription was billed before", "[paddle]") {
  CHECK(paddle_fact("subscription.updated", {}).trial_end.us == kTrialEndUs);
  PaddleSubscriptionText early = paddle_active();
  early.first_billed = "\"2026-03-05T10:00:00Z\"";
  early.period_starts = "2026-03-05T10:00:00Z";
  const auto activated = paddle_fact("subscription.activated", early);
  CHECK(activated.trial_end.us == kTrialEndUs - 10 * 86'400'000'000);
  CHECK(activated.previous_status == SubscriptionStatus::trialing);
  // Without dates on the items the billing period is the trial.
  PaddleSubscriptionText bare;
  bare.trial = "null";
  const auto trialing = paddle_fact("subscription.trialing", bare);
  CHECK(trialing.had_trial);
  CHECK(trialing.trial_end.us == kTrialEndUs + 31 * std::int64_t{86'400'000'000});
}

TEST_CASE("free time of a subscription that has been billed is no trial of it", "[paddle]") {
  PaddleSubscriptionText data = paddle_bought();
  data.trial = R"({"starts_at":"2026-04-01T10:00:00Z","ends_at":"2026-05-01T10:00:00Z"})";
  CHECK(paddle_fact("subscription.updated", data).late_trial);
}

TEST_CASE("a subscription that is billed by invoice says so", "[paddle]") {
  PaddleSubscriptionText data = paddle_active();
  data.collection = "manual";
  CHECK(paddle_fact("subscription.updated", data).by_invoice);
}

TEST_CASE("prices of Paddle come to a month in cents", "[paddle]") {
  struct Case {
    std::string items;
    std::int64_t cents;
    std::string_view currency;
  };
  const Case cases[] = {
      {PaddlePriceText{}.text(), 4900, "USD"},
      {PaddlePriceText{.amount = "120000", .interval = "year"}.text(), 10000, "USD"},
      {PaddlePriceText{.amount = "9000", .frequency = "3"}.text(), 3000, "USD"},
      {PaddlePriceText{.amount = "1200", .interval = "week"}.text(), 5200, "USD"},  // x 52 / 12
      {PaddlePriceText{.amount = "3000", .quantity = "10"}.text(), 30000, "USD"},
      {PaddlePriceText{.amount = "5000", .currency = "JPY"}.text(), 500000, "JPY"},
      {PaddlePriceText{.amount = "3000"}.text() + "," + PaddlePriceText{.amount = "1000"}.text(),
       4000, "USD"},
      // A one-off item, and one that was taken off, add nothing.
      {PaddlePriceText{.amount = "3000"}.text() + "," +
           PaddlePriceText{.amount = "9900", .interval = ""}.text() + "," +
           PaddlePriceText{.amount = "700", .more = R"(,"status":"inactive")"}.text(),
       3000, "USD"},
      // Another country's currency is not this one.
      {PaddlePriceText{.overrides = R"({"unit_price":{"amount":"7900","currency_code":"AUD"}})"}
           .text(),
       4900, "USD"},
      // The price in the subscription's own currency.
      {PaddlePriceText{.overrides = R"({"unit_price":{"amount":"7900","currency_code":"AUD"}})"}
           .text(),
       7900, "AUD"},
  };
  for (const Case& c : cases) {
    INFO(c.items);
    const core::Subscribed s = paddle_revenue(c.items, c.currency);
    CHECK(s.priced);
    CHECK_FALSE(s.at_least);
    CHECK(s.mrr.cents == c.cents);
    CHECK(std::string_view(s.currency.code, 3) == c.currency);
  }
}

TEST_CASE("a price that Paddle does not say is not known, and never a wrong one", "[paddle]") {
  const std::string cheaper = R"({"unit_price":{"amount":"1900","currency_code":"USD"}})";
  CHECK_FALSE(paddle_revenue(PaddlePriceText{.overrides = cheaper}.text()).priced);
  CHECK_FALSE(paddle_revenue(PaddlePriceText{.currency = "EUR"}.text()).priced);
  CHECK_FALSE(paddle_revenue(PaddlePriceText{.tax_mode = "internal"}.text()).priced);
  const auto part =
      paddle_revenue(PaddlePriceText{}.text() + "," + PaddlePriceText{.currency = "EUR"}.text());
  CHECK(part.priced);
  CHECK(part.at_least);
  CHECK(part.mrr.cents == 4900);
}

TEST_CASE("a plan of Paddle without a price is a free one", "[paddle]") {
  PaddleSubscriptionText data = paddle_active();
  data.items = PaddlePriceText{.amount = "0"}.text();
  CHECK(paddle_fact("subscription.updated", data).free_plan);
  CHECK_FALSE(paddle_fact("subscription.updated", paddle_active()).free_plan);
}

TEST_CASE("a discount that counts leaves Paddle's price to the transactions", "[paddle]") {
  const auto priced = [](std::string_view ends, core::Discounts rule) {
    PaddleSubscriptionText data = paddle_active();
    const std::string discount =
        R"(,"discount":{"id":"dsc_1","ends_at":)" + std::string(ends) + "}";
    data.more = discount;
    return read_payment(paddle_event("subscription.updated", "03-15T10:00:02Z", data), {rule})
        .event.subscribed.priced;
  };
  using core::Discounts;
  const std::string_view later = "\"2026-06-15T10:00:00Z\"";
  const std::string_view over = "\"2026-03-10T10:00:00Z\"";
  CHECK_FALSE(priced("null", Discounts::lasting));
  CHECK(priced(later, Discounts::lasting));
  CHECK_FALSE(priced(later, Discounts::all));
  CHECK(priced(over, Discounts::all));
  CHECK(priced("null", Discounts::none));
}

TEST_CASE("events of Paddle's simulator are not live", "[paddle]") {
  std::string text = paddle_event("subscription.updated", "03-15T10:00:02Z", paddle_active());
  CHECK(read_payment(text).live);
  text.replace(text.find("evt_"), 4, "ntfsimevt_");
  CHECK_FALSE(read_payment(text).live);
}

TEST_CASE("of types that are not handled Paddle's reader takes what is shown", "[paddle]") {
  const auto customer = read_payment(tests::paddle_event_of(
      "customer.created", "03-01T10:00:00Z", std::string(R"({"id":"ctm_1","name":null})")));
  CHECK(customer.customer == "ctm_1");
  CHECK(customer.subscription.empty());
  CHECK(customer.event.type == EventType::other);
  const auto adjustment = read_payment(
      tests::paddle_event_of("adjustment.created", "03-01T10:00:00Z",
                             std::string(R"({"id":"adj_1","subscription_id":"sub_1"})")));
  CHECK(adjustment.subscription == "sub_1");
  CHECK(
      read_payment(tests::paddle_event_of("report.created", "03-01T10:00:00Z", std::string("null")))
          .subscription.empty());
}

TEST_CASE("what is wrong with an event of Paddle's is said with its place", "[paddle]") {
  const auto error = [](const PaddleSubscriptionText& data) {
    return payment_error(paddle_event("subscription.updated", "03-15T10:00:02Z", data));
  };
  CHECK(payment_error(R"({"event_id":"evt_1","event_type":"customer.created",)"
                      R"("occurred_at":"yesterday","data":{}})") ==
        "occurred_at: expected a time such as \"2026-03-02T23:47:12Z\", found \"yesterday\"");
  CHECK(payment_error(R"({"event_type":"customer.created",)"
                      R"("occurred_at":"2026-03-02T23:47:12Z","data":{}})")
            .starts_with("event_id: "));
  CHECK(error({.items = PaddlePriceText{.amount = "49.00"}.text()}) ==
        "data.items[0].price.unit_price.amount: expected a whole number of the smallest unit in "
        "quotes, up to 1000000000000, found \"49.00\"");
  CHECK(error({.items = "7"}) == "data.items[0]: expected an object, found 7");
  CHECK(error({.items = PaddlePriceText{.interval = "decade"}.text()})
            .starts_with("data.items[0].price.billing_cycle.interval: expected one of day,"));
}
