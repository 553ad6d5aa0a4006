// The classification table: what is known, what comes in, what it means.
#include "core/conversion/classify.hpp"

#include "core/base/enum_count.hpp"
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
  it.origin = Origin::trial;
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

SubscriptionRecord late() {
  SubscriptionRecord it = trialing();
  it.status = Status::past_due;
  it.payment_failed = true;
  return it;
}

SubscriptionRecord paused() {
  SubscriptionRecord it = trialing();
  it.status = Status::paused;
  it.ended = true;
  return it;
}

SubscriptionRecord bought() {
  SubscriptionRecord it;
  it.latest = kNoon - days(60);
  it.status = Status::active;
  it.origin = Origin::customer;
  return it;
}

SubscriptionRecord on_free_plan() {
  SubscriptionRecord it = trialing();
  it.status = Status::active;
  it.ended = it.on_free_plan = true;
  return it;
}

SubscriptionRecord never_paid() {
  SubscriptionRecord it = customer();
  it.status = Status::past_due;
  it.payment_failed = true;
  return it;
}

// By an invoice that came before the change to active.
SubscriptionRecord paid_in_trial() {
  SubscriptionRecord it = trialing();
  it.converted = it.first_invoice_paid = true;
  it.invoiced = kNoon - minutes(1);
  return it;
}

SubscriptionRecord in_free_time() {
  SubscriptionRecord it = paying_customer();
  it.status = Status::trialing;
  return it;
}

PaymentEvent untold(PaymentEvent it) {
  it.had_trial = false;
  return it;
}

PaymentEvent fee_of(Money amount) {
  PaymentEvent it = invoice(amount, BillingReason::subscription_create);
  it.recurring_paid = false;
  return it;
}

PaymentEvent to_free_plan() {
  PaymentEvent it = status_change(Status::trialing, Status::active);
  it.free_plan = it.items_changed = true;
  return it;
}

PaymentEvent free_time_from(Status previous, Status status) {
  PaymentEvent it = status_change(previous, status);
  it.late_trial = true;
  return it;
}

PaymentEvent set_aside(SetAside why) {
  PaymentEvent it = status_change(Status::trialing, Status::active);
  it.set_aside = why;
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
    {"the same, and its invoice came first", paid_in_trial(),
     status_change(Status::trialing, Status::active), "duplicate", "subscription_converted_before"},
    {"the same, cancelled since", cancelled_later(),
     status_change(Status::trialing, Status::active), "ignored", "superseded_by_cancellation"},
    {"first money of a usage-based trial", trialing(),
     invoice(dollars(350), BillingReason::subscription_cycle), "converted", "first_paid_invoice"},
    {"first money of a trial that nobody spoke of", nothing_known(),
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
     untold(invoice(dollars(20), BillingReason::subscription_create)), "ignored",
     "bought_without_trial"},
    {"a trial starts", nothing_known(), of_type(EventType::subscription_created, Status::trialing),
     "ignored", "trial_started"},
    {"a purchase without trial", nothing_known(),
     untold(of_type(EventType::subscription_created, Status::active)), "ignored",
     "bought_without_trial"},
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
     "payment_failed", "first_charge_failed"},
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
    {"money when nothing is known of a trial", nothing_known(),
     untold(invoice(dollars(350), BillingReason::subscription_cycle)), "ignored",
     "history_unknown"},
    {"a late card is charged", late(), status_change(Status::past_due, Status::active), "converted",
     "late_payment"},
    {"a processor that says only what is calls a late one active", late(),
     status_change(Status::trialing, Status::active), "converted", "late_payment"},
    {"a late invoice is paid", late(), invoice(dollars(49), BillingReason::subscription_cycle),
     "converted", "late_payment"},
    {"a card is added after a pause", paused(), status_change(Status::paused, Status::active),
     "converted", "late_payment"},
    {"it pauses once more", paused(), status_change(Status::active, Status::paused), "ignored",
     "ended_before"},
    {"a paused trial is deleted", paused(),
     of_type(EventType::subscription_deleted, Status::canceled), "ignored", "ended_before"},
    {"a late card never works", late(), of_type(EventType::subscription_deleted, Status::canceled),
     "trial_ended", "never_paid"},
    {"called active, never paid", never_paid(),
     of_type(EventType::subscription_deleted, Status::canceled), "trial_ended", "never_paid"},
    {"a failed first charge goes through", never_paid(),
     status_change(Status::past_due, Status::active), "ignored", "charge_recovered"},
    {"the change to active was not heard of", trialing(),
     of_type(EventType::subscription_updated, Status::active), "converted", "active_after_trial"},
    {"a fee in the trial", trialing(), fee_of(dollars(1)), "ignored", "fee_only"},
    {"a move to the free plan", trialing(), to_free_plan(), "trial_ended", "moved_to_free_plan"},
    {"money after the free plan", on_free_plan(),
     invoice(dollars(20), BillingReason::subscription_cycle), "ignored", "on_free_plan"},
    {"an upgrade from the free plan", on_free_plan(),
     plan_change(1, kNoon, dollars(49), Status::active), "ignored", "on_free_plan"},
    {"a free month of a buyer", bought(), free_time_from(Status::active, Status::trialing),
     "ignored", "free_time_began"},
    {"it ends", bought(), free_time_from(Status::trialing, Status::active), "ignored",
     "free_time_over"},
    {"a free month of which nothing else is known", nothing_known(),
     free_time_from(Status::trialing, Status::active), "ignored", "free_time_over"},
    {"a free month of a converted customer", paying_customer(),
     status_change(Status::active, Status::trialing), "ignored", "free_time_began"},
    {"it ends", in_free_time(), status_change(Status::trialing, Status::active), "ignored",
     "free_time_over"},
    {"a renewal of a buyer", bought(),
     untold(invoice(dollars(49), BillingReason::subscription_cycle)), "ignored",
     "renewal_without_trial"},
    {"a buyer cancels", bought(), of_type(EventType::subscription_deleted, Status::canceled),
     "ignored", "customer_cancelled"},
    {"somebody unknown cancels", nothing_known(),
     untold(of_type(EventType::subscription_deleted, Status::canceled)), "ignored",
     "cancelled_without_trial"},
    {"a buyer's first payment is confirmed", nothing_known(),
     untold(status_change(Status::incomplete, Status::active)), "ignored", "bought_without_trial"},
    {"an unknown subscription is active", nothing_known(),
     untold(of_type(EventType::subscription_updated, Status::active)), "ignored",
     "nothing_changed"},
    {"a customer pauses", paying_customer(), status_change(Status::active, Status::paused),
     "ignored", "customer_paused"},
    {"test mode", nothing_known(), set_aside(SetAside::test_mode), "ignored", "test_mode"},
    {"a status from the future", nothing_known(), set_aside(SetAside::unknown_status), "ignored",
     "unknown_status"},
    {"a thin event", nothing_known(), set_aside(SetAside::without_object), "ignored",
     "without_object"},
    {"a broken event", nothing_known(), set_aside(SetAside::unreadable), "ignored", "unreadable"},
    {"any other type", trialing(), of_type(EventType::other), "ignored", "type_not_handled"},
};

}  // namespace

TEST_CASE("each event means one thing, given what is known", "[core][classify]") {
  for (const Case& it : kCases) {
    INFO(it.what);
    const Classification is = classify(it.event, it.known, {});
    CHECK(name(is.decision) == it.decision);
    CHECK(name(is.reason) == it.reason);
  }
}

TEST_CASE("an invoice that belongs to no subscription converts nobody", "[core][classify]") {
  PaymentEvent it = invoice(dollars(20), BillingReason::other);
  it.subscription = {};
  CHECK(classify(it, nothing_known(), {}).reason == Reason::invoice_without_subscription);
}

TEST_CASE("without idempotency a second signal converts again", "[core][classify]") {
  const ClassifyRules rules{.policy = {}, .idempotent = false};
  CHECK(classify(trial_to_active(), customer(), rules).decision == Decision::converted);
  CHECK(classify(paid_invoice(), customer(), rules).decision == Decision::converted);
  CHECK(classify(paid_invoice(), paying_customer(), rules).reason == Reason::invoice_of_customer);
}

TEST_CASE("where careful teams differ, the policy decides", "[core][classify]") {
  const PaymentEvent active = status_change(Status::trialing, Status::active);
  const auto reason = [](const PaymentEvent& event, const ConversionPolicy& policy) {
    return classify(event, trialing(), {policy, true}).reason;
  };
  const ConversionPolicy paid{.converts_at = ConvertsAt::first_payment};
  CHECK(reason(active, paid) == Reason::awaiting_payment);
  CHECK(reason(paid_invoice(), paid) == Reason::first_paid_invoice);
  CHECK(classify(status_change(Status::past_due, Status::active), late(), {paid, true}).reason ==
        Reason::late_payment);

  PaymentEvent on_hold = active;
  on_hold.collection_paused = true;
  CHECK(reason(on_hold, {}) == Reason::collection_paused);
  CHECK(reason(on_hold, {.paused_collection = PausedCollection::converts}) ==
        Reason::trial_became_active);

  PaymentEvent by_invoice = active;
  by_invoice.by_invoice = true;
  CHECK(reason(by_invoice, {}) == Reason::trial_became_active);
  CHECK(reason(by_invoice, {.invoice_billing = InvoiceBilling::at_payment}) ==
        Reason::awaiting_payment);
}

TEST_CASE("within one second, events are put in the order of a life", "[core][classify]") {
  SubscriptionRecord known = trialing();
  known.latest = kNoon;
  known.status = Status::active;
  CHECK(is_older(of_type(EventType::subscription_created, Status::trialing), known));
  CHECK(is_older(status_change(Status::incomplete, Status::trialing), known));
  CHECK_FALSE(is_older(status_change(Status::active, Status::past_due), known));
  CHECK_FALSE(is_older(of_type(EventType::subscription_deleted, Status::canceled), known));
  CHECK_FALSE(is_older(of_type(EventType::subscription_updated, Status::active), known));
}

TEST_CASE("every signal has a reason wherever a subscription stands", "[core][classify]") {
  for (const Standing standing : enum_values<Standing>()) {
    for (const Signal signal : enum_values<Signal>()) {
      const Reason reason = reason_for(standing, signal);
      INFO(name(reason));
      // One conversion each, and none without a trial.
      if (decision(reason) == Decision::converted) {
        CHECK(standing != Standing::customer);
        CHECK(standing != Standing::paying);
        CHECK((standing != Standing::unknown || signal == Signal::activated));
      }
    }
  }
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
