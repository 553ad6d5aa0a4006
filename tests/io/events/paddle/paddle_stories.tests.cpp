// What became of subscriptions at Paddle, event by event, and what the pipeline makes of it.
//
// The orders of events are those of developer.paddle.com/webhooks/scenarios.
#include <string>

#include "tests/io/events/decided.hpp"
#include "tests/io/events/paddle/paddle_text.hpp"
#include "tests/io/events/tellings.hpp"

using namespace handoff;
using tests::conversions;
using tests::decided;
using tests::decisions;
using tests::paddle_active;
using tests::paddle_bought;
using tests::paddle_event;
using tests::PaddlePriceText;
using tests::PaddleSubscriptionText;
using tests::PaddleTransactionText;
using tests::Places;
using tests::Texts;

namespace {

PaddleTransactionText nothing_due() { return {.origin = "web", .total = "0", .subtotal = "0"}; }

Texts trial_begins() {
  return {paddle_event("subscription.created", "03-01T10:00:01.000001Z", PaddleSubscriptionText{}),
          paddle_event("subscription.trialing", "03-01T10:00:01.000002Z", PaddleSubscriptionText{}),
          paddle_event("transaction.completed", "03-01T10:00:02.000001Z", nothing_due())};
}

Texts trial_converts() {
  Texts events = trial_begins();
  events.push_back(paddle_event("subscription.updated", "03-15T10:00:02.000001Z", paddle_active()));
  events.push_back(
      paddle_event("transaction.paid", "03-15T10:00:03.000001Z", PaddleTransactionText{}));
  events.push_back(
      paddle_event("transaction.completed", "03-15T10:00:04.000001Z", PaddleTransactionText{}));
  events.push_back(
      paddle_event("subscription.activated", "03-15T10:00:04.000002Z", paddle_active()));
  return events;
}

Texts joined_events(Texts events, const Texts& more) {
  events.insert(events.end(), more.begin(), more.end());
  return events;
}

PaddleSubscriptionText with_status(PaddleSubscriptionText data, std::string_view status) {
  data.status = status;
  return data;
}

}  // namespace

TEST_CASE("a trial at Paddle converts once, however many events tell of it", "[paddle][stories]") {
  CHECK(conversions(trial_converts()) == Places{4});
  CHECK(decided(trial_converts())[3].mrr == core::Money{4900});
}

TEST_CASE("activated and updated of one moment are one conversion", "[paddle][stories]") {
  const Texts both{
      paddle_event("subscription.activated", "03-15T10:00:04.000001Z", paddle_active()),
      paddle_event("subscription.updated", "03-15T10:00:04.000002Z", paddle_active())};
  CHECK(conversions(joined_events(trial_begins(), both)) == Places{4});
  CHECK(conversions(joined_events(trial_begins(), {both[1], both[0]})) == Places{4});
}

TEST_CASE("a history at Paddle is told in any order, twice and in part", "[paddle][stories]") {
  tests::check_tellings(trial_converts(), 1);
  const PaddleSubscriptionText late = with_status(paddle_active(), "past_due");
  const Texts failed = joined_events(
      trial_begins(),
      {paddle_event("transaction.payment_failed", "03-15T10:00:03Z", PaddleTransactionText{}),
       paddle_event("subscription.past_due", "03-15T10:00:04Z", late)});
  tests::check_tellings(
      joined_events(
          failed,
          {paddle_event("transaction.completed", "03-18T10:00:00Z", PaddleTransactionText{}),
           paddle_event("subscription.updated", "03-18T10:00:01Z", paddle_active()),
           paddle_event("subscription.activated", "03-18T10:00:01.000001Z", paddle_active())}),
      1);
  tests::check_tellings(
      joined_events(trial_begins(), {paddle_event("subscription.canceled", "03-05T10:00:00Z",
                                                  PaddleSubscriptionText{.status = "canceled"})}),
      0, true);
  const PaddleSubscriptionText bought = paddle_bought();
  tests::check_tellings(
      {paddle_event("subscription.created", "03-01T10:00:01Z", bought),
       paddle_event("subscription.activated", "03-01T10:00:01.000001Z", bought),
       paddle_event("transaction.completed", "03-01T10:00:02Z",
                    PaddleTransactionText{.origin = "web"}),
       paddle_event("transaction.completed", "04-01T10:00:02Z", PaddleTransactionText{}),
       paddle_event("subscription.paused", "04-10T10:00:00Z", with_status(bought, "paused")),
       paddle_event("subscription.resumed", "04-20T10:00:00Z", bought)},
      0);
}

TEST_CASE("a first charge at Paddle that failed converts when it is paid", "[paddle][stories]") {
  const PaddleSubscriptionText late = with_status(paddle_active(), "past_due");
  const Texts failed = joined_events(
      trial_begins(),
      {paddle_event("transaction.payment_failed", "03-15T10:00:03Z", PaddleTransactionText{}),
       paddle_event("subscription.past_due", "03-15T10:00:04Z", late),
       paddle_event("subscription.updated", "03-15T10:00:04.000001Z", late)});
  CHECK(conversions(failed).empty());
  const Texts paid{
      paddle_event("transaction.completed", "03-18T10:00:00Z", PaddleTransactionText{}),
      paddle_event("subscription.updated", "03-18T10:00:01Z", paddle_active()),
      paddle_event("subscription.activated", "03-18T10:00:01.000001Z", paddle_active())};
  CHECK(conversions(joined_events(failed, paid)) == Places{7});
  // Without the transactions, by the subscription's events alone.
  CHECK(conversions({failed[0], failed[4], failed[5], paid[1], paid[2]}) == Places{4});
}

// "Activated" names no status before it: what is known says that the charge had failed.
TEST_CASE("a charge at Paddle that was made good is a late payment, whatever tells of it",
          "[paddle][stories]") {
  const PaddleSubscriptionText late = with_status(paddle_active(), "past_due");
  const Texts told{
      trial_begins()[0], paddle_event("subscription.past_due", "03-15T10:00:04Z", late),
      paddle_event("subscription.activated", "03-18T10:00:01.000001Z", paddle_active())};
  CHECK(decided(told)[2].verdict.reason == core::Reason::late_payment);
  // A failure that is heard of after the event that ended the trial does not come before it.
  const Texts at_once{trial_begins()[0], paddle_event("subscription.activated",
                                                      "03-15T10:00:01.000001Z", paddle_active())};
  CHECK(decided(at_once)[1].verdict.reason == core::Reason::trial_became_active);
}

TEST_CASE("a trial that was cancelled at Paddle is none that converted", "[paddle][stories]") {
  const Texts events =
      joined_events(trial_begins(), {paddle_event("subscription.canceled", "03-05T10:00:00Z",
                                                  PaddleSubscriptionText{.status = "canceled"})});
  CHECK(decisions(events) == "ignored ignored ignored trial_ended");
}

TEST_CASE("what was bought at Paddle without a trial never converts", "[paddle][stories]") {
  const PaddleSubscriptionText data = paddle_bought();
  const PaddleTransactionText first{.origin = "web"};
  PaddleTransactionText unnamed = first;
  unnamed.subscription = "null";
  Texts events{paddle_event("transaction.paid", "03-01T10:00:00Z", unnamed),
               paddle_event("subscription.created", "03-01T10:00:01Z", data),
               paddle_event("subscription.activated", "03-01T10:00:01.000001Z", data),
               paddle_event("transaction.completed", "03-01T10:00:02Z", first)};
  CHECK(conversions(events).empty());
  PaddleSubscriptionText renewed = data;
  renewed.period_starts = "2026-04-01T10:00:00Z";
  events = joined_events(
      events,
      {paddle_event("subscription.updated", "04-01T10:00:00Z", renewed),
       paddle_event("transaction.completed", "04-01T10:00:02Z", PaddleTransactionText{}),
       paddle_event("subscription.paused", "04-10T10:00:00Z", with_status(renewed, "paused")),
       paddle_event("subscription.resumed", "04-20T10:00:00Z", renewed),
       paddle_event("subscription.canceled", "04-25T10:00:00Z", with_status(renewed, "canceled"))});
  CHECK(conversions(events).empty());
}

TEST_CASE("a month of renewals at Paddle, with nothing before it, has no conversion",
          "[paddle][stories]") {
  PaddleSubscriptionText customer = paddle_active();
  customer.period_starts = "2027-03-15T10:00:00Z";
  const auto in_2027 = [](std::string event) {
    const std::size_t year = event.find("\"2026-03-15T10:00:0");
    return event.replace(year + 1, 4, "2027");
  };
  const Texts events{
      in_2027(paddle_event("transaction.completed", "03-15T10:00:03Z", PaddleTransactionText{})),
      in_2027(paddle_event("subscription.updated", "03-15T10:00:04Z", customer)),
      in_2027(paddle_event("subscription.activated", "03-15T10:00:05Z", customer))};
  CHECK(conversions(events).empty());
}

TEST_CASE("a set-up fee in the trial is no conversion", "[paddle][stories]") {
  const Texts events = joined_events(
      trial_begins(),
      {paddle_event("transaction.completed", "03-02T10:00:00Z",
                    PaddleTransactionText{.origin = "subscription_charge",
                                          .items = PaddlePriceText{.interval = ""}.text()})});
  CHECK(conversions(events).empty());
}

TEST_CASE("a conversion at Paddle whose price has a lasting discount takes it from what was paid",
          "[paddle][stories]") {
  PaddleSubscriptionText data = paddle_active();
  data.more = R"(,"discount":{"id":"dsc_1","starts_at":"2026-03-01T10:00:00Z","ends_at":null})";
  const Texts events = joined_events(
      trial_begins(), {paddle_event("transaction.completed", "03-15T10:00:03Z",
                                    PaddleTransactionText{.total = "2450", .discount = "2450"}),
                       paddle_event("subscription.activated", "03-15T10:00:04Z", data)});
  const auto records = decided(events);
  CHECK(records[3].verdict.decision == core::Decision::converted);
  REQUIRE(records.back().mrr_at_least);
  CHECK(records.back().mrr_at_least->cents == 2450);
}
