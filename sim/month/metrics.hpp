// Metrics: what a run measures, under names that stay stable and carry their unit.
//
// Three kinds. A `count` has one value a replication (its mean is per simulated period). A
// `per_customer` metric has one value a customer, and its mean is the ratio of sums over
// replications, which stays right when a replication has few or no customers of a tier. A
// `duration` is a per-customer metric that also has percentiles over all customers of all
// replications.
//
// Whatever is to be known of a metric stands in its row, and a row must be whole. A new metric is a
// name in the enumeration, a row, and the place where its value comes from: customer_metrics.hpp for
// those with a value for each customer, month_metrics.cpp for the others.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "core/base/hash.hpp"
#include "sim/month/legs.hpp"

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
  second_signal_effects,
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
  headcount,
  utilisation,
  accounts,
  accounts_per_person,
  accounts_of_fullest,
  accounts_handed_over,
  last = accounts_handed_over,
};

enum class MetricKind : std::uint8_t { count, per_customer, duration };

// What more of it means.
enum class Wish : std::uint8_t { neither, more, less };

// What a target, a stopping rule or a table may ask of a metric.
enum class Statistic : std::uint8_t { mean, p50, p95, p99, max };

struct MetricInfo {
  Metric metric;
  std::string_view name;
  std::string_view unit;  // "s", "h", "$", "%", "share", "" for plain numbers
  MetricKind kind;
  bool by_tier;
  Wish wish;
  Statistic usual;             // what is meant when somebody sets a target
  std::optional<Leg> leg;      // the part of a customer's way that it measures or hangs on
  std::optional<Cause> cause;  // what it is that grows with it, where that is one thing
  std::string_view label;      // for people, in tables and on axes
  std::string_view help;
};

inline constexpr std::size_t kMetricCount = static_cast<std::size_t>(Metric::last) + 1;

inline constexpr std::array<MetricInfo, kMetricCount> kMetrics = [] {
  using enum MetricKind;
  using enum Wish;
  using enum Statistic;
  using enum Leg;
  using enum Cause;
  constexpr bool by_tier = true, together = false;
  constexpr std::nullopt_t none = std::nullopt;
  return std::array<MetricInfo, kMetricCount>{{
      {Metric::crm_lag_s, "crm_lag_s", "s", duration, by_tier, less, p95, until_crm, none,
       "CRM lag", "payment event to the CRM calling them a customer"},
      {Metric::commit_lag_s, "commit_lag_s", "s", duration, by_tier, less, p95, until_mails_stop,
       none, "CRM and sequences",
       "payment event to CRM updated and trial sequences left, both acknowledged"},
      {Metric::processing_s, "processing_s", "s", duration, by_tier, less, p95, none, none,
       "Until onboarding", "webhook received to onboarding started"},
      {Metric::unassigned_h, "unassigned_h", "h", duration, by_tier, less, p95, none, none,
       "Without an owner",
       "payment event to an owner's being assigned, or somebody's taking it up"},
      {Metric::notice_s, "notice_s", "s", duration, by_tier, less, p95, none, none, "Notice",
       "payment event to customer success knowing"},
      {Metric::first_touch_h, "first_touch_h", "h", duration, by_tier, less, p95, until_touch, none,
       "First touch", "payment event to the first conversation with a person"},
      {Metric::touch_wait_s, "touch_wait_s", "s", duration, by_tier, less, p95, until_touch,
       people_busy, "Wait for a person",
       "both sides being there to the first touch: the wait for a free person"},
      {Metric::sla_attainment, "sla_attainment", "share", per_customer, by_tier, more, mean,
       until_touch, none, "First touch within SLA", "first touch within the tier's SLA"},
      {Metric::missend_rate, "missend_rate", "share", per_customer, by_tier, less, mean,
       until_mails_stop, none, "Mailed after paying",
       "customers who got a trial mail after paying (mis-sent)"},
      {Metric::missends, "missends", "", count, by_tier, less, mean, until_mails_stop, none,
       "Trial mails after paying", "trial mails that went out after the payment (mis-sends)"},
      {Metric::misroute_rate, "misroute_rate", "share", per_customer, by_tier, less, mean, none,
       none, "Misrouted", "assigned by another tier than billing's newest facts give"},
      {Metric::mrr_usd, "mrr_usd", "$", per_customer, by_tier, more, mean, none, none, "Mean MRR",
       "monthly recurring revenue of a converted customer, as in the CRM"},
      {Metric::mrr_error_usd, "mrr_error_usd", "$", count, together, less, mean, none, none,
       "MRR error", "MRR by which CRM and billing differ when all is quiet, added up"},
      {Metric::conversions, "conversions", "", count, by_tier, neither, mean, none, none,
       "Conversions", "trials that converted"},
      {Metric::committed, "committed", "", count, by_tier, more, mean, none, none, "Committed",
       "conversions committed to CRM and marketing"},
      {Metric::exceptions, "exceptions", "", count, together, less, mean, none, none,
       "Left for a person", "entries on the exception list in the counted days"},
      {Metric::mismatches, "mismatches", "", count, together, less, mean, none, none, "Mismatches",
       "conversions that the pipeline missed and something else found"},
      {Metric::detection_h, "detection_h", "h", duration, together, less, p95, none, none,
       "Mismatches found after", "a missed conversion to its being found"},
      {Metric::lost_handoffs, "lost_handoffs", "", count, together, less, mean, none, none,
       "Lost handoffs", "conversions neither in the CRM, nor on the exception list, nor in flight"},
      {Metric::duplicates_received, "duplicates_received", "", count, together, neither, mean, none,
       none, "Duplicate events", "redeliveries of an event that had been delivered"},
      {Metric::duplicates_suppressed, "duplicates_suppressed", "", count, together, neither, mean,
       none, none, "Duplicates suppressed",
       "events recognised by their id and not processed again"},
      {Metric::duplicate_effects, "duplicate_effects", "", count, together, less, mean, none, none,
       "Duplicate actions",
       "assignments, notices and onboardings done again for an event that came twice, or by a "
       "repair"},
      {Metric::second_signal_effects, "second_signal_effects", "", count, together, less, mean,
       none, none, "Second-signal actions",
       "assignments, notices and onboardings done again for another event of the same conversion, "
       "as its invoice"},
      {Metric::ae_notices, "ae_notices", "", count, together, neither, mean, none, none,
       "AE notices", "account executives told that their deal's customer has converted"},
      {Metric::quiet_calls, "quiet_calls", "", count, together, less, mean, none, none,
       "Quiet calls", "calls and touches outside the customer's or the team's hours"},
      {Metric::api_calls, "api_calls", "", count, together, neither, mean, none, none,
       "Requests sent", "requests sent in the counted days, retries included"},
      {Metric::http_429, "http_429", "", count, together, less, mean, none, rate_limit,
       "Requests refused (429)", "requests refused by a rate limit"},
      {Metric::retries, "retries", "", count, together, less, mean, none, rate_limit, "Retries",
       "requests sent again"},
      {Metric::staff_h, "staff_h", "h", count, together, less, mean, none, staff,
       "Operations staff's hours", "hours of the operations staff"},
      {Metric::team_h, "team_h", "h", count, together, less, mean, none, people_busy,
       "The team's hours", "hours of first touches"},
      {Metric::churn_90d_pct, "churn_90d_pct", "%", per_customer, together, less, mean, none, none,
       "Churn in 90 days", "churn within 90 days by the outcome model"},
      {Metric::expansion_pct, "expansion_pct", "%", per_customer, together, more, mean, none, none,
       "Expansion in 12 months", "more MRR in 12 months by the outcome model"},
      {Metric::monthly_cost_usd, "monthly_cost_usd", "$", count, together, less, mean, none, none,
       "Monthly cost",
       "tool, engineering, the team's shifts less other work, staff and mis-sends, a month of 28 "
       "days, or a calendar month of a horizon"},
      {Metric::net_value_usd, "net_value_usd", "$", count, together, more, mean, none, none,
       "Net value",
       "a year of the MRR of a month's customers after churn and with expansion, less the month's "
       "cost"},
      {Metric::headcount, "headcount", "people", count, by_tier, neither, mean, none, none,
       "People",
       "people of the pools who have a place, on average over the days; of a tier, of its pools"},
      {Metric::utilisation, "utilisation", "share", count, by_tier, less, mean, none, people_busy,
       "Utilisation",
       "of the hours in which those are there who look after customers: first touches, care of "
       "accounts and other work"},
      {Metric::accounts, "accounts", "accounts", count, by_tier, neither, mean, none, none,
       "Accounts",
       "customers in the book on average over the days: those of the start and who came since, "
       "less who went"},
      {Metric::accounts_per_person, "accounts_per_person", "accounts", count, by_tier, less, mean,
       none, people_busy, "Accounts per person", "accounts over people, on average over the days"},
      {Metric::accounts_of_fullest, "accounts_of_fullest", "accounts", count, by_tier, less, mean,
       none, people_busy, "Largest book of one person",
       "accounts of the person who has the most, on average over the days; where accounts are the "
       "pools', a person's share of the pool that has the most a person"},
      {Metric::accounts_handed_over, "accounts_handed_over", "accounts", count, by_tier, less, mean,
       none, none, "Accounts handed over",
       "accounts that got a new owner because somebody left; none where accounts are the pools'"},
  }};
}();

constexpr std::size_t index(Metric metric) { return static_cast<std::size_t>(metric); }
constexpr const MetricInfo& info(Metric metric) { return kMetrics[index(metric)]; }

// The list is in the order of the enumeration, so that a metric finds its own row, and no row is
// left out or half empty.
static_assert([] {
  for (std::size_t i = 0; i < kMetricCount; ++i) {
    const MetricInfo& it = kMetrics[i];
    if (index(it.metric) != i || it.name.empty() || it.label.empty() || it.help.empty())
      return false;
    if (it.usual != Statistic::mean && it.kind != MetricKind::duration) return false;
  }
  return true;
}());

// What bytes with a value for each metric depend on: which metrics there are, in which order and of
// which kind.
inline constexpr std::uint64_t kMetricsHash = [] {
  std::uint64_t hash = core::kFnvStart;
  for (const MetricInfo& it : kMetrics) {
    hash = core::fnv1a(it.name, hash);
    hash = core::fnv1a(it.by_tier ? " by tier " : " ", hash);
    hash = core::fnv1a(static_cast<std::uint8_t>(it.kind), hash);
  }
  return hash;
}();

}  // namespace handoff::sim
