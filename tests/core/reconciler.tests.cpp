// Reconciler: windows as numbers of minutes, and what it makes of two answers.
#include "core/reconciler.hpp"

#include <string>

#include "tests/catch.hpp"

using namespace handoff::core;

namespace {

constexpr Time at(std::int64_t minute) { return Time{} + minutes(minute); }

ReconcilePolicy policy() {
  ReconcilePolicy it;
  it.index_delay = minutes(5);
  return it;
}

std::string window(const Reconciler& it) {
  return std::to_string((it.from() - Time{}).us / minutes(1).us) + " to " +
         std::to_string((it.to() - Time{}).us / minutes(1).us);
}

using Outcome = Reconciler::Outcome;

const Subscribed kPlan{{1}, dollars(350), {}, true};

BillingFact conversion(std::uint64_t customer, Time converted) {
  return {{customer}, {customer}, converted, converted, kPlan};
}

// A reconciler whose first window, 95 to 235, is open: it started at 100 and it is 240.
Reconciler opened() {
  Reconciler it(policy());
  it.start(at(100));
  it.open_window(at(240));
  return it;
}

}  // namespace

TEST_CASE("windows overlap by the index delay and end that long before now", "[core][reconcile]") {
  Reconciler it(policy());
  it.start(at(100));
  CHECK_FALSE(it.window_is_open());
  it.open_window(at(240));
  CHECK(window(it) == "95 to 235");
  CHECK(it.window_is_open());
  it.open_window(at(480));
  CHECK(window(it) == "230 to 475");
}

TEST_CASE("a window that is given up is part of the next one", "[core][reconcile]") {
  Reconciler it = opened();
  it.give_up_window();
  it.open_window(at(480));
  CHECK(window(it) == "95 to 475");
}

TEST_CASE("whoever is not settled draws the next window back to them", "[core][reconcile]") {
  struct Case {
    Outcome outcome;
    std::int64_t converted;
    std::int64_t now;
    const char* next;
  };
  const std::int64_t day = 24 * 60;
  const auto it = GENERATE_COPY(values<Case>({
      {Outcome::settled, 150, 240, "230 to 475"},
      {Outcome::in_flight, 150, 240, "150 to 475"},
      {Outcome::disagreed, 150, 240, "150 to 475"},
      // Whoever stands on the list keeps the window open for three days, no longer.
      {Outcome::in_flight, 150, 5 * day, "150 to 475"},
      {Outcome::disagreed, 150, 3 * day + 200, "200 to 475"},
  }));
  Reconciler reconciler = opened();
  const BillingFact facts[] = {conversion(1, at(it.converted))};
  reconciler.take_billing(facts);
  reconciler.compare({}, at(it.now),
                     [&](const BillingFact&, const CrmFact*) { return it.outcome; });
  reconciler.open_window(at(480));
  CHECK(window(reconciler) == it.next);
}

TEST_CASE("each conversion is compared with its own contact, in billing's order",
          "[core][reconcile]") {
  Reconciler it = opened();
  const BillingFact billing[] = {conversion(3, at(150)), conversion(1, at(160)),
                                 conversion(2, at(170))};
  const CrmFact crm[] = {{{2}, kPlan, LifecycleStage::customer, false, true},
                         {{}, kPlan, LifecycleStage::lead, false, true},  // a contact of nobody
                         {{3}, kPlan, LifecycleStage::trial, false, true}};
  it.take_billing(billing);
  std::string seen;
  it.compare(crm, at(240), [&](const BillingFact& fact, const CrmFact* contact) {
    seen += std::to_string(fact.customer.value) + (contact ? "" : "?") + ' ';
    if (contact) CHECK(contact->customer == fact.customer);
    return Outcome::settled;
  });
  CHECK(seen == "3 1? 2 ");
}

TEST_CASE("billing is right but about what changed after it was asked", "[core][reconcile]") {
  Reconciler it = opened();
  it.billing_asked(at(240));
  const BillingFact fact = conversion(1, at(150));
  CHECK(it.billing_knows_better(fact, at(100)));
  CHECK(it.billing_knows_better(fact, at(200)));
  CHECK_FALSE(it.billing_knows_better(fact, at(240)));
  CHECK_FALSE(it.billing_knows_better(fact, at(300)));
  const BillingFact newer = conversion(1, at(300));
  CHECK(it.billing_knows_better(newer, at(300)));
}

TEST_CASE("a busy day shortens the period", "[core][reconcile]") {
  ReconcilePolicy busy = policy();
  busy.every = hours(4);
  busy.busy_every = hours(1);
  busy.busy_conversions_a_day = 200;
  const Reconciler it(busy);
  CHECK(it.period(200) == hours(4));
  CHECK(it.period(201) == hours(1));
}

TEST_CASE("the first difference decides the kind of a mismatch", "[core][reconcile]") {
  struct Case {
    LifecycleStage stage;
    Money mrr;
    bool enrolled;
    bool owned;
    bool with_owner;
    ExceptionKind kind;
  };
  const Money same = dollars(350);
  const auto it = GENERATE_COPY(values<Case>({
      {LifecycleStage::customer, same, false, true, true, ExceptionKind::none},
      {LifecycleStage::churned, same, false, true, true, ExceptionKind::none},
      {LifecycleStage::trial, dollars(1), true, false, true, ExceptionKind::wrong_stage},
      {LifecycleStage::customer, dollars(1), true, false, true, ExceptionKind::wrong_mrr},
      {LifecycleStage::customer, same, true, false, true, ExceptionKind::still_enrolled},
      {LifecycleStage::customer, same, false, false, true, ExceptionKind::unassigned},
      {LifecycleStage::customer, same, false, false, false, ExceptionKind::none},
  }));
  CrmFact crm{{1}, kPlan, it.stage, it.enrolled, it.owned};
  crm.subscribed.mrr = it.mrr;
  CHECK(mismatch(conversion(1, at(150)), &crm, it.with_owner) == it.kind);
  CHECK(mismatch(conversion(1, at(150)), nullptr, it.with_owner) == ExceptionKind::missing);
}

TEST_CASE("an amount that billing learned from invoices is no mismatch", "[core][reconcile]") {
  CrmFact crm{{1}, kPlan, LifecycleStage::customer, false, true};
  crm.subscribed.priced = false;
  CHECK(mismatch(conversion(1, at(150)), &crm, true) == ExceptionKind::none);
}
