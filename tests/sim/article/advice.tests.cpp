// Verdicts on rules, and the article's rules at numbers on both sides of their thresholds.
#include "sim/article/advice.hpp"

#include <set>
#include <string>

#include "sim/article/rules.hpp"
#include "tests/catch.hpp"

using namespace handoff;
using sim::Advice;
using sim::Finding;
using sim::Metric;
using sim::ReplicationStore;
using sim::Rule;

namespace {

sim::Scenario small() {
  sim::Scenario scenario = sim::worked_example();
  scenario.cohort.trials = 100;
  return scenario;
}

// Every delivery comes twice in the second system, and in none of the first.
Rule more_redeliveries(bool expected) {
  Rule rule;
  rule.id = "redeliveries";
  rule.expected = expected;
  rule.objective = sim::total_of(Metric::duplicates_received, false);
  rule.systems = {{"never", small()}, {"always", small()}};
  rule.systems[1].scenario.payments.duplicate_share = 1;
  return rule;
}

Rule at_most_duplicates(double limit, bool expected) {
  Rule rule;
  rule.expected = expected;
  rule.target = {
      "", {{Metric::duplicates_received, sim::Statistic::mean, -1}, sim::Bound::at_most, limit}};
  rule.systems = {{"never", small()}};
  return rule;
}

const Rule* find(const std::vector<Rule>& rules, std::string_view id) {
  for (const Rule& rule : rules) {
    if (rule.id == id) return &rule;
  }
  return nullptr;
}

}  // namespace

TEST_CASE("advice answers each rule from its own systems", "[advice]") {
  ReplicationStore store;
  Rule given;
  given.id = "given";
  Advice advice(store,
                {more_redeliveries(true), more_redeliveries(false), at_most_duplicates(0, true),
                 at_most_duplicates(0, false), given},
                20);
  answer(advice, store);
  const auto& outcomes = advice.outcomes();
  REQUIRE(outcomes.size() == 5);
  CHECK(outcomes[0].finding == Finding::holds);
  CHECK(outcomes[1].finding == Finding::contradicted);
  CHECK(outcomes[0].first.mean == 0);
  CHECK(outcomes[0].difference.mean == outcomes[0].second.mean);
  CHECK(outcomes[2].finding == Finding::holds);
  CHECK(outcomes[3].finding == Finding::contradicted);
  CHECK(outcomes[4].finding == Finding::assumption);
  // Two systems, however many rules are about them.
  CHECK(store.spent() == Approx(2 * 20 * sim::work_of(small())));
}

// One target of redeliveries for the months of a rule.
sim::Target redeliveries(sim::Bound bound, double limit) {
  return {"", {{Metric::duplicates_received, sim::Statistic::mean, -1}, bound, limit}};
}

sim::Target lag(sim::Statistic statistic, double limit) {
  return {"", {{Metric::crm_lag_s, statistic, -1}, sim::Bound::at_most, limit}};
}

sim::RuleOutcome outcome_of(const Rule& rule, int replications, int seeds = 1) {
  ReplicationStore store;
  Advice advice(store, {rule}, replications, seeds);
  answer(advice, store);
  return advice.outcomes().front();
}

TEST_CASE("months are shared out over seeds, and each seed says its own", "[advice]") {
  ReplicationStore store;
  Advice advice(store, {more_redeliveries(true), at_most_duplicates(0, true)}, 19, 2);
  answer(advice, store);
  CHECK(advice.replications() == 20);
  CHECK(store.spent() == Approx(2 * 20 * sim::work_of(small())));
  for (const sim::RuleOutcome& outcome : advice.outcomes()) {
    CHECK(outcome.finding == Finding::holds);
    CHECK(outcome.seeds == 2);
    CHECK(outcome.seeds_agreeing == 2);
  }
  CHECK(advice.outcomes()[0].difference.count == 20);
  CHECK(outcome_of(more_redeliveries(false), 20, 2).seeds_agreeing == 0);
}

TEST_CASE("each of them is disproved by the largest value, and 99% of them is a weaker reading",
          "[advice]") {
  constexpr double kAYear = 365 * 86'400.0;
  Rule rule;
  rule.systems = {{"as it is", small()}};
  rule.target = lag(sim::Statistic::max, 0);
  rule.weaker = sim::Reading{"99% of them", lag(sim::Statistic::p99, kAYear)};
  sim::RuleOutcome outcome = outcome_of(rule, 100, 5);
  CHECK(outcome.strict == Finding::contradicted);
  CHECK(outcome.finding == Finding::weaker);
  CHECK(outcome.standing.value > 0);
  CHECK(outcome.seeds == 5);
  CHECK(outcome.seeds_agreeing == 0);

  rule.weaker->target = lag(sim::Statistic::p99, 0);
  CHECK(outcome_of(rule, 100, 5).finding == Finding::contradicted);

  rule.weaker.reset();
  rule.target = lag(sim::Statistic::max, kAYear);
  CHECK(outcome_of(rule, 100).finding == Finding::holds);  // some 1,800 customers
  CHECK(outcome_of(rule, 2).finding == Finding::unclear);  // of some 36 nothing rare is known
}

TEST_CASE("a sentence of two parts holds where both do", "[advice]") {
  Rule rule = at_most_duplicates(0, true);
  rule.also = redeliveries(sim::Bound::at_least, 1);
  const sim::RuleOutcome outcome = outcome_of(rule, 20);
  CHECK(outcome.standing.judgement == sim::Judgement::met);
  CHECK(outcome.also.judgement == sim::Judgement::missed);
  CHECK(outcome.finding == Finding::contradicted);
  CHECK(outcome.seeds_agreeing == 0);
}

TEST_CASE("a weaker reading may be about another system", "[advice]") {
  Rule rule = at_most_duplicates(0, true);
  const Rule both = more_redeliveries(true);
  rule.systems = {both.systems[1]};  // everything comes twice
  rule.weaker =
      sim::Reading{"where nothing does", redeliveries(sim::Bound::at_most, 0), both.systems[0]};
  const sim::RuleOutcome outcome = outcome_of(rule, 20);
  CHECK(outcome.strict == Finding::contradicted);
  CHECK(outcome.finding == Finding::weaker);
}

// What its comment calls even inflow and a launch: neither breaks five hundred trials.
TEST_CASE("that Zapier breaks is asked of both readings at the article's own volume", "[advice]") {
  sim::Scenario zap = sim::worked_example();
  zap.pipeline.trigger = {core::Trigger::poll, core::minutes(15), 100};
  const std::vector<sim::Alternative> tools{{"zapier_basic", zap}};
  const auto rules = sim::article_rules(sim::worked_example(), tools);
  const Rule* rule = find(rules, "zap_breaks_on_volume");
  REQUIRE(rule);
  REQUIRE(rule->weaker);
  REQUIRE(rule->weaker->system);
  CHECK(rule->systems[0].scenario.cohort.campaigns.empty());
  REQUIRE(rule->weaker->system->scenario.cohort.campaigns.size() == 1);
  CHECK(rule->weaker->system->scenario.cohort.campaigns[0].share == 0.2);
  CHECK(rule->weaker->system->scenario.cohort.trials == zap.cohort.trials);
}

TEST_CASE("a rule about nobody has no finding", "[advice]") {
  ReplicationStore store;
  Rule rule = more_redeliveries(true);
  rule.objective = sim::total_of(Metric::unassigned_h, false);
  for (sim::Alternative& system : rule.systems) system.scenario.cohort.conversion_rate = 0;
  Advice advice(store, {rule}, 3);
  answer(advice, store);
  CHECK(advice.outcomes()[0].finding == Finding::not_applicable);
}

TEST_CASE("rules with a threshold say the opposite on its other side", "[advice]") {
  const std::vector<sim::Alternative> tools{{"zapier_basic", small()},
                                            {"full_orchestration", small()}};
  sim::Scenario scenario = sim::worked_example();
  scenario.days = 28;
  scenario.cohort.conversion_rate = 0.1;
  const auto expected = [&](int trials, std::string_view id) {
    scenario.cohort.trials = trials;
    const auto rules = sim::article_rules(scenario, tools);
    const Rule* rule = find(rules, id);
    REQUIRE(rule);
    return rule->expected;
  };
  CHECK_FALSE(expected(490, "simple_zap"));  // 49 a month: orchestration is not worth more
  CHECK(expected(500, "simple_zap"));
  CHECK(expected(499, "zap_breaks_on_volume"));  // still keeps its lag
  CHECK_FALSE(expected(500, "zap_breaks_on_volume"));
  CHECK(expected(56'000, "reconcile_every_four_hours"));  // 200 a day
  CHECK_FALSE(expected(57'000, "reconcile_every_four_hours"));
}

TEST_CASE("every rule has its words, and a tool that is not there is left out", "[advice]") {
  const auto rules = sim::article_rules(sim::worked_example(), {});
  std::set<std::string> ids;
  for (const Rule& rule : rules) {
    INFO(rule.id);
    CHECK(ids.insert(rule.id).second);
    CHECK_FALSE(rule.text.empty());
    CHECK_FALSE(rule.where.empty());
    CHECK_FALSE(rule.here.empty());
    CHECK(rule.systems.size() <= 2);
    CHECK(rule.target.has_value() == (rule.systems.size() == 1));
    CHECK((rule.target || !(rule.also || rule.weaker)));
    if (rule.weaker) CHECK_FALSE(rule.weaker->words.empty());
    CHECK(rule.measure.empty() == rule.systems.empty());
  }
  CHECK(rules.size() >= 20);
  CHECK(find(rules, "simple_zap") == nullptr);
  CHECK(find(rules, "quiet_hours") != nullptr);
}

TEST_CASE("faults that a scenario has are kept, and others are added", "[advice]") {
  sim::Scenario scenario = sim::worked_example();
  scenario.payments.duplicate_share = 0.3;
  const auto rules = sim::article_rules(scenario, {});
  const Rule* idempotency = find(rules, "idempotency");
  REQUIRE(idempotency);
  CHECK(idempotency->systems[0].scenario.payments.duplicate_share == 0.3);
  CHECK_FALSE(idempotency->systems[1].scenario.pipeline.dedupe.enabled);
  const Rule* reconcile = find(rules, "reconcile_at_all");
  REQUIRE(reconcile);
  CHECK(reconcile->systems[0].scenario.payments.lost_share == 0.02);
}
