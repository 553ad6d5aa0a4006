// The scenario's fields, listed once: name, unit, limits, help and source of each input.
//
// `visit_scenario(scenario, visitor)` walks all inputs in the order of the file. A visitor has
//
//   field(key, value&, FieldInfo)          a number, bool, text, Duration, Time, Money,
//   Distribution choice(key, value&, names, FieldInfo)  an enumeration; names[i] belongs to value i
//   begin(key, help), end()                an object
//   list(key, vector&, ListInfo, each)     a list; each(visitor, element) walks one element
//
// and thereby reads files, writes them, makes the schema, sets a path, or draws a slider. Text in
// angle brackets needs no unit. A field without a published source says so: its source is
// "assumption".
#pragma once

#include <array>
#include <span>
#include <string_view>

#include "sim/scenario.hpp"

namespace handoff::sim {

struct FieldInfo {
  double min = 0;
  double max = 1e9;
  std::string_view
      unit;  // "s" durations and distributions of seconds; "$"; "share"; "" a plain number
  std::string_view help;
  std::string_view source;
};

struct ListInfo {
  std::size_t min = 0;
  std::size_t max = 64;
  std::string_view help;
};

inline constexpr std::string_view kAssumption = "assumption";
inline constexpr std::string_view kArticle = "article: worked example";

inline constexpr std::array<std::string_view, 3> kLimitKinds{"fixed_window", "rolling_window",
                                                             "token_bucket"};
inline constexpr std::array<std::string_view, 2> kStrategies{"pooled", "round_robin"};
inline constexpr std::array<std::string_view, 3> kDealRules{"ignore", "in_addition", "instead"};
inline constexpr std::array<std::string_view, 4> kOnboardings{"email_sequence", "video_and_email",
                                                              "kickoff_call", "kickoff_and_chat"};
inline constexpr std::array<std::string_view, 5> kSegments{"unknown", "smb", "mid_market",
                                                           "enterprise", "strategic"};

template <class Visitor>
void visit_cohort(Cohort& it, Visitor& v) {
  v.field("trials", it.trials, {1, 1e6, "", "sign-ups in the period", kArticle});
  v.field("conversion_rate", it.conversion_rate,
          {0, 1, "share", "of the trials that convert", kArticle});
  v.field("trial_days", it.trial_days, {1, 90, "days", "length of a trial", kAssumption});
  v.field("card_on_file", it.card_on_file,
          {0, 1, "share", "converts at the trial's end; the rest converts during the trial",
           kAssumption});
  v.list("plans", it.plans, {1, 32, "what converting customers buy"},
         [](Visitor& each, Plan& plan) {
           each.field("name", plan.name, {0, 64, "", "name", kAssumption});
           each.field(
               "unit_price", plan.unit_price,
               {0, 1e6, "$", "a month and seat", "assumption, calibrated to a mean MRR of $350"});
           each.field("seats", plan.seats,
                      {1, 100000, "", "seats", "assumption, calibrated to a mean MRR of $350"});
           each.field("weight", plan.weight,
                      {0, 1e6, "", "relative share of the conversions",
                       "article: 78 of 90 are Growth; the rest assumption"});
         });
  v.list("time_zones", it.time_zones, {1, 64, "where customers are"},
         [](Visitor& each, TimeZoneShare& zone) {
           each.field("utc_offset_minutes", zone.utc_offset_minutes,
                      {-720, 840, "min", "offset from UTC", kAssumption});
           each.field("weight", zone.weight, {0, 1e6, "", "relative share", kAssumption});
         });
  v.list("hour_weights", it.hour_weights, {24, 24, "sign-ups by local hour"},
         [](Visitor& each, double& weight) {
           each.field("", weight, {0, 1e6, "", "relative share of the hour", kAssumption});
         });
  v.list("weekday_weights", it.weekday_weights, {7, 7, "sign-ups by weekday, Monday first"},
         [](Visitor& each, double& weight) {
           each.field("", weight,
                      {0, 1e6, "", "relative share of the day",
                       "assumption; rises to Thursday, drops at weekends"});
         });
  v.field("mean_logins", it.mean_logins,
          {0, 1e4, "", "logins in 30 days of a converting trial", kArticle});
  v.field("mean_features", it.mean_features, {0, 1e4, "", "features activated", kArticle});
  v.field("mean_invites", it.mean_invites, {0, 1e4, "", "invites sent", kAssumption});
  v.field("usage_shape", it.usage_shape,
          {0.1, 100, "", "shape of the gamma that varies usage between trials", kAssumption});
  v.field("open_deal", it.open_deal,
          {0, 1, "share", "of the conversions with an open deal of an AE", kAssumption});
  v.field("email_respelled", it.email_respelled,
          {0, 1, "share", "pays with another spelling of the address", kAssumption});
  v.field("email_secondary", it.email_secondary,
          {0, 1, "share", "pays with another of the contact's addresses", kAssumption});
  v.field("email_unknown", it.email_unknown,
          {0, 1, "share", "pays with an address that the CRM lacks", kAssumption});
  v.field(
      "customer_id_in_crm", it.customer_id_in_crm,
      {0, 1, "share", "of the unknown addresses: found by customer id all the same", kAssumption});
}

template <class Visitor>
void visit_payments(Payments& it, Visitor& v) {
  v.field("delivery_delay", it.delivery_delay,
          {0, 86400, "s", "event to webhook", "assumption: no figure is published"});
  v.field("duplicate_share", it.duplicate_share,
          {0, 1, "share", "of the deliveries that come twice",
           "assumption: at least once is documented, how often is not"});
  v.field("duplicate_delay", it.duplicate_delay,
          {0, 259200, "s", "delivery to redelivery", kAssumption});
  v.field("charge_delay", it.charge_delay,
          {0, 259200, "s", "conversion to its paid invoice",
           "processor's documentation: about an hour"});
}

template <class Visitor>
void visit_api(Api& it, Visitor& v) {
  v.field("latency", it.latency,
          {0, 3600, "s", "of an answered request", "assumption: no percentiles are published"});
  v.field("server_error_rate", it.server_error_rate,
          {0, 1, "share", "of the requests answered 5xx", kAssumption});
  v.field("timeout_rate", it.timeout_rate,
          {0, 1, "share", "of the requests not answered in time", kAssumption});
  v.field("timeout_applied", it.timeout_applied,
          {0, 1, "share", "of those, done all the same", kAssumption});
  v.field("retry_after", it.retry_after,
          {0, 86400, "s", "sent with a 429; 0: not sent", "vendors differ; disputed"});
  v.list("limits", it.limits, {0, 8, "rate limits, all in force at once"},
         [](Visitor& each, RateLimit& limit) {
           each.choice("kind", limit.kind, kLimitKinds,
                       {0, 0, "", "how the window moves", "vendor's documentation"});
           each.field("requests", limit.requests,
                      {1, 1e7, "", "requests in the window", "vendor's documentation"});
           each.field("window", limit.window,
                      {0.001, 86400, "s", "length of the window", "vendor's documentation"});
         });
}

template <class Visitor>
void visit_pipeline(core::PipelineConfig& it, Visitor& v) {
  v.begin("identity", "matching the payment e-mail to a contact");
  v.field("strip_plus_tag", it.identity.strip_plus_tag,
          {0, 1, "", "ann+trial@x.com is ann@x.com", kAssumption});
  v.end();
  v.begin("dedupe", "idempotency");
  v.field("enabled", it.dedupe.enabled,
          {0, 1, "", "event ids and conversion keys are remembered", "article: FAQ"});
  v.field("window", it.dedupe.window,
          {1, 2592000, "s", "how long", "processor's documentation: resent for 3 days"});
  v.end();
  v.begin("retry", "exponential backoff with full jitter");
  v.field("base", it.retry.base, {0.001, 3600, "s", "ceiling of the first wait", kAssumption});
  v.field("cap", it.retry.cap, {0.001, 86400, "s", "highest ceiling of a wait", kAssumption});
  v.field("timeout", it.retry.timeout, {0.01, 3600, "s", "of one try", kAssumption});
  v.field("max_attempts", it.retry.max_attempts,
          {1, 50, "", "tries in all", "a vendor's client: 6"});
  v.end();
  v.list("pools", it.pools, {1, 16, "who looks after customers"},
         [](Visitor& each, core::Pool& pool) {
           each.field("name", pool.name, {1, 64, "", "name", "article: routing table"});
           each.field("headcount", pool.headcount, {1, 10000, "", "people", kAssumption});
         });
  v.list(
      "routing", it.routing, {1, 32, "the routing table, by rising annual value"},
      [](Visitor& each, core::RoutingRow& row) {
        each.field("tier", row.tier, {1, 64, "", "name", "article: routing table"});
        each.field("annual_from", row.annual_from,
                   {0, 1e9, "$", "from this annual value", "article: routing table"});
        each.field("pool", row.pool, {0, 15, "", "pool number, from 0", "article: routing table"});
        each.field("extra_pool", row.extra_pool,
                   {-1, 15, "", "second role's pool number; -1: none", "article: routing table"});
        each.choice("strategy", row.strategy, kStrategies,
                    {0, 0, "", "how a person is chosen", "article: round-robin"});
        each.choice("onboarding", row.onboarding, kOnboardings,
                    {0, 0, "", "onboarding model", "article: routing table"});
        each.field("first_touch", row.first_touch,
                   {1, 2592000, "s", "promised time to first touch", "article: routing table"});
      });
  v.list(
      "overrides", it.overrides, {0, 16, "segments with a tier of their own"},
      [](Visitor& each, core::SegmentOverride& rule) {
        each.choice("segment", rule.segment, kSegments, {0, 0, "", "ICP segment", kAssumption});
        each.field("tier", rule.tier, {0, 31, "", "row of the routing table, from 0", kAssumption});
      });
  v.choice("deals", it.deals, kDealRules, {0, 0, "", "an open deal's AE is told", "article: FAQ"});
}

template <class Visitor>
void visit_scenario(Scenario& it, Visitor& v) {
  v.field("name", it.name, {0, 80, "", "name of the scenario", ""});
  v.field("description", it.description, {0, 2000, "", "what it is for", ""});
  v.field("seed", it.seed, {0, 9.007199254740991e15, "", "of all random numbers", ""});
  v.field("start", it.start,
          {0, 4102444800, "date", "first day of the sign-ups, 00:00 UTC", kAssumption});
  v.field("days", it.days,
          {1, 366, "days", "length of the sign-up period", "assumption: four whole weeks"});
  v.begin("cohort", "who signs up, and who converts");
  visit_cohort(it.cohort, v);
  v.end();
  v.begin("payments", "the payment processor");
  visit_payments(it.payments, v);
  v.end();
  v.begin("apis", "the systems that the pipeline calls");
  const auto api = [&v](std::string_view key, Api& each, std::string_view help) {
    v.begin(key, help);
    visit_api(each, v);
    v.end();
  };
  api("processor", it.apis.processor, "payment processor's API");
  api("crm", it.apis.crm, "CRM");
  api("product", it.apis.product, "product database");
  api("marketing", it.apis.marketing, "marketing automation");
  api("team", it.apis.team, "chat, tasks and calendars");
  v.end();
  v.begin("pipeline", "the rules of the handoff");
  visit_pipeline(it.pipeline, v);
  v.end();
}

}  // namespace handoff::sim
