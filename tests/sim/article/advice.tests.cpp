// Verdicts on rules, and the article's rules at numbers on both sides of their thresholds.
#include "sim/article/advice.hpp"

#include <set>
#include <string>

#include "sim/article/rules.hpp"
#include "tests/catch.hpp"

using namespace handoff;
using sim::Advice;
using sim::Metric;
using sim::ReplicationStore;
using sim::Rule;
using sim::RuleVerdict;

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

TEST_CASE("a difference confirms a rule when its interval leaves out zero", "[advice]") {
  const auto verdict = [](double low, double high, bool expected) {
    return sim::verdict_of(sim::PairedDifference{(low + high) / 2, {low, high}, 1, 10}, expected);
  };
  CHECK(verdict(1, 2, true) == RuleVerdict::confirmed);
  CHECK(verdict(1, 2, false) == RuleVerdict::contradicted);
  CHECK(verdict(-2, -1, true) == RuleVerdict::contradicted);
  CHECK(verdict(-2, -1, false) == RuleVerdict::confirmed);
  CHECK(verdict(0, 0, true) == RuleVerdict::contradicted);  // nothing changes at all
  CHECK(verdict(-1, 1, true) == RuleVerdict::unclear);
  CHECK(verdict(-1, 1, false) == RuleVerdict::unclear);
}

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
  CHECK(outcomes[0].verdict == RuleVerdict::confirmed);
  CHECK(outcomes[1].verdict == RuleVerdict::contradicted);
  CHECK(outcomes[0].first.mean == 0);
  CHECK(outcomes[0].difference.mean == outcomes[0].second.mean);
  CHECK(outcomes[2].verdict == RuleVerdict::confirmed);
  CHECK(outcomes[3].verdict == RuleVerdict::contradicted);
  CHECK(outcomes[4].verdict == RuleVerdict::assumption);
  // Two systems, however many rules are about them.
  CHECK(store.spent() == Approx(2 * 20 * sim::work_of(small())));
}

TEST_CASE("a rule about nobody has no verdict", "[advice]") {
  ReplicationStore store;
  Rule rule = more_redeliveries(true);
  rule.objective = sim::total_of(Metric::unassigned_h, false);
  for (sim::Alternative& system : rule.systems) system.scenario.cohort.conversion_rate = 0;
  Advice advice(store, {rule}, 3);
  answer(advice, store);
  CHECK(advice.outcomes()[0].verdict == RuleVerdict::not_applicable);
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
