// The run, and the mails that are worked out afterwards.
#include "sim/month/trace.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

#include "sim/engine/rng.hpp"
#include "sim/month/cohort/cohort.hpp"
#include "sim/month/simulation.hpp"
#include "sim/world/mail/nurture.hpp"

namespace handoff::sim {
namespace {

// The moment from which on the sequence was being left: the disenrolment's own acknowledgement, or,
// where a list sync did it, the commit.
core::Time disenrolled(const Trace& trace) {
  core::Time first = core::kNever;
  for (const TracedCall& call : trace.calls) {
    const bool done =
        call.operation == core::Operation::disenroll && call.status == core::ReplyStatus::ok;
    if (done && call.answered != core::kNever) first = std::min(first, call.answered);
  }
  if (first != core::kNever) return first;
  for (const TracedState& state : trace.states) {
    if (state.state == core::HandoffState::committed) first = std::min(first, state.at);
  }
  return first;
}

void add_mails(Trace& trace, const Scenario& scenario, StreamKey replication) {
  NurtureModel nurture(scenario);
  const Customer& customer = trace.customer;
  const core::Time acknowledged = disenrolled(trace);
  if (acknowledged != core::kNever)
    trace.mails_stopped = nurture.left(customer, replication, acknowledged);
  const core::Time end = customer.signed_up + core::days(2 * scenario.cohort.trial_days + 30);
  std::vector<core::Time> sent;
  nurture.mails(customer, replication, customer.signed_up, std::min(end, trace.mails_stopped),
                sent);
  std::sort(sent.begin(), sent.end());
  for (const core::Time at : sent) trace.mails.push_back({at, at >= customer.converted});
}

}  // namespace

std::size_t converting_customers(const Scenario& scenario, std::uint32_t replication) {
  std::vector<Customer> customers;
  return CohortGenerator(scenario).generate(StreamKey::of(scenario.seed, replication), customers);
}

Trace trace_customer(const Scenario& scenario, std::uint32_t replication, std::uint32_t position) {
  TraceRecorder recorder(position);
  Simulation simulation(scenario, Checking::off);
  simulation.record(&recorder);
  simulation.run(replication);
  assert(position < simulation.customers().size());
  Trace& trace = recorder.trace();
  trace.customer = simulation.customers()[position];
  trace.touch = simulation.team().touch(position);
  add_mails(trace, scenario, StreamKey::of(scenario.seed, replication));
  return std::move(trace);
}

}  // namespace handoff::sim
