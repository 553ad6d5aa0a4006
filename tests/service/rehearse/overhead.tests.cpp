// Overhead out of a ledger written by hand, and into a scenario.
#include "service/rehearse/overhead.hpp"

#include "tests/catch.hpp"

namespace handoff::rehearse {
namespace {

using core::Operation;
using sandbox::LedgerCall;

core::Time at(std::int64_t ms) { return core::Time{ms * 1000}; }

LedgerCall call(std::uint32_t customer, Operation operation, std::int64_t began, std::int64_t due) {
  LedgerCall it;
  it.customer = customer;
  it.operation = operation;
  it.at = at(began);
  it.answered = it.left = at(due);
  return it;
}

}  // namespace

TEST_CASE("A step lies between an answer's being due and the next call", "[rehearse]") {
  sandbox::Ledger ledger;
  ledger.webhooks.push_back({.due = at(0),
                             .sent = at(1),
                             .answered = at(3),
                             .event = "evt_1",
                             .customer = 0,
                             .status = 200});
  ledger.calls = {call(0, Operation::fetch_customer, 5, 105),
                  call(0, Operation::find_by_primary, 107, 207),
                  call(0, Operation::fetch_usage, 211, 300)};
  const Overhead it = overhead_in(ledger);
  CHECK(it.webhook_s == Approx(0.005));
  CHECK(it.step_s == Approx(0.003));
  CHECK(it.steps == 2);
}

TEST_CASE("After a failed call there is a wait, which is no overhead", "[rehearse]") {
  sandbox::Ledger ledger;
  LedgerCall failed = call(0, Operation::fetch_customer, 0, 100);
  failed.status = core::ReplyStatus::throttled;
  ledger.calls = {failed, call(0, Operation::find_by_primary, 2'000, 2'100)};
  CHECK(overhead_in(ledger).steps == 0);
}

TEST_CASE("A distribution that takes longer keeps its shape", "[rehearse]") {
  using sim::Distribution;
  CHECK(longer(Distribution::constant(0.25), 0.5) == Distribution::constant(0.75));
  CHECK(longer(Distribution::lognormal_median_p95(0.25, 0.5), 0.25) ==
        Distribution::lognormal_median_p95(0.5, 0.75));
  const Distribution other = Distribution::exponential(0.3);
  CHECK(longer(other, 0.01).mean() == Approx(0.31).epsilon(0.05));
}

TEST_CASE("The webhook's overhead is spread over delivery and first answer", "[rehearse]") {
  sim::Scenario scenario = sim::worked_example();
  scenario.payments.delivery_delay = sim::Distribution::constant(1);
  scenario.apis.crm.latency = sim::Distribution::constant(0.2);
  const sim::Scenario it = with_overhead(scenario, {.webhook_s = 0.010, .step_s = 0.003});
  CHECK(it.payments.delivery_delay == sim::Distribution::constant(1 + (0.010 - 0.003)));
  CHECK(it.apis.crm.latency == sim::Distribution::constant(0.2 + 0.003));
}

}  // namespace handoff::rehearse
