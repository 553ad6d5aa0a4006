// The inputs of `cohort`: who signs up and when, who converts and how.
#include "sim/scenario/fields/groups.hpp"
#include "sim/scenario/fields/shared.hpp"

namespace handoff::sim {
namespace {

// Who signs up, and what they buy.
void visit_who(auto& it, auto& v) {
  v.choice("arrivals", it.arrivals, kArrivals,
           {0, 0, "", "exactly so many sign-ups, or a Poisson number", kAssumption});
  v.field("trials", it.trials, {1, 1e8, "", "sign-ups in the period", kArticle});
  v.field(
      "month_to_month", it.month_to_month,
      {0, 1, "",
       "standard deviation over mean of the months' levels of sign-ups, a gamma; 0: months differ "
       "by chance alone",
       "assumption: none, as in the article; the spread of your own months' sign-ups says it"});
  v.field("conversion_rate", it.conversion_rate,
          {0, 1, "share", "of the trials that convert", kArticle});
  v.field("trial_days", it.trial_days, {1, 90, "days", "length of a trial", kAssumption});
  v.field("card_on_file", it.card_on_file,
          {0, 1, "share", "converts at the trial's end; the rest converts during the trial",
           kAssumption});
  v.list("plans", it.plans, {1, 32, "what converting customers buy"}, [](auto& each, auto& plan) {
    each.field("name", plan.name, {0, 64, "", "name", kAssumption});
    each.field("unit_price", plan.unit_price,
               {0, 1e6, "$", "a month and seat", "assumption, calibrated to a mean MRR of $350"});
    each.field("seats", plan.seats,
               {1, 100000, "", "seats", "assumption, calibrated to a mean MRR of $350"});
    each.field("weight", plan.weight,
               {0, 1e6, "", "relative share of the conversions",
                "article: 78 of 90 are Growth; the rest assumption"});
  });
  v.list("time_zones", it.time_zones, {1, 64, "where customers are"}, [](auto& each, auto& zone) {
    each.field("zone", zone.zone, {0, 253, "", "row of pipeline.zones, from 0", kAssumption});
    each.field("weight", zone.weight, {0, 1e6, "", "relative share", kAssumption});
  });
  v.list("segments", it.segments, {1, 8, "which segment customers belong to"},
         [](auto& each, auto& share) {
           each.choice("segment", share.segment, kSegments, {0, 0, "", "ICP segment", kAssumption});
           each.field("weight", share.weight, {0, 1e6, "", "relative share", kAssumption});
         });
}

// When they sign up, and when they decide.
void visit_when(auto& it, auto& v) {
  visit_hours("hour_weights", it.hour_weights, "sign-ups by local hour", kAssumption, v);
  v.list("weekday_weights", it.weekday_weights, {7, 7, "sign-ups by weekday, Monday first"},
         [](auto& each, auto& weight) {
           each.field("", weight,
                      {0, 1e6, "", "relative share of the day",
                       "assumption; rises to Thursday, drops at weekends"});
         });
  v.list("campaigns", it.campaigns, {0, 32, "sign-ups that come close together"},
         [](auto& each, auto& campaign) {
           each.field("at", campaign.at,
                      {0, 31622400, "s", "since the scenario's start", kAssumption});
           each.field("length", campaign.length, {1, 31622400, "s", "how long", kAssumption});
           each.field("share", campaign.share, {0, 1, "share", "of all sign-ups", kAssumption});
         });
  v.field("decision", it.decision,
          {0, 1, "of the trial", "without a card: when in the trial the decision falls",
           "of those who ever convert 50% do within 7 days, 70% within 14 (a blog's figures)"});
  visit_hours("decision_hour_weights", it.decision_hour_weights,
              "decisions without a card, by local hour", kAssumption, v);
}

// How much a trial is used.
void visit_usage(auto& it, auto& v) {
  v.field("mean_logins", it.mean_logins,
          {0, 1e4, "", "logins in 30 days of a converting trial", kArticle});
  v.field("mean_features", it.mean_features, {0, 1e4, "", "features activated", kArticle});
  v.field("mean_invites", it.mean_invites, {0, 1e4, "", "invites sent", kAssumption});
  v.field("usage_shape", it.usage_shape,
          {0.1, 100, "", "shape of the gamma that varies usage between trials", kAssumption});
  v.field("usage_missing", it.usage_missing,
          {0, 1, "share", "of the conversions of which the product database knows nothing",
           kAssumption});
}

// How trials become customers, and what else happens on the way.
void visit_ways(auto& it, auto& v) {
  v.field("open_deal", it.open_deal,
          {0, 1, "share", "of the conversions with an open deal of an AE", kAssumption});
  v.field("plan_change", it.plan_change,
          {0, 1, "share", "changes the plan during the trial", kAssumption});
  v.field("payment_failure", it.payment_failure,
          {0, 1, "share", "of the conversions whose first charge fails", kAssumption});
  v.field("usage_based", it.usage_based,
          {0, 1, "share", "of the conversions told by the first paid invoice alone", kAssumption});
  v.field("late_payment", it.late_payment,
          {0, 1, "share", "of the conversions whose charge at the trial's end works only later",
           "assumption: trackers report it, no figure is published"});
  v.field("card_missing", it.card_missing,
          {0, 1, "share", "of the conversions that paused at the trial's end for want of a card",
           "assumption: trackers report it, no figure is published"});
  v.field("trial_fee", it.trial_fee,
          {0, 1, "share", "of the conversions that paid a fee when the trial started",
           "assumption: trackers report it, no figure is published"});
  v.field("free_time", it.free_time,
          {0, 1, "share", "of the conversions that are given free time later",
           "assumption: trackers report it, no figure is published"});
  v.field("free_workspace", it.free_workspace,
          {0, 1, "share", "of the conversions with another trial, which ends on the free plan",
           "assumption: trackers report it, no figure is published"});
}

// The addresses that customers pay with, against the CRM's.
void visit_addresses(auto& it, auto& v) {
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

}  // namespace

void visit_cohort(auto& it, auto& v) {
  visit_who(it, v);
  visit_when(it, v);
  visit_usage(it, v);
  visit_ways(it, v);
  visit_addresses(it, v);
}

template void visit_cohort(const Cohort&, Fields<ScenarioVisitor>&);
template void visit_cohort(Cohort&, Fields<ScenarioEditor>&);

}  // namespace handoff::sim
