// The headline: one sentence that says the worst of it.
#include "web/views/headline.hpp"

#include <string>
#include <vector>

#include "tests/catch.hpp"
#include "tests/web/views/good_run.hpp"

using namespace handoff;
using namespace handoff::web;
using namespace handoff::web::testing;

TEST_CASE("the headline says the worst that happened", "[headline]") {
  const sim::Scenario scenario = sim::worked_example();
  const std::string start =
      "90 of 500 trials convert a month; half are in the CRM 2 s after the payment event, ";
  RunSummary run = good_run();
  CHECK(headline(scenario, run) == start + "all within 19 s.");
  run.late_share = 0.0421;
  CHECK(headline(scenario, run) == start + "but 4.21% take longer than 15 min.");
  of(run, Metric::exceptions) = estimate(3.14, 0.2, 1000);
  CHECK(headline(scenario, run) == start + "but 3.1 a month are left for a person to fix.");
  of(run, Metric::second_signal_effects) = estimate(271.2, 1, 1000);
  CHECK(headline(scenario, run) ==
        start +
            "but 271 assignments, notices and onboardings a month happen again for the invoice.");
  // A few repairs beside them change nothing, but more that happen twice do.
  const std::string for_invoices = headline(scenario, run);
  of(run, Metric::duplicate_effects) = estimate(0.85, 0.3, 1000);
  CHECK(headline(scenario, run) == for_invoices);
  of(run, Metric::duplicate_effects) = estimate(280.4, 1, 1000);
  CHECK(headline(scenario, run) ==
        start + "but 280 assignments, notices and onboardings a month happen twice.");
  of(run, Metric::lost_handoffs) = estimate(0.5, 0.1, 1000);
  CHECK(headline(scenario, run) == start + "but 0.5 a month are lost.");
}

TEST_CASE("the headline names the promise that is missed most, where its interval can tell",
          "[headline]") {
  RunSummary run = good_run();
  const auto tier = [&run](const char* name, double kept, double half) {
    sim::TierResults it{name, std::vector<sim::Estimate>(sim::kMetricCount)};
    it.metrics[index(Metric::sla_attainment)] = estimate(kept, half, 400);
    run.results.by_tier.push_back(it);
  };
  const auto ends = [&run](const std::string& words) {
    const std::string all = headline(sim::worked_example(), run);
    CAPTURE(all);
    return all.size() >= words.size() && all.substr(all.size() - words.size()) == words;
  };
  tier("Growth", 0.65, 0.012);
  tier("Business", 0.1, 0.3);
  CHECK(ends("Growth misses its 4 h to the first touch in 35% \xC2\xB1 1.2% of cases."));
  tier("Enterprise", 0.52, 0.051);
  CHECK(ends("Enterprise misses its 15 min to the first touch in 48% \xC2\xB1 5.1% of cases."));
  // What cannot be more than all has an interval that says so.
  run.results.by_tier.clear();
  tier("Starter", 0.0002, 0.0004);
  CHECK(ends("in 100% (99.94 to 100%) of cases."));
  run.results.by_tier.clear();
  tier("Starter", 1.0, 0.0);
  CHECK(ends("all within 19 s."));
}

TEST_CASE("the headline has an answer when there is nothing to measure", "[headline]") {
  CHECK(headline(sim::worked_example(), {}) == "Nothing has been simulated yet.");
  sim::Scenario scenario = sim::worked_example();
  scenario.days = 14;
  RunSummary run = good_run();
  of(run, Metric::crm_lag_s) = estimate(0, 0, 0);
  CHECK(headline(scenario, run) == "90 of 500 trials convert a period, and none reaches the CRM.");
  of(run, Metric::conversions) = estimate(0, 0, 1000);
  CHECK(headline(scenario, run) == "None of 500 trials a period converts.");
}

// 500 sign-ups in each of twelve months, and then in each of three.
TEST_CASE("the headline counts the sign-ups of all months ahead", "[headline]") {
  sim::Scenario scenario = sim::worked_example();
  scenario.horizon.months = 12;
  RunSummary run = good_run();
  of(run, Metric::conversions) = estimate(1080, 2, 1000);
  of(run, Metric::crm_lag_s) = estimate(0, 0, 0);
  CHECK(headline(scenario, run) ==
        "1,080 of 6,000 trials convert a year, and none reaches the CRM.");
  scenario.horizon.months = 3;
  CHECK(headline(scenario, run) ==
        "1,080 of 1,500 trials convert a horizon, and none reaches the CRM.");
}
