// The world's parts: how an API answers, what effects do, who is in a cohort.
#include <cmath>
#include <map>
#include <vector>

#include "core/config/config.hpp"
#include "sim/month/cohort/cohort.hpp"
#include "sim/world/mail/addresses.hpp"
#include "sim/world/systems/api_model.hpp"
#include "sim/world/systems/effects.hpp"
#include "sim/world/world.hpp"
#include "tests/catch.hpp"
#include "tests/core/zones.hpp"

using namespace handoff;
using core::milliseconds;
using core::ReplyStatus;
using core::seconds;
using core::Time;

namespace {

sim::Api constant_api(double latency_s) {
  sim::Api api;
  api.latency = sim::Distribution::constant(latency_s);
  return api;
}

std::map<ReplyStatus, int> fates(sim::Api api, int calls) {
  sim::ApiModel model(api);
  std::map<ReplyStatus, int> count;
  for (int n = 0; n < calls; ++n) {
    const Time now = Time{} + seconds(n);
    ++count[model.call(now, seconds(10), sim::Stream(static_cast<std::uint64_t>(n) * 977)).status];
  }
  return count;
}

const core::PipelineConfig kConfig = core::default_config();

core::Request request(bool keyed) {
  core::Request it;
  it.keyed = keyed;
  return it;
}

}  // namespace

TEST_CASE("an API that never fails answers after its latency", "[sim][world]") {
  sim::Api api = constant_api(0.2);
  sim::ApiModel model(api);
  const sim::CallFate fate = model.call(Time{}, seconds(10), sim::Stream(1));
  CHECK(fate.status == ReplyStatus::ok);
  CHECK(fate.after == milliseconds(200));
  CHECK(fate.applied);
}

TEST_CASE("an answer slower than the client's patience is a timeout that took effect",
          "[sim][world]") {
  sim::Api api = constant_api(12);
  sim::ApiModel model(api);
  const sim::CallFate fate = model.call(Time{}, seconds(10), sim::Stream(1));
  CHECK(fate.status == ReplyStatus::timed_out);
  CHECK(fate.after == seconds(10));
  CHECK(fate.applied);
  CHECK(fate.effect == seconds(12));
}

TEST_CASE("a lost answer's effect comes while the client still waits", "[sim][world]") {
  sim::Api api = constant_api(0.2);
  api.timeout_rate = 1;
  api.timeout_applied = 1;
  sim::ApiModel model(api);
  const sim::CallFate fate = model.call(Time{}, seconds(10), sim::Stream(1));
  CHECK(fate.status == ReplyStatus::timed_out);
  CHECK(fate.after == seconds(10));
  CHECK(fate.effect == milliseconds(200));
}

TEST_CASE("failures come at their rates", "[sim][world]") {
  sim::Api api = constant_api(0.1);
  api.server_error_rate = 0.1;
  api.timeout_rate = 0.05;
  const int calls = 40'000;
  auto count = fates(api, calls);
  // Four standard errors of a binomial share: 4 sqrt(p (1 - p) / n).
  CHECK(count[ReplyStatus::server_error] / double(calls) == Approx(0.1).margin(0.006));
  CHECK(count[ReplyStatus::timed_out] / double(calls) == Approx(0.05).margin(0.0044));
  CHECK(count[ReplyStatus::throttled] == 0);
}

TEST_CASE("over its limit an API answers 429 with Retry-After and does nothing", "[sim][world]") {
  sim::Api api = constant_api(0.1);
  api.retry_after = seconds(3);
  api.limits = {{sim::LimitKind::rolling_window, 100, seconds(10)},
                {sim::LimitKind::rolling_window, 2, seconds(1)}};
  sim::ApiModel model(api);
  for (int n = 0; n < 2; ++n)
    CHECK(model.call(Time{}, seconds(10), sim::Stream(1)).status == ReplyStatus::ok);
  const sim::CallFate fate = model.call(Time{}, seconds(10), sim::Stream(1));
  CHECK(fate.status == ReplyStatus::throttled);
  CHECK(fate.retry_after == seconds(3));
  CHECK_FALSE(fate.applied);
  CHECK(model.call(Time{} + seconds(1), seconds(10), sim::Stream(1)).status == ReplyStatus::ok);
}

TEST_CASE("with a key an effect happens once, without one it is repeated and counted",
          "[sim][world]") {
  for (const bool keyed : {true, false}) {
    sim::CustomerState state;
    sim::Breaches breaches;
    std::vector<core::ZoneClock> clocks = core::clocks_of(kConfig.zones);
    sim::Effects effects(state, kConfig, clocks, Time{}, breaches);
    for (int n = 0; n < 3; ++n) {
      effects.send(request(keyed), core::AssignOwner{{1}, {2}, 0, 1});
      effects.send(request(keyed), core::StartOnboarding{});
      effects.send(request(keyed), core::Disenroll{});
    }
    CHECK(breaches.duplicate_effects.count == (keyed ? 0u : 4u));
    CHECK(state.owner.happened);
    CHECK(state.onboarding.happened);
    CHECK_FALSE(state.enrolled);
  }
}

// A request that timed out may take effect after a later one, under another key.
TEST_CASE("receivers remember the key before the last one", "[sim][world]") {
  sim::CustomerState state;
  sim::Breaches breaches;
  std::vector<core::ZoneClock> clocks = core::clocks_of(kConfig.zones);
  sim::Effects effects(state, kConfig, clocks, Time{}, breaches);
  core::Request first = request(true), second = request(true);
  first.tier_key = 1;
  second.tier_key = 2;
  effects.send(first, core::AssignOwner{{1}, {2}, 0, 1});
  effects.send(second, core::AssignOwner{{1}, {3}, 0, 2});
  effects.send(first, core::AssignOwner{{1}, {2}, 0, 1});
  CHECK(state.owner.tier == 2);
  CHECK(breaches.duplicate_effects.count == 0);
}

TEST_CASE("an assignment under another key is not a repetition", "[sim][world]") {
  sim::CustomerState state;
  sim::Breaches breaches;
  std::vector<core::ZoneClock> clocks = core::clocks_of(kConfig.zones);
  sim::Effects effects(state, kConfig, clocks, Time{}, breaches);
  core::Request first = request(false);
  core::Request second = request(false);
  first.tier_key = 1;
  second.tier_key = 2;
  effects.send(first, core::AssignOwner{{1}, {2}, 0, 1});
  effects.send(second, core::AssignOwner{{1}, {3}, 0, 2});
  CHECK(breaches.duplicate_effects.count == 0);
}

TEST_CASE("the CRM keeps the newest facts and never moves a stage back", "[sim][world]") {
  using core::LifecycleStage;
  sim::CustomerState state;
  sim::Breaches breaches;
  std::vector<core::ZoneClock> clocks = core::clocks_of(kConfig.zones);
  sim::Effects effects(state, kConfig, clocks, Time{}, breaches);
  core::UpdateContact update;
  update.stage = LifecycleStage::customer;
  update.subscribed.mrr = core::dollars(900);
  update.as_of = Time{} + seconds(10);
  effects.send(request(true), update);
  update.stage = LifecycleStage::trial;
  update.subscribed.mrr = core::dollars(1);
  update.as_of = Time{} + seconds(5);
  effects.send(request(true), update);
  CHECK(state.stage == LifecycleStage::customer);
  CHECK(breaches.stage_backward.count == 1);
  CHECK(state.subscribed.mrr == core::dollars(900));
}

TEST_CASE("what a request changes is changed when the system is done, answered or not",
          "[sim][world]") {
  sim::Scenario scenario = sim::worked_example();
  scenario.apis.crm = constant_api(12);
  sim::Customer customer;
  customer.signed_up = customer.converted = scenario.start;
  sim::World world(scenario);
  const std::vector<sim::Customer> customers{customer};
  world.start(sim::StreamKey::of(1, 0), customers);
  core::Request write;
  write.subscription = sim::subscription_of(customer);
  write.ticket.operation = core::Operation::update_contact;
  write.timeout = seconds(10);
  core::UpdateContact update;
  update.stage = core::LifecycleStage::customer;
  write.body = update;
  const sim::World::Scheduled sent = world.send(write, scenario.start);
  CHECK(sent.at == scenario.start + seconds(10));
  CHECK(sent.effect == scenario.start + seconds(12));
  CHECK(world.complete(sent.call, sent.at).status == ReplyStatus::timed_out);
  CHECK_FALSE(world.took_effect(sent.call));
  CHECK(world.states()[0].entered == core::kNever);
  world.take_effect(sent.call, sent.effect);
  CHECK(world.states()[0].entered == sent.effect);
}

// The search of reconciliation: a write is found once the CRM's index has it.
TEST_CASE("the CRM's search finds a write after its delay and not before", "[sim][world]") {
  const sim::Scenario scenario = sim::worked_example();
  sim::Customer customer;
  customer.signed_up = scenario.start;
  customer.converted = scenario.start + core::hours(1);
  sim::World world(scenario);
  const std::vector<sim::Customer> customers{customer};
  world.start(sim::StreamKey::of(1, 0), customers);
  core::Request write;
  write.subscription = sim::subscription_of(customer);
  write.ticket.operation = core::Operation::update_contact;
  write.timeout = seconds(60);
  core::UpdateContact update;
  update.stage = core::LifecycleStage::customer;
  write.body = update;
  const sim::World::Scheduled sent = world.send(write, customer.converted);
  REQUIRE(world.complete(sent.call, sent.at).status == ReplyStatus::ok);
  const auto found = [&](core::Duration after) {
    core::Request search;
    search.ticket.operation = core::Operation::list_contacts;
    search.timeout = seconds(60);
    search.body = core::ListContacts{scenario.start, scenario.start + core::days(1)};
    const sim::World::Scheduled asked = world.send(search, sent.at);
    const core::Reply reply = world.complete(asked.call, sent.at + after);
    REQUIRE(reply.status == ReplyStatus::ok);
    return std::get<core::ContactsListed>(reply.body).facts.size();
  };
  CHECK(found(scenario.apis.crm_search_delay - seconds(1)) == 0);
  CHECK(found(scenario.apis.crm_search_delay) == 1);
}

TEST_CASE("a call at night is a breach, one in both sides' hours is not", "[sim][world]") {
  using core::testing::utc;
  const auto breaches_of = [](Time call_at) {
    sim::CustomerState state;
    sim::Breaches breaches;
    std::vector<core::ZoneClock> clocks = core::clocks_of(kConfig.zones);
    sim::Effects effects(state, kConfig, clocks, utc(2026, 3, 3, 4, 0), breaches);
    core::StartOnboarding body;
    body.pool = 1;
    body.zone = 0;  // New York, as the team
    body.call_at = call_at;
    effects.send(request(true), body);
    return breaches.quiet_calls.count;
  };
  CHECK(breaches_of(utc(2026, 3, 3, 12, 0)) == 1);  // 7 AM
  CHECK(breaches_of(utc(2026, 3, 3, 14, 0)) == 0);  // 9 AM
  CHECK(breaches_of(core::kNever) == 0);
}

TEST_CASE("a respelled payment address matches after normalisation, others do not",
          "[sim][world]") {
  sim::Customer customer;
  customer.trial = 17;
  const core::IdentityPolicy policy;
  customer.email = sim::EmailKind::respelled;
  CHECK(sim::payment_email(customer, policy) == sim::primary_email(customer, policy));
  CHECK(sim::payment_email(customer, {.strip_plus_tag = false}) !=
        sim::primary_email(customer, policy));
  customer.email = sim::EmailKind::secondary;
  CHECK(sim::payment_email(customer, policy) == sim::secondary_email(customer, policy));
  CHECK(sim::payment_email(customer, policy) != sim::primary_email(customer, policy));
  customer.email = sim::EmailKind::unknown;
  CHECK(sim::payment_email(customer, policy) != sim::primary_email(customer, policy));
  CHECK(sim::payment_email(customer, policy) != sim::secondary_email(customer, policy));
}

TEST_CASE("a cohort has the scenario's means", "[sim][cohort]") {
  sim::Scenario scenario = sim::worked_example();
  scenario.opening = sim::Opening::launch;
  scenario.cohort.trials = 100'000;
  scenario.cohort.open_deal = 0.3;
  scenario.cohort.email_secondary = 0.1;
  sim::CohortGenerator generator(scenario);
  std::vector<sim::Customer> customers;
  generator.generate(sim::StreamKey::of(5, 0), customers);
  const double n = static_cast<double>(customers.size());
  CHECK(n / 100'000 == Approx(0.18).margin(0.005));  // four standard errors

  double mrr = 0, logins = 0, growth = 0, deals = 0, secondary = 0;
  for (const sim::Customer& it : customers) {
    mrr += it.subscribed.mrr.units();
    logins += it.usage.logins;
    growth += it.tier == 1 ? 1 : 0;
    deals += it.open_deal ? 1 : 0;
    secondary += it.email == sim::EmailKind::secondary ? 1 : 0;
    CHECK(it.converted >= it.signed_up);
    CHECK(it.converted <= it.signed_up + core::days(14));
    CHECK(it.signed_up >= scenario.start - core::hours(14));
    CHECK(it.signed_up < scenario.start + core::days(28) + core::hours(12));
  }
  // Standard deviation of one MRR: prices (99, 300, 400, 1500, 5500) under weights / 90 give about
  // 387.
  CHECK(mrr / n == Approx(350).margin(4 * 387 / std::sqrt(n)));
  CHECK(growth / n == Approx(78.0 / 90).margin(0.0102));
  // Negative binomial, mean 14.3, shape 2: variance 14.3 + 14.3^2 / 2 = 116.5.
  CHECK(logins / n == Approx(14.3).margin(4 * 10.8 / std::sqrt(n)));
  CHECK(deals / n == Approx(0.3).margin(0.0137));
  CHECK(secondary / n == Approx(0.1).margin(0.009));
}

TEST_CASE("raising the conversion rate only adds customers, and changes none", "[sim][cohort]") {
  sim::Scenario low = sim::worked_example();
  sim::Scenario high = low;
  high.cohort.conversion_rate = 0.3;
  std::vector<sim::Customer> few, many;
  sim::CohortGenerator low_generator(low), high_generator(high);
  low_generator.generate(sim::StreamKey::of(1, 3), few);
  high_generator.generate(sim::StreamKey::of(1, 3), many);
  REQUIRE(many.size() > few.size());
  std::map<std::uint32_t, sim::Customer> by_trial;
  for (const sim::Customer& it : many) by_trial.emplace(it.trial, it);
  for (const sim::Customer& it : few) {
    REQUIRE(by_trial.count(it.trial) == 1);
    const sim::Customer& same = by_trial.at(it.trial);
    CHECK(same.converted == it.converted);
    CHECK(same.subscribed == it.subscribed);
    CHECK(same.usage == it.usage);
  }
}
