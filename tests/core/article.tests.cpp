// The article as a specification: each row of its field mapping, each common mistake, each answer
// of its FAQ and each term of its glossary, as something that the core does.
#include "core/conversion/revenue.hpp"
#include "tests/catch.hpp"
#include "tests/core/answers.hpp"
#include "tests/core/rig.hpp"
#include "tests/core/zones.hpp"

using namespace handoff::core;
using namespace handoff::core::testing;

namespace {

Rig::Answer with_open_deal() { return finding(Operation::fetch_deal, DealFound{{5}, {55}}); }

std::string tier_name(TierIndex tier) { return default_config().routing[tier].tier; }

}  // namespace

TEST_CASE("field mapping, row by row", "[core][article]") {
  Rig rig;
  rig.outside = with_open_deal();
  PaymentEvent converted = trial_to_active();
  const LineItem seats{11'667, 3, 1, {}, BillingInterval::month, true};
  converted.subscribed = monthly_revenue(std::span(&seats, 1));
  converted.subscribed.plan = {42};
  rig.feed(converted);
  const auto update = rig.last<UpdateContact>();

  SECTION("Lifecycle Stage: set to Customer on subscription.updated") {
    CHECK(update.stage == LifecycleStage::customer);
  }
  SECTION("MRR: plan price x quantity") { CHECK(update.subscribed.mrr == Money{35'001}); }
  SECTION("Trial Start Date: carried from the existing trial record") {
    CHECK(update.trial_start == kNoon - days(14));
  }
  SECTION("Trial Logins: summed over the trial, by the product database") {
    CHECK(rig.last<FetchUsage>().before == kNoon);
    CHECK(update.usage.logins == 14);
  }
  SECTION("Plan Name: the processor's plan") { CHECK(update.subscribed.plan == PlanId{42}); }
  SECTION("CS Owner: by assignment rules, plan tier and segment") {
    CHECK(tier_name(rig.last<AssignOwner>().tier) == "Growth");
    CHECK(rig.last<AssignOwner>().owner);
  }
  SECTION("AE Credit: by the open deal") {
    CHECK(rig.last<NotifyAe>().ae == PersonId{55});
    CHECK(rig.last<MoveDeal>().deal == DealId{5});
  }
}

TEST_CASE("mistake: using the CRM's webhook instead of the processor's", "[core][article]") {
  // Nothing begins without a payment event, and the first thing asked is the processor, not the
  // CRM.
  Rig rig;
  rig.start();
  CHECK(rig.sent.empty());
  rig.feed(trial_to_active());
  CHECK(rig.sent.front().ticket.operation == Operation::fetch_customer);
}

TEST_CASE("mistake: missing the sequence disenrolment step", "[core][article]") {
  Rig rig;
  rig.feed(trial_to_active());
  CHECK(rig.times_asked(Operation::disenroll) == 1);
  Rig without;  // and while it is not acknowledged, nothing is committed and the handoff goes on
  without.outside = answering(Operation::disenroll, Rig::kSilence);
  without.feed(trial_to_active());
  CHECK(without.states() == "received identified enriched routed assigned onboarding");
  CHECK(without.pipeline.in_flight() == 1);
}

TEST_CASE("mistake: enriching from marketing data only", "[core][article]") {
  Rig rig;
  rig.feed(trial_to_active());
  CHECK(rig.times_asked(Operation::fetch_profile) == 1);
  CHECK(rig.times_asked(Operation::fetch_usage) == 1);
}

TEST_CASE("mistake: no reconciliation loop", "[core][article]") {
  Rig rig;
  rig.start();
  rig.advance(hours(24));
  CHECK(rig.times_asked(Operation::list_conversions) == 6);
}

TEST_CASE("mistake: ignoring the time zone of the conversion event", "[core][article]") {
  Rig rig;
  rig.feed(trial_to_active(1, utc(2026, 3, 4, 4, 0)));  // 11 PM in New York
  const auto onboarding = rig.last<StartOnboarding>();
  CHECK(onboarding.zone == 0);
  CHECK(onboarding.call_at == utc(2026, 3, 4, 14, 0));  // 9 AM, not 7
}

TEST_CASE("FAQ: how long after the payment clears? nothing in the core waits", "[core][article]") {
  Rig rig;
  rig.feed(trial_to_active());
  CHECK(rig.now == kNoon);
  CHECK(rig.fired.empty());
}

TEST_CASE("FAQ: a different e-mail than at sign-up", "[core][article]") {
  CHECK(NormalisedEmail(" Ann+Trial@X.com ", {}).key() == NormalisedEmail("ann@x.com", {}).key());
  Rig rig;
  rig.outside = answering_searches(ReplyStatus::not_found);
  rig.feed(trial_to_active());
  REQUIRE(rig.pipeline.exceptions().open_count() ==
          1);  // an exception queue instead of a silent failure
  const ExceptionRecord& record = rig.pipeline.exceptions().records()[0];
  CHECK(record.kind == ExceptionKind::no_contact);
  for (const Operation tried :
       {Operation::find_by_primary, Operation::find_by_secondary, Operation::find_by_customer})
    CHECK((record.tried & bit(tried)) != 0);
}

TEST_CASE("FAQ: self-serve and sales-assisted conversions", "[core][article]") {
  Rig self_serve, assisted;
  assisted.outside = with_open_deal();
  self_serve.feed(trial_to_active());
  assisted.feed(trial_to_active());
  CHECK(self_serve.times_asked(Operation::notify_ae) == 0);
  CHECK(assisted.times_asked(Operation::notify_ae) == 1);
  CHECK(assisted.times_asked(Operation::assign_owner) == 1);
}

TEST_CASE("FAQ: the webhook fires twice", "[core][article]") {
  Rig rig;
  rig.feed(trial_to_active());
  CHECK(rig.feed(trial_to_active()).decision == Decision::duplicate);
  CHECK(rig.times_asked(Operation::update_contact) == 1);
}

TEST_CASE("FAQ: downgrades during the trial", "[core][article]") {
  Rig rig;
  const Verdict verdict =
      rig.feed(plan_change(1, kNoon - days(3), dollars(99), SubscriptionStatus::trialing));
  CHECK(verdict.decision == Decision::plan_changed);
  CHECK(tier_name(verdict.tier) == "Starter");
  CHECK(rig.last<UpdateContact>().subscribed.mrr == dollars(99));
}

TEST_CASE("FAQ: reconciliation runs on a schedule, tighter above 200 conversions a day",
          "[core][article]") {
  const ReconcilePolicy policy;
  CHECK(policy.every == hours(4));
  CHECK(policy.busy_every == hours(1));
  CHECK(policy.busy_conversions_a_day == 200);
}

TEST_CASE("FAQ: the processor's events are listened to natively, both kinds", "[core][article]") {
  Rig by_subscription, by_invoice;
  CHECK(by_subscription.feed(trial_to_active()).reason == Reason::trial_became_active);
  CHECK(by_invoice.feed(paid_invoice()).reason == Reason::first_paid_invoice);
}

TEST_CASE("glossary", "[core][article]") {
  SECTION("customer.subscription.updated: fired when a status changes, trial-to-paid among them") {
    CHECK(Rig().feed(trial_to_active()).decision == Decision::converted);
  }
  SECTION("MRR: the normalised monthly value of a subscription") {
    const LineItem yearly{420'000, 1, 1, {}, BillingInterval::year, true};
    CHECK(monthly_revenue(std::span(&yearly, 1)).mrr == dollars(350));
  }
  SECTION("Lifecycle Stage: a contact's relationship, which a late event does not move back") {
    Rig rig;
    rig.feed(trial_to_active());
    rig.feed(plan_change(9, kNoon + days(1), dollars(400), SubscriptionStatus::active));
    CHECK(rig.last<UpdateContact>().stage == LifecycleStage::unknown);  // left alone
  }
  SECTION("CS routing: an owner by plan tier and ICP segment") {
    PipelineConfig config = default_config();
    config.overrides = {{Segment::smb, 3}};
    Rig rig(config);
    rig.feed(trial_to_active());
    CHECK(tier_name(rig.last<AssignOwner>().tier) == "Enterprise");
  }
  SECTION("Reconciliation job: cross-checks two sources on a schedule") {
    Rig rig;
    rig.start();
    rig.advance(hours(4));
    CHECK(rig.asked() == "list_conversions list_contacts");
  }
  SECTION("Enrichment join: context is added before the CRM is updated") {
    Rig rig;
    rig.feed(trial_to_active());
    const std::string asked = rig.asked();
    CHECK(asked.find("fetch_usage") < asked.find("update_contact"));
  }
}
