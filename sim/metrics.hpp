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
  processing_s,
  mrr_usd,
  conversions,
  committed,
  exceptions,
  lost_handoffs,
  duplicates_received,
  duplicates_suppressed,
  duplicate_effects,
  api_calls,
  http_429,
  retries,
};

enum class MetricKind : std::uint8_t { count, per_customer, duration };

struct MetricInfo {
  Metric metric;
  std::string_view name;
  std::string_view unit;  // "s", "$", "" for plain numbers
  MetricKind kind;
  bool by_tier;
  std::string_view help;
};

inline constexpr std::array<MetricInfo, 13> kMetrics{{
    {Metric::crm_lag_s, "crm_lag_s", "s", MetricKind::duration, true,
     "payment event to CRM updated and trial sequences left, both acknowledged"},
    {Metric::processing_s, "processing_s", "s", MetricKind::duration, true,
     "webhook received to onboarding started"},
    {Metric::mrr_usd, "mrr_usd", "$", MetricKind::per_customer, true,
     "monthly recurring revenue of a converted customer, as in the CRM"},
    {Metric::conversions, "conversions", "", MetricKind::count, true, "trials that converted"},
    {Metric::committed, "committed", "", MetricKind::count, true,
     "conversions committed to CRM and marketing"},
    {Metric::exceptions, "exceptions", "", MetricKind::count, false,
     "entries on the exception list"},
    {Metric::lost_handoffs, "lost_handoffs", "", MetricKind::count, false,
     "conversions neither in the CRM, nor on the exception list, nor in flight"},
    {Metric::duplicates_received, "duplicates_received", "", MetricKind::count, false,
     "redeliveries of an event that had been delivered"},
    {Metric::duplicates_suppressed, "duplicates_suppressed", "", MetricKind::count, false,
     "events recognised by their id and not processed again"},
    {Metric::duplicate_effects, "duplicate_effects", "", MetricKind::count, false,
     "assignments, notices and onboardings that happened more than once"},
    {Metric::api_calls, "api_calls", "", MetricKind::count, false,
     "requests sent, retries included"},
    {Metric::http_429, "http_429", "", MetricKind::count, false,
     "requests refused by a rate limit"},
    {Metric::retries, "retries", "", MetricKind::count, false, "requests sent again"},
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
