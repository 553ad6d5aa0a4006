// The pipeline as a whole: what it asks for and in which order, and what the CRM is told.
#include "core/pipeline.hpp"

#include "tests/catch.hpp"
#include "tests/core/answers.hpp"
#include "tests/core/rig.hpp"

using namespace handoff::core;
using namespace handoff::core::testing;

TEST_CASE("a conversion walks from the event to the onboarding", "[core][pipeline]") {
  Rig rig;
  const Verdict verdict = rig.feed(trial_to_active());
  CHECK(verdict.decision == Decision::converted);
  CHECK(rig.pipeline.config().routing[verdict.tier].tier == "Growth");
  CHECK(rig.states() == kFullWay);
  CHECK(rig.asked() ==
        "fetch_customer find_by_primary fetch_usage fetch_deal fetch_profile update_contact "
        "disenroll "
        "notify_owner assign_owner start_onboarding");
  CHECK(rig.pipeline.in_flight() == 0);
  CHECK(rig.pipeline.exceptions().records().empty());
}

TEST_CASE("the CRM gets the article's field table", "[core][pipeline]") {
  Rig rig;
  rig.feed(trial_to_active());
  const auto update = rig.last<UpdateContact>();
  CHECK(update.contact == ContactId{700});
  CHECK(update.stage == LifecycleStage::customer);
  CHECK(update.subscribed.mrr == dollars(350));
  CHECK(update.subscribed.plan == PlanId{1});
  CHECK(update.trial_start == kNoon - days(14));
  CHECK(update.usage == Usage{14, 3, 2});
  CHECK_FALSE(update.partial);
  CHECK(update.as_of == kNoon);
}

TEST_CASE("a cleared pipeline remembers nothing", "[core][pipeline]") {
  Rig rig;
  rig.feed(trial_to_active());
  rig.pipeline.clear();
  CHECK(rig.feed(trial_to_active()).decision == Decision::converted);
  CHECK(rig.pipeline.counters().conversions == 1);
}
