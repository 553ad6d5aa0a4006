// Where the time of one customer's way went, by hand.
#include "service/rehearse/breakdown.hpp"

#include "tests/catch.hpp"

namespace handoff::rehearse {
namespace {

using core::Operation;
using sandbox::LedgerCall;

LedgerCall call(core::Time begin, Operation operation, std::int64_t from_ms, std::int64_t to_ms,
                core::ReplyStatus status = core::ReplyStatus::ok) {
  LedgerCall it;
  it.customer = 0;
  it.operation = operation;
  it.status = status;
  it.at = begin + core::milliseconds(from_ms);
  it.answered = it.left = begin + core::milliseconds(to_ms);
  return it;
}

}  // namespace

TEST_CASE("A way is delivery, the service, the vendors and waits", "[rehearse]") {
  sim::Scenario scenario = sim::worked_example();
  sim::MonthState month(scenario);
  month.start(0);
  const core::Time paid = month.customers[0].converted;
  sandbox::Ledger ledger;
  ledger.webhooks.push_back({.due = paid + core::milliseconds(100), .customer = 0, .status = 200});
  // Paid at 0, told at 100, asked at 110; two at once of which one is refused and tried again at 900.
  ledger.calls = {call(paid, Operation::fetch_customer, 110, 210),
                  call(paid, Operation::fetch_usage, 220, 400),
                  call(paid, Operation::fetch_deal, 220, 300, core::ReplyStatus::throttled),
                  call(paid, Operation::fetch_deal, 900, 1'000),
                  call(paid, Operation::update_contact, 1'010, 1'200)};
  // The CRM has it when the update is answered.
  const core::Time now = paid + core::milliseconds(1'200);
  core::Request update({.operation = Operation::update_contact, .attempt = 1},
                       sim::subscription_of(month.customers[0]));
  update.timeout = core::seconds(100);
  core::UpdateContact body;
  body.stage = core::LifecycleStage::customer;
  update.body = body;
  const auto sent = month.world.send(update, paid);
  month.world.complete(sent.call, now);

  const Breakdown it = breakdown_of(ledger, month);
  CHECK(it.customers == 1);
  CHECK(it.lag_s == Approx(1.2));
  CHECK(it.delivery_s == Approx(0.1));
  CHECK(it.vendors_s == Approx(0.1 + 0.18 + 0.1 + 0.19));
  CHECK(it.waits_s == Approx(0.5));
  CHECK(it.service_s == Approx(0.03));
}

}  // namespace handoff::rehearse
