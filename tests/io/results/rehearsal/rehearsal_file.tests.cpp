// Rehearsal files: what is read of one, and that a wrong one is one line that says where.
#include "io/results/rehearsal/rehearsal_file.hpp"

#include <cmath>
#include <limits>
#include <string>
#include <string_view>

#include "io/json/json.hpp"
#include "tests/catch.hpp"

using namespace handoff;
using io::Json;

namespace {

Json document() {
  return *io::parse_json(R"({
    "rehearsal": "burst", "seed": 7, "replication": 0, "customers": 60, "played_s": 12.5, "runs": 1999,
    "overhead": {"webhook_s": 0.004, "step_s": 0.0015, "step_p95_s": 0.003, "step_in_play_s": 0.002},
    "crm_lag_parts_s": {"delivery": 0.5, "vendors": 1.25, "waits": 0.25, "service": 0.01},
    "webhooks": {"sent": 70, "refused": 0, "given_up": 0},
    "ledger": {"lost": 0, "doubled": 1, "repeated": 0, "excused": 0, "violations": ["cus_1: twice"]},
    "figures": {
      "crm_lag_p50_s": {"label": "CRM lag, p50", "measured": 2.05, "median": 2, "prediction95": [1.5, 12.25],
                        "together95": [1, 3], "same_draws": 2.1, "agreement": "inside"},
      "unassigned_p50_h": {"label": "without an owner, p50", "measured": 0.005, "median": null,
                           "prediction95": [0.004, null], "same_draws": 0.005, "agreement": "DIFFERS"},
      "retries": {"label": "retries", "measured": 17, "median": 20, "prediction95": [9, 30],
                  "same_draws": 17, "agreement": "as drawn"}},
    "verdict": "verdict: measured and simulated differ in 1 of 3 figures", "agrees": false})",
                         "test");
}

std::string error_of(const std::string& text) {
  const auto file = io::read_rehearsal(text, "r.json");
  REQUIRE_FALSE(file);
  CHECK(file.error().line().find('\n') == std::string::npos);
  return file.error().line();
}

}  // namespace

TEST_CASE("a rehearsal's file is read, with hours in seconds and nothing for never",
          "[rehearsal_file]") {
  REQUIRE(io::is_rehearsal(document().dump()));
  const auto file = io::read_rehearsal(document().dump(), "r.json");
  REQUIRE(file);
  CHECK(file->scenario == "burst");
  CHECK(file->customers == 60);
  CHECK(file->runs == 1999);
  CHECK(file->step_ms == Approx(1.5));
  CHECK(file->vendors_s == 1.25);
  CHECK(file->doubled == 1);
  CHECK(file->violations == std::vector<std::string>{"cus_1: twice"});
  CHECK_FALSE(file->agrees);
  REQUIRE(file->figures.size() == 3);
  const io::RehearsedFigure& lag = file->figures[0];
  const io::RehearsedFigure& unassigned = file->figures[1];
  const io::RehearsedFigure& retries = file->figures[2];
  CHECK(lag.label == "CRM lag, p50");
  CHECK_FALSE(lag.is_count);
  CHECK(lag.high == 12.25);
  CHECK_FALSE(lag.differs);
  CHECK(unassigned.measured == Approx(18));  // 0.005 h
  CHECK(std::isnan(unassigned.median));
  CHECK(std::isnan(unassigned.high));
  CHECK(unassigned.differs);
  CHECK(retries.is_count);
}

TEST_CASE("a wrong rehearsal's file is one line that says where", "[rehearsal_file]") {
  CHECK(error_of("[1, 2]") == "r.json: expected what handoff rehearse --json writes");
  CHECK(error_of("{\"rehearsal\": 1").find("r.json:1:") == 0);
  CHECK(error_of("{}").find("r.json:1:1: rehearsal: expected text") == 0);
  struct Case {
    const char* pointer;
    Json value;
    const char* says;
  };
  for (const Case& each : {
           Case{"/seed", -1, ": seed: expected an integer"},
           Case{"/figures", Json::object(), ": figures: expected from 1 to 100 of them"},
           Case{"/figures/retries", 3, ": figures.retries: expected an object"},
           Case{"/figures/retries/measured", "3", ": figures.retries.measured: expected a number"},
           Case{"/figures/retries/prediction95", Json::array({1}),
                ": figures.retries.prediction95: expected two numbers"},
           Case{"/figures/retries/prediction95/1", "x",
                ": figures.retries.prediction95[1]: expected a number"},
           Case{"/ledger/violations/0", 1, ": ledger.violations[0]: expected a text"},
           Case{"/agrees", 1, ": agrees: expected true or false"},
       }) {
    Json wrong = document();
    wrong[Json::json_pointer(each.pointer)] = each.value;
    const std::string line = error_of(wrong.dump());
    INFO(line);
    CHECK(line.find("r.json:1:") == 0);
    CHECK(line.find(each.says) != std::string::npos);
  }
  Json without = document();
  without["figures"]["retries"].erase("median");
  CHECK(error_of(without.dump()).find(": figures.retries.median: expected a number") !=
        std::string::npos);
}

TEST_CASE("what is no rehearsal's is not taken for one", "[rehearsal_file]") {
  for (const char* other : {"", "{}", "[]", "{\"version\": 1, \"seed\": 3}", "{\"rehearsal\"",
                            "{\"name\": \"rehearsal\"}", "[\"rehearsal\"]"})
    CHECK_FALSE(io::is_rehearsal(other));
}

TEST_CASE("a figure's words", "[rehearsal_file]") {
  CHECK(io::rehearsed_text(2.049, false) == "2.05 s");
  CHECK(io::rehearsed_text(14.21, false) == "14.2 s");
  CHECK(io::rehearsed_text(117, true) == "117");
  CHECK(io::rehearsed_text(std::numeric_limits<double>::quiet_NaN(), true) == "never");
}
