// Comparison reports of results that are made up here, so that every digit is known.
#include "io/results/comparison_report.hpp"

#include <limits>
#include <string>

#include "io/json/json.hpp"
#include "tests/catch.hpp"

using namespace handoff;

namespace {

sim::Results results(double lag) {
  sim::Results it;
  it.scenario = "a month";
  it.seed = 7;
  it.replications = 30;
  it.metrics.resize(sim::kMetricCount);
  it.metrics[sim::index(sim::Metric::crm_lag_s)] = {
      .mean = lag, .ci95_low = lag - 1, .ci95_high = lag + 1, .n = 90};
  it.by_tier = {{"Growth, \"big\"", it.metrics}};
  return it;
}

io::ComparisonResults made_up() {
  io::ComparisonResults it;
  it.names = {"manual", "other"};
  it.systems = {results(7'200), results(3'600)};
  sim::Differences differences;
  differences.replications = 30;
  differences.metrics.resize(sim::kMetricCount);
  differences.metrics[sim::index(sim::Metric::crm_lag_s)] = {
      -3'600, {-3'780, -3'420}, 12.25, 30, sim::Verdict::real, 0.0001, true};
  differences.metrics[sim::index(sim::Metric::retries)] = {
      0.5, {-1, 2}, 0.9, 30, sim::Verdict::noise, 0.5, false};
  differences.metrics[sim::index(sim::Metric::conversions)] = {
      0, {0, 0}, std::numeric_limits<double>::infinity(), 30, sim::Verdict::noise, 1, false};
  differences.by_tier = {{"Growth, \"big\"", differences.metrics}};
  differences.discoveries = {54, 2.7, 2, 1};
  it.differences = {differences};
  return it;
}

}  // namespace

TEST_CASE("a comparison as JSON has both systems and their differences", "[comparison_report]") {
  const auto json = io::parse_json(io::comparison_json(made_up()), "comparison");
  REQUIRE(json);
  CHECK(json->at("base") == "manual");
  CHECK(json->at("replications") == 30);
  CHECK(json->at("systems")["other"]["metrics"]["crm_lag_s"]["mean"] == 3'600);
  CHECK(json->at("systems")["other"]["pipeline"] == "other");
  const io::Json& other = json->at("differences")["other"];
  CHECK(other["metrics"]["crm_lag_s"] == io::Json({{"mean", -3'600},
                                                   {"ci95", {-3'780, -3'420}},
                                                   {"n", 30},
                                                   {"variance_ratio", 12.25},
                                                   {"verdict", "real"},
                                                   {"survives", true},
                                                   {"assumed", false}}));
  CHECK(other["clear_by_chance"] == 2.7);
  CHECK(other["surviving"] == 1);
  CHECK(other["metrics"]["conversions"]["variance_ratio"].is_null());
  CHECK(other["metrics"].size() == sim::kMetricCount);
  const io::Json& tier = other["by_tier"]["Growth, \"big\""];
  CHECK(tier["crm_lag_s"]["verdict"] == "real");
  CHECK_FALSE(tier.contains("retries"));
}

TEST_CASE("a comparison as CSV has a row for each pair, metric and tier", "[comparison_report]") {
  const std::string csv = io::comparison_csv(made_up());
  CHECK(csv.starts_with(
      "system,base,metric,tier,base_mean,mean,difference,ci95_low,ci95_high,n,variance_ratio,"
      "verdict,survives,assumed\nother,manual,crm_lag_s,,7200,3600,-3600,-3780,-3420,30,12.25,real,"
      "true,false\n"));
  CHECK(csv.find("other,manual,conversions,,0,0,0,0,0,30,,noise,false,false\n") != csv.npos);
  CHECK(csv.find("other,manual,crm_lag_s,\"Growth, \"\"big\"\"\",7200,") != csv.npos);
}

TEST_CASE("the table says clear, not clear or same", "[comparison_report]") {
  const std::string table = io::comparison_table(made_up());
  CHECK(table.find("other against manual\n") != table.npos);
  const auto line_of = [&](const char* metric) {
    const std::size_t at = table.find(std::string("\n") + metric + ' ');
    REQUIRE(at != table.npos);
    return table.substr(at + 1, table.find('\n', at + 1) - at - 1);
  };
  const std::string lag = line_of("crm_lag_s");
  std::size_t at = 0;  // each cell after the one before
  for (const char* cell : {"2 h", "1 h", "-1 h", "+/- 0.05 h", "clear *", "12x"}) {
    at = lag.find(cell, at);
    INFO(lag << ": " << cell);
    REQUIRE(at != lag.npos);
    at += std::string(cell).size();
  }
  CHECK(
      table.find("Of 54 lines that can differ 2 are clear, where chance alone makes 2.7 so; * 1 of "
                 "them also in view of all lines.") != table.npos);
  CHECK(line_of("retries").find("not clear") != std::string::npos);
  CHECK(line_of("conversions").find("same         all") != std::string::npos);
  CHECK(line_of("http_429").find("-") != std::string::npos);
  for (const char c : table) REQUIRE((c == '\n' || (c >= ' ' && c <= '~')));
}

TEST_CASE("what follows from claimed effects is assumed, and is not counted as clear",
          "[comparison_report]") {
  io::ComparisonResults comparison = made_up();
  comparison.differences[0].metrics[sim::index(sim::Metric::net_value_usd)] = {
      1'200, {900, 1'500}, 2, 30, sim::Verdict::real, 0.0001, true};
  comparison.differences[0].discoveries = {41, 2.05, 3, 2};
  const std::string measured = io::comparison_table(comparison);
  CHECK(measured.find("assumed") == measured.npos);
  CHECK(measured.find("Of 41 lines that can differ 3 are clear") != measured.npos);
  comparison.claims_effects = true;
  const std::string table = io::comparison_table(comparison);
  const std::string line = table.substr(table.find("\nnet_value_usd"), 120);
  CHECK(line.find("assumed") != line.npos);
  CHECK(line.substr(0, line.find('\n', 1)).find("clear") == line.npos);
  // One line less, and its part of those that chance alone makes.
  CHECK(table.find("Of 40 lines that can differ 2 are clear, where chance alone makes 2 so; * 1 "
                   "of them also") != table.npos);
  const auto json = io::parse_json(io::comparison_json(comparison), "comparison");
  REQUIRE(json);
  CHECK(json->at("differences")["other"]["metrics"]["net_value_usd"]["assumed"] == true);
  CHECK(json->at("differences")["other"]["metrics"]["crm_lag_s"]["assumed"] == false);
}
