// Sweeps in the planner's tab: another metric, another input, and two inputs at once.
#include <cstddef>
#include <string>
#include <vector>

#include "tests/catch.hpp"
#include "tests/web/jobs/planning.hpp"

using namespace handoff;
using namespace handoff::web::testing;

TEST_CASE("another metric of a sweep is there at once, another input is simulated", "[plan_run]") {
  const sim::Scenario scenario = small();
  web::PlanRun run(kEffort);
  answered(run, scenario, 500);
  const std::vector<double> lags = run.view().sweep.ys;
  run.sweep(scenario, {.axis = "cohort.trials", .metric = "net_value_usd"});
  CHECK(run.finished());
  CHECK(run.view().sweep.y_unit == "$");
  CHECK(run.view().sweep.ys != lags);
  // More trials are worth more.
  CHECK(run.view().sweep.ys.back() > run.view().sweep.ys.front());
  run.sweep(scenario, {.axis = "cohort.trials", .metric = "net_valeu_usd"});
  CHECK(run.view().sweep.xs.empty());
  CHECK(run.view().sweep.words ==
        "net_valeu_usd: unknown metric \"net_valeu_usd\"; did you mean \"net_value_usd\"?");
  run.sweep(scenario, {.axis = "cohort.trials", .metric = "Enterprise:crm_lag_s.max"});
  CHECK(run.finished());
  CHECK(run.view().sweep.metric == "Enterprise: CRM lag, max");
  CHECK(run.view().sweep.limit == 0);
  // The strictest promise of a first touch is Enterprise's 15 minutes; waits have one a tier.
  const auto limit_of = [&](const char* metric) {
    run.sweep(scenario, {.axis = "cohort.trials", .metric = metric});
    return run.view().sweep.limit;
  };
  CHECK(limit_of("crm_lag_s.p95") == 900);
  CHECK(limit_of("sla_attainment") == 0.95);
  CHECK(limit_of("Growth:touch_wait_s.p95") == 14400);
  CHECK(limit_of("touch_wait_s.p95") == 0);
  run.sweep(scenario, {.axis = "pipeline.reconcile.every=1h,8h,1d", .metric = "net_value_usd"});
  CHECK_FALSE(run.finished());
  CHECK(run.view().sweep.xs.empty());
  answered(run, scenario, 500);
  CHECK(run.view().sweep.steps == std::vector<std::string>{"1 h", "8 h", "1 d"});
  CHECK(run.view().breaks.size() >= 5);
}

TEST_CASE("an axis that cannot be read is said, and the next one is simulated", "[plan_run]") {
  const sim::Scenario scenario = small();
  web::PlanRun run(kEffort);
  answered(run, scenario, 500);
  const auto words_of = [&](const char* axis, const char* other) {
    run.sweep(scenario, {.axis = axis, .other = other, .metric = "missend_rate"});
    answered(run, scenario, 500);
    CHECK(run.view().sweep.xs.empty());
    CHECK(run.view().sweep.chosen.axis == axis);
    return run.view().sweep.words;
  };
  CHECK(
      words_of("cohort.trails", "") ==
      "cohort.trails: is not an input that takes a number or a name; did you mean cohort.trials?");
  CHECK(words_of("cohort.conversion_rate=0:2:3", "") ==
        "cohort.conversion_rate: 2 is outside of 0 to 1, which is allowed");
  CHECK(words_of("cohort.trials", "cohort.trials=1,2") == "cohort.trials: is varied twice");
  CHECK(words_of("cohort.trials=1:101:101", "") ==
        "101 points: at most 100 are simulated here; handoff sweep takes more");
  CHECK_FALSE(words_of("", "").empty());
  run.sweep(scenario, {.axis = "pipeline.dedupe.enabled", .metric = "second_signal_effects"});
  answered(run, scenario, 500);
  const web::SweepPicture& it = run.view().sweep;
  CHECK(it.words.empty());
  CHECK(it.categories);
  CHECK(it.steps == std::vector<std::string>{"off", "on"});
  CHECK(it.ys[0] > it.ys[1]);  // the invoice takes effect too where nobody looks for it
}

TEST_CASE("two inputs make a map, row by row, and the first row is the single input's",
          "[plan_run]") {
  sim::Scenario scenario = small();
  scenario.payments.duplicate_share = 0;
  const std::string rates = "cohort.conversion_rate=0.1,0.2,0.4";
  web::PlanRun run(kEffort);
  run.sweep(scenario, {.axis = rates,
                       .other = "payments.duplicate_share=0:0.2:3",
                       .metric = "duplicates_suppressed"});
  for (int i = 0; i < 10'000 && run.view().sweep.xs.empty(); ++i) work(run, scenario, 100);
  const web::SweepPicture both = run.view().sweep;
  REQUIRE(both.xs.size() == 3);
  REQUIRE(both.other_steps == std::vector<std::string>{"0%", "10%", "20%"});
  REQUIRE(both.ys.size() == 9);
  CHECK(both.command ==
        "handoff sweep SCENARIO --vary 'cohort.conversion_rate=0.1,0.2,0.4' --vary "
        "'payments.duplicate_share=0:0.2:3' --metric 'duplicates_suppressed'");
  // More redeliveries are suppressed more often.
  for (std::size_t row = 1; row < 3; ++row) CHECK(both.ys[row * 3 + 1] > both.ys[row * 3 - 2]);
  run.sweep(scenario, {.axis = rates, .metric = "duplicates_suppressed"});
  for (int i = 0; i < 10'000 && run.view().sweep.xs.empty(); ++i) work(run, scenario, 100);
  CHECK(run.view().sweep.ys == std::vector<double>(both.ys.begin(), both.ys.begin() + 3));
  CHECK(run.view().sweep.other_steps.empty());
}
