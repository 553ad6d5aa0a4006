// When the trial's mails go out, and which of them are mis-sends.
#include "sim/world/mail/nurture.hpp"

#include "tests/catch.hpp"

using namespace handoff;
using core::Time;

namespace {

// Monday 2 March 2026, 00:00 UTC.
const Time kMonday{1'772'409'600'000'000};
const sim::StreamKey kReplication = sim::StreamKey::of(1, 0);

// Mails at 10 to 11 local time in New York (UTC-5 until 8 March, then UTC-4).
sim::Scenario scenario(std::vector<sim::TrialMail> mails) {
  sim::Scenario it = sim::worked_example();
  it.nurture.mails = std::move(mails);
  it.nurture.hour_weights.assign(24, 0.0);
  it.nurture.hour_weights[10] = 1;
  it.nurture.disenrol_delay = sim::Distribution::constant(90);
  return it;
}

// Signed up on Monday at 9:00 New York time.
sim::Customer customer() {
  sim::Customer it;
  it.trial = 7;
  it.zone = 0;
  it.signed_up = kMonday + core::hours(14);
  it.converted = it.signed_up + core::days(1);
  return it;
}

std::vector<Time> mails(const sim::Scenario& scenario, Time from, Time until) {
  sim::NurtureModel model(scenario);
  std::vector<Time> times;
  model.mails(customer(), kReplication, from, until, times);
  return times;
}

bool within_hour(Time time, Time begin) { return time >= begin && time < begin + core::hours(1); }

}  // namespace

TEST_CASE("A mail goes out at its local hour, in winter and in summer", "[nurture]") {
  const auto it =
      scenario({{sim::Anchor::sign_up, 0}, {sim::Anchor::sign_up, 3}, {sim::Anchor::sign_up, 7}});
  const auto times = mails(it, kMonday, kMonday + core::days(60));
  REQUIRE(times.size() == 3);
  CHECK(within_hour(times[0], kMonday + core::hours(15)));
  CHECK(within_hour(times[1], kMonday + core::days(3) + core::hours(15)));
  CHECK(within_hour(times[2], kMonday + core::days(7) + core::hours(14)));  // summer time
}

TEST_CASE("A weekend's mail waits for Monday, unless mails go out on weekends", "[nurture]") {
  auto it = scenario({{sim::Anchor::sign_up, 5}});  // Saturday 7 March
  CHECK(within_hour(mails(it, kMonday, kMonday + core::days(60)).front(),
                    kMonday + core::days(7) + core::hours(14)));
  it.nurture.weekends = true;
  CHECK(within_hour(mails(it, kMonday, kMonday + core::days(60)).front(),
                    kMonday + core::days(5) + core::hours(15)));
}

TEST_CASE("Days before the trial's end are counted back from it", "[nurture]") {
  const auto it = scenario({{sim::Anchor::trial_end, -3}});  // of 16 March: Friday 13 March
  CHECK(within_hour(mails(it, kMonday, kMonday + core::days(60)).front(),
                    kMonday + core::days(11) + core::hours(14)));
}

TEST_CASE("Only mails between conversion and leaving are mis-sends", "[nurture]") {
  const auto it =
      scenario({{sim::Anchor::sign_up, 0}, {sim::Anchor::sign_up, 2}, {sim::Anchor::sign_up, 3}});
  const Time converted = customer().converted;  // Tuesday 9:00 local
  CHECK(mails(it, converted, converted + core::hours(2)).empty());
  CHECK(mails(it, converted, converted + core::hours(26)).size() == 1);
  CHECK(mails(it, converted, core::kNever).size() == 2);
  CHECK(mails(it, converted, converted).empty());
}

TEST_CASE("Leaving takes effect after the delay, and never without a disenrolment", "[nurture]") {
  const sim::Scenario it = scenario({});
  const sim::NurtureModel model(it);
  CHECK(model.left(customer(), kReplication, kMonday) == kMonday + core::seconds(90));
  CHECK(model.left(customer(), kReplication, core::kNever) == core::kNever);
}

TEST_CASE("A customer's mails are the same whatever else a scenario changes", "[nurture]") {
  const auto one = scenario({{sim::Anchor::sign_up, 0}, {sim::Anchor::sign_up, 3}});
  auto other = one;
  other.pipeline.routing_by = core::Routing::none;
  other.nurture.disenrol_delay = sim::Distribution::constant(7200);
  CHECK(mails(one, kMonday, core::kNever) == mails(other, kMonday, core::kNever));
}
