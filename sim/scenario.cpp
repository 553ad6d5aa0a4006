// The defaults. Where a value has no published source, scenario_fields.hpp says "assumption".
#include "sim/scenario.hpp"

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
  return it;
}

}  // namespace

Scenario worked_example() {
  Scenario it;
  it.name = "worked example";
  it.description =
      "The article's worked example: 500 trials a month, 18% convert, handed off by full "
      "orchestration with "
      "nothing failing.";
  it.cohort = worked_cohort();
  it.payments.delivery_delay = Distribution::lognormal_median_p95(1.0, 3.0);
  it.payments.duplicate_delay = Distribution::exponential(300.0);
  it.apis.processor = api(0.150, 0.400, {{LimitKind::fixed_window, 100, core::seconds(1)}});
  it.apis.crm = api(0.180, 0.450, {{LimitKind::rolling_window, 190, core::seconds(10)}});
  it.apis.product = api(0.080, 0.250, {});
  it.apis.marketing = api(0.180, 0.450, {{LimitKind::rolling_window, 190, core::seconds(10)}});
  it.apis.team = api(0.120, 0.350, {});
  it.apis.processor.retry_after = it.apis.crm.retry_after = it.apis.marketing.retry_after =
      core::seconds(1);
  it.staff.task = Distribution::lognormal_median_p95(240, 600);
  it.pipeline = core::default_config();
  const core::YearlyRule american_spring{3, 2, 6, 120}, american_autumn{11, 1, 6, 120};
  it.pipeline.zones = {{"America/New_York", -300, -240, american_spring, american_autumn},
                       {"America/Chicago", -360, -300, american_spring, american_autumn},
                       {"America/Los_Angeles", -480, -420, american_spring, american_autumn},
                       {"Europe/London", 0, 60, {3, 5, 6, 60}, {10, 5, 6, 120}},
                       {"Europe/Berlin", 60, 120, {3, 5, 6, 120}, {10, 5, 6, 180}}};
  return it;
}

}  // namespace handoff::sim
