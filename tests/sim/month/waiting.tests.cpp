// Waiting: traces written out by hand, and profiles whose causes can be worked out.
#include "sim/month/waiting.hpp"

#include "sim/scenario/check.hpp"
#include "tests/catch.hpp"

using namespace handoff;
using sim::Cause;
using sim::Leg;

namespace {

const core::Time kMonday = sim::worked_example().start;  // 2 March 2026, 00:00 UTC

core::Time at(double seconds) {
  return kMonday + core::Duration{static_cast<std::int64_t>(seconds * 1e6)};
}
core::Time hour(double hours) { return at(hours * 3600); }

sim::Trace converted_at_once(core::Time when, core::TierIndex tier, core::ZoneIndex zone) {
  sim::Trace trace;
  trace.customer.converted = when;
  trace.customer.tier = tier;
  trace.customer.zone = zone;
  trace.states.push_back({when});
  trace.calls.push_back({core::Operation::update_contact, 1, when, when});
  return trace;
}

double total(const sim::Waiting& waiting, Leg leg) {
  double sum = 0;
  for (const double it : waiting.seconds[static_cast<std::size_t>(leg)]) sum += it;
  return sum;
}

}  // namespace

// Converted at 0, received at 5 s; the update leaves at 10 s, is refused at 11 s, leaves again at
// 31 s and is answered at 32 s, while a search takes from 12 s to 13 s.
TEST_CASE("backoff, answers and the line by hand", "[sim][waiting]") {
  sim::Trace trace;
  trace.customer.converted = at(0);
  trace.states.push_back({at(5)});
  trace.calls = {{core::Operation::update_contact, 1, at(10), at(11), core::ReplyStatus::throttled},
                 {core::Operation::fetch_usage, 1, at(12), at(13), core::ReplyStatus::ok},
                 {core::Operation::update_contact, 2, at(31), at(32), core::ReplyStatus::ok}};
  sim::Waiting waiting;
  REQUIRE(attribute(trace, sim::worked_example(), waiting));
  CHECK(waiting.of(Leg::until_crm, Cause::delivery) == Approx(5));
  CHECK(waiting.of(Leg::until_crm, Cause::line) == Approx(5));
  CHECK(waiting.of(Leg::until_crm, Cause::answers) == Approx(2));
  CHECK(waiting.of(Leg::until_crm, Cause::rate_limit) == Approx(20));
  CHECK(total(waiting, Leg::until_crm) == Approx(32));
}

// The pool (New York, UTC-5, Mon-Fri 8 to 20) is told on Friday 19:30 of a Growth customer, who is
// written to at any hour, and does it on Monday at 8:10: half an hour and ten minutes busy, closed
// in between for 60 h.
TEST_CASE("closed hours and busy people by hand", "[sim][waiting]") {
  const core::Time told = hour(4 * 24 + 19.5 + 5);
  sim::Trace trace = converted_at_once(told, 1, 0);
  trace.touch.told = told;
  trace.touch.pool = 1;                                              // the named CSMs
  trace.touch.begun = hour(7 * 24 + 8 + 5 - 1) + core::minutes(10);  // summer time began on Sunday
  sim::Waiting waiting;
  REQUIRE(attribute(trace, sim::worked_example(), waiting));
  CHECK(waiting.of(Leg::until_touch, Cause::people_busy) == Approx(40 * 60));
  CHECK(waiting.of(Leg::until_touch, Cause::office_hours) == Approx(59 * 3600));
  CHECK(waiting.of(Leg::until_touch, Cause::customer_hours) == 0);
}

// Enterprise is called. Told on Monday at 10:00 in New York, 16:00 in Berlin: an hour in which both
// are there, nine in which the customer is not, twelve in which nobody is.
TEST_CASE("the customer's hours by hand", "[sim][waiting]") {
  const core::Time told = hour(10 + 5);
  sim::Trace trace = converted_at_once(told, 3, 4);
  trace.touch.told = told;
  trace.touch.pool = 1;  // the named CSMs
  trace.touch.begun = hour(24 + 8 + 5);
  sim::Waiting waiting;
  REQUIRE(attribute(trace, sim::worked_example(), waiting));
  CHECK(waiting.of(Leg::until_touch, Cause::people_busy) == Approx(1 * 3600));
  CHECK(waiting.of(Leg::until_touch, Cause::customer_hours) == Approx(9 * 3600));
  CHECK(waiting.of(Leg::until_touch, Cause::office_hours) == Approx(12 * 3600));
}

TEST_CASE("who never got into the CRM is not attributed", "[sim][waiting]") {
  sim::Trace trace = converted_at_once(at(0), 1, 0);
  trace.calls.front().status = core::ReplyStatus::server_error;
  sim::Waiting waiting;
  CHECK_FALSE(attribute(trace, sim::worked_example(), waiting));
}

// Asked every 15 minutes, a payment waits 7.5 minutes on average; with one started a second there
// is no line. Started one in ten minutes, with 60 conversions in a day, the line is what grows.
TEST_CASE("a profile names the poll, and the line when that is what is short", "[sim][waiting]") {
  sim::Scenario polled = sim::worked_example();
  polled.pipeline.trigger.kind = core::Trigger::poll;
  polled.pipeline.reconcile.enabled = false;
  const sim::WaitingProfile profile = waiting_profile(*sim::checked(polled), 150);
  CHECK(profile.customers > 140);
  CHECK(profile.interval_until(Leg::until_crm, Cause::poll).contains(450));
  CHECK(profile.bottleneck(Leg::until_crm) == Cause::poll);
  CHECK(profile.mean(Leg::until_crm, Cause::line) == Approx(0).margin(0.5));

  polled.cohort.trials = 3'000;
  polled.pipeline.pace.spacing = core::minutes(30);
  const sim::WaitingProfile paced = waiting_profile(*sim::checked(polled), 10);
  CHECK(paced.bottleneck(Leg::until_crm) == Cause::line);
}

TEST_CASE("causes add up to the way to the CRM", "[sim][waiting]") {
  sim::Scenario scenario = sim::worked_example();
  scenario.apis.crm.server_error_rate = 0.2;
  const sim::Scenario valid = *sim::checked(scenario);
  for (std::uint32_t position = 0; position < 20; ++position) {
    const sim::Trace trace = sim::trace_customer(valid, 3, position);
    sim::Waiting waiting;
    if (!attribute(trace, valid, waiting)) continue;
    core::Time known = core::kNever;
    for (const sim::TracedCall& call : trace.calls) {
      if (call.operation == core::Operation::update_contact && call.status == core::ReplyStatus::ok)
        known = std::min(known, call.answered);
    }
    CHECK(total(waiting, Leg::until_crm) ==
          Approx((known - trace.customer.converted).seconds()).margin(1e-6));
  }
}
