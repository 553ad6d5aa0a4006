// What is bounded, and how evenly, in words.
#include "io/text/interval_text.hpp"

#include "sim/engine/math.hpp"
#include "tests/catch.hpp"

using namespace handoff;

namespace {
using handoff::sim::kInfinity;
}

TEST_CASE("an interval is shown as far as it is bounded", "[interval_text]") {
  CHECK(io::interval_text(1.24, 1.21, 1.27, "s") == "+/- 0.03 s");
  CHECK(io::interval_text(0.005, 0.001, 0.013, "share") == "0.1 to 1.3%");
  CHECK(io::interval_text(0.9998, 0.9994, 1, "share") == "99.94 to 100%");
  CHECK(io::interval_text(0.0002, 0, 0.0006, "share") == "0 to 0.06%");
  CHECK(io::interval_text(0, 0, 0.3694, "share") == "at most 36.9%");
  CHECK(io::interval_text(1, 0.6306, 1, "share") == "at least 63.1%");
  CHECK(io::interval_text(20, 12, kInfinity, "s") == "at least 12 s");
  CHECK(io::interval_text(20, -kInfinity, 25, "s") == "at most 25 s");
  CHECK(io::interval_text(20, -kInfinity, kInfinity, "s").empty());
  // A wait is at least nothing: that says nothing.
  CHECK(io::interval_text(20, -5, kInfinity, "s").empty());
  CHECK(io::interval_text(31, 31, 31, "%").empty());
}

TEST_CASE("a value stands before its interval", "[interval_text]") {
  CHECK(io::with_interval(1.24, 1.21, 1.27, "s") == "1.24 s +/- 0.03 s");
  CHECK(io::with_interval(0, 0, 0.3694, "share") == "0% (at most 36.9%)");
  CHECK(io::with_interval(31, 31, 31, "%") == "31%");
  CHECK(io::with_interval(387'596, 383'884, 391'308, "$") == "$387,600 +/- $3,700");
  CHECK(io::with_interval(2'551, 2'400, 2'900, "$") == "$2,550 ($2,400 to $2,900)");
  CHECK(io::value_beside(387'596, 383'884, 391'308, "$") == "$387,600");
  CHECK(io::value_beside(387'596, 387'596, 387'596, "$") == "$387,596");
}
