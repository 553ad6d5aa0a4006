// The article's sentences, each with the test that it comes to: the table behind claims().
//
// Quotes are the article's words, with dashes and crosses as keyboards have them and "..." where words
// are left out; of a table they are the row, the column and the cell. A share that the
// article gives as a point is met within two points, a rate within one, hours within an hour.
#include <array>
#include <cstddef>

#include "sim/article/claims.hpp"
#include "sim/planner/defaults/article_targets.hpp"

namespace handoff::sim {
namespace {

constexpr double kMinute = 60, kHour = 3600, kDay = 86400;
constexpr double kToHours = 1 / kHour, kToMinutes = 1 / kMinute;
constexpr double kMost = std::numeric_limits<double>::infinity();

constexpr std::string_view kMaturity = "maturity table", kTable = "tools table",
                           kRouting = "routing table", kWorked = "worked example", kFaq = "FAQ",
                           kMistakes = "mistakes";

constexpr auto kManual = StudyId::manual, kZapier = StudyId::zapier_basic,
               kCdp = StudyId::segment_clearbit, kIpaas = StudyId::workato_tray,
               kFull = StudyId::full_orchestration;

constexpr Quantity of(StudyId study, Metric metric, Statistic statistic = Statistic::mean,
                      int tier = -1) {
  return {study, {metric, statistic, tier}};
}

// A row as it is written down: each step gives the claim with one thing more.
struct Row {
  Claim claim;

  constexpr Row read(Quantity quantity, std::string_view unit, double scale = 1) const {
    Row row = *this;
    row.claim.quantity = quantity;
    row.claim.unit = unit;
    row.claim.scale = scale;
    return row;
  }
  constexpr Row over(Quantity quantity) const {
    Row row = *this;
    row.claim.over = quantity;
    return row;
  }
  constexpr Row within(double low, double high) const {
    Row row = *this;
    row.claim.said = {low, high};
    return row;
  }
  constexpr Row or_weaker(std::string_view words, double low, double high) const {
    Row row = *this;
    row.claim.weaker = {words, {low, high}};
    return row;
  }
  // By a rule of thumb; its own figure, if none is read, is shown in this unit.
  constexpr Row by_rule(std::string_view id) const {
    Row row = *this;
    row.claim.rule = id;
    return row;
  }
  constexpr Row shown(std::string_view unit, double scale = 1) const {
    Row row = *this;
    row.claim.unit = unit;
    row.claim.scale = scale;
    return row;
  }
  constexpr Row on(Basis basis, std::string_view inputs) const {
    Row row = *this;
    row.claim.basis = basis;
    row.claim.inputs = inputs;
    return row;
  }
  constexpr Row calibrated(std::string_view inputs) const { return on(Basis::calibrated, inputs); }
  constexpr Row follows(std::string_view inputs) const { return on(Basis::follows, inputs); }
  constexpr Row put_in(std::string_view inputs) const { return on(Basis::cannot_fail, inputs); }
};

constexpr Row said(std::string_view id, std::string_view quote, std::string_view where,
                   std::string_view article, std::string_view test) {
  Row row;
  row.claim.id = id;
  row.claim.quote = quote;
  row.claim.where = where;
  row.claim.article = article;
  row.claim.test = test;
  return row;
}

constexpr std::string_view kRounds = "staff.round_minute, staff.round_every",
                           kSync = "pipeline.disenrolment.sync_every",
                           kFitted = "outcomes.churn_*, four coefficients fitted to four numbers",
                           kSummed = "outcomes.expansion_*, sums of three coefficients";
constexpr std::string_view kMissends = "customers who get a trial mail after paying",
                           kChurn = "churn within 90 days", kExpansion = "more MRR in 12 months",
                           kTouched = "median first touch, within an hour of it";

constexpr std::string_view kWithoutRouting =
    "median time-to-first-meaningful-contact with a new paid customer is 6.4 hours for companies "
    "without automated CS routing";

// A row of the maturity table repeats what was put in.
constexpr Row churn(std::string_view id, std::string_view quote, std::string_view article,
                    StudyId tool) {
  return said(id, quote, kMaturity, article, kChurn)
      .read(of(tool, Metric::churn_90d_pct), "%")
      .by_rule("automated_handoffs")
      .put_in(kFitted);
}
constexpr Row expansion(std::string_view id, std::string_view quote, std::string_view article,
                        StudyId tool) {
  return said(id, quote, kMaturity, article, kExpansion)
      .read(of(tool, Metric::expansion_pct), "%")
      .by_rule("usage_data")
      .put_in(kSummed);
}
constexpr Row promise(std::string_view id, std::string_view quote, std::string_view article,
                      std::string_view rule, int tier) {
  return said(id, quote, kRouting, article, "touched first within it, by wall clock: at least 95%")
      .read(of(kFull, Metric::sla_attainment, Statistic::mean, tier), "%", 100)
      .by_rule(rule);
}

constexpr std::array kRows{
    said("manual.crm_lag", "Manual (spreadsheet): CRM update lag 6-18 hrs", kMaturity, "6-18 h",
         "median CRM lag")
        .read(of(kManual, Metric::crm_lag_s, Statistic::p50), "h", kToHours)
        .within(6, 18)
        .calibrated(kRounds),
    said("manual.missend", "Manual (spreadsheet): sequence mis-send rate 38%", kMaturity, "38%",
         kMissends)
        .read(of(kManual, Metric::missend_rate), "%", 100)
        .within(36, 40)
        .calibrated(kRounds),
    said("zapier.crm_lag", "Zapier basic (1:1): CRM update lag 5-15 min", kMaturity, "5-15 min",
         "median CRM lag")
        .read(of(kZapier, Metric::crm_lag_s, Statistic::p50), "min", kToMinutes)
        .within(5, 15)
        .follows("pipeline.trigger.poll_every: half of it"),
    said("zapier.missend", "Zapier basic (1:1): sequence mis-send rate 18%", kMaturity, "18%",
         kMissends)
        .read(of(kZapier, Metric::missend_rate), "%", 100)
        .within(16, 20)
        .calibrated(kSync),
    said("zapier.volume", "with 500+ monthly trials, the Zapier approach breaks on volume", kTable,
         "from 500 trials",
         "500 trials a month as they come: fewer than 95% of the CRM lags "
         "within its 15 min")
        .read(of(kZapier, Metric::crm_lag_s, Statistic::p95), "min", kToMinutes)
        .by_rule("zap_breaks_on_volume"),
    said("zapier.enough",
         "Skip this if you have fewer than 50 trial conversions per month - a Zapier zap between "
         "Stripe "
         "and your CRM handles that volume",
         "red flags", "from 50 conversions", "orchestration is worth more than the zap, a month")
        .by_rule("simple_zap")
        .shown("$")
        .follows("outcomes.*: the value is mostly these coefficients"),

    said("cdp.crm_lag", "CDP + enrichment: CRM update lag <2 min", kMaturity, "under 2 min",
         "95% of the CRM lags")
        .read(of(kCdp, Metric::crm_lag_s, Statistic::p95), "min", kToMinutes)
        .within(0, 2)
        .follows("apis.product.latency, whose 95% are 90 s"),
    said("cdp.missend", "CDP + enrichment: sequence mis-send rate 8%", kMaturity, "8%", kMissends)
        .read(of(kCdp, Metric::missend_rate), "%", 100)
        .within(6, 10)
        .calibrated(kSync),

    said("ipaas.crm_lag", "The iPaaS tools handle the volume", kTable,
         "no figure; the CDP's: under 2 min", "95% of the CRM lags")
        .read(of(kIpaas, Metric::crm_lag_s, Statistic::p95), "min", kToMinutes)
        .by_rule("ipaas_handles_volume"),
    said("ipaas.missend", "iPaaS orchestration", kTable, "no figure; between CDP and full: 2-8%",
         kMissends)
        .read(of(kIpaas, Metric::missend_rate), "%", 100)
        .within(2, 8)
        .or_weaker("no more than the CDP's 8%", 0, 8),
    said("ipaas.churn", "iPaaS orchestration", kTable, "no figure; between CDP and full: 11-14%",
         kChurn)
        .read(of(kIpaas, Metric::churn_90d_pct), "%")
        .within(11, 14)
        .or_weaker("no more than the CDP's 14%", 0, 14)
        .follows("outcomes.churn_*"),

    said("full.crm_lag", "Full orchestration layer: CRM update lag <60 sec", kMaturity,
         "under 60 s", "95% of the CRM lags")
        .read(of(kFull, Metric::crm_lag_s, Statistic::p95), "s")
        .within(0, kLagTarget_s),
    said("full.commit_lag", "Under 60 seconds for the CRM update and sequence disenrollment", kFaq,
         "under 60 s", "95% of the lags until both are acknowledged")
        .read(of(kFull, Metric::commit_lag_s, Statistic::p95), "s")
        .by_rule("sixty_seconds"),
    said("full.notice", "The CS assignment notification should follow within 5 minutes", kFaq,
         "within 5 min", "95% of the notices")
        .read(of(kFull, Metric::notice_s, Statistic::p95), "min", kToMinutes)
        .by_rule("notice_within_five_minutes"),
    said("full.missend", "Full orchestration layer: sequence mis-send rate <2%", kMaturity,
         "under 2%", kMissends)
        .read(of(kFull, Metric::missend_rate), "%", 100)
        .within(0, 100 * kMissendTarget)
        .calibrated("nurture.disenrol_delay"),

    said("example.processing", "The orchestration layer processes each event within 3 seconds",
         kWorked, "within 3 s", "webhook to onboarding started, the longest; no system fails")
        .read(of(kFull, Metric::processing_s, Statistic::max), "s")
        .by_rule("three_seconds"),
    said("example.updated",
         "All 90 conversions are fully updated in the CRM within 45 seconds of the payment event",
         kWorked, "within 45 s", "the longest CRM lag; no system fails")
        .read(of(kFull, Metric::crm_lag_s, Statistic::max), "s")
        .by_rule("forty_five_seconds"),

    said("signal.person",
         "Using the CRM webhook instead of the payment processor webhook. CRM triggers fire after "
         "a manual update",
         kMistakes, "more mis-sends", "customers mis-sent in a month, more with a person")
        .by_rule("payment_signal"),
    said("signal.five_minutes",
         "Any delay beyond 5 minutes increases the chance that the trial nurture sequence fires a "
         "mis-timed message",
         kFaq, "more mis-sends", "customers mis-sent in a month, more at 15 min than at 5 min")
        .by_rule("five_minutes"),
    said("sequences.same_unit",
         "atomically linking the sequence disenrollment to the same webhook ... - not to a "
         "scheduled "
         "CRM sync that runs later",
         "step 3", "fewer mis-sends", "customers mis-sent in a month, more by a nightly sync")
        .by_rule("same_unit"),

    said("enterprise.by_hand",
         "Enterprise-tier customers ... are frequently left unassigned for 6-12 hours under manual "
         "routing",
         "key takeaways", "6-12 h", "Enterprise without an owner, routed by a person, median")
        .read(of(StudyId::routed_by_hand, Metric::unassigned_h, Statistic::p50, kEnterprise), "h")
        .by_rule("routing_by_hand")
        .calibrated("staff.notice"),
    said("enterprise.by_rules",
         "automated tier-based assignment closes that gap to under 15 minutes", "key takeaways",
         "under 15 min", "95% of the times that Enterprise is without an owner")
        .read(of(kFull, Metric::unassigned_h, Statistic::p95, kEnterprise), "min", 60)
        .by_rule("owner_within_15_minutes"),
    said("first_touch.without", kWithoutRouting, "step 2", "6.4 h", kTouched)
        .read(of(kCdp, Metric::first_touch_h, Statistic::p50), "h")
        .within(5.4, 7.4)
        .calibrated("team.pickup, with the CDP"),
    said("first_touch.zapier", kWithoutRouting, "step 2", "6.4 h", kTouched)
        .read(of(kZapier, Metric::first_touch_h, Statistic::p50), "h")
        .within(5.4, 7.4)
        .follows("team.pickup, calibrated with the CDP"),
    said("first_touch.manual", kWithoutRouting, "step 2", "6.4 h", kTouched)
        .read(of(kManual, Metric::first_touch_h, Statistic::p50), "h")
        .within(5.4, 7.4),
    said("first_touch.with", "0.8 hours for companies with automated tier-based assignment",
         "step 2", "0.8 h", "median first touch, within 0.2 h of it")
        .read(of(kFull, Metric::first_touch_h, Statistic::p50), "h")
        .by_rule("first_touch_in_48_minutes")
        .calibrated("team.other_work, pipeline.pools"),
    said("first_touch.sooner", "That 5.6-hour gap", "step 2", "sooner with rules",
         "hours to all first touches of a month, more where nobody routes")
        .by_rule("first_touch_by_rules")
        .shown("h")
        .follows("team.pickup, which nobody waits for with rules"),
    promise("promise.starter", "Starter: time to first touch 24 hrs", "24 h", "promise_0",
            kStarter),
    promise("promise.growth", "Growth: time to first touch 4 hrs", "4 h", "promise_1", kGrowth),
    promise("promise.business", "Business: time to first touch 1 hr", "1 h", "promise_2",
            kBusiness),
    promise("promise.enterprise", "Enterprise: time to first touch 15 min", "15 min", "promise_3",
            kEnterprise),

    said("detection.with",
         "companies with automated reconciliation processes identify billing-CRM sync errors "
         "within 4 hours on average",
         "step 5", "within 4 h", "mean time from mismatch to found; 2% of the events lost")
        .read(of(StudyId::usual_faults, Metric::detection_h), "h")
        .by_rule("reconcile_every_four_hours")
        .follows("pipeline.reconcile.every: half of it, and index_delay"),
    said("detection.ratio", "Reconciliation catches billing-CRM gaps 22x faster", "step 5", "22 x",
         "mean time until found without reconciliation, over that with it")
        .read(of(StudyId::usual_faults_unchecked, Metric::detection_h), "x")
        .over(of(StudyId::usual_faults, Metric::detection_h))
        .within(21.5, 22.5)
        .or_weaker("at least 22 x", 22, kMost)
        .follows("staff.discovery over half of pipeline.reconcile.every"),
    said("detection.at_all",
         "A system with no reconciliation job discovers sync failures when a customer complains",
         kMistakes, "later", "hours until found, all of a month together, more without")
        .by_rule("reconcile_at_all")
        .shown("h")
        .follows("staff.discovery, over pipeline.reconcile.every"),
    said("detection.hourly",
         "a 1-hour reconciliation cadence to reduce the window between failure and detection", kFaq,
         "sooner", "hours until found, all of a month together, more at 4 h")
        .by_rule("reconcile_hourly")
        .shown("h")
        .follows("pipeline.reconcile.every"),

    said("duplicates.suppressed", "skip re-processing if the ID already exists in the event log",
         kFaq, "all", "redeliveries that are recognised, of those received; a fifth comes twice")
        .read(of(StudyId::duplicates, Metric::duplicates_suppressed), "x")
        .over(of(StudyId::duplicates, Metric::duplicates_received))
        .within(1, 1),
    said("duplicates.effects", "skip re-processing if the ID already exists in the event log", kFaq,
         "none", "effects that happen twice in a month; a fifth of the events comes twice")
        .read(of(StudyId::duplicates, Metric::duplicate_effects), "")
        .within(0, 0),
    said("duplicates.counted", "duplicate events are possible. Build idempotency into the pipeline",
         kFaq, "some without it", "effects that happen twice in a month, more with idempotency off")
        .by_rule("idempotency"),
    said("addresses.lost",
         "route to an exception queue for manual review rather than silently failing", kFaq,
         "none lost", "customers of unknown address in neither CRM, list nor flight")
        .by_rule("no_silent_drop"),
    said("deals.told", "the pipeline fires an AE notification", kFaq, "all",
         "AEs told, of the customers with an open deal")
        .read(of(StudyId::open_deals, Metric::ae_notices), "x")
        .over(of(StudyId::open_deals, Metric::conversions))
        .within(1, 1),
    said("deals.checked", "add a deal-presence check to the routing logic", kFaq,
         "more than without", "AEs told in a month, more with the check")
        .by_rule("open_deals")
        .follows("pipeline.deals, without which nobody is told"),
    said("changes.routed", "detect the plan change, re-evaluate the CS routing tier", kFaq, "none",
         "customers in another tier than billing gives")
        .by_rule("plan_change")
        .shown("%", 100),
    said("changes.mrr", "update the CRM MRR field to the new value", kFaq, "none",
         "MRR that is wrong in the CRM; every trial changes its plan")
        .read(of(StudyId::plan_changes, Metric::mrr_error_usd), "$")
        .within(0, 0),
    said("night.calls",
         "Customers who convert at 11 PM should not receive a CS assignment call at 7 AM their "
         "time",
         kMistakes, "none", "calls outside of the hours allowed; everybody converts at 11 PM")
        .by_rule("quiet_hours"),

    said("example.conversions", "500 active trials per month converting at an 18% rate - 90",
         kWorked, "90", "conversions in a month")
        .read(of(kFull, Metric::conversions), "")
        .put_in("cohort.trials x cohort.conversion_rate"),
    said("example.mrr", "an average of $4,200 annually ($350/month)", kWorked, "$350",
         "mean MRR of a customer")
        .read(of(kFull, Metric::mrr_usd), "$")
        .put_in("cohort.plans"),
    said("example.growth", "calculates CS tier as \"Growth\" for 78 of the 90", kWorked, "78",
         "conversions to Growth")
        .read(of(kFull, Metric::conversions, Statistic::mean, kGrowth), "")
        .put_in("cohort.plans"),
    said("detection.without", "3.7 days for companies that rely on manual discovery", "step 5",
         "3.7 days", "mean time from mismatch to found, without reconciliation")
        .read(of(StudyId::usual_faults_unchecked, Metric::detection_h), "days", kHour / kDay)
        .put_in("staff.discovery"),
    churn("manual.churn", "Manual (spreadsheet): 90-day churn rate 22%", "22%", kManual),
    churn("zapier.churn", "Zapier basic (1:1): 90-day churn rate 17%", "17%", kZapier),
    churn("cdp.churn", "CDP + enrichment: 90-day churn rate 14%", "14%", kCdp),
    churn("full.churn", "Full orchestration layer: 90-day churn rate 11%", "11%", kFull),
    expansion("manual.expansion", "Manual (spreadsheet): expansion MRR $0 per converted seat", "0%",
              kManual),
    expansion("zapier.expansion", "Zapier basic (1:1): expansion MRR +4%", "+4%", kZapier),
    expansion("cdp.expansion", "CDP + enrichment: expansion MRR +19%", "+19%", kCdp),
    expansion("ipaas.expansion", "iPaaS orchestration", "no figure; between CDP and full: +19-31%",
              kIpaas),
    expansion("full.expansion", "Full orchestration layer: expansion MRR +31%", "+31%", kFull),
};

constexpr auto kClaims = [] {
  std::array<Claim, kRows.size()> all{};
  for (std::size_t at = 0; at < all.size(); ++at) all[at] = kRows[at].claim;
  return all;
}();

}  // namespace

std::span<const Claim> claims() { return kClaims; }

}  // namespace handoff::sim
