// Precisions: how they are written, and what they come to.
#include "io/results/precision.hpp"

#include <limits>
#include <string>
#include <vector>

#include "io/scenario/measure.hpp"
#include "tests/catch.hpp"

using namespace handoff;

namespace {

const std::vector<std::string> kTiers{"Starter", "Enterprise"};

}  // namespace

TEST_CASE("a precision is relative with a percentage and absolute without", "[precision]") {
  const auto relative = io::parse_precision("Enterprise:crm_lag_s.p95=5%", kTiers);
  REQUIRE(relative);
  CHECK(relative->target.measure.metric == sim::Metric::crm_lag_s);
  CHECK(relative->target.measure.statistic == sim::Statistic::p95);
  CHECK(relative->target.measure.tier == 1);
  CHECK(relative->target.relative == 0.05);
  CHECK(relative->target.absolute == 0);
  const auto absolute = io::parse_precision("crm_lag_s=1.5min", kTiers);
  REQUIRE(absolute);
  CHECK(absolute->target.measure.tier == -1);
  CHECK(absolute->target.relative == 0);
  CHECK(absolute->target.absolute == 90);
  CHECK(io::parse_precision("mrr_usd=$2", kTiers)->target.absolute == 2);
}

TEST_CASE("a precision that makes no sense says why", "[precision]") {
  struct Case {
    const char* text;
    const char* reason;
  };
  const std::vector<Case> cases{
      {"", "expected METRIC=ERROR"},
      {"crm_lag_s", "expected METRIC=ERROR"},
      {"crm_lag=5%", "did you mean \"crm_lag_s\"?"},
      {"crm_lag_s.max=5%", "a maximum has no interval"},
      {"crm_lag_s=0%", "must be above 0% and at most 100%"},
      {"crm_lag_s=101%", "must be above 0% and at most 100%"},
      {"crm_lag_s=-5%", "must be above 0% and at most 100%"},
      {"crm_lag_s=%", "must be above 0% and at most 100%"},
      {"crm_lag_s=", "is not an error"},
      {"crm_lag_s=0", "is not an error"},
      {"crm_lag_s=-1s", "is not an error"},
      {"retries=5s", "is not an error"},
      {"Starters:crm_lag_s=5%", "did you mean \"Starter\"?"},
  };
  for (const Case& it : cases) {
    INFO(it.text);
    const auto goal = io::parse_precision(it.text, kTiers);
    REQUIRE_FALSE(goal);
    INFO(goal.error().line());
    CHECK(goal.error().line().find(it.reason) != std::string::npos);
  }
}

TEST_CASE("what came of a precision is one line", "[precision]") {
  const auto goal = io::parse_precision("crm_lag_s=5%", kTiers);
  CHECK(io::precision_text(*goal, {0.2, 0.25}) ==
        "precision crm_lag_s=5%: reached, +/- 200 ms where 250 ms is allowed");
  CHECK(io::precision_text(*goal, {std::numeric_limits<double>::infinity(), 0}) ==
        "precision crm_lag_s=5%: not reached, no interval where 0 s is allowed");
}

TEST_CASE("quantities are read in their unit", "[measure]") {
  CHECK(io::parse_quantity("90", "s") == 90);
  CHECK(io::parse_quantity(" 1.5min ", "s") == 90);
  CHECK(io::parse_quantity("$5.25", "$") == 5.25);
  CHECK(io::parse_quantity("25%", "share") == 0.25);
  CHECK(io::parse_quantity("0.25", "share") == 0.25);
  CHECK_FALSE(io::parse_quantity("25%", "s"));
  CHECK_FALSE(io::parse_quantity("", ""));
  CHECK_FALSE(io::parse_quantity("1min", ""));
}
