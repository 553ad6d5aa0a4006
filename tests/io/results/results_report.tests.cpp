// Reports of results that are made up here, so that every digit is known.
#include "io/results/results_report.hpp"

#include <limits>
#include <string>
#include <vector>

#include "io/json/json.hpp"
#include "io/text/csv.hpp"
#include "sim/engine/math.hpp"
#include "tests/catch.hpp"

using namespace handoff;

namespace {

sim::Results made_up() {
  sim::Results results;
  results.scenario = "a month";
  results.seed = 7;
  results.replications = 2;
  results.hash = 0xabc;
  results.metrics.resize(sim::kMetricCount);
  sim::Estimate& lag = results.metrics[sim::index(sim::Metric::crm_lag_s)];
  lag = {.mean = 1.25,
         .ci95_low = 1.0,
         .ci95_high = 1.5,
         .n = 90'012,
         .has_percentiles = true,
         .p50 = 0.1,
         .p95 = 300,
         .p99 = 7'200,
         .max = 259'200,
         .p50_ci95 = {0.09, 0.11},
         .p95_ci95 = {290, 310},
         .p99_ci95 = {7'000, std::numeric_limits<double>::infinity()}};
  sim::Estimate& mrr = results.metrics[sim::index(sim::Metric::mrr_usd)];
  mrr = {.mean = 1'350.125,
         .ci95_low = 1'350,
         .ci95_high = 1'350.25,
         .n = 3,
         .has_percentiles = false,
         .p50 = 0,
         .p95 = 0,
         .p99 = 0,
         .max = 0};
  results.by_tier.push_back({"Big, \"bold\"", results.metrics});
  return results;
}

}  // namespace

TEST_CASE("results as JSON have the documented members", "[report]") {
  const auto json = io::parse_json(io::results_json(made_up()), "results");
  REQUIRE(json);
  CHECK(json->at("scenario") == "a month");
  CHECK(json->at("pipeline") == "full_orchestration");
  CHECK(json->at("seed") == 7);
  CHECK(json->at("replications") == 2);
  CHECK(json->at("result_hash") == "0000000000000abc");
  const io::Json& lag = json->at("metrics")["crm_lag_s"];
  CHECK(lag == io::Json({{"mean", 1.25},
                         {"ci95", {1, 1.5}},
                         {"n", 90'012},
                         {"p50", 0.1},
                         {"p95", 300},
                         {"p99", 7'200},
                         {"max", 259'200},
                         {"p50_ci95", {0.09, 0.11}},
                         {"p95_ci95", {290, 310}},
                         {"p99_ci95", {7'000, nullptr}}}));
  const io::Json& mrr = json->at("metrics")["mrr_usd"];
  CHECK(mrr == io::Json({{"mean", 1'350.125}, {"ci95", {1'350, 1'350.25}}, {"n", 3}}));
  CHECK(json->at("metrics").size() == sim::kMetricCount);
  const io::Json& tier = json->at("by_tier")["Big, \"bold\""];
  CHECK(tier.contains("crm_lag_s"));
  CHECK_FALSE(tier.contains("http_429"));
}

TEST_CASE("nobody has no mean, and what is not bounded is null", "[report]") {
  sim::Results results = made_up();
  using handoff::sim::kInfinity;
  sim::Estimate& lag = results.metrics[sim::index(sim::Metric::crm_lag_s)];
  lag.ci95_low = -kInfinity;
  lag.ci95_high = kInfinity;
  sim::Estimate& mrr = results.metrics[sim::index(sim::Metric::mrr_usd)];
  mrr.ci95_high = kInfinity;
  io::Json json = io::results_document(results);
  CHECK(json["metrics"]["crm_lag_s"]["ci95"].is_null());
  CHECK(json["metrics"]["mrr_usd"]["ci95"] == io::Json({1'350, nullptr}));
  CHECK(json["metrics"]["detection_h"] ==
        io::Json({{"mean", nullptr}, {"ci95", nullptr}, {"n", 0}}));
  CHECK(io::results_csv(results).find("crm_lag_s,,1.25,,,90012,") != std::string::npos);
  const std::string table = io::results_table(results);
  CHECK(table.find("too few to say") != table.npos);
  CHECK(table.find("at least $1,350") != table.npos);
  results.replications = 1;
  CHECK(io::results_table(results).find("One month says nothing about the spread") != table.npos);
}

TEST_CASE("results as CSV have one row a metric and tier", "[report]") {
  const std::string csv = io::results_csv(made_up());
  CHECK(
      csv.starts_with("metric,tier,mean,ci95_low,ci95_high,n,p50,p95,p99,max,"
                      "p50_low,p50_high,p95_low,p95_high,p99_low,p99_high\n"
                      "crm_lag_s,,1.25,1,1.5,90012,0.1,300,7200,259200,0.09,0.11,290,310,7000,\n"));
  CHECK(csv.find("mrr_usd,,1350.125,1350,1350.25,3,,,,,,,,,,\n") != csv.npos);
  CHECK(csv.find("mrr_usd,\"Big, \"\"bold\"\"\",1350.125,") != csv.npos);
}

TEST_CASE("the table rounds and chooses units", "[report]") {
  const std::string ascii = io::results_table(made_up());
  CHECK(ascii.starts_with(
      "a month: pipeline full_orchestration, seed 7, 2 replications, result 0000000000000abc\n"));
  CHECK(ascii.find("1.25 s") != ascii.npos);
  CHECK(ascii.find("+/- 0.25 s") != ascii.npos);
  CHECK(ascii.find("90,012") != ascii.npos);
  for (const char c : ascii) REQUIRE((c == '\n' || (c >= ' ' && c <= '~')));
  const std::string utf8 = io::results_table(made_up(), io::kDefaultPipeline, io::Characters::utf8);
  CHECK(utf8.find("\xC2\xB1 0.25 s") != utf8.npos);
}

TEST_CASE("pretty JSON keeps short lists on one line and reads back", "[report]") {
  const io::Json json = {
      {"b", {1, 2, 3}}, {"a", {{"x", {{"y", 1}}}}}, {"empty", io::Json::array()}};
  CHECK(io::pretty(json) ==
        "{\n  \"b\": [1, 2, 3],\n  \"a\": {\n    \"x\": {\"y\": 1}\n  },\n  \"empty\": []\n}\n");
  const std::vector<int> many(200, 1'000);
  CHECK(io::Json(*io::parse_json(io::pretty(many), "many")) == io::Json(many));
}

TEST_CASE("CSV fields are quoted only where they must be", "[csv]") {
  CHECK(io::csv_field("plain") == "plain");
  CHECK(io::csv_field("a,b") == "\"a,b\"");
  CHECK(io::csv_field("say \"hi\"") == "\"say \"\"hi\"\"\"");
  CHECK(io::csv_field("two\nlines") == "\"two\nlines\"");
}
