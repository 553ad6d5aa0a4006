// One customer's trace: complete, in order, and without influence on the run.
#include "sim/month/trace.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <vector>

#include "sim/month/simulation.hpp"
#include "tests/catch.hpp"

using namespace handoff;
using core::HandoffState;
using core::Operation;
using core::ReplyStatus;

namespace {

std::vector<HandoffState> states_of(const sim::Trace& trace) {
  std::vector<HandoffState> states;
  for (const sim::TracedState& it : trace.states) states.push_back(it.state);
  return states;
}

std::vector<sim::TracedCall> calls_of(const sim::Trace& trace, Operation operation) {
  std::vector<sim::TracedCall> calls;
  std::copy_if(trace.calls.begin(), trace.calls.end(), std::back_inserter(calls),
               [operation](const sim::TracedCall& it) { return it.operation == operation; });
  return calls;
}

}  // namespace

TEST_CASE("a trace has a customer's whole way, in order", "[sim][trace]") {
  const sim::Trace trace = sim::trace_customer(sim::worked_example(), 0, 3);
  std::vector<HandoffState> states = states_of(trace);
  const auto committed = std::find(states.begin(), states.end(), HandoffState::committed);
  REQUIRE(committed != states.end());
  const core::Time committed_at =
      trace.states[static_cast<std::size_t>(committed - states.begin())].at;
  states.erase(committed);  // it comes when both halves are acknowledged, wherever the rest is
  CHECK(states == std::vector{HandoffState::received, HandoffState::identified,
                              HandoffState::enriched, HandoffState::routed, HandoffState::assigned,
                              HandoffState::onboarding, HandoffState::verified});
  core::Time before = trace.customer.converted;
  for (const sim::TracedState& it : trace.states) {
    CHECK(it.at >= before);
    before = it.at;
  }
  // Nothing fails in the worked example: each call is made once, and is answered.
  REQUIRE(!trace.calls.empty());
  std::map<Operation, int> calls;
  for (const sim::TracedCall& it : trace.calls) {
    ++calls[it.operation];
    CHECK(it.attempt == 1);
    CHECK(it.sent < it.answered);
    CHECK(it.answered != core::kNever);
  }
  CHECK(calls[Operation::update_contact] == 1);
  CHECK(calls[Operation::disenroll] == 1);
  // The change of the subscription, and an hour later its first paid invoice.
  REQUIRE(trace.deliveries.size() == 2);
  CHECK(trace.deliveries[0] >= trace.customer.converted);
  CHECK(trace.deliveries[1] - trace.deliveries[0] > core::minutes(59));
  // Committed means that both halves were acknowledged, not sooner and not later.
  const core::Time both = std::max(calls_of(trace, Operation::update_contact)[0].answered,
                                   calls_of(trace, Operation::disenroll)[0].answered);
  CHECK(committed_at == both);
}

TEST_CASE("failed tries stand in the trace, one after another", "[sim][trace]") {
  sim::Scenario scenario = sim::worked_example();
  scenario.apis.crm.server_error_rate = 1;
  const sim::Trace trace = sim::trace_customer(scenario, 0, 0);
  const auto tries = calls_of(trace, Operation::find_by_primary);
  const int allowed = scenario.pipeline.retry.max_attempts;
  REQUIRE(tries.size() >= static_cast<std::size_t>(allowed));
  for (int at = 0; at < allowed; ++at) {
    const sim::TracedCall& it = tries[static_cast<std::size_t>(at)];
    CHECK(it.attempt == at + 1);
    CHECK(it.status == ReplyStatus::server_error);
    if (at > 0) CHECK(it.sent >= tries[static_cast<std::size_t>(at) - 1].answered);
  }
  const auto states = states_of(trace);
  CHECK(std::find(states.begin(), states.end(), HandoffState::exception) != states.end());
}

TEST_CASE("who listens changes nothing, and all traces together have all calls", "[sim][trace]") {
  sim::Scenario scenario = sim::worked_example();
  scenario.opening = sim::Opening::launch;
  scenario.cohort.trials = 60;
  scenario.pipeline.reconcile.enabled = false;
  scenario.apis.crm.server_error_rate = 0.1;
  sim::Simulation plain(scenario);
  const std::uint64_t hash = plain.run(0).hash;
  const std::size_t customers = plain.customers().size();
  REQUIRE(customers == sim::converting_customers(scenario, 0));
  std::uint64_t calls = 0;
  sim::Simulation watched(scenario);
  for (std::uint32_t at = 0; at < customers; ++at) {
    sim::TraceRecorder recorder(at);
    watched.record(&recorder);
    CHECK(watched.run(0).hash == hash);
    calls += recorder.trace().calls.size();
  }
  CHECK(calls == plain.world().calls_sent());
}

TEST_CASE("mis-sent are the mails between the conversion and the end of the sequence",
          "[sim][trace]") {
  sim::Scenario scenario = sim::worked_example();
  scenario.nurture.disenrol_delay = sim::Distribution::constant(14 * 86'400);
  sim::Simulation simulation(scenario);
  simulation.run(1);
  std::uint32_t seen = 0;
  for (std::uint32_t customer = 0; customer < 8; ++customer) {
    const sim::Trace trace = sim::trace_customer(scenario, 1, customer);
    std::uint32_t missent = 0;
    for (const sim::TracedMail& it : trace.mails) {
      CHECK(it.missent == (it.at >= trace.customer.converted));
      CHECK(it.at < trace.mails_stopped);
      missent += it.missent ? 1u : 0u;
    }
    CHECK(missent == simulation.results()[customer].missends);
    seen += missent;
  }
  CHECK(seen > 0);
}
