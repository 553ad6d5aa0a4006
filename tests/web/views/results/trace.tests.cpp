// One customer's trace and night, from a trace written by hand, and the choice of customers.
#include "web/views/results/trace.hpp"

#include <algorithm>
#include <string>

#include "tests/catch.hpp"
#include "tests/core/zones.hpp"
#include "web/app/actions.hpp"
#include "web/app/choices/tools.hpp"
#include "web/app/customer_pick.hpp"
#include "web/jobs/session.hpp"
#include "web/views/results/night.hpp"

using namespace handoff;
using namespace handoff::web;
using core::HandoffState;
using core::Operation;
using core::ReplyStatus;
using core::testing::utc;

namespace {

const core::Time kPaid = utc(2026, 3, 4, 7, 47);  // Tuesday 23:47 in Los Angeles

sim::Trace night_trace() {
  sim::Trace it;
  it.customer.converted = kPaid;
  it.customer.zone = 2;
  it.customer.tier = 1;
  it.customer.subscribed.mrr = core::dollars(300);
  it.deliveries = {kPaid + core::seconds(2)};
  it.states = {{kPaid + core::hours(8), HandoffState::received},
               {kPaid + core::hours(9), HandoffState::committed},
               {kPaid + core::hours(10), HandoffState::assigned}};
  it.calls = {{Operation::update_contact, 1, kPaid + core::hours(8),
               kPaid + core::hours(8) + core::seconds(1), ReplyStatus::throttled},
              {Operation::update_contact, 2, kPaid + core::hours(8) + core::seconds(11),
               kPaid + core::hours(9), ReplyStatus::ok}};
  it.mails = {{kPaid - core::days(1), false}, {kPaid + core::hours(7), true}};
  it.mails_stopped = kPaid + core::hours(9);
  it.touch.told = kPaid + core::hours(10);
  it.touch.begun = kPaid + core::hours(12);
  return it;
}

std::size_t count(const TraceView& view, TraceSeries series) {
  return static_cast<std::size_t>(
      std::count_if(view.items.begin(), view.items.end(),
                    [series](const TraceItem& item) { return item.series == series; }));
}

}  // namespace

TEST_CASE("clocks are the customer's own", "[web][trace]") {
  const sim::Scenario scenario = sim::worked_example();
  CHECK(local_clock(scenario.pipeline.zones[2], kPaid, false) == "Tue 23:47");
  CHECK(local_clock(scenario.pipeline.zones[2], kPaid, true) == "Tue 23:47:00");
  CHECK(local_clock(scenario.pipeline.zones[2], kPaid + core::milliseconds(12'250), true) ==
        "Tue 23:47:12");
  CHECK(local_hour(scenario.pipeline.zones[2], kPaid) == Approx(23.0 + 47.0 / 60.0));
  CHECK(since_text(-90.0) == "-1.5 min");
}

TEST_CASE("a trace shows tries, waits, mails and the first touch", "[web][trace]") {
  const sim::Scenario scenario = sim::worked_example();
  const TraceView view = trace_view(scenario, {0, 7}, 88, night_trace());
  CHECK(view.title == "Growth, $300 a month, America/Los_Angeles");
  CHECK(view.converted == "Tue 23:47:00");
  CHECK(count(view, TraceSeries::failed) == 1);
  CHECK(count(view, TraceSeries::call) == 1);
  CHECK(count(view, TraceSeries::missend) == 1);
  CHECK(count(view, TraceSeries::mail) == 1);
  CHECK(count(view, TraceSeries::touch) == 1);
  CHECK(count(view, TraceSeries::waiting) == 2);  // for the second try, and for the first touch
  CHECK(view.facts[0] == "CRM after 9 h");
  CHECK(view.facts[1] == "1 trial mail after the payment");
  CHECK(view.lines.front()[1] == "-1 d");
  CHECK(view.lines[1][2] == "Converted");
  CHECK(view.lines.back() == std::vector<std::string>{"Wed 11:47:00", "+12 h", "First touch"});
}

TEST_CASE("a night is told by what has happened so far", "[web][night]") {
  sim::Scenario scenario = sim::worked_example();
  scenario.pipeline.trigger.kind = core::Trigger::person;
  const sim::Trace trace = night_trace();
  const NightSide side = night_side("Manual sync", scenario, trace);
  CHECK(side.events[0].clock == "Tue 23:47");
  CHECK(side.events[1].kind == NightKind::missend);
  CHECK(side.events[1].bad);
  CHECK(side.events[2].words == "Somebody gets to this payment in the day's list.");
  const NightStatus early = status_at(side, 3600.0);
  CHECK_FALSE(early.in_crm);
  CHECK(early.missends == 0);
  const NightStatus noon = status_at(side, 9.5 * 3600.0);
  CHECK(noon.in_crm);
  CHECK(noon.left);
  CHECK(noon.missends == 1);
  CHECK_FALSE(noon.touched);
  const NightView view = night_view(scenario, {0, 7}, 88, trace, side, side);
  CHECK(view.to_s == Approx(12 * 3600.0 * 1.03));
  CHECK(
      view.sentence.starts_with("Manual sync: in the CRM after 9 h, 1 trial mail after the "
                                "payment, first touch after 12 h."));
}

TEST_CASE("customers are found by what is special about them", "[web][trace]") {
  sim::Journeys all;
  all.customers.resize(4);
  const auto commit = [&](std::size_t at, int seconds) {
    all.customers[at].committed = all.customers[at].customer.converted + core::seconds(seconds);
  };
  commit(0, 5);
  commit(1, 3);
  commit(2, 9);
  CHECK(typical_customer(all) == 0u);
  CHECK(worst_customer(all) == 3u);  // never in the CRM
  all.customers[1].missends = {kPaid};
  CHECK(worst_customer(all) == 1u);
  CHECK(typical_customer({}) == std::nullopt);
}

TEST_CASE("the next mis-send is looked for in later months too", "[web][trace]") {
  sim::Scenario scenario = sim::worked_example();
  CustomerChoice who;
  for (int i = 0; i < 3; ++i) {
    const auto next = pick_customer(scenario, who, Pick::next_by_hand);
    REQUIRE(next);
    CHECK((next->replication > who.replication ||
           (next->replication == who.replication && next->customer > who.customer)));
    const sim::Trace trace =
        sim::trace_customer(with_tool(scenario, "manual"), next->replication, next->customer);
    CHECK(std::any_of(trace.mails.begin(), trace.mails.end(),
                      [](const sim::TracedMail& mail) { return mail.missent; }));
    who = *next;
  }
  scenario.nurture.mails.clear();
  const auto none = pick_customer(scenario, {}, Pick::next_missend);
  CHECK_FALSE(none);
}

TEST_CASE("what is made for a tab is made when it is open, piece by piece", "[web][trace]") {
  Session session;
  int pieces = 0;
  while (session.jobs.customers.advance(session.state().scenario, session.state().customer,
                                        Tab::overview))
    ++pieces;
  CHECK(pieces == 2);  // whom to show, and the trace
  REQUIRE(session.jobs.customers.trace() != nullptr);
  CHECK(session.jobs.customers.night() == nullptr);
  CHECK(session.jobs.customers.advance(session.state().scenario, session.state().customer,
                                       Tab::customer));
  REQUIRE(session.jobs.customers.night() != nullptr);
  // By hand somebody who paid late got a trial mail; orchestrated the same customer got none.
  const NightView& night = *session.jobs.customers.night();
  CHECK(status_at(night.sides[0], 1e9).missends > 0);
  CHECK(status_at(night.sides[1], 1e9).missends == 0);
  CHECK(session.jobs.customers.advance(session.state().scenario, session.state().customer,
                                       Tab::story));
  CHECK(session.jobs.customers.story() != nullptr);
  CHECK_FALSE(session.jobs.customers.advance(session.state().scenario, session.state().customer,
                                             Tab::story));
  session.apply(SetCustomer{{0, 100'000}});  // more than there are: the last one
  CHECK(session.jobs.customers.advance(session.state().scenario, session.state().customer,
                                       Tab::overview));
  CHECK(session.jobs.customers.shown().customer + 1 == session.jobs.customers.trace()->customers);
  CHECK_FALSE(session.jobs.customers.story()->stale);
  session.apply(SetField{"cohort.trials", 400});
  CHECK(session.jobs.customers.advance(session.state().scenario, session.state().customer,
                                       Tab::overview));
  CHECK(session.jobs.customers.story()->stale);  // shown until the new one is there
  while (session.jobs.customers.advance(session.state().scenario, session.state().customer,
                                        Tab::story))
    continue;
  CHECK_FALSE(session.jobs.customers.story()->stale);
}
