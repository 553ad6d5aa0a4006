// The article's table of claims, and the scenarios that each is read from.
#include "sim/article/claims.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

#include "sim/planner/defaults/article_targets.hpp"
#include "sim/statistics/interval.hpp"

namespace handoff::sim {
namespace {

constexpr double kMinute = 60, kHour = 3600, kDay = 86400;
constexpr double kToHours = 1 / kHour, kToMinutes = 1 / kMinute;
constexpr double kMost = std::numeric_limits<double>::infinity();

constexpr std::string_view kMaturity = "maturity table", kTable = "tools table",
                           kWorked = "worked example", kFaq = "FAQ", kMistakes = "mistakes";

constexpr Quantity of(StudyId study, Metric metric, Statistic statistic = Statistic::mean,
                      int tier = -1) {
  return {study, {metric, statistic, tier}};
}

constexpr Claim row(std::string_view id, std::string_view text, std::string_view where,
                    std::string_view article, std::string_view unit, Quantity quantity,
                    double scale, double low, double high, std::string_view calibrated = {}) {
  return {id, text, where, article, unit, quantity, scale, low, high, calibrated, false, {}};
}

constexpr Claim ratio(std::string_view id, std::string_view text, std::string_view where,
                      std::string_view article, Quantity quantity, Quantity over, double low,
                      double high) {
  return {id, text, where, article, "x", quantity, 1, low, high, {}, true, over};
}

constexpr auto kManual = StudyId::manual, kZapier = StudyId::zapier_basic,
               kSegment = StudyId::segment_clearbit, kWorkato = StudyId::workato_tray,
               kFull = StudyId::full_orchestration;
constexpr std::string_view kMissends = "customers who get a trial mail after paying",
                           kChurn = "churn within 90 days", kExpansion = "more MRR in 12 months";
constexpr std::string_view kOutcomes = "outcomes.* (the linear model was fitted to this table)";

// A point value of the article is met within two points for a share, one for a churn rate.
constexpr std::array kClaims{
    row("manual.crm_lag", "median CRM lag", kMaturity, "6-18 h", "h",
        of(kManual, Metric::crm_lag_s, Statistic::p50), kToHours, 6, 18,
        "staff.round_minute, staff.round_every"),
    row("manual.missend", kMissends, kMaturity, "38%", "%", of(kManual, Metric::missend_rate), 100,
        36, 40, "staff.round_minute, staff.round_every"),
    row("manual.churn", kChurn, kMaturity, "22%", "%", of(kManual, Metric::churn_90d_pct), 1, 21,
        23, kOutcomes),
    row("manual.expansion", kExpansion, kMaturity, "0%", "%", of(kManual, Metric::expansion_pct), 1,
        -0.5, 0.5, kOutcomes),

    row("zapier.crm_lag", "median CRM lag", kMaturity, "5-15 min", "min",
        of(kZapier, Metric::crm_lag_s, Statistic::p50), kToMinutes, 5, 15),
    row("zapier.missend", kMissends, kMaturity, "18%", "%", of(kZapier, Metric::missend_rate), 100,
        16, 20, "pipeline.disenrolment.sync_every"),
    row("zapier.churn", kChurn, kMaturity, "17%", "%", of(kZapier, Metric::churn_90d_pct), 1, 16,
        18, kOutcomes),
    row("zapier.expansion", kExpansion, kMaturity, "+4%", "%", of(kZapier, Metric::expansion_pct),
        1, 3.5, 4.5, kOutcomes),

    row("cdp.crm_lag", "95% of the CRM lags", kMaturity, "under 2 min", "min",
        of(kSegment, Metric::crm_lag_s, Statistic::p95), kToMinutes, 0, 2),
    row("cdp.missend", kMissends, kMaturity, "8%", "%", of(kSegment, Metric::missend_rate), 100, 6,
        10, "pipeline.disenrolment.sync_every"),
    row("cdp.churn", kChurn, kMaturity, "14%", "%", of(kSegment, Metric::churn_90d_pct), 1, 13, 15,
        kOutcomes),
    row("cdp.expansion", kExpansion, kMaturity, "+19%", "%", of(kSegment, Metric::expansion_pct), 1,
        18.5, 19.5, kOutcomes),

    row("ipaas.crm_lag", "95% of the CRM lags", kTable, "between CDP and full: under 2 min", "min",
        of(kWorkato, Metric::crm_lag_s, Statistic::p95), kToMinutes, 0, 2),
    row("ipaas.missend", kMissends, kTable, "between CDP and full: 2-8%", "%",
        of(kWorkato, Metric::missend_rate), 100, 0, 8),
    row("ipaas.churn", kChurn, kTable, "between CDP and full: 11-14%", "%",
        of(kWorkato, Metric::churn_90d_pct), 1, 10.5, 14),
    row("ipaas.expansion", kExpansion, kTable, "between CDP and full: +19-31%", "%",
        of(kWorkato, Metric::expansion_pct), 1, 19, 31.5, kOutcomes),

    row("full.crm_lag", "95% of the CRM lags", kMaturity, "under 60 s", "s",
        of(kFull, Metric::crm_lag_s, Statistic::p95), 1, 0, kLagTarget_s),
    row("full.missend", kMissends, kMaturity, "under 2%", "%", of(kFull, Metric::missend_rate), 100,
        0, 100 * kMissendTarget, "nurture.disenrol_delay"),
    row("full.churn", kChurn, kMaturity, "11%", "%", of(kFull, Metric::churn_90d_pct), 1, 10, 12,
        kOutcomes),
    row("full.expansion", kExpansion, kMaturity, "+31%", "%", of(kFull, Metric::expansion_pct), 1,
        30.5, 31.5, kOutcomes),

    row("example.conversions", "500 trials at 18%: conversions", kWorked, "90", "",
        of(kFull, Metric::conversions), 1, 89, 91),
    row("example.mrr", "mean MRR of a customer", kWorked, "$350", "$", of(kFull, Metric::mrr_usd),
        1, 343, 357, "cohort.plans"),
    row("example.growth", "of them Growth", kWorked, "78", "",
        of(kFull, Metric::conversions, Statistic::mean, kGrowth), 1, 77, 79, "cohort.plans"),
    row("example.processing", "webhook to onboarding started, 99%", kWorked, "within 3 s", "s",
        of(kFull, Metric::processing_s, Statistic::p99), 1, 0, kProcessingTarget_s),
    row("example.updated", "longest CRM lag of all", kWorked, "within 45 s", "s",
        of(kFull, Metric::crm_lag_s, Statistic::max), 1, 0, kAllWithin_s),

    row("enterprise.by_hand", "Enterprise without an owner, routed by a person, median", "step 4",
        "6-12 h", "h",
        of(StudyId::routed_by_hand, Metric::unassigned_h, Statistic::p50, kEnterprise), 1, 6, 12,
        "staff.notice"),
    row("enterprise.by_rules", "Enterprise without an owner, routed by rules", "step 4",
        "under 15 min", "min", of(kFull, Metric::unassigned_h, Statistic::max, kEnterprise), 60, 0,
        15),
    row("first_touch.without", "median first touch without automated routing", "step 2", "6.4 h",
        "h", of(kSegment, Metric::first_touch_h, Statistic::p50), 1, 5.4, 7.4, "team.pickup"),
    row("first_touch.with", "median first touch with automated routing", "step 2", "0.8 h", "h",
        of(kFull, Metric::first_touch_h, Statistic::p50), 1, 0.6, 1.0,
        "team.other_work, pipeline.pools"),
    row("detection.with", "mismatch to found, with reconciliation", "step 5", "within 4 h", "h",
        of(StudyId::usual_faults, Metric::detection_h), 1, 0, 4),
    row("detection.without", "mismatch to found, without", "step 5", "3.7 days", "days",
        of(StudyId::usual_faults_unchecked, Metric::detection_h), kHour / kDay, 3.3, 4.1,
        "staff.discovery"),
    ratio("detection.ratio", "how much sooner", "step 5", "22 x",
          of(StudyId::usual_faults_unchecked, Metric::detection_h),
          of(StudyId::usual_faults, Metric::detection_h), 22, kMost),

    ratio("duplicates.suppressed", "redeliveries that are recognised, of those received", kFaq,
          "all", of(StudyId::duplicates, Metric::duplicates_suppressed),
          of(StudyId::duplicates, Metric::duplicates_received), 1, 1),
    row("duplicates.effects", "effects that happen twice", kFaq, "none", "",
        of(StudyId::duplicates, Metric::duplicate_effects), 1, 0, 0),
    row("duplicates.counted", "the same with idempotency off", kFaq, "counted", "",
        of(StudyId::duplicates_undetected, Metric::duplicate_effects), 1, 1, kMost),
    ratio("addresses.listed", "unknown addresses on the exception list, of all", kFaq,
          "all, none lost", of(StudyId::wrong_addresses, Metric::exceptions),
          of(StudyId::wrong_addresses, Metric::conversions), 1, kMost),
    row("addresses.lost", "customers with an unknown address who are lost", kFaq, "none", "",
        of(StudyId::wrong_addresses, Metric::lost_handoffs), 1, 0, 0),
    ratio("deals.told", "AEs told, of the customers with an open deal", kFaq, "all",
          of(StudyId::open_deals, Metric::ae_notices), of(StudyId::open_deals, Metric::conversions),
          1, 1),
    row("changes.routed", "customers in the wrong tier after a change of plan", kFaq, "none", "%",
        of(StudyId::plan_changes, Metric::misroute_rate), 100, 0, 0),
    row("changes.mrr", "MRR that is wrong in the CRM", kFaq, "none", "$",
        of(StudyId::plan_changes, Metric::mrr_error_usd), 1, 0, 0),
    row("night.calls", "calls before office hours after converting at 11 PM", kMistakes, "none", "",
        of(StudyId::at_night, Metric::quiet_calls), 1, 0, 0),
};

// So many months of the article's load give a share to half a point.
constexpr int kReplications = 400;

Scenario with(const ToolScenarios& tools, Tool tool) {
  return tools[static_cast<std::size_t>(tool)];
}

Scenario vary(StudyId id, const ToolScenarios& tools) {
  Scenario it = with(tools, Tool::full_orchestration);
  switch (id) {
    case StudyId::manual:
    case StudyId::zapier_basic:
    case StudyId::segment_clearbit:
    case StudyId::workato_tray:
    case StudyId::full_orchestration:
      return tools[static_cast<std::size_t>(id)];
    case StudyId::routed_by_hand:
      it.pipeline.routing_by = core::Routing::person;
      break;
    case StudyId::usual_faults:
    case StudyId::usual_faults_unchecked:
      it.payments.lost_share = 0.02;
      it.pipeline.reconcile.enabled = id == StudyId::usual_faults;
      break;
    case StudyId::duplicates:
    case StudyId::duplicates_undetected:
      it.payments.duplicate_share = 0.2;
      it.pipeline.dedupe.enabled = id == StudyId::duplicates;
      break;
    case StudyId::wrong_addresses:
      it.cohort.email_unknown = 1;
      it.cohort.customer_id_in_crm = 0;
      break;
    case StudyId::open_deals:
      it.cohort.open_deal = 1;
      break;
    case StudyId::plan_changes:
      it.cohort.plan_change = 1;
      break;
    case StudyId::at_night:
      it.cohort.card_on_file = 0;
      it.cohort.decision_hour_weights.assign(24, 0.0);
      it.cohort.decision_hour_weights[23] = 1;
      break;
  }
  return it;
}

constexpr std::array<std::string_view, kStudies> kNames{"manual",
                                                        "zapier_basic",
                                                        "segment_clearbit",
                                                        "workato_tray",
                                                        "full_orchestration",
                                                        "routed by a person",
                                                        "2% of the events lost",
                                                        "... and no reconciliation",
                                                        "20% duplicates",
                                                        "... and no idempotency",
                                                        "unknown addresses",
                                                        "open deals",
                                                        "plan changes",
                                                        "all convert at 23:00"};

const Estimate& estimate_of(const Quantity& quantity, const Results& results) {
  assert(quantity.measure.tier < static_cast<int>(results.by_tier.size()));
  return results.of(quantity.measure.metric, quantity.measure.tier);
}

// All and none are disproved by one case and proved by nothing; of a maximum, and of what is the same
// in every month, there is no interval either: then what was seen decides.
bool by_what_was_seen(const ClaimResult& it) {
  const bool none = it.claim->low == it.claim->high;
  const bool open = !std::isfinite(it.interval.low) && !std::isfinite(it.interval.high);
  return none || open;
}

ClaimVerdict verdict_of(const ClaimResult& it) {
  const Claim& claim = *it.claim;
  if (it.n == 0) return ClaimVerdict::unclear;
  const bool inside = it.value >= claim.low && it.value <= claim.high;
  if (by_what_was_seen(it)) return inside ? ClaimVerdict::holds : ClaimVerdict::contradicted;
  // Nothing that is claimed from zero on can be less.
  const double low =
      claim.low == 0 && it.value >= 0 ? std::max(it.interval.low, 0.0) : it.interval.low;
  if (low >= claim.low && it.interval.high <= claim.high) return ClaimVerdict::holds;
  const bool apart = it.interval.high < claim.low || low > claim.high;
  return apart ? ClaimVerdict::contradicted : ClaimVerdict::unclear;
}

}  // namespace

std::span<const Claim> claims() { return kClaims; }

std::vector<ClaimStudy> claim_studies(const ToolScenarios& tools) {
  std::vector<ClaimStudy> studies;
  for (std::size_t at = 0; at < kStudies; ++at) {
    const auto id = static_cast<StudyId>(at);
    studies.push_back({id, std::string(kNames[at]), vary(id, tools), kReplications});
  }
  return studies;
}

ClaimResult judge(const Claim& claim, std::span<const Results> results) {
  const Results& study = results[static_cast<std::size_t>(claim.quantity.study)];
  const Statistic statistic = claim.quantity.measure.statistic;
  const Estimate& estimate = estimate_of(claim.quantity, study);
  Figure figure{statistic_value(estimate, statistic), statistic_interval(estimate, statistic)};
  if (claim.ratio) {
    const Estimate& over =
        estimate_of(claim.over, results[static_cast<std::size_t>(claim.over.study)]);
    figure = quotient(figure, {statistic_value(over, claim.over.measure.statistic),
                               statistic_interval(over, claim.over.measure.statistic)});
  }
  ClaimResult it;
  it.claim = &claim;
  it.value = figure.value * claim.scale;
  it.interval = {figure.interval.low * claim.scale, figure.interval.high * claim.scale};
  // All of them, or none: the two totals are of the same months, and their errors are the same.
  if (claim.ratio && claim.low == claim.high) it.interval = {-kMost, kMost};
  it.n = estimate.n;
  it.verdict = verdict_of(it);
  return it;
}

std::vector<ClaimResult> judge_claims(std::span<const Results> results) {
  std::vector<ClaimResult> rows;
  for (const Claim& claim : kClaims) rows.push_back(judge(claim, results));
  return rows;
}

}  // namespace handoff::sim
