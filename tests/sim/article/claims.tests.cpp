// Claims judged on planted results: the tests' words, the classes, the findings and the counting.
#include "sim/article/claims.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "sim/article/article_errors.hpp"
#include "sim/article/rules.hpp"
#include "tests/catch.hpp"

using namespace handoff;
using sim::Basis;
using sim::Claim;
using sim::ClaimResult;
using sim::Finding;
using sim::Interval;
using sim::Metric;
using sim::StudyId;

namespace {

std::vector<sim::Results> nothing_seen() {
  std::vector<sim::Results> studies(sim::kStudies);
  for (sim::Results& study : studies) {
    study.metrics.resize(sim::kMetricCount);
    study.by_tier.resize(4);
    for (sim::TierResults& tier : study.by_tier) tier.metrics.resize(sim::kMetricCount);
  }
  return studies;
}

// Results that were never simulated, and no rules.
struct Planted {
  sim::ReplicationStore store;
  sim::Advice no_rules{store, {}, 1};
  sim::ClaimEvidence evidence{nothing_seen(), {}, &no_rules};

  // Each figure of the metric: mean and percentiles alike.
  static void set(std::vector<sim::Results>& studies, StudyId study, Metric metric, double value,
                  Interval interval, std::uint64_t n = 1'000) {
    sim::Estimate& it = studies[static_cast<std::size_t>(study)].metrics[sim::index(metric)];
    it.n = n;
    it.mean = it.p50 = it.p95 = it.p99 = it.max = value;
    it.ci95_low = interval.low;
    it.ci95_high = interval.high;
    it.p50_ci95 = it.p95_ci95 = it.p99_ci95 = interval;
    it.has_percentiles = true;
  }
  void see(StudyId study, Metric metric, double value, Interval interval, std::uint64_t n = 1'000) {
    set(evidence.together, study, metric, value, interval, n);
  }
  // By one seed alone.
  void one_seed(StudyId study, Metric metric, double value) {
    evidence.by_seed.push_back(nothing_seen());
    set(evidence.by_seed.back(), study, metric, value, {value, value});
  }

  ClaimResult judged(std::string_view id) const {
    for (ClaimResult& row : sim::judge_claims(evidence)) {
      if (row.claim->id == id) return row;
    }
    FAIL("there is no claim " << id);
    return {};
  }
};

const Claim& claim_of(std::string_view id) {
  for (const Claim& claim : sim::claims()) {
    if (claim.id == id) return claim;
  }
  FAIL("there is no claim " << id);
  return sim::claims().front();
}

std::vector<sim::Rule> all_rules() {
  std::vector<sim::Alternative> tools;
  for (const sim::ToolInfo& tool : sim::kTools)
    tools.push_back({std::string(tool.name), sim::worked_example()});
  return sim::article_rules(sim::worked_example(), tools);
}

}  // namespace

// 3.7 days over 2 h and a few minutes is not 22 times, but at least that; over 4 h it is.
TEST_CASE("22 times is not 45 times, though that is at least as much", "[claims]") {
  Planted it;
  it.see(StudyId::usual_faults_unchecked, Metric::detection_h, 88.8, {85, 92.6});
  it.see(StudyId::usual_faults, Metric::detection_h, 1.98, {1.9, 2.06});
  const ClaimResult row = it.judged("detection.ratio");
  CHECK(row.value == Approx(88.8 / 1.98));
  CHECK(row.strict == Finding::contradicted);
  CHECK(row.finding == Finding::weaker);
  CHECK(row.weaker == "at least 22 x");

  it.see(StudyId::usual_faults_unchecked, Metric::detection_h, 88.0, {87.8, 88.2});
  it.see(StudyId::usual_faults, Metric::detection_h, 4.0, {3.99, 4.01});
  CHECK(it.judged("detection.ratio").finding == Finding::holds);

  it.see(StudyId::usual_faults, Metric::detection_h, 40, {39, 41});
  CHECK(it.judged("detection.ratio").finding == Finding::contradicted);
}

// Both of its errors count: +/- 10% of each is about +/- 14% of their quotient.
TEST_CASE("a ratio has the errors of both its sides", "[claims]") {
  Planted it;
  it.see(StudyId::usual_faults_unchecked, Metric::detection_h, 100, {90, 110});
  it.see(StudyId::usual_faults, Metric::detection_h, 2, {1.8, 2.2});
  const ClaimResult row = it.judged("detection.ratio");
  CHECK(row.interval.low < 45);   // 90 / 2
  CHECK(row.interval.high > 55);  // 110 / 2
  CHECK(row.interval.low > 40.9);
  CHECK(row.interval.high < 61.2);
}

TEST_CASE("what is better than said does not hold as said", "[claims]") {
  Planted it;
  it.see(StudyId::workato_tray, Metric::missend_rate, 0.0045, {0.004, 0.005});
  it.see(StudyId::workato_tray, Metric::churn_90d_pct, 10.6, {10.55, 10.65});
  CHECK(it.judged("ipaas.missend").value == Approx(0.45));
  for (const char* id : {"ipaas.missend", "ipaas.churn"}) {
    INFO(id);
    CHECK(it.judged(id).strict == Finding::contradicted);
    CHECK(it.judged(id).finding == Finding::weaker);
  }
  it.see(StudyId::workato_tray, Metric::missend_rate, 0.05, {0.04, 0.06});
  it.see(StudyId::workato_tray, Metric::churn_90d_pct, 12, {11.5, 12.5});
  CHECK(it.judged("ipaas.missend").finding == Finding::holds);
  CHECK(it.judged("ipaas.churn").finding == Finding::holds);
  it.see(StudyId::workato_tray, Metric::missend_rate, 0.1, {0.09, 0.11});
  CHECK(it.judged("ipaas.missend").finding == Finding::contradicted);
}

TEST_CASE("an interval that leaves the range is not clear, wherever the estimate lies",
          "[claims]") {
  Planted it;
  it.see(StudyId::manual, Metric::crm_lag_s, 12 * 3600.0, {5 * 3600.0, 14 * 3600.0});
  CHECK(it.judged("manual.crm_lag").finding == Finding::unclear);
  it.see(StudyId::manual, Metric::crm_lag_s, 12 * 3600.0, {11 * 3600.0, 13 * 3600.0});
  CHECK(it.judged("manual.crm_lag").finding == Finding::holds);
  it.see(StudyId::manual, Metric::crm_lag_s, 0, {0, 0}, 0);
  CHECK(it.judged("manual.crm_lag").finding == Finding::not_applicable);
}

TEST_CASE("beside a claim stands in how many seeds it holds in its own words", "[claims]") {
  Planted it;
  it.see(StudyId::manual, Metric::crm_lag_s, 12 * 3600.0, {11 * 3600.0, 13 * 3600.0});
  for (const double hours : {5.0, 7.0, 17.0, 19.0, 12.0})
    it.one_seed(StudyId::manual, Metric::crm_lag_s, hours * 3600);
  const ClaimResult row = it.judged("manual.crm_lag");
  CHECK(row.seeds == 5);
  CHECK(row.seeds_agreeing == 3);
}

TEST_CASE("all redeliveries are all of them", "[claims]") {
  Planted it;
  it.see(StudyId::duplicates, Metric::duplicates_received, 36, {35, 37}, 400);
  it.see(StudyId::duplicates, Metric::duplicates_suppressed, 36, {35, 37}, 400);
  CHECK(it.judged("duplicates.suppressed").finding == Finding::holds);
  it.see(StudyId::duplicates, Metric::duplicates_suppressed, 35.9, {35, 37}, 400);
  CHECK(it.judged("duplicates.suppressed").finding == Finding::contradicted);
  it.see(StudyId::duplicates, Metric::duplicate_effects, 0, {0, 0.01}, 19);
  CHECK(it.judged("duplicates.effects").finding == Finding::unclear);  // too few months
}

TEST_CASE("what cannot fail is not judged, whatever is simulated", "[claims]") {
  Planted it;
  it.see(StudyId::full_orchestration, Metric::conversions, 1, {1, 1});
  it.see(StudyId::full_orchestration, Metric::expansion_pct, -50, {-51, -49});
  CHECK(it.judged("example.conversions").finding == Finding::assumption);
  const auto rows = sim::judge_claims(it.evidence);
  int counted = 0, put_in = 0;
  for (const ClaimResult& row : rows) {
    const bool cannot_fail = row.claim->basis == Basis::cannot_fail;
    put_in += cannot_fail ? 1 : 0;
    if (cannot_fail) CHECK(row.finding != Finding::holds);
  }
  for (const Basis basis : {Basis::prediction, Basis::calibrated, Basis::follows})
    counted += sim::count_of(rows, basis).all();
  CHECK(sim::count_of(rows, Basis::cannot_fail).all() == put_in);
  CHECK(counted + put_in == static_cast<int>(rows.size()));
}

TEST_CASE("claims are counted by what came of them", "[claims]") {
  std::vector<ClaimResult> rows(6);
  const Finding findings[] = {Finding::holds,   Finding::holds,        Finding::weaker,
                              Finding::unclear, Finding::contradicted, Finding::not_applicable};
  for (std::size_t at = 0; at < rows.size(); ++at) {
    rows[at].claim = &claim_of("full.crm_lag");
    rows[at].finding = findings[at];
  }
  const sim::ClaimCounts counts = sim::count_of(rows, Basis::prediction);
  CHECK(counts.holds == 2);
  CHECK(counts.weaker == 1);
  CHECK(counts.unclear == 1);
  CHECK(counts.contradicted == 1);
  CHECK(counts.nobody == 1);
  CHECK(counts.all() == 6);
  CHECK(sim::count_of(rows, Basis::follows).all() == 0);
}

// By what an independent reading of each row found.
TEST_CASE("what follows from an input, or was put in, is not called a prediction", "[claims]") {
  const std::map<Basis, std::vector<std::string_view>> audit{
      {Basis::prediction,
       {"ipaas.crm_lag", "ipaas.missend", "full.crm_lag", "example.updated", "enterprise.by_rules",
        "duplicates.suppressed", "duplicates.effects", "addresses.lost", "deals.told",
        "changes.routed", "changes.mrr", "night.calls", "zapier.volume", "example.processing"}},
      {Basis::calibrated,
       {"manual.crm_lag", "manual.missend", "zapier.missend", "cdp.missend", "full.missend",
        "first_touch.with", "first_touch.without", "enterprise.by_hand"}},
      {Basis::follows,
       {"zapier.crm_lag", "cdp.crm_lag", "detection.with", "detection.ratio", "ipaas.churn",
        "deals.checked"}},
      {Basis::cannot_fail,
       {"manual.expansion", "zapier.expansion", "cdp.expansion", "ipaas.expansion",
        "full.expansion", "manual.churn", "zapier.churn", "cdp.churn", "full.churn",
        "example.conversions", "example.mrr", "example.growth", "detection.without"}}};
  for (const auto& [basis, ids] : audit) {
    for (const std::string_view id : ids) {
      INFO(id);
      CHECK(claim_of(id).basis == basis);
    }
  }
}

TEST_CASE("every claim has the article's words, a test and a name of its own", "[claims]") {
  std::set<std::string_view> names;
  for (const Claim& claim : sim::claims()) {
    INFO(claim.id);
    CHECK(names.insert(claim.id).second);
    CHECK_FALSE(claim.quote.empty());
    CHECK_FALSE(claim.test.empty());
    CHECK_FALSE(claim.article.empty());
    CHECK(claim.said.low <= claim.said.high);
    CHECK((claim.basis == Basis::prediction) == claim.inputs.empty());
    CHECK((claim.quantity || !claim.rule.empty()));
  }
}

TEST_CASE("a range that is shown is the range that is tested", "[claims]") {
  CHECK(claim_of("ipaas.missend").article.ends_with("2-8%"));
  CHECK(claim_of("ipaas.missend").said.low == 2);
  CHECK(claim_of("ipaas.missend").said.high == 8);
  CHECK(claim_of("ipaas.churn").article.ends_with("11-14%"));
  CHECK(claim_of("ipaas.churn").said.low == 11);
  CHECK(claim_of("ipaas.churn").said.high == 14);
  CHECK(claim_of("detection.ratio").said.contains(22));
  CHECK(claim_of("detection.ratio").said.half_width() <= 0.5);
}

TEST_CASE("every rule of thumb judges a claim, and every claim that names one finds it",
          "[claims]") {
  const std::vector<sim::Rule> rules = all_rules();
  std::set<std::string_view> ids, named;
  for (const sim::Rule& rule : rules) ids.insert(rule.id);
  for (const Claim& claim : sim::claims()) {
    if (!claim.rule.empty()) named.insert(claim.rule);
  }
  CHECK(ids == named);
}

TEST_CASE("an assumption of advice is put in, and counts for nothing", "[claims]") {
  const std::vector<sim::Rule> rules = all_rules();
  for (const Claim& claim : sim::claims()) {
    for (const sim::Rule& rule : rules) {
      if (rule.id != claim.rule || !rule.systems.empty()) continue;
      INFO(claim.id);
      CHECK(claim.basis == Basis::cannot_fail);
    }
  }
}

TEST_CASE("what the article gets wrong stands with how it was found", "[claims]") {
  std::map<std::string_view, sim::ErrorKind> kinds;
  for (const sim::ArticleError& it : sim::article_errors()) {
    INFO(it.id);
    CHECK(kinds.emplace(it.id, it.kind).second);
    CHECK_FALSE(it.quote.empty());
    CHECK_FALSE(it.found.empty());
    CHECK_FALSE(it.judged.empty());
  }
  CHECK(kinds.at("two_hundred_ms") == sim::ErrorKind::no_source);
  CHECK(kinds.at("lower_churn") == sim::ErrorKind::itself);  // 22% to 11% is not 18%
  for (const char* id : {"money_an_hour_later", "invoice_of_nothing", "five_minute_polls", "atomic",
                         "plan_nickname"}) {
    INFO(id);
    CHECK(kinds.at(id) == sim::ErrorKind::wrong);
  }
}
