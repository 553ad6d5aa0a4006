// The payment processor: what it tells, and what becomes of it on the way.
#include "sim/world/payments/payments.hpp"

#include <map>
#include <vector>

#include "sim/experiment/experiment.hpp"
#include "sim/month/simulation.hpp"
#include "tests/catch.hpp"

using namespace handoff;
using core::EventType;
using core::hours;
using core::SubscriptionStatus;
using core::Time;
using sim::Customer;
using sim::Metric;
using sim::Scenario;

namespace {

constexpr Time kConverted{1'774'000'000'000'000};

Customer customer(std::uint32_t trial) {
  Customer it;
  it.trial = trial;
  it.signed_up = kConverted - core::days(14);
  it.active = it.converted = kConverted + core::minutes(trial);
  it.subscribed = it.before = {{2}, core::dollars(300), {}, true};
  return it;
}

// Deliveries come at once and never fail.
Scenario quiet() {
  Scenario scenario = sim::worked_example();
  scenario.payments.delivery_delay = sim::Distribution::constant(1);
  return scenario;
}

struct Delivered {
  Time at;
  core::PaymentEvent event;
};

struct Run {
  std::vector<Delivered> deliveries;
  std::uint64_t redeliveries = 0;
  std::uint64_t failed_attempts = 0;
  std::uint64_t undelivered = 0;
};

Run deliveries(const Scenario& scenario, const std::vector<Customer>& customers) {
  sim::PaymentProcessor processor(scenario);
  processor.start(sim::StreamKey::of(1, 0), customers);
  Run run;
  while (processor.next_delivery() != core::kNever) {
    const Time at = processor.next_delivery();
    run.deliveries.push_back({at, processor.take()});
  }
  run.redeliveries = processor.redeliveries();
  run.failed_attempts = processor.failed_attempts();
  run.undelivered = processor.undelivered();
  return run;
}

std::vector<Customer> many(std::uint32_t n) {
  std::vector<Customer> customers;
  for (std::uint32_t trial = 0; trial < n; ++trial) customers.push_back(customer(trial));
  return customers;
}

double mean(const sim::Results& results, Metric metric) {
  return results.metrics[index(metric)].mean;
}

sim::Results run(const Scenario& scenario, int replications) {
  sim::Experiment experiment(scenario);
  experiment.run(replications);
  for (const std::string& violation : experiment.violations()) FAIL_CHECK(violation);
  return experiment.results();
}

}  // namespace

TEST_CASE("a conversion is told by the subscription, and an hour later by its invoice",
          "[sim][payments]") {
  const Run seen = deliveries(quiet(), {customer(0)});
  REQUIRE(seen.deliveries.size() == 2);
  const auto& [first_at, first] = seen.deliveries[0];
  CHECK(first_at == kConverted + core::seconds(1));
  CHECK(first.created == kConverted);
  CHECK(first.type == EventType::subscription_updated);
  CHECK(first.previous_status == SubscriptionStatus::trialing);
  CHECK(first.status == SubscriptionStatus::active);
  const auto& [second_at, second] = seen.deliveries[1];
  CHECK(second_at == kConverted + hours(1) + core::seconds(1));
  CHECK(second.type == EventType::invoice_paid);
  CHECK(second.amount_paid == core::dollars(300));
  CHECK(second.id != first.id);
}

TEST_CASE("a change of plan is told before the conversion, and the old plan before that",
          "[sim][payments]") {
  Customer it = customer(0);
  it.plan_changed = kConverted - core::days(2);
  it.before = {{1}, core::dollars(99), {}, true};
  const Run seen = deliveries(quiet(), {it});
  REQUIRE(seen.deliveries.size() == 4);
  const core::PaymentEvent& begun = seen.deliveries[0].event;
  CHECK(begun.type == EventType::subscription_created);
  CHECK(begun.status == SubscriptionStatus::trialing);
  CHECK(begun.subscribed.mrr == core::dollars(99));
  const core::PaymentEvent& changed = seen.deliveries[1].event;
  CHECK(changed.created == kConverted - core::days(2));
  CHECK(changed.items_changed);
  CHECK(changed.status == SubscriptionStatus::trialing);
  CHECK(changed.subscribed.mrr == core::dollars(300));
  CHECK(seen.deliveries[2].event.subscribed == changed.subscribed);
}

TEST_CASE("a failed charge makes the subscription overdue until the retry is paid",
          "[sim][payments]") {
  Customer it = customer(0);
  it.charge_fails = true;
  Scenario scenario = quiet();
  const Run seen = deliveries(scenario, {it});
  REQUIRE(seen.deliveries.size() == 5);
  std::map<EventType, int> types;
  for (const Delivered& delivered : seen.deliveries) ++types[delivered.event.type];
  CHECK(types[EventType::invoice_payment_failed] == 1);
  CHECK(types[EventType::subscription_updated] == 3);
  CHECK(types[EventType::invoice_paid] == 1);
  CHECK(seen.deliveries[4].event.created == kConverted + hours(1) + core::days(3));
  scenario.payments.charge_retry = {};
  CHECK(deliveries(scenario, {it}).deliveries.size() == 3);
}

TEST_CASE("of a metered customer only the paid invoice tells", "[sim][payments]") {
  Customer it = customer(0);
  it.usage_based = true;
  it.active = kConverted - hours(1);
  it.subscribed.priced = it.before.priced = false;
  const Run seen = deliveries(quiet(), {it});
  REQUIRE(seen.deliveries.size() == 1);
  CHECK(seen.deliveries[0].event.type == EventType::invoice_paid);
  CHECK(seen.deliveries[0].event.created == kConverted);
  CHECK(seen.deliveries[0].event.amount_paid == core::dollars(300));
}

TEST_CASE("failed attempts are repeated after the scenario's waits", "[sim][payments]") {
  Scenario scenario = quiet();
  scenario.payments.redelivery = {core::minutes(5), core::minutes(30), hours(2)};
  // Down from the conversion's delivery for four hours: attempts at 0:00:01, 0:05:01, 0:35:01,
  // 2:35:01 fail and the one at 4:35:01 passes; the invoice's at 1:00:01, 1:05:01, 1:35:01, 3:35:01
  // fail, and 5:35:01 passes.
  scenario.payments.outages = {{kConverted - scenario.start, hours(4), {}}};
  const Run seen = deliveries(scenario, {customer(0)});
  REQUIRE(seen.deliveries.size() == 2);
  const core::Duration waits = core::minutes(35) + hours(4) + core::seconds(1);
  CHECK(seen.deliveries[0].at == kConverted + waits);
  CHECK(seen.deliveries[1].at == kConverted + hours(1) + waits);
  CHECK(seen.failed_attempts == 8);
}

TEST_CASE("after three days an event is given up, and without waits at once", "[sim][payments]") {
  Scenario scenario = quiet();
  scenario.payments.outages = {{{}, core::days(300), {}}};
  scenario.payments.redelivery = {hours(12)};
  const Run seen = deliveries(scenario, {customer(0)});
  CHECK(seen.deliveries.empty());
  CHECK(seen.undelivered == 2);
  CHECK(seen.failed_attempts == 2 * 6);  // at 1 s and every 12 hours until 60 h and 1 s
  scenario.payments.redelivery.clear();
  CHECK(deliveries(scenario, {customer(0)}).failed_attempts == 2);
}

TEST_CASE("attempts fail at their share, and duplicates keep the event's id", "[sim][payments]") {
  Scenario scenario = quiet();
  scenario.payments.failure_share = 0.25;
  scenario.payments.duplicate_share = 0.2;
  const Run seen = deliveries(scenario, many(10'000));
  CHECK(seen.undelivered == 0);
  // 20,000 events need 1 / 0.75 attempts each; a fifth come again unless that attempt fails, too.
  CHECK(double(seen.failed_attempts) == Approx(20'000 / 3.0 + 4'000 * 0.25).epsilon(0.04));
  CHECK(double(seen.redeliveries) == Approx(3'000).epsilon(0.06));
  std::map<std::uint64_t, int> count;
  for (const Delivered& it : seen.deliveries) ++count[it.event.id.value];
  CHECK(count.size() == 20'000);
  CHECK(seen.deliveries.size() == 20'000 + seen.redeliveries);
}

TEST_CASE("lost conversions leave no event behind", "[sim][payments]") {
  Scenario scenario = quiet();
  scenario.payments.lost_share = 0.1;
  const Run seen = deliveries(scenario, many(10'000));
  std::map<std::uint64_t, int> count;
  for (const Delivered& it : seen.deliveries) ++count[it.event.subscription.value];
  CHECK(double(count.size()) == Approx(9'000).margin(120));
  for (const auto& [subscription, events] : count) REQUIRE(events == 2);
}

TEST_CASE("the processor's own list shows every event when it happens, whatever the webhook does",
          "[sim][payments]") {
  Scenario scenario = quiet();
  scenario.pipeline.trigger.kind = core::Trigger::poll;
  scenario.payments.lost_share = 0.5;
  scenario.payments.failure_share = 0.5;
  scenario.payments.duplicate_share = 0.5;
  sim::PaymentProcessor processor(scenario);
  const std::vector<Customer> customers = many(100);
  processor.start(sim::StreamKey::of(1, 0), customers);
  CHECK(processor.next_delivery() == core::kNever);
  int events = 0;
  for (; processor.next_listed() != core::kNever; ++events) {
    const Time listed = processor.next_listed();
    CHECK(processor.take().created == listed);
  }
  CHECK(events == 200);
}

// ---- through the whole simulation ----

TEST_CASE("lost events are found by reconciliation, and nobody is lost", "[sim][payments]") {
  Scenario scenario = sim::worked_example();
  scenario.payments.lost_share = 0.2;
  const sim::Results results = run(scenario, 20);
  CHECK(mean(results, Metric::lost_handoffs) == 0);
  CHECK(mean(results, Metric::committed) == mean(results, Metric::conversions));
  // A fifth waits for the next of six runs a day: 0.2 x 2 h on average, and more.
  CHECK(mean(results, Metric::crm_lag_s) > 0.15 * 7200);
}

TEST_CASE("a night without the endpoint delays and loses nobody", "[sim][payments]") {
  Scenario scenario = sim::worked_example();
  scenario.payments.outages = {{hours(2), hours(6), hours(24)}};
  scenario.payments.failure_share = 0.2;
  const sim::Results results = run(scenario, 20);
  CHECK(mean(results, Metric::committed) == mean(results, Metric::conversions));
  CHECK(mean(results, Metric::duplicate_effects) == 0);
}

TEST_CASE("a failed first charge is an exception of each such customer", "[sim][payments]") {
  Scenario scenario = sim::worked_example();
  scenario.cohort.payment_failure = 1;
  const sim::Results results = run(scenario, 10);
  CHECK(mean(results, Metric::exceptions) == mean(results, Metric::conversions));
  CHECK(mean(results, Metric::committed) == mean(results, Metric::conversions));
}

TEST_CASE("metered customers are handed off by their invoice, changed plans by the new plan",
          "[sim][payments]") {
  Scenario scenario = sim::worked_example();
  scenario.cohort.usage_based = 0.5;
  scenario.cohort.plan_change = 0.5;
  scenario.cohort.payment_failure = 0.2;
  const sim::Results results = run(scenario, 20);  // the checker compares the CRM's MRR
  CHECK(mean(results, Metric::committed) == mean(results, Metric::conversions));
}

TEST_CASE("customers whose usage is unknown are handed off all the same", "[sim][payments]") {
  Scenario scenario = sim::worked_example();
  scenario.cohort.usage_missing = 1;
  const sim::Results results = run(scenario, 10);
  CHECK(mean(results, Metric::exceptions) == 0);
  CHECK(mean(results, Metric::committed) == mean(results, Metric::conversions));
}

TEST_CASE("a late payment is told as a failed charge's recovery, and a missing card as a pause's",
          "[sim][payments]") {
  const auto told = [](sim::TrialEnd trial_end) {
    Customer it = customer(0);
    it.trial_end = trial_end;
    return deliveries(quiet(), {it}).deliveries;
  };
  const std::vector<Delivered> late = told(sim::TrialEnd::charge_late);
  REQUIRE(late.size() == 3);
  CHECK(late[0].event.created == kConverted - core::days(3));
  CHECK(late[0].event.previous_status == SubscriptionStatus::trialing);
  CHECK(late[0].event.status == SubscriptionStatus::past_due);
  CHECK(late[1].event.created == kConverted);
  CHECK(late[1].event.previous_status == SubscriptionStatus::past_due);
  CHECK(late[1].event.status == SubscriptionStatus::active);
  CHECK(late[2].event.type == EventType::invoice_paid);
  const std::vector<Delivered> paused = told(sim::TrialEnd::card_missing);
  REQUIRE(paused.size() == 3);
  CHECK(paused[0].event.status == SubscriptionStatus::paused);
  CHECK(paused[1].event.previous_status == SubscriptionStatus::paused);
}

TEST_CASE("fees, free time and another trial on the free plan are told as what they are",
          "[sim][payments]") {
  Customer it = customer(0);
  it.pays_fee = it.free_time = it.free_workspace = true;
  const Run seen = deliveries(quiet(), {it});
  REQUIRE(seen.deliveries.size() == 6);
  const core::PaymentEvent& fee = seen.deliveries[0].event;
  CHECK(fee.created == it.signed_up);
  CHECK(fee.amount_paid > core::Money{});
  CHECK_FALSE(fee.recurring_paid);
  const core::PaymentEvent& other = seen.deliveries[1].event;
  CHECK(other.free_plan);
  CHECK(other.subscription != fee.subscription);
  CHECK(seen.deliveries[4].event.created == kConverted + core::days(7));
  CHECK(seen.deliveries[4].event.late_trial);
  CHECK(seen.deliveries[5].event.created == kConverted + core::days(37));
}
