// Scenario files: what is accepted, what is refused and with which words, and that nothing is lost.
#include "io/scenario/scenario_json.hpp"

#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "io/files/file.hpp"
#include "sim/scenario/fingerprint.hpp"
#include "tests/catch.hpp"
#include "tests/sim/scenario/random_scenario.hpp"
#include "tests/slow_build.hpp"

using namespace handoff;

namespace {

core::Result<sim::Scenario> read(const std::string& members) {
  return io::read_scenario("{\"version\": 1" + (members.empty() ? "" : ",\n" + members) + "}",
                           "s.json");
}

std::string error_of(const std::string& members) {
  const auto scenario = read(members);
  REQUIRE_FALSE(scenario);
  const std::string line = scenario.error().line();
  CHECK(line.find('\n') == std::string::npos);
  return line;
}

}  // namespace

TEST_CASE("an empty scenario is the worked example", "[scenario_json]") {
  const auto scenario = read("");
  REQUIRE(scenario);
  CHECK(io::write_scenario(*scenario) == io::write_scenario(sim::worked_example()));
}

TEST_CASE("the shipped worked example says what the program's defaults are", "[scenario_json]") {
  const auto text = io::read_file("assets/scenarios/worked_example.json");
  REQUIRE(text);
  const auto scenario = io::read_scenario(*text, "worked_example.json");
  REQUIRE(scenario);
  CHECK(io::write_scenario(*scenario) == io::write_scenario(sim::worked_example()));
  // Every input stands in the file, so that it shows what can be changed.
  const auto document = io::parse_json(*text, "worked_example.json");
  io::Json written = {{"$schema", document->at("$schema")}};
  written.update(io::scenario_document(sim::worked_example()));
  CHECK(*document == written);
}

TEST_CASE("each kind of input is read in its unit", "[scenario_json]") {
  const auto scenario = read(R"(
    "name": "März", "seed": 9007199254740991, "start": "2024-02-29", "days": 7,
    "cohort": {"trials": 1e3, "conversion_rate": 0.25,
      "plans": [{"name": "Pro", "unit_price": 19.99, "seats": 3, "weight": 1}]},
    "payments": {"charge_delay": "1h30m", "duplicate_share": 0.05,
      "delivery_delay": {"family": "lognormal_median_p95", "median": "180ms", "p95": "450ms"},
      "duplicate_delay": {"family": "empirical", "points": [[0, "50ms"], [0.5, "180ms"], [1, "2s"]]}},
    "apis": {"crm": {"latency": {"family": "gamma", "shape": 2, "scale": "100ms"},
      "limits": [{"kind": "token_bucket", "requests": 5, "window": "1s", "counts": "search"}]}},
    "pipeline": {"dedupe": {"enabled": false}, "deals": "instead",
      "overrides": [{"segment": "strategic", "tier": 3}]})");
  REQUIRE(scenario);
  CHECK(scenario->name == "M\xC3\xA4rz");
  CHECK(scenario->seed == 9'007'199'254'740'991u);
  CHECK(scenario->start.us == 1'709'164'800'000'000);
  CHECK(scenario->days == 7);
  CHECK(scenario->cohort.trials == 1'000);
  CHECK(scenario->cohort.conversion_rate == 0.25);
  REQUIRE(scenario->cohort.plans.size() == 1);
  CHECK(scenario->cohort.plans[0].unit_price.cents == 1'999);
  CHECK(scenario->payments.charge_delay == core::minutes(90));
  CHECK(scenario->payments.delivery_delay == sim::Distribution::lognormal_median_p95(0.18, 0.45));
  const std::vector<sim::QuantilePoint> points{{0, 0.05}, {0.5, 0.18}, {1, 2}};
  CHECK(scenario->payments.duplicate_delay == sim::Distribution::empirical(points));
  CHECK(scenario->apis.crm.latency == sim::Distribution::gamma(2, 0.1));
  REQUIRE(scenario->apis.crm.limits.size() == 1);
  CHECK(scenario->apis.crm.limits[0].kind == sim::LimitKind::token_bucket);
  CHECK_FALSE(scenario->pipeline.dedupe.enabled);
  CHECK(scenario->pipeline.deals == core::DealRule::instead);
  REQUIRE(scenario->pipeline.overrides.size() == 1);
  CHECK(scenario->pipeline.overrides[0].segment == core::Segment::strategic);
}

TEST_CASE("errors name the place, the path, what stands there and what is allowed",
          "[scenario_json]") {
  CHECK(error_of(R"("cohort": {"trials": -5})") ==
        "s.json:2:22: cohort.trials: -5 is below 1 (sign-ups in the period; allowed 1 to "
        "100000000)");
  CHECK(error_of(R"("cohort": {"trails": 5})") ==
        "s.json:2:22: cohort.trails: is unknown; did you mean \"trials\"?");
  CHECK(error_of(R"("payments": {"charge_delay": "90"})") ==
        "s.json:2:30: payments.charge_delay: \"90\" has no unit, expected a duration such as "
        "\"45s\", \"15min\" or "
        "\"1h30m\" (conversion to its first charge; allowed 0s to 3d)");
  CHECK(error_of(R"("pipeline": {"pools": [{"name": "a", "headcount": 0}]})") ==
        "s.json:2:51: pipeline.pools[0].headcount: 0 is below 1 (people; allowed 1 to 10000)");
}

TEST_CASE("bad input is refused, whatever is wrong with it", "[scenario_json]") {
  struct Case {
    const char* members;
    const char* reason;
  };
  const std::vector<Case> cases{
      {R"("cohort": 5)", "cohort: found 5, expected an object"},
      {R"("cohort": null)", "cohort: found null, expected an object"},
      {R"("cohort": {"trials": "many"})", "found \"many\", expected a whole number"},
      {R"("cohort": {"trials": 14.5})", "14.5 is not a whole number"},
      {R"("cohort": {"trials": 1e308})", "is above 1000000"},
      {R"("cohort": {"trials": true})", "found true, expected a whole number"},
      {R"("cohort": {"conversion_rate": 1.01})", "1.01 is above 1"},
      {R"("cohort": {"conversion_rate": "18%"})", "expected a number"},
      {R"("cohort": {"hour_weights": [1, 2]})",
       "has 2 elements (sign-ups by local hour; allowed 24 elements)"},
      {R"("cohort": {"weekday_weights": [1,1,1,1,1,1,"x"]})",
       "cohort.weekday_weights[6]: found \"x\""},
      {R"("cohort": {"weekday_weights": [0,0,0,0,0,0,0]})", "the weights are all 0"},
      {R"("cohort": {"plans": []})", "has 0 elements"},
      {R"("cohort": {"plans": [5]})", "cohort.plans[0]: found 5, expected an object"},
      {R"("cohort": {"plans": [{"name": "a"}]})", "cohort.plans[0].unit_price: is missing"},
      {R"("cohort": {"plans": [{"name":"a","unit_price":-1,"seats":1,"weight":1}]})",
       "$-1 is below $0"},
      {R"("cohort": {"plans": [{"name":"a","unit_price":0.005,"seats":1,"weight":1}]})",
       "is not a whole number of cents"},
      {R"("cohort": {"plans": [{"name":"a","unit_price":"$5","seats":1,"weight":1}]})",
       "expected dollars"},
      {R"("cohort": {"email_unknown": 0.6, "email_secondary": 0.6})", "together at most 1"},
      {R"("apis": {"crm": {"server_error_rate": 0.6, "timeout_rate": 0.6}})",
       "apis.crm: server_error_rate"},
      {R"("seed": -1)", "-1 is below 0"},
      {R"("seed": 9007199254740992)", "is above 9007199254740991"},
      {R"("seed": 18446744073709551615)", "is above 9007199254740991"},
      {R"("start": "2026-02-30")", "a day that its month does not have"},
      {R"("start": "2200-01-01")", "too late"},
      {R"("start": 5)", "expected a date"},
      {R"("name": 5)", "expected text"},
      {R"("payments": {"charge_delay": 5})", "expected a duration in quotes"},
      {R"("payments": {"charge_delay": "-1h"})", "is negative"},
      {R"("payments": {"charge_delay": "4d"})", "is above 3d"},
      {R"("payments": {"delivery_delay": "1s"})", "expected a distribution"},
      {R"("payments": {"delivery_delay": {}})", "family: is missing"},
      {R"("payments": {"delivery_delay": {"family": "normal"}})",
       "\"normal\" is unknown; known are constant, uniform"},
      {R"("payments": {"delivery_delay": {"family": "constant"}})",
       "value: is missing; constant takes value"},
      {R"("payments": {"delivery_delay": {"family": "constant", "value": 1}})",
       "expected a duration in quotes"},
      {R"("payments": {"delivery_delay": {"family": "constant", "value": "2d"}})",
       "\"2d\" is too large"},
      {R"("payments": {"delivery_delay": {"family": "constant", "value": "1s", "p95": "2s"}})",
       "payments.delivery_delay.p95: is unknown; constant takes value"},
      {R"("payments": {"delivery_delay": {"family": "lognormal_median_p95", "median": "2s", "p95": "1s"}})",
       "payments.delivery_delay.p95: must not be below the median"},
      {R"("payments": {"delivery_delay": {"family": "gamma", "shape": 1e6, "scale": "1h"}})",
       "its mean"},
      {R"("payments": {"delivery_delay": {"family": "empirical", "points": [[0, "1s"]]}})",
       "2 to 12 points"},
      {R"("payments": {"delivery_delay": {"family": "empirical", "points": [[0, "1s"], 5]}})",
       "points[1]"},
      {R"("apis": {"crm": {"limits": [{"kind": "leaky", "requests": 5, "window": "1s"}]}})",
       "is not one of the names"},
      {R"("pipeline": {"dedupe": {"enabled": 1}})", "found 1 ("},
      {R"("pipeline": {"routing": [{"tier": "A", "annual_from": 5, "pool": 0, "extra_pool": -1, "strategy": "pooled",
          "onboarding": "kickoff_call", "first_touch": "1h"}]})",
       "pipeline.routing[0]: the first row must begin at 0"},
      {R"("pipeline": {"retry": {"base": "40s"}})", "pipeline.retry: "},
      {R"("vresion": 1)", "did you mean \"version\"?"},
      {R"("//": "a comment")", "//: is unknown"},
  };
  for (const Case& it : cases) {
    INFO(it.members);
    const std::string line = error_of(it.members);
    INFO(line);
    CHECK(line.find(it.reason) != std::string::npos);
    CHECK(line.starts_with("s.json:"));
  }
}

namespace {

// One tier whose row has these members beside the usual ones.
std::string with_row(const std::string& members) {
  return R"({"version": 1, "pipeline": {"routing": [{"tier": "A", "annual_from": 0, "extra_pool": -1,
      "strategy": "pooled", "onboarding": "kickoff_call", "first_touch": "1h", )" +
         members + "}], \"overrides\": []}}";
}

}  // namespace

TEST_CASE("a tier has a list of pools, or one alone as in older files", "[scenario_json][pools]") {
  const auto several =
      io::read_scenario(with_row(R"("pools": [1, 3, 0], "pool_rule": "nearest")"), "s.json");
  REQUIRE(several);
  CHECK(several->pipeline.routing[0].pools == std::vector<int>{1, 3, 0});
  CHECK(several->pipeline.routing[0].pool_rule == core::PoolRule::nearest);
  const auto one = io::read_scenario(with_row(R"("pool": 2)"), "s.json");
  REQUIRE(one);
  CHECK(one->pipeline.routing[0].pools == std::vector<int>{2});
  CHECK(one->pipeline.routing[0].pool_rule == core::RoutingRow{}.pool_rule);
  const auto ruled = io::read_scenario(with_row(R"("pool": 2, "pool_rule": "first")"), "s.json");
  REQUIRE(ruled);
  const auto again = io::read_scenario(io::write_scenario(*ruled), "again.json");
  REQUIRE(again);
  CHECK(again->pipeline.routing[0].pools == std::vector<int>{2});
  CHECK(again->pipeline.routing[0].pool_rule == core::PoolRule::first);
}

TEST_CASE("wrong pools of a tier are one clear line", "[scenario_json][pools]") {
  struct Case {
    const char* members;
    const char* reason;
  };
  const Case cases[] = {
      {R"("pool_rule": "first")", "pipeline.routing[0].pools: is missing"},
      {R"("pools": [])", "pipeline.routing[0].pools: has 0 elements"},
      {R"("pools": 1)", "pipeline.routing[0].pools: found 1, expected a list"},
      {R"("pools": [1, "x"])", "pipeline.routing[0].pools[1]: found \"x\""},
      {R"("pools": [0, 16])", "pipeline.routing[0].pools[1]: 16 is above 15"},
      {R"("pools": [0, 9])", "pipeline.routing[0]: there is no pool number 9"},
      {R"("pools": [2, 1, 2])", "pipeline.routing[0]: names pool number 2 twice"},
      {R"("pool": "x")", "pipeline.routing[0].pool: found \"x\""},
      {R"("pool": 99)", "pipeline.routing[0].pool: 99 is above 15"},
      {R"("pool": [1])", "pipeline.routing[0].pool: found"},
      {R"("pool": 1, "pools": [1])", "pipeline.routing[0].pool: is unknown"},
      {R"("pools": [0, 1], "pool_rule": "moon")", "pipeline.routing[0].pool_rule: "},
  };
  for (const Case& it : cases) {
    INFO(it.members);
    const auto scenario = io::read_scenario(with_row(it.members), "s.json");
    REQUIRE_FALSE(scenario);
    const std::string line = scenario.error().line();
    INFO(line);
    CHECK(line.find(it.reason) != std::string::npos);
    CHECK(line.starts_with("s.json:"));
    CHECK(line.find('\n') == std::string::npos);
  }
}

TEST_CASE("a file must be a document of version 1", "[scenario_json]") {
  for (const char* text :
       {"", "[]", "5", "null", "{}", R"({"version": 2})", R"({"version": "1"})", "{\"version\": 1",
        "{\"version\": 1}{", R"({"version": 1, "version": 1})", "{\"version\": NaN}",
        "{\"version\": 1, \"name\": \"\xff\"}", "\xff\xfe{", "{\"version\": 1e999}"}) {
    INFO(text);
    const auto scenario = io::read_scenario(text, "s.json");
    REQUIRE_FALSE(scenario);
    CHECK(scenario.error().where.starts_with("s.json"));
    CHECK(scenario.error().line().find('\n') == std::string::npos);
  }
  const std::string deep = std::string(100'000, '[');
  CHECK_FALSE(io::read_scenario("{\"version\": 1, \"name\": " + deep, "s.json"));
}

TEST_CASE("every prefix of a scenario file is refused without a crash", "[scenario_json]") {
  const std::string text = io::write_scenario(sim::worked_example());
  for (std::size_t length = 0; length + 2 < text.size(); length += 7) {
    REQUIRE_FALSE(io::read_scenario(text.substr(0, length), "s.json"));
  }
}

TEST_CASE("what is written reads back bit for bit", "[scenario_json]") {
  sim::Scenario scenario = sim::worked_example();
  scenario.name = "quotes \" and \xE2\x82\xAC";
  scenario.seed = 9'007'199'254'740'991u;
  scenario.cohort.conversion_rate = 0.1 + 0.2;
  scenario.cohort.usage_shape = 1.0 / 3.0;
  scenario.cohort.plans[0].unit_price.cents = 99'999'999;
  scenario.payments.delivery_delay = sim::Distribution::lognormal(-1.0 / 7.0, 0.3);
  scenario.payments.duplicate_delay = sim::Distribution::pareto_tail(0.1234567891, 7.0 / 3.0, 1.5);
  scenario.apis.crm.latency = sim::Distribution::hyperexponential(0.3, 1e-7, 2);
  scenario.apis.team.latency = sim::Distribution::erlang(4, 0.25);
  scenario.apis.crm.retry_after = core::microseconds(1'234'567);
  scenario.pipeline.overrides = {{core::Segment::enterprise, 3}};
  scenario.pipeline.deals = core::DealRule::ignore;
  const std::string text = io::write_scenario(scenario);
  const auto back = io::read_scenario(text, "s.json");
  REQUIRE(back);
  CHECK(io::write_scenario(*back) == text);
  CHECK(back->cohort.conversion_rate == scenario.cohort.conversion_rate);
  CHECK(back->payments.delivery_delay == scenario.payments.delivery_delay);
  CHECK(back->payments.duplicate_delay == scenario.payments.duplicate_delay);
  CHECK(back->apis.crm.latency == scenario.apis.crm.latency);
  CHECK(back->apis.team.latency == scenario.apis.team.latency);
  CHECK(back->apis.crm.retry_after == scenario.apis.crm.retry_after);
  CHECK(back->cohort.plans[0].unit_price.cents == 99'999'999);

  const auto from_changes =
      io::scenario_from(io::scenario_changes(scenario), sim::worked_example());
  REQUIRE(from_changes);
  CHECK(io::write_scenario(*from_changes) == text);
}

TEST_CASE("changes hold only what differs from the worked example", "[scenario_json]") {
  CHECK(io::compact(io::scenario_changes(sim::worked_example())) == R"({"version":1})");
  sim::Scenario scenario = sim::worked_example();
  scenario.payments.duplicate_share = 0.05;
  scenario.pipeline.dedupe.enabled = false;
  scenario.apis.team.latency = sim::Distribution::constant(1);
  CHECK(io::compact(io::scenario_changes(scenario)) ==
        R"({"version":1,"payments":{"duplicate_share":0.05},)"
        R"("apis":{"team":{"latency":{"family":"constant","value":"1s"}}},)"
        R"("pipeline":{"dedupe":{"enabled":false}}})");
}

TEST_CASE("every whole cent and every share of a thousand survives", "[scenario_json]") {
  sim::Scenario scenario = sim::worked_example();
  for (int i = 0; i <= 1'000; i += 13) {
    scenario.cohort.plans[0].unit_price.cents = i * 97 + 1;
    scenario.cohort.conversion_rate = i / 1'000.0;
    const auto back = io::read_scenario(io::write_scenario(scenario), "s.json");
    REQUIRE(back);
    REQUIRE(back->cohort.plans[0].unit_price == scenario.cohort.plans[0].unit_price);
    REQUIRE(back->cohort.conversion_rate == scenario.cohort.conversion_rate);
  }
}

TEST_CASE("random scenarios are read back as they were written", "[scenario_json][random]") {
  const std::uint64_t scenarios = kSlowBuild ? 15 : 60;
  for (std::uint64_t number = 1; number <= scenarios; ++number) {
    INFO("scenario " << number);
    const sim::Scenario scenario = tests::random_scenario(number, tests::Values::anything);
    const std::string text = io::write_scenario(scenario);
    const auto back = io::read_scenario(text, "random");
    INFO((back ? "" : back.error().line()));
    REQUIRE(back);
    CHECK(io::write_scenario(*back) == text);
    CHECK(sim::fingerprint_of(*back) == sim::fingerprint_of(scenario));
    // What a link says of it.
    const auto changed = io::scenario_from(io::scenario_changes(scenario), sim::worked_example());
    REQUIRE(changed);
    CHECK(sim::fingerprint_of(*changed) == sim::fingerprint_of(scenario));
  }
}
