// Metrics: what a run measures, under names that stay stable and carry their unit.
//
// Three kinds. A `count` has one value a replication (its mean is per simulated period). A
// `per_customer` metric has one value a customer, and its mean is the ratio of sums over
// replications, which stays right when a replication has few or no customers of a tier. A
// `duration` is a per-customer metric that also has percentiles over all customers of all
// replications.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace handoff::sim {

enum class Metric : std::uint8_t {
  crm_lag_s,
  commit_lag_s,
  processing_s,
  unassigned_h,
  notice_s,
  first_touch_h,
  touch_wait_s,
  sla_attainment,
  missend_rate,
  missends,
  misroute_rate,
  mrr_usd,
  mrr_error_usd,
  conversions,
  committed,
  exceptions,
  mismatches,
  detection_h,
  lost_handoffs,
  duplicates_received,
  duplicates_suppressed,
  duplicate_effects,
  ae_notices,
  quiet_calls,
  api_calls,
  http_429,
  retries,
  staff_h,
  team_h,
  churn_90d_pct,
  expansion_pct,
  monthly_cost_usd,
  net_value_usd,
};

enum class MetricKind : std::uint8_t { count, per_customer, duration };

struct MetricInfo {
  Metric metric;
  std::string_view name;
  std::string_view unit;  // "s", "h", "$", "%", "share", "" for plain numbers
  MetricKind kind;
  bool by_tier;
  std::string_view help;
};

inline constexpr std::array<MetricInfo, 33> kMetrics{{
    {Metric::crm_lag_s, "crm_lag_s", "s", MetricKind::duration, true,
     "payment event to the CRM calling them a customer"},
    {Metric::commit_lag_s, "commit_lag_s", "s", MetricKind::duration, true,
     "payment event to CRM updated and trial sequences left, both acknowledged"},
    {Metric::processing_s, "processing_s", "s", MetricKind::duration, true,
     "webhook received to onboarding started"},
    {Metric::unassigned_h, "unassigned_h", "h", MetricKind::duration, true,
     "payment event to an owner's being assigned, or somebody's taking it up"},
    {Metric::notice_s, "notice_s", "s", MetricKind::duration, true,
     "payment event to customer success knowing"},
    {Metric::first_touch_h, "first_touch_h", "h", MetricKind::duration, true,
     "payment event to the first conversation with a person"},
    {Metric::touch_wait_s, "touch_wait_s", "s", MetricKind::duration, true,
     "both sides being there to the first touch: the wait for a free person"},
    {Metric::sla_attainment, "sla_attainment", "share", MetricKind::per_customer, true,
     "touched first within the tier's promise"},
    {Metric::missend_rate, "missend_rate", "share", MetricKind::per_customer, true,
     "customers who got a trial mail after paying"},
    {Metric::missends, "missends", "", MetricKind::count, true,
     "trial mails that went out after the payment"},
    {Metric::misroute_rate, "misroute_rate", "share", MetricKind::per_customer, true,
     "assigned by another tier than billing's newest facts give"},
    {Metric::mrr_usd, "mrr_usd", "$", MetricKind::per_customer, true,
     "monthly recurring revenue of a converted customer, as in the CRM"},
    {Metric::mrr_error_usd, "mrr_error_usd", "$", MetricKind::count, false,
     "MRR by which CRM and billing differ when all is quiet, added up"},
    {Metric::conversions, "conversions", "", MetricKind::count, true, "trials that converted"},
    {Metric::committed, "committed", "", MetricKind::count, true,
     "conversions committed to CRM and marketing"},
    {Metric::exceptions, "exceptions", "", MetricKind::count, false,
     "entries on the exception list"},
    {Metric::mismatches, "mismatches", "", MetricKind::count, false,
     "conversions that the pipeline missed and something else found"},
    {Metric::detection_h, "detection_h", "h", MetricKind::duration, false,
     "a missed conversion to its being found"},
    {Metric::lost_handoffs, "lost_handoffs", "", MetricKind::count, false,
     "conversions neither in the CRM, nor on the exception list, nor in flight"},
    {Metric::duplicates_received, "duplicates_received", "", MetricKind::count, false,
     "redeliveries of an event that had been delivered"},
    {Metric::duplicates_suppressed, "duplicates_suppressed", "", MetricKind::count, false,
     "events recognised by their id and not processed again"},
    {Metric::duplicate_effects, "duplicate_effects", "", MetricKind::count, false,
     "assignments, notices and onboardings that happened more than once"},
    {Metric::ae_notices, "ae_notices", "", MetricKind::count, false,
     "account executives told that their deal's customer has converted"},
    {Metric::quiet_calls, "quiet_calls", "", MetricKind::count, false,
     "calls and touches outside the customer's or the team's hours"},
    {Metric::api_calls, "api_calls", "", MetricKind::count, false,
     "requests sent, retries included"},
    {Metric::http_429, "http_429", "", MetricKind::count, false,
     "requests refused by a rate limit"},
    {Metric::retries, "retries", "", MetricKind::count, false, "requests sent again"},
    {Metric::staff_h, "staff_h", "h", MetricKind::count, false, "hours of the operations staff"},
    {Metric::team_h, "team_h", "h", MetricKind::count, false, "hours of first touches"},
    {Metric::churn_90d_pct, "churn_90d_pct", "%", MetricKind::count, false,
     "churn within 90 days by the outcome model"},
    {Metric::expansion_pct, "expansion_pct", "%", MetricKind::count, false,
     "more MRR in 12 months by the outcome model"},
    {Metric::monthly_cost_usd, "monthly_cost_usd", "$", MetricKind::count, false,
     "tool, engineering, staff, team and mis-sends, over the sign-up period"},
    {Metric::net_value_usd, "net_value_usd", "$", MetricKind::count, false,
     "a year of the cohort's MRR after churn and with expansion, less the cost"},
}};
inline constexpr std::size_t kMetricCount = kMetrics.size();

constexpr std::size_t index(Metric metric) { return static_cast<std::size_t>(metric); }
constexpr const MetricInfo& info(Metric metric) { return kMetrics[index(metric)]; }

// The list is in the order of the enumeration, so that a metric finds its own row.
static_assert([] {
  for (std::size_t i = 0; i < kMetricCount; ++i) {
    if (index(kMetrics[i].metric) != i) return false;
  }
  return true;
}());

}  // namespace handoff::sim
