// --set and merge patches: the same checks as for files, and suggestions for mistyped paths.
#include "io/scenario/scenario_edit.hpp"

#include <string>
#include <vector>

#include "io/scenario/scenario_json.hpp"
#include "tests/catch.hpp"

using namespace handoff;

TEST_CASE("a path sets one value", "[scenario_edit]") {
  sim::Scenario scenario = sim::worked_example();
  REQUIRE_FALSE(io::set_path(scenario, "payments.duplicate_share=0.05"));
  REQUIRE_FALSE(io::set_path(scenario, "pipeline.pools[1].headcount=4"));
  REQUIRE_FALSE(io::set_path(scenario, "apis.crm.limits[0].requests=20"));
  REQUIRE_FALSE(io::set_path(scenario, "pipeline.routing[3].first_touch=30min"));
  REQUIRE_FALSE(io::set_path(scenario, "payments.delivery_delay.median=2s"));
  REQUIRE_FALSE(io::set_path(scenario, "cohort.weekday_weights[6]=0"));
  REQUIRE_FALSE(io::set_path(scenario, "name=404"));
  REQUIRE_FALSE(io::set_path(scenario, "description=a = b"));
  REQUIRE_FALSE(io::set_path(scenario, "pipeline.dedupe.enabled=false"));
  REQUIRE_FALSE(
      io::set_path(scenario, R"(apis.team.latency={"family": "constant", "value": "1s"})"));
  CHECK(scenario.payments.duplicate_share == 0.05);
  CHECK(scenario.pipeline.pools[1].headcount == 4);
  CHECK(scenario.apis.crm.limits[0].requests == 20);
  CHECK(scenario.pipeline.routing[3].first_touch == core::minutes(30));
  CHECK(scenario.payments.delivery_delay == sim::Distribution::lognormal_median_p95(2, 3));
  CHECK(scenario.cohort.weekday_weights[6] == 0);
  CHECK(scenario.name == "404");
  CHECK(scenario.description == "a = b");
  CHECK_FALSE(scenario.pipeline.dedupe.enabled);
  CHECK(scenario.apis.team.latency == sim::Distribution::constant(1));
}

TEST_CASE("a tier's pools are set one by one or together", "[scenario_edit][pools]") {
  sim::Scenario scenario = sim::worked_example();
  const auto row = [&scenario] { return scenario.pipeline.routing[1]; };
  REQUIRE_FALSE(io::set_path(scenario, "pipeline.routing[1].pools=[1, 3]"));
  REQUIRE_FALSE(io::set_path(scenario, "pipeline.routing[1].pool_rule=overflow"));
  CHECK(row().pools == std::vector<int>{1, 3});
  CHECK(row().pool_rule == core::PoolRule::overflow);
  REQUIRE_FALSE(io::set_path(scenario, "pipeline.routing[1].pools[1]=0"));
  CHECK(row().pools == std::vector<int>{1, 0});
  CHECK(io::set_path(scenario, "pipeline.routing[1].pools=[]"));
  CHECK(io::set_path(scenario, "pipeline.routing[1].pools=[1,1]"));
  CHECK(io::set_path(scenario, "pipeline.routing[1].pools[1]=1"));
  CHECK(io::set_path(scenario, "pipeline.routing[1].pools[0]=7"));
  CHECK(row().pools == std::vector<int>{1, 0});
  const auto old = io::set_path(scenario, "pipeline.routing[1].pool=2");
  REQUIRE(old);
  CHECK(old->line() ==
        "pipeline.routing[1].pool: is unknown; did you mean \"pipeline.routing[1].pools\"?");
}

TEST_CASE("what cannot be set says why and changes nothing", "[scenario_edit]") {
  struct Case {
    const char* assignment;
    const char* line;
  };
  const std::vector<Case> cases{
      {"cohort.trials=-5",
       "cohort.trials: -5 is below 1 (sign-ups in the period; allowed 1 to 100000000)"},
      {"cohort.trails=5", "cohort.trails: is unknown; did you mean \"cohort.trials\"?"},
      {"duplicate_share=1",
       "duplicate_share: is unknown; did you mean \"payments.duplicate_share\"?"},
      {"payment.duplicate_share=1",
       "payment.duplicate_share: is unknown; did you mean \"payments.duplicate_share\"?"},
      {"payments.charge_delay=5", "\"5\" has no unit"},
      {"apis.crm.limits[1].requests=5",
       "apis.crm.limits[1]: there is no such element; the last is [0]"},
      {"apis.product.limits[0].requests=5",
       "apis.product.limits[0]: there is no such element; the list is empty"},
      {"apis.crm.limits[-1].requests=5", "an index is a whole number"},
      {"apis.crm.limits[0=5", "an index is a whole number"},
      {"apis[0]=5", "apis: is not a list"},
      {"cohort.=5", "is unknown"},
      {".cohort.trials=5", "is unknown"},
      {"version=2", "this program reads version 1"},
      {"cohort.trials", "expected path=value"},
      {"=5", "expected path=value"},
      {"", "expected path=value"},
      {"cohort=5", "expected an object"},
      {"name=\xff", "is not valid UTF-8"},
      {"pipeline.routing[1].annual_from=0", "pipeline.routing[1]: annual_from must be above"},
      {"cohort.conversion_rate=NaN", "found \"NaN\", expected a number"},
  };
  for (const Case& it : cases) {
    INFO(it.assignment);
    sim::Scenario scenario = sim::worked_example();
    const auto error = io::set_path(scenario, it.assignment);
    REQUIRE(error);
    INFO(error->line());
    CHECK(error->line().find(it.line) != std::string::npos);
    CHECK(io::write_scenario(scenario) == io::write_scenario(sim::worked_example()));
  }
}

TEST_CASE("several values have to fit together only when all are set", "[scenario_edit]") {
  sim::Scenario scenario = sim::worked_example();
  const std::vector<std::string> both{"payments.delivery_delay.median=4s",
                                      "payments.delivery_delay.p95=9s"};
  REQUIRE_FALSE(io::set_paths(scenario, both));
  CHECK(scenario.payments.delivery_delay == sim::Distribution::lognormal_median_p95(4, 9));
  const std::vector<std::string> one{"payments.delivery_delay.median=10s"};
  CHECK(io::set_paths(scenario, one));
}

TEST_CASE("a merge patch replaces, removes and keeps as RFC 7396 says", "[scenario_edit]") {
  sim::Scenario scenario = sim::worked_example();
  scenario.cohort.trials = 5'000;
  scenario.payments.duplicate_share = 0.5;
  const auto patch = io::parse_json(R"({"payments": {"duplicate_share": null},
    "pipeline": {"dedupe": {"enabled": false}, "overrides": [{"segment": "smb", "tier": 0}]}})",
                                    "patch");
  REQUIRE(patch);
  REQUIRE_FALSE(io::apply_patch(scenario, *patch));
  CHECK(scenario.cohort.trials == 5'000);
  CHECK(scenario.payments.duplicate_share == 0);
  CHECK_FALSE(scenario.pipeline.dedupe.enabled);
  CHECK(scenario.pipeline.dedupe.window == core::days(3));
  CHECK(scenario.pipeline.overrides.size() == 1);

  for (const char* text : {R"({"pipelin": {}})", "[]", "5", R"({"version": null})",
                           R"({"pipeline": {"pools": [5]}})"}) {
    INFO(text);
    const std::string before = io::write_scenario(scenario);
    CHECK(io::apply_patch(scenario, *io::parse_json(text, "patch")));
    CHECK(io::write_scenario(scenario) == before);
  }
}

// As --set has always taken them, whatever is looked at to find the place.
TEST_CASE("parts, elements and parameters are set as in a document", "[scenario_edit]") {
  struct Case {
    std::vector<std::string> assignments;
    std::string line;  // of the error; empty: none
  };
  const std::string plan = R"({"name": "One", "unit_price": 10, "seats": 2, "weight": 1})";
  const std::vector<Case> cases{
      {{"cohort.plans=[" + plan + "]", "cohort.plans[0].seats=4"}, ""},
      {{"cohort.plans[0].seats=4", "cohort.plans=[" + plan + "]"}, ""},
      {{"cohort.plans[0]=" + plan}, ""},
      {{"cohort.plans[00]seats=4"}, ""},
      {{R"(cohort={"trials": 7})", "cohort.trial_days=9"}, "cohort.trial_days: is unknown"},
      {{"pipeline.trigger={\"kind\": \"poll\"}"}, ""},
      {{"cohort.decision.points[1][0]=0.5"}, ""},
      {{"version=1"}, ""},
      {{"cohort.plans=[" + plan + "]", "cohort.plans[1].seats=4"},
       "cohort.plans[1]: there is no such element; the last is [0]"},
      {{"cohort.plans=[]"}, "cohort.plans: has 0 elements"},
      {{"cohort.plans[0]={}"}, "cohort.plans[0].name: is missing"},
      {{"cohort.plans[0]=5"}, "cohort.plans[0]: found 5, expected an object"},
      {{"pipeline.trigger={\"kindd\": \"poll\"}"}, "pipeline.trigger.kindd: is unknown; did you"},
      {{"apis.crm.outages[0]={}"}, "apis.crm.outages[0]: there is no such element"},
      {{"payments.delivery_delay.family=constant"}, "payments.delivery_delay.value: is missing"},
      {{"payments.delivery_delay.mode=1s"}, "payments.delivery_delay.mode: is unknown"},
      {{"version.major=1"}, "version.major: is unknown"},
  };
  for (const Case& it : cases) {
    INFO(it.assignments.front());
    sim::Scenario scenario = sim::worked_example();
    const auto error = io::set_paths(scenario, it.assignments);
    const std::string line = error ? error->line() : "";
    INFO(line);
    CHECK(error.has_value() == !it.line.empty());
    CHECK(line.find(it.line) != std::string::npos);
  }
}
