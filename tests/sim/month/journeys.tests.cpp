// Everybody's journey agrees with each one's trace.
#include "sim/month/journeys.hpp"

#include "sim/month/trace.hpp"
#include "tests/catch.hpp"

using namespace handoff;

TEST_CASE("a customer's journey is the trace without its calls", "[sim][journeys]") {
  sim::Scenario scenario = sim::worked_example();
  scenario.payments.duplicate_share = 0.3;
  scenario.nurture.disenrol_delay = sim::Distribution::constant(2 * 86400);
  const sim::Journeys all = sim::journeys_of(scenario, 1);
  REQUIRE(all.customers.size() == sim::converting_customers(scenario, 1));
  std::size_t missends = 0;
  for (std::uint32_t at = 0; at < all.customers.size(); at += 3) {
    const sim::Trace trace = sim::trace_customer(scenario, 1, at);
    const sim::Journey& journey = all.customers[at];
    std::vector<core::Time> mails;
    for (const sim::TracedMail& mail : trace.mails)
      if (mail.missent) mails.push_back(mail.at);
    CHECK(journey.missends == mails);
    CHECK(journey.touch.begun == trace.touch.begun);
    missends += mails.size();
    std::size_t deliveries = 0, states = 0;
    for (const sim::JourneyStep& step : all.steps) {
      if (step.position != at) continue;
      if (step.delivery) {
        CHECK(step.at == trace.deliveries.at(deliveries++));
      } else {
        CHECK(step.state == trace.states.at(states).state);
        CHECK(step.at == trace.states.at(states++).at);
      }
    }
    CHECK(deliveries == trace.deliveries.size());
    CHECK(states == trace.states.size());
  }
  CHECK(missends > 0);
}
