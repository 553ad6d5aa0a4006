// Each invariant, broken by hand.
#include "service/sandbox/ledger_check.hpp"

#include "core/ports.hpp"
#include "sim/month/simulation.hpp"
#include "tests/catch.hpp"

namespace handoff::sandbox {
namespace {

sim::Scenario few() {
  sim::Scenario it = sim::worked_example();
  it.cohort.trials = 50;
  return it;
}

LedgerCall call(Position customer, core::Operation operation, std::uint32_t tier_key, Done done) {
  LedgerCall it;
  it.customer = customer;
  it.operation = operation;
  it.tier_key = tier_key;
  it.done = done;
  return it;
}

}  // namespace

TEST_CASE("A month that went well breaks nothing", "[sandbox]") {
  const sim::Scenario scenario = few();
  sim::Simulation simulation(scenario);
  simulation.run(0);
  const LedgerVerdict verdict = check_ledger({}, simulation.month(), {});
  CHECK(verdict.customers == simulation.customers().size());
  CHECK(verdict.lost == 0);
  CHECK(verdict.violations.empty());
}

TEST_CASE("Who is nowhere is lost, unless on the exception list", "[sandbox]") {
  const sim::Scenario scenario = few();
  sim::MonthState month(scenario);
  month.start(0);
  const LedgerVerdict nobody = check_ledger({}, month, {});
  CHECK(nobody.lost == month.customers.size());
  CHECK_FALSE(nobody.violations.empty());
  std::set<std::string> all;
  for (const sim::Customer& it : month.customers) all.insert(subscription_text(it));
  const LedgerVerdict excused = check_ledger({}, month, all);
  CHECK(excused.lost == 0);
  CHECK(excused.excused == month.customers.size());
  CHECK(excused.violations.empty());
}

TEST_CASE("An effect that happens again for the same reason is doubled", "[sandbox]") {
  using core::Operation;
  const sim::Scenario scenario = few();
  sim::Simulation simulation(scenario);
  simulation.run(0);
  struct Case {
    std::vector<LedgerCall> calls;
    std::size_t doubled, repeated;
  };
  const Case cases[] = {
      {{call(1, Operation::assign_owner, 0, Done::effect)}, 0, 0},
      {{call(1, Operation::assign_owner, 0, Done::effect),
        call(1, Operation::assign_owner, 0, Done::effect)},
       1,
       0},
      {{call(1, Operation::assign_owner, 0, Done::effect),
        call(1, Operation::assign_owner, 0, Done::repeated)},
       0,
       1},
      {{call(1, Operation::assign_owner, 0, Done::effect),
        call(1, Operation::assign_owner, 1, Done::effect)},
       0,
       0},
      {{call(1, Operation::assign_owner, 0, Done::effect),
        call(2, Operation::assign_owner, 0, Done::effect)},
       0,
       0},
      {{call(1, Operation::update_contact, 0, Done::effect),
        call(1, Operation::update_contact, 0, Done::effect)},
       0,
       0},
      {{call(1, Operation::start_onboarding, 0, Done::effect),
        call(1, Operation::start_onboarding, 0, Done::effect),
        call(1, Operation::start_onboarding, 0, Done::effect)},
       2,
       0},
  };
  for (const Case& it : cases) {
    Ledger ledger;
    ledger.calls = it.calls;
    const LedgerVerdict verdict = check_ledger(ledger, simulation.month(), {});
    CHECK(verdict.doubled == it.doubled);
    CHECK(verdict.repeated == it.repeated);
    CHECK(verdict.violations.empty() == (it.doubled == 0));
  }
}

}  // namespace handoff::sandbox
