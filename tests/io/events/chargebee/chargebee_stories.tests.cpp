// What became of subscriptions at Chargebee, event by event, and what the pipeline makes of it.
#include <string>

#include "tests/io/events/chargebee/chargebee_text.hpp"
#include "tests/io/events/decided.hpp"
#include "tests/io/events/tellings.hpp"

using namespace handoff;
using tests::chargebee_active;
using tests::chargebee_bought;
using tests::chargebee_event;
using tests::ChargebeeInvoiceText;
using tests::ChargebeeSubscriptionText;
using tests::conversions;
using tests::decided;
using tests::decisions;
using tests::march;
using tests::Places;
using tests::Texts;

namespace {

std::string begins() {
  return chargebee_event("subscription_created", march(1), ChargebeeSubscriptionText{});
}

std::string reminded() {
  return chargebee_event("subscription_trial_end_reminder", march(12), ChargebeeSubscriptionText{});
}

// A change of the subscription so many milliseconds into the second in which the trial ends.
std::string at_trial_end(std::string_view type, ChargebeeSubscriptionText data,
                         std::int64_t millisecond) {
  data.version = march(15) * 1'000 + millisecond;
  return chargebee_event(type, march(15), data);
}

std::string payment_at(std::string_view type, std::int64_t second,
                       const ChargebeeSubscriptionText& data, std::string_view status = "paid") {
  ChargebeeInvoiceText invoice;
  invoice.status = status;
  invoice.paid = status == "paid" ? 4900 : 0;
  return chargebee_event(type, second, data, invoice);
}

Texts converts() {
  return {begins(), reminded(), at_trial_end("subscription_activated", chargebee_active(), 120),
          at_trial_end("subscription_changed", chargebee_active(), 340),
          payment_at("payment_succeeded", march(15) + 1, chargebee_active())};
}

ChargebeeSubscriptionText owing() {
  ChargebeeSubscriptionText data = chargebee_active();
  data.due = 1;
  return data;
}

}  // namespace

TEST_CASE("a trial at Chargebee converts once, by subscription_activated", "[chargebee][stories]") {
  CHECK(conversions(converts()) == Places{3});
  CHECK(decided(converts())[2].mrr == core::Money{4900});
}

TEST_CASE("a trial of catalog 1.0 converts the same way", "[chargebee][stories]") {
  constexpr std::string_view kCatalog =
      R"("plan_id":"pro","plan_quantity":1,"plan_unit_price":58800,"plan_amount":58800,)"
      R"("billing_period":1,"billing_period_unit":"year")";
  ChargebeeSubscriptionText trial;
  ChargebeeSubscriptionText active = chargebee_active();
  trial.catalog = active.catalog = kCatalog;
  const Texts events{chargebee_event("subscription_created", march(1), trial),
                     at_trial_end("subscription_activated", active, 120)};
  CHECK(conversions(events) == Places{2});
  CHECK(decided(events)[1].mrr == core::Money{4900});
}

TEST_CASE("a history at Chargebee is told in any order, twice and in part",
          "[chargebee][stories]") {
  tests::check_tellings(converts(), 1);
  tests::check_tellings(
      {begins(), payment_at("payment_failed", march(15), owing(), "payment_due"),
       at_trial_end("subscription_activated", owing(), 120),
       payment_at("payment_succeeded", march(19), chargebee_active()),
       chargebee_event("subscription_changed", march(19) + 1, chargebee_active())},
      1);
  ChargebeeSubscriptionText cancelled;
  cancelled.status = "cancelled";
  tests::check_tellings(
      {begins(), reminded(), chargebee_event("subscription_cancelled", march(15), cancelled)}, 0,
      true);
  ChargebeeSubscriptionText paused = chargebee_bought();
  paused.status = "paused";
  tests::check_tellings({chargebee_event("subscription_created", march(1), chargebee_bought()),
                         payment_at("payment_succeeded", march(1) + 1, chargebee_bought()),
                         chargebee_event("subscription_renewed", march(32), chargebee_bought()),
                         chargebee_event("subscription_paused", march(35), paused),
                         chargebee_event("subscription_resumed", march(38), chargebee_bought())},
                        0);
}

TEST_CASE("a payment that is told before the activation converts in its place",
          "[chargebee][stories]") {
  const Texts events{begins(), payment_at("payment_succeeded", march(15), chargebee_active()),
                     at_trial_end("subscription_activated", chargebee_active(), 900)};
  CHECK(conversions(events) == Places{2});
}

TEST_CASE("events of one second at Chargebee are ordered by their resource's version",
          "[chargebee][stories]") {
  // A plan was changed in the second in which the trial ended, and is told late: what is older
  // does not overwrite what is newer.
  ChargebeeSubscriptionText cheaper = chargebee_active();
  cheaper.catalog =
      R"("subscription_items":[{"item_price_id":"basic","item_type":"plan","amount":900}],)"
      R"("billing_period":1,"billing_period_unit":"month")";
  const Texts events{begins(), at_trial_end("subscription_activated", chargebee_active(), 500),
                     at_trial_end("subscription_changed", cheaper, 100),
                     chargebee_event("subscription_renewed", march(46), chargebee_active())};
  io::IdTables ids;
  const auto newer = tests::read_payment_text(events[1], ids).read.event.created;
  const auto older = tests::read_payment_text(events[2], ids).read.event.created;
  CHECK(newer - older == core::milliseconds(400));
  CHECK(conversions(events) == Places{2});
}

TEST_CASE("a first charge at Chargebee that failed converts when it is paid",
          "[chargebee][stories]") {
  const Texts events{begins(),
                     payment_at("payment_failed", march(15), owing(), "payment_due"),
                     at_trial_end("subscription_activated", owing(), 120),
                     payment_at("payment_failed", march(17), owing(), "payment_due"),
                     payment_at("payment_succeeded", march(19), chargebee_active()),
                     chargebee_event("subscription_changed", march(19) + 1, chargebee_active())};
  CHECK(conversions(events) == Places{5});
  CHECK(decided(events)[1].verdict.decision == core::Decision::payment_failed);
}

TEST_CASE("a trial that was cancelled at Chargebee is none that converted",
          "[chargebee][stories]") {
  ChargebeeSubscriptionText cancelled;
  cancelled.status = "cancelled";
  cancelled.trial_end = march(5);
  cancelled.more = R"(,"cancelled_at":1772712000,"cancel_reason_code":"Price")";
  const Texts events{begins(), chargebee_event("subscription_cancelled", march(5), cancelled)};
  CHECK(decisions(events) == "ignored trial_ended");
}

TEST_CASE("a cancellation scheduled in the trial ends it at its end", "[chargebee][stories]") {
  ChargebeeSubscriptionText ending;
  ending.status = "non_renewing";
  ChargebeeSubscriptionText cancelled;
  cancelled.status = "cancelled";
  const Texts events{begins(),
                     chargebee_event("subscription_cancellation_scheduled", march(5), ending),
                     chargebee_event("subscription_cancelled", march(15), cancelled)};
  CHECK(decisions(events) == "ignored ignored trial_ended");
}

TEST_CASE("what was bought at Chargebee without a trial never converts", "[chargebee][stories]") {
  ChargebeeSubscriptionText data = chargebee_bought();
  ChargebeeSubscriptionText paused = data;
  paused.status = "paused";
  ChargebeeSubscriptionText cancelled = data;
  cancelled.status = "cancelled";
  const Texts events{chargebee_event("subscription_created", march(1), data),
                     payment_at("payment_succeeded", march(1) + 1, data),
                     chargebee_event("subscription_renewed", march(32), data),
                     payment_at("payment_succeeded", march(32) + 1, data),
                     chargebee_event("subscription_paused", march(40), paused),
                     chargebee_event("subscription_resumed", march(50), data),
                     chargebee_event("subscription_cancelled", march(60), cancelled),
                     chargebee_event("subscription_reactivated", march(70), data)};
  CHECK(conversions(events).empty());
}

TEST_CASE("a month of renewals at Chargebee, with nothing before it, has no conversion",
          "[chargebee][stories]") {
  ChargebeeSubscriptionText customer = chargebee_active();
  customer.term_start = march(46);
  ChargebeeInvoiceText invoice;
  invoice.first = false;
  const Texts events{chargebee_event("payment_succeeded", march(46), customer, invoice),
                     chargebee_event("subscription_renewed", march(46) + 1, customer)};
  CHECK(conversions(events).empty());
}

TEST_CASE("a set-up fee in a trial at Chargebee is no conversion", "[chargebee][stories]") {
  ChargebeeInvoiceText fee;
  fee.lines = R"({"id":"li_1","entity_type":"plan_setup","amount":4900})";
  const Texts events{begins(), chargebee_event("payment_succeeded", march(1) + 1,
                                               ChargebeeSubscriptionText{}, fee)};
  CHECK(conversions(events).empty());
}

TEST_CASE("a conversion at Chargebee with half off forever takes the half from the invoice",
          "[chargebee][stories]") {
  ChargebeeSubscriptionText data = chargebee_active();
  data.more = R"(,"coupons":[{"coupon_id":"HALF"}])";
  ChargebeeInvoiceText invoice;
  invoice.paid = 2450;
  invoice.more =
      R"(,"line_item_discounts":[{"line_item_id":"li_1","discount_type":"document_level_coupon",)"
      R"("coupon_id":"HALF","discount_amount":2450}])";
  const Texts events{begins(), chargebee_event("subscription_activated", march(15), data, invoice)};
  CHECK(conversions(events) == Places{2});
  CHECK(decided(events)[1].mrr == core::Money{2450});
}
