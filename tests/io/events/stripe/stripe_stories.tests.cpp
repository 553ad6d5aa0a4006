// What became of subscriptions at Stripe, event by event, and what the pipeline makes of it.
//
// A subscription at 49.00 a month, with a trial of 14 days from second 1,750,000,000 on. The orders
// of events are those of docs.stripe.com/billing/subscriptions/trials and .../webhooks.
#include <string>

#include "tests/io/events/decided.hpp"
#include "tests/io/events/stripe/event_text.hpp"
#include "tests/io/events/tellings.hpp"

using namespace handoff;
using tests::conversions;
using tests::decided;
using tests::decisions;
using tests::Places;
using tests::Texts;

namespace {

constexpr std::int64_t kDay = 86'400;
constexpr std::int64_t kBegin = 1'750'000'000;
constexpr std::int64_t kTrialEnd = kBegin + 14 * kDay;

constexpr std::string_view kTrial = R"("trial_start":1750000000,"trial_end":1751209600)";
constexpr std::string_view kNoTrial = R"("trial_start":null,"trial_end":null)";

std::string subscription(std::string_view status, std::string_view trial = kTrial,
                         std::string_view more = "") {
  return R"({"id":"sub_1","object":"subscription","customer":"cus_1","currency":"usd",)"
         R"("start_date":1750000000,"status":")" +
         std::string(status) + R"(",)" + std::string(trial) + R"(,"items":{"data":[)" +
         tests::item_text("4900", "month") + "]}" + std::string(more) + "}";
}

std::string event(std::string_view type, std::int64_t second, const std::string& object,
                  std::string_view previous = "null") {
  return R"({"id":"evt_)" + std::string(type) + std::to_string(second) +
         R"(","object":"event","created":)" + std::to_string(second) + R"(,"type":")" +
         std::string(type) + R"(","data":{"object":)" + object + R"(,"previous_attributes":)" +
         std::string(previous) + "}}";
}

std::string created(std::string_view status = "trialing", std::string_view trial = kTrial) {
  return event("customer.subscription.created", kBegin, subscription(status, trial));
}

std::string updated(std::int64_t second, std::string_view status, std::string_view before,
                    std::string_view trial = kTrial) {
  return event("customer.subscription.updated", second, subscription(status, trial),
               R"({"status":")" + std::string(before) + R"("})");
}

std::string paused(std::int64_t second, std::string_view trial = kTrial) {
  return event("customer.subscription.paused", second, subscription("paused", trial));
}

std::string resumed(std::int64_t second, std::string_view trial = kTrial) {
  return event("customer.subscription.resumed", second, subscription("active", trial));
}

std::string deleted(std::int64_t second, std::string_view trial = kTrial) {
  return event("customer.subscription.deleted", second, subscription("canceled", trial));
}

std::string invoice(std::string_view type, std::int64_t second, std::string_view amount,
                    std::string_view reason = "subscription_cycle") {
  return event(type, second,
               R"({"id":"in_1","object":"invoice","customer":"cus_1","subscription":"sub_1",)"
               R"("currency":"usd","amount_paid":)" +
                   std::string(amount) + R"(,"billing_reason":")" + std::string(reason) +
                   R"(","lines":{"data":[{"type":"subscription","amount":)" + std::string(amount) +
                   R"(,"quantity":1,"price":{"id":"price_1","currency":"usd","unit_amount":4900,)"
                   R"("recurring":{"interval":"month"}}}]}})");
}

std::string paid(std::int64_t second) { return invoice("invoice.paid", second, "4900"); }

}  // namespace

TEST_CASE("a trial without a card is paused and resumed, by these two events alone",
          "[stripe][stories]") {
  const std::int64_t later = kTrialEnd + 5 * kDay;
  const Texts events{created(), paused(kTrialEnd), resumed(later), paid(later + 5)};
  CHECK(decisions(events) == "ignored trial_ended converted duplicate");
  CHECK(decided(events)[2].verdict.reason == core::Reason::late_payment);
  CHECK(decided(events)[2].mrr == core::Money{4900});
  // The payment may be told first, and the pause not at all.
  CHECK(decisions({created(), paused(kTrialEnd), paid(later - 1), resumed(later)}) ==
        "ignored trial_ended converted ignored");
  CHECK(conversions({created(), resumed(later)}) == Places{2});
  CHECK(conversions({resumed(later)}) == Places{1});
}

TEST_CASE("a pause that an update tells as well is one pause", "[stripe][stories]") {
  const std::int64_t later = kTrialEnd + 5 * kDay;
  const Texts events{created(), paused(kTrialEnd), updated(kTrialEnd, "paused", "trialing"),
                     updated(later, "active", "paused"), resumed(later)};
  CHECK(decisions(events) == "ignored trial_ended ignored converted ignored");
  const Texts others{created(), updated(kTrialEnd, "paused", "trialing"), paused(kTrialEnd),
                     resumed(later), updated(later, "active", "paused")};
  CHECK(decisions(others) == "ignored trial_ended ignored converted ignored");
}

TEST_CASE("a pause of somebody who pays is none of a trial", "[stripe][stories]") {
  const Texts customer{created(), updated(kTrialEnd, "active", "trialing"), paid(kTrialEnd + 5),
                       paused(kTrialEnd + 40 * kDay), resumed(kTrialEnd + 50 * kDay)};
  CHECK(decisions(customer) == "ignored converted duplicate ignored ignored");
  CHECK(decided(customer)[3].verdict.reason == core::Reason::customer_paused);
  const Texts bought{created("active", kNoTrial), paused(kBegin + 60 * kDay, kNoTrial),
                     resumed(kBegin + 70 * kDay, kNoTrial)};
  CHECK(decisions(bought) == "ignored ignored ignored");
  // Of whom nothing is known, and whose trial is long over.
  CHECK(decisions({paused(kTrialEnd + 200 * kDay), resumed(kTrialEnd + 220 * kDay)}) ==
        "ignored ignored");
}

TEST_CASE("a pause that ends in a cancellation, or in a charge that fails", "[stripe][stories]") {
  CHECK(decisions({created(), paused(kTrialEnd), deleted(kTrialEnd + 30 * kDay)}) ==
        "ignored trial_ended ignored");
  CHECK(decisions({created(), paused(kTrialEnd), updated(kTrialEnd + kDay, "past_due", "paused"),
                   updated(kTrialEnd + 2 * kDay, "active", "past_due")}) ==
        "ignored trial_ended payment_failed converted");
}

TEST_CASE("a history at Stripe is told in any order, twice and in part", "[stripe][stories]") {
  const std::int64_t later = kTrialEnd + 5 * kDay;
  const std::string active = updated(kTrialEnd, "active", "trialing");
  tests::check_tellings({created(), invoice("invoice.paid", kBegin, "0", "subscription_create"),
                         event("customer.subscription.trial_will_end", kTrialEnd - 3 * kDay,
                               subscription("trialing")),
                         active, paid(kTrialEnd + 3'600),
                         invoice("invoice.payment_succeeded", kTrialEnd + 3'600, "4900")},
                        1);
  tests::check_tellings({created(), invoice("invoice.payment_failed", kTrialEnd, "0"),
                         updated(kTrialEnd, "past_due", "trialing"),
                         updated(later, "active", "past_due"), paid(later)},
                        1);
  tests::check_tellings({created(), paused(kTrialEnd), resumed(later), paid(later + 5)}, 1);
  tests::check_tellings({created(), paused(kTrialEnd), deleted(later)}, 0, true);
  tests::check_tellings({created(), active, paid(kTrialEnd + 3'600), deleted(later)}, 1, true);
  tests::check_tellings(
      {created("active", kNoTrial), invoice("invoice.paid", kBegin, "4900", "subscription_create"),
       paid(kBegin + 30 * kDay), paused(kBegin + 40 * kDay, kNoTrial),
       resumed(kBegin + 50 * kDay, kNoTrial), paid(kBegin + 60 * kDay)},
      0);
}
