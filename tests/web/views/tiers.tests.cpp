// Tiers: what is promised to each, and what became of it.
#include "web/views/tiers.hpp"

#include <vector>

#include "tests/catch.hpp"
#include "tests/web/views/good_run.hpp"

using namespace handoff;
using namespace handoff::web;
using namespace handoff::web::testing;

TEST_CASE("tiers show their promise, their counts and their n", "[tiers]") {
  RunSummary run = good_run();
  sim::TierResults tier{"Enterprise", std::vector<sim::Estimate>(sim::kMetricCount)};
  tier.metrics[index(Metric::conversions)] = estimate(0.42, 0.04, 1000);
  tier.metrics[index(Metric::mrr_usd)] = estimate(5500, 0, 418);
  tier.metrics[index(Metric::crm_lag_s)] = duration(2.2, 1.93, 3.82, 5, 9, 418);
  tier.metrics[index(Metric::sla_attainment)] = estimate(0.97, 0.05, 418);
  run.results.by_tier = {tier, {"Unsold", std::vector<sim::Estimate>(sim::kMetricCount)}};
  const TiersView view = tiers_view(sim::worked_example(), run);
  CHECK(view.rows[0].label == "Enterprise (15 min)");
  CHECK(view.rows[0].n == "418");
  CHECK(view.rows[0].conversions == "0.42");
  CHECK(view.rows[0].conversions_interval ==
        "0.38\xE2\x80\x93"
        "0.46");
  CHECK(view.rows[0].mrr == "$5,500");
  CHECK(view.rows[0].lag_p95 == "3.82 s");
  CHECK(view.rows[0].on_time == "97%");
  CHECK(view.lows[0] == Approx(92.0));
  CHECK(view.highs[0] == 100.0);  // no share is larger
  CHECK(view.rows[1].mrr == "\xE2\x80\x93");
  CHECK(view.rows[1].lag_p95 == "\xE2\x80\x93");
}
