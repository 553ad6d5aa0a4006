// When a customer may be called: in business hours on both sides, by each side's own clock.
#include "core/pipeline.hpp"
#include "tests/catch.hpp"
#include "tests/core/answers.hpp"
#include "tests/core/rig.hpp"
#include "tests/core/zones.hpp"

using namespace handoff::core;
using namespace handoff::core::testing;

TEST_CASE("the article's mistake: who converts at 11 PM is not called at 7 AM",
          "[core][quiet hours]") {
  PipelineConfig config = default_config();
  config.zones.push_back({"America/Los_Angeles", -480, -420, {3, 2, 6, 120}, {11, 1, 6, 120}});
  Rig rig(config);
  rig.outside = finding(Operation::find_by_primary, ContactFound{{700}, {}, 1});
  const Time tuesday_eleven_pm = utc(2026, 3, 4, 7, 0);  // in Los Angeles
  rig.feed(trial_to_active(1, tuesday_eleven_pm));
  const auto onboarding = rig.last<StartOnboarding>();
  CHECK(onboarding.zone == 1);
  // 09:00 in Los Angeles is 12:00 in New York, where the team has been on shift since 9.
  CHECK(onboarding.call_at == utc(2026, 3, 4, 17, 0));
}

TEST_CASE("a call waits for the team's shift as well, and for Monday", "[core][quiet hours]") {
  PipelineConfig config = default_config();
  config.zones.push_back(berlin());
  Rig rig(config);
  rig.outside = finding(Operation::find_by_primary, ContactFound{{700}, {}, 1});
  rig.feed(trial_to_active(1, utc(2026, 3, 6, 17, 0)));  // Friday 18:00 in Berlin
  // Monday: the clocks in New York have changed, it opens at 13:00 UTC.
  CHECK(rig.last<StartOnboarding>().call_at == utc(2026, 3, 9, 13, 0));
}

TEST_CASE("where customer and team are never open together a person is told, and the rest begins",
          "[core][quiet hours]") {
  PipelineConfig config = default_config();
  config.zones.push_back(sydney());
  Rig rig(config);
  rig.outside = finding(Operation::find_by_primary, ContactFound{{700}, {}, 1});
  rig.feed(trial_to_active());
  CHECK(rig.last<StartOnboarding>().call_at == kNever);
  CHECK(rig.times_asked(Operation::start_onboarding) == 1);
  REQUIRE(rig.pipeline.exceptions().records().size() == 1);
  CHECK(rig.pipeline.exceptions().records()[0].kind == ExceptionKind::no_common_hours);
}

TEST_CASE("a self-serve start by e-mail plans no call", "[core][quiet hours]") {
  Rig rig;
  PaymentEvent starter = trial_to_active();
  starter.subscribed.mrr = dollars(33);
  rig.feed(starter);
  CHECK(rig.last<StartOnboarding>().model == Onboarding::email_sequence);
  CHECK(rig.last<StartOnboarding>().call_at == kNever);
}
