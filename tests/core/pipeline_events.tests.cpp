// Events as they come: twice, in another order, or while the handoff is on its way.
#include <optional>

#include "core/pipeline.hpp"
#include "tests/catch.hpp"
#include "tests/core/answers.hpp"
#include "tests/core/rig.hpp"

using namespace handoff::core;
using namespace handoff::core::testing;

TEST_CASE("a redelivered event is suppressed by its id, whenever it comes",
          "[core][pipeline][dedupe]") {
  Rig rig;
  rig.feed(trial_to_active());
  const auto asked = rig.asked();
  for (const Duration later : {seconds(1), hours(5), days(2)}) {
    rig.now = kNoon + later;
    const Verdict verdict = rig.feed(trial_to_active());
    CHECK(verdict.decision == Decision::duplicate);
    CHECK(verdict.reason == Reason::event_seen_before);
  }
  CHECK(rig.asked() == asked);
  CHECK(rig.pipeline.counters().redeliveries == 3);
}

TEST_CASE("both signals of a conversion, in either order, are one conversion",
          "[core][pipeline][dedupe]") {
  const bool invoice_first = GENERATE(false, true);
  Rig rig;
  const PaymentEvent first = invoice_first ? paid_invoice() : trial_to_active();
  const PaymentEvent second = invoice_first ? trial_to_active() : paid_invoice();
  CHECK(rig.feed(first).decision == Decision::converted);
  CHECK(rig.feed(second).decision == Decision::duplicate);
  CHECK(rig.times_asked(Operation::start_onboarding) == 1);
  CHECK(rig.pipeline.counters().conversions == 1);
  CHECK(rig.pipeline.counters().second_signals == 1);
}

TEST_CASE("with idempotency off a redelivery is handed off again", "[core][pipeline][dedupe]") {
  PipelineConfig config = default_config();
  config.dedupe.enabled = false;
  Rig rig(config);
  rig.feed(trial_to_active());
  CHECK(rig.feed(trial_to_active()).decision == Decision::converted);
  CHECK(rig.times_asked(Operation::start_onboarding) == 2);
}

TEST_CASE("a plan changed while the handoff is in flight reaches the CRM and the routing",
          "[core][pipeline][order]") {
  Rig rig;
  std::optional<Request> update;
  rig.outside = holding(Operation::update_contact, update);
  rig.feed(trial_to_active());
  rig.feed(plan_change(3, kNoon + seconds(1), dollars(6'000), SubscriptionStatus::active));
  rig.reply(Rig::success(*update));
  rig.drain();
  CHECK(rig.last<UpdateContact>().subscribed.mrr == dollars(6'000));
  CHECK(rig.pipeline.config().routing[rig.last<AssignOwner>().tier].tier == "Enterprise");
  CHECK(rig.times_asked(Operation::start_onboarding) == 1);
}

TEST_CASE("a customer's later change of plan goes to the CRM and, over a threshold, to a new owner",
          "[core][pipeline][order]") {
  Rig rig;
  rig.feed(trial_to_active());
  rig.feed(plan_change(3, kNoon + days(40), dollars(400), SubscriptionStatus::active));
  CHECK(rig.times_asked(Operation::update_contact) == 2);
  CHECK(rig.last<UpdateContact>().stage == LifecycleStage::unknown);
  CHECK(rig.times_asked(Operation::assign_owner) == 1);
  rig.feed(plan_change(4, kNoon + days(50), dollars(2'000), SubscriptionStatus::active));
  CHECK(rig.times_asked(Operation::assign_owner) == 2);
  CHECK(rig.times_asked(Operation::disenroll) == 1);
  CHECK(rig.times_asked(Operation::start_onboarding) == 1);
}

TEST_CASE("a downgrade in the trial sets the CRM's MRR and re-evaluates the tier",
          "[core][pipeline][order]") {
  Rig rig;
  const Verdict verdict =
      rig.feed(plan_change(3, kNoon - days(2), dollars(33), SubscriptionStatus::trialing));
  CHECK(verdict.decision == Decision::plan_changed);
  CHECK(rig.pipeline.config().routing[verdict.tier].tier == "Starter");
  CHECK(rig.last<UpdateContact>().subscribed.mrr == dollars(33));
  CHECK(rig.times_asked(Operation::disenroll) == 0);
  CHECK(rig.times_asked(Operation::assign_owner) == 0);
}

TEST_CASE("an older event never overwrites newer facts", "[core][pipeline][order]") {
  Rig rig;
  rig.feed(plan_change(3, kNoon + minutes(1), dollars(900), SubscriptionStatus::active));
  rig.feed(trial_to_active());
  CHECK(rig.last<UpdateContact>().subscribed.mrr == dollars(900));
  CHECK(rig.feed(plan_change(4, kNoon, dollars(1), SubscriptionStatus::trialing)).reason ==
        Reason::older_than_known);
}

TEST_CASE("a failed charge after the conversion is one open exception until it recovers",
          "[core][pipeline]") {
  Rig rig;
  rig.feed(trial_to_active());
  PaymentEvent failed = event(EventType::invoice_payment_failed, 10, kNoon + hours(1));
  rig.feed(failed);
  failed.id = {11};
  rig.feed(failed);
  const auto& records = rig.pipeline.exceptions().records();
  REQUIRE(records.size() == 1);
  CHECK(records[0].kind == ExceptionKind::payment_failed);
  CHECK(records[0].open);
  CHECK(rig.feed(paid_invoice(12, kNoon + days(2))).reason == Reason::charge_recovered);
  CHECK_FALSE(rig.pipeline.exceptions().records()[0].open);
  CHECK(rig.times_asked(Operation::update_contact) == 1);
}

TEST_CASE("usage-based billing learns its MRR from the paid invoice", "[core][pipeline]") {
  Rig rig;
  PaymentEvent converted = trial_to_active();
  converted.subscribed = {{1}, {}, {}, false};
  rig.feed(converted);
  CHECK(rig.last<UpdateContact>().subscribed.mrr == Money{});
  PaymentEvent paid = paid_invoice();
  paid.subscribed = {{}, dollars(350), {}, true};
  rig.feed(paid);
  CHECK(rig.last<UpdateContact>().subscribed.mrr == dollars(350));
  CHECK(rig.times_asked(Operation::start_onboarding) == 1);
}
