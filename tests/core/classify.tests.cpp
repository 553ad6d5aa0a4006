// The classification table: what is known, what comes in, what it means.
#include "core/classify.hpp"

#include "core/messages/explain.hpp"
#include "tests/catch.hpp"
#include "tests/core/rig.hpp"

using namespace handoff::core;
using namespace handoff::core::testing;

namespace {

using Status = SubscriptionStatus;

PaymentEvent status_change(Status from, Status to) {
  PaymentEvent it = event(EventType::subscription_updated, 1, kNoon);
  it.previous_status = from;
  it.status = to;
  return it;
}

PaymentEvent of_type(EventType type, Status status = Status::none) {
  PaymentEvent it = event(type, 1, kNoon);
  it.status = status;
  return it;
}

PaymentEvent invoice(Money amount, BillingReason reason) {
  PaymentEvent it = event(EventType::invoice_paid, 1, kNoon);
  it.amount_paid = amount;
  it.billing_reason = reason;
  return it;
}

SubscriptionRecord nothing_known() { return {}; }

SubscriptionRecord trialing() {
  SubscriptionRecord it;
  it.latest = kNoon - days(14);
  it.status = Status::trialing;
  it.had_trial = true;
  return it;
}

SubscriptionRecord customer() {
  SubscriptionRecord it = trialing();
  it.status = Status::active;
  it.converted = true;
  return it;
}

SubscriptionRecord paying_customer() {
  SubscriptionRecord it = customer();
  it.first_invoice_paid = true;
  return it;
}

SubscriptionRecord cancelled_later() {
  SubscriptionRecord it = trialing();
  it.status = Status::canceled;
  it.latest = kNoon + hours(1);
  return it;
}

struct Case {
  const char* what;
  SubscriptionRecord known;
  PaymentEvent event;
  const char* decision;
  const char* reason;
};

const Case kCases[] = {
    {"a trial turns active", trialing(), status_change(Status::trialing, Status::active),
     "converted", "trial_became_active"},
    {"the same, first heard of now", nothing_known(),
     status_change(Status::trialing, Status::active), "converted", "trial_became_active"},
    {"the same, of a customer", customer(), status_change(Status::trialing, Status::active),
     "duplicate", "subscription_converted_before"},
    {"the same, cancelled since", cancelled_later(),
     status_change(Status::trialing, Status::active), "ignored", "superseded_by_cancellation"},
    {"first money of a usage-based trial", trialing(),
     invoice(dollars(350), BillingReason::subscription_cycle), "converted", "first_paid_invoice"},
    {"first money when nothing is known", nothing_known(),
     invoice(dollars(350), BillingReason::subscription_cycle), "converted", "first_paid_invoice"},
    {"the charge that follows a conversion", customer(),
     invoice(dollars(350), BillingReason::subscription_cycle), "duplicate",
     "subscription_converted_before"},
    {"a later month's invoice", paying_customer(),
     invoice(dollars(350), BillingReason::subscription_cycle), "ignored", "invoice_of_customer"},
    {"the zero invoice of a trial's start", trialing(),
     invoice(dollars(0), BillingReason::subscription_create), "ignored", "zero_invoice"},
    {"a manual invoice", trialing(), invoice(dollars(20), BillingReason::manual), "ignored",
     "manual_invoice"},
    {"the first invoice of a purchase without trial", nothing_known(),
     invoice(dollars(20), BillingReason::subscription_create), "ignored", "bought_without_trial"},
    {"a trial starts", nothing_known(), of_type(EventType::subscription_created, Status::trialing),
     "ignored", "trial_started"},
    {"a purchase without trial", nothing_known(),
     of_type(EventType::subscription_created, Status::active), "ignored", "bought_without_trial"},
    {"a trial is about to end", trialing(), of_type(EventType::trial_will_end, Status::trialing),
     "ignored", "trial_ends_soon"},
    {"a trial is cancelled", trialing(), of_type(EventType::subscription_deleted, Status::canceled),
     "trial_ended", "trial_cancelled"},
    {"a trial lapses into a pause", trialing(), status_change(Status::trialing, Status::paused),
     "trial_ended", "trial_lapsed"},
    {"a customer cancels", customer(), of_type(EventType::subscription_deleted, Status::canceled),
     "ignored", "customer_cancelled"},
    {"a customer's charge fails", customer(), of_type(EventType::invoice_payment_failed),
     "payment_failed", "charge_failed"},
    {"a customer falls past due", customer(), status_change(Status::active, Status::past_due),
     "payment_failed", "charge_failed"},
    {"a trial's first charge fails", trialing(), status_change(Status::trialing, Status::past_due),
     "payment_failed", "charge_failed_without_handoff"},
    {"a customer recovers", customer(), status_change(Status::past_due, Status::active), "ignored",
     "charge_recovered"},
    {"a plan changes in the trial", trialing(),
     plan_change(1, kNoon, dollars(900), Status::trialing), "plan_changed",
     "plan_changed_in_trial"},
    {"a customer's plan changes", customer(), plan_change(1, kNoon, dollars(900), Status::active),
     "plan_changed", "plan_changed_by_customer"},
    {"a plan change older than what is known", cancelled_later(),
     plan_change(1, kNoon, dollars(9), Status::trialing), "ignored", "older_than_known"},
    {"an update of something else", trialing(),
     of_type(EventType::subscription_updated, Status::trialing), "ignored", "nothing_changed"},
    {"any other type", trialing(), of_type(EventType::other), "ignored", "type_not_handled"},
};

}  // namespace

TEST_CASE("each event means one thing, given what is known", "[core][classify]") {
  for (const Case& it : kCases) {
    INFO(it.what);
    const Classification is = classify(it.event, it.known, true);
    CHECK(name(is.decision) == it.decision);
    CHECK(name(is.reason) == it.reason);
  }
}

TEST_CASE("an invoice that belongs to no subscription converts nobody", "[core][classify]") {
  PaymentEvent it = invoice(dollars(20), BillingReason::other);
  it.subscription = {};
  CHECK(classify(it, nothing_known(), true).reason == Reason::invoice_without_subscription);
}

TEST_CASE("without idempotency a second signal converts again", "[core][classify]") {
  CHECK(classify(trial_to_active(), customer(), false).decision == Decision::converted);
  CHECK(classify(paid_invoice(), customer(), false).decision == Decision::converted);
  CHECK(classify(paid_invoice(), paying_customer(), false).reason == Reason::invoice_of_customer);
}

// Whether each row of a table, whose completeness the compiler checks, has a name of its own.
template <class Rows>
void check_names(const Rows& rows) {
  for (const auto& row : rows) {
    CHECK_FALSE(name(row.value).empty());
    for (const auto& other : rows)
      CHECK((name(row.value) == name(other.value)) == (&row == &other));
  }
}

TEST_CASE("every decision, reason, state, kind and operation has a name of its own",
          "[core][explain]") {
  CHECK(name(Decision::exception) == "exception");
  CHECK(name(HandoffState::superseded) == "superseded");
  for (int r = 0; r <= static_cast<int>(Reason::unknown_currency); ++r) {
    const auto reason = static_cast<Reason>(r);
    CHECK_FALSE(name(reason).empty());
    CHECK(sentence(reason).size() > 10);
    for (int other = 0; other < r; ++other) CHECK(name(reason) != name(static_cast<Reason>(other)));
  }
  check_names(kOperationRows);
  check_names(kExceptionRows);
}
