// The values of the worked example that are no member's default. Where one has no published source,
// sim/scenario/fields/ says "assumption".
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/scenario/scenario.hpp"

namespace handoff::sim {
namespace {

Api api(double median_s, double p95_s, std::vector<RateLimit> limits) {
  Api it;
  it.latency = Distribution::lognormal_median_p95(median_s, p95_s);
  it.limits = std::move(limits);
  return it;
}

Cohort worked_cohort() {
  Cohort it;
  // 78 of 90 on Growth at $300 to $400 as in the article; prices and the other tiers' weights are
  // chosen so that the mean is $350: (9.6 x 99 + 58.5 x 300 + 19.5 x 400 + 2 x 1500 + 0.4 x 5500) /
  // 90 = 350.00.
  it.plans = {{"Starter", core::dollars(33), 3, 9.6},
              {"Growth", core::dollars(100), 3, 58.5},
              {"Growth Plus", core::dollars(100), 4, 19.5},
              {"Business", core::dollars(100), 15, 2.0},
              {"Enterprise", core::dollars(100), 55, 0.4}};
  it.time_zones = {{0, 0.3}, {1, 0.15}, {2, 0.2}, {3, 0.2}, {4, 0.15}};
  it.hour_weights = {1, 1, 1, 1, 1, 1, 2, 3, 5, 8, 9, 9, 7, 8, 9, 9, 8, 6, 5, 4, 4, 3, 2, 1};
  it.weekday_weights = {1.0, 1.1, 1.15, 1.2, 1.0, 0.5, 0.5};
  it.segments = {{core::Segment::smb, 0.6},
                 {core::Segment::mid_market, 0.3},
                 {core::Segment::enterprise, 0.1}};
  // 50 of the 70% who convert within 14 days do so in the first 7.
  constexpr QuantilePoint kDecisions[] = {{0, 0}, {0.714, 0.5}, {1, 1}};
  it.decision = Distribution::empirical(kDecisions);
  it.decision_hour_weights = it.hour_weights;
  return it;
}

Team team() {
  Team it;
  it.touches = {{Distribution::lognormal_median_p95(600, 1500), 3, false},
                {Distribution::lognormal_median_p95(1200, 3000), 2, false},
                {Distribution::lognormal_median_p95(1800, 4500), 1, true},
                {Distribution::lognormal_median_p95(2700, 6000), 0, true}};
  it.other_task = Distribution::lognormal_median_p95(900, 3600);
  it.pickup = Distribution::exponential(165 * 60.0);
  return it;
}

// Days 0, 1, 3, 5 to 7 and 10 of the trial, its last three, and the day after.
Nurture nurture() {
  Nurture it;
  for (const int day : {0, 1, 3, 5, 6, 7, 10}) it.mails.push_back({Anchor::sign_up, day});
  for (const int day : {-3, -2, -1, 1}) it.mails.push_back({Anchor::trial_end, day});
  it.hour_weights.assign(24, 0.0);
  it.hour_weights[9] = 1;
  it.hour_weights[10] = 2;
  it.hour_weights[11] = 1;
  it.disenrol_delay = Distribution::lognormal_median_p95(120, 1800);
  return it;
}

// What the article leaves open and vendors do not publish.
Uncertain shares(std::string_view input, double low, double high, std::string_view source) {
  return {std::string(input), low, high, std::string(source)};
}

Uncertain seconds(std::string_view input, double low, double high, std::string_view source) {
  return {std::string(input), {low, true}, {high, true}, std::string(source)};
}

std::vector<Uncertain> worked_ranges() {
  return {
      shares("cohort.conversion_rate", 0.08, 0.25,
             "published surveys: 8 to 25% of trials without a card convert"),
      shares("cohort.card_on_file", 0, 0.5,
             "assumption: from nobody asked for a card to every other"),
      shares("cohort.email_unknown", 0, 0.05,
             "article: another e-mail at payment is a common mismatch; 5% is an assumption"),
      shares("cohort.usage_missing", 0, 0.1,
             "article: the lookup may find no product record; 10% is an assumption"),
      shares("cohort.open_deal", 0, 0.3, "assumption: from self-serve to three in ten with a deal"),
      shares("payments.duplicate_share", 0, 0.05,
             "vendor: at least once, without a figure; 5% is an assumption"),
      shares("payments.failure_share", 0, 0.02,
             "assumption: an endpoint that misses up to one delivery in 50"),
      shares("payments.lost_share", 0, 0.005,
             "vendor: gives up after three days; one conversion in 200 is an assumption"),
      seconds("payments.delivery_delay", 0.2, 30,
              "article: 200 ms; no vendor publishes a figure, 30 s is an assumption"),
      seconds("apis.crm.latency", 0.1, 2, "assumption: no vendor publishes percentiles"),
      shares("apis.crm.server_error_rate", 0, 0.02, "assumption: up to one request in 50"),
      seconds("apis.crm_search_delay", 5, 300,
              "vendor: a few moments; 5 s to 5 min is an assumption"),
      shares("team.other_work", 0.4, 0.8, "assumption: a CSM's other customers and meetings"),
      seconds(
          "team.pickup", 2700, 14400,
          "assumption: 45 min to 4 h of working time until somebody sees a customer whom nobody "
          "assigned"),
      seconds("staff.task", 120, 900, "assumption: 2 to 15 min for one update by hand"),
      seconds("nurture.disenrol_delay", 1, 2700,
              "article: a disenrolment may wait 45 min in its queue"),
      shares("outcomes.churn_base", 8, 13, "assumption: around the fit to the article's four rows"),
      shares("outcomes.churn_missend", 10, 35,
             "assumption: the fit has one figure for each tool, so a wide range"),
      shares(
          "outcomes.churn_unrouted", 0, 4,
          "article: 1.5 points by the fit; that routing by rules causes it is not shown, so from "
          "nothing"),
      shares("outcomes.churn_blind", 0, 2,
             "article: half a point by the fit; that missing usage causes it is not shown, so from "
             "nothing"),
      shares("outcomes.churn_late", 0, 5,
             "assumption: no source says what a late first touch does; from nothing to half of the "
             "churn that there is"),
      shares(
          "outcomes.expansion_base", 0, 10,
          "assumption: the article's lowest row grows by nothing, others may grow by themselves"),
      shares(
          "outcomes.expansion_automated", 0, 8,
          "article: 4 points by the fit; that automation causes it is not shown, so from nothing"),
      shares("outcomes.expansion_usage", 0, 15,
             "article: 31% more in all; that usage data causes it is not shown, so from nothing"),
      shares("outcomes.expansion_rules", 0, 12,
             "article: as above; that routing by rules causes it is not shown"),
      shares(
          "outcomes.expansion_late", -10, 0,
          "assumption: no source says what a late first touch does; from a third of the article's "
          "31 points less to nothing"),
      shares("costs.staff_hourly", 30, 80, "assumption"),
      shares("costs.team_hourly", 35, 90, "assumption"),
      shares("costs.engineering_hourly", 60, 150, "assumption"),
  };
}

}  // namespace

Scenario worked_example() {
  Scenario it;
  it.name = "example company";
  it.description =
      "The article's worked example: 500 trials a month, 18% convert, handed off by full "
      "orchestration with "
      "nothing failing.";
  it.cohort = worked_cohort();
  it.payments.delivery_delay = Distribution::lognormal_median_p95(1.0, 3.0);
  it.payments.duplicate_delay = Distribution::exponential(300.0);
  for (const int minutes : {5, 30, 120, 300, 600, 720, 720, 720})
    it.payments.redelivery.push_back(core::minutes(minutes));
  it.apis.processor = api(0.150, 0.400, {{LimitKind::fixed_window, 100, core::seconds(1)}});
  it.apis.crm = api(0.180, 0.450, {{LimitKind::rolling_window, 190, core::seconds(10)}});
  it.apis.product = api(0.080, 0.250, {});
  it.apis.marketing = api(0.180, 0.450, {{LimitKind::rolling_window, 190, core::seconds(10)}});
  it.apis.team = api(0.120, 0.350, {});
  it.apis.processor.retry_after = it.apis.crm.retry_after = it.apis.marketing.retry_after =
      core::seconds(1);
  it.staff.task = Distribution::lognormal_median_p95(240, 600);
  it.staff.notice = Distribution::exponential(45 * 60.0);
  it.staff.discovery = Distribution::exponential(3.7 * 86400);
  it.team = team();
  it.nurture = nurture();
  it.pipeline = core::default_config();
  for (core::Pool& pool : it.pipeline.pools) {  // early and late shifts
    pool.shift.from_minute = 8 * 60;
    pool.shift.to_minute = 20 * 60;
  }
  const core::YearlyRule american_spring{3, 2, 6, 120}, american_autumn{11, 1, 6, 120};
  it.pipeline.zones = {{"America/New_York", -300, -240, american_spring, american_autumn},
                       {"America/Chicago", -360, -300, american_spring, american_autumn},
                       {"America/Los_Angeles", -480, -420, american_spring, american_autumn},
                       {"Europe/London", 0, 60, {3, 5, 6, 60}, {10, 5, 6, 120}},
                       {"Europe/Berlin", 60, 120, {3, 5, 6, 120}, {10, 5, 6, 180}}};
  it.uncertain = worked_ranges();
  return it;
}

}  // namespace handoff::sim
