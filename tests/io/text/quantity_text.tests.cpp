// Quantities by the rules of io/figures/number_text.hpp, and their intervals in the same unit.
#include "io/text/quantity_text.hpp"

#include <cmath>
#include <limits>

#include "tests/catch.hpp"

using namespace handoff;

TEST_CASE("a metric's unit decides how its values are written", "[quantity_text]") {
  CHECK(io::quantity_text(0.18, "s") == "180 ms");
  CHECK(io::quantity_text(119.9, "s") == "2 min");
  CHECK(io::quantity_text(6.4, "h") == "6.4 h");
  CHECK(io::quantity_text(0.5, "h") == "30 min");
  CHECK(io::quantity_text(350.12, "$") == "$350");
  CHECK(io::quantity_text(0.3125, "share") == "31.2%");
  CHECK(io::quantity_text(10.55, "%") == "10.6%");
  CHECK(io::quantity_text(78, "") == "78");
  CHECK(io::quantity_text(3, "people") == "3 people");
  CHECK(io::quantity_text(std::nan(""), "s") == "-");
  CHECK(io::count_text(90'012) == "90,012");
  CHECK(io::count_text(12'345'678) == "12,345,678");
}

TEST_CASE("half an interval is in its mean's unit, with two digits", "[quantity_text]") {
  CHECK(io::with_half_width(1.24, 0.0312, "s") == "1.24 s +/- 0.031 s");
  CHECK(io::with_half_width(119.9, 3, "s") == "2 min +/- 0.05 min");
  CHECK(io::with_half_width(6.4, 0.25, "h") == "6.4 h +/- 0.25 h");
  CHECK(io::with_half_width(0.3125, 0.0123, "share") == "31.2% +/- 1.2%");
  CHECK(io::with_half_width(43'210, 1'234.5, "$") == "$43,200 +/- $1,200");
  CHECK(io::with_half_width(47'541'000, 81'200, "$") == "$47.5M +/- $0.081M");
  CHECK(io::with_half_width(353, 1.26, "") == "353 +/- 1.3");
  CHECK(io::with_half_width(387'596, 3'712, "$") == "$387,600 +/- $3,700");
  CHECK(io::with_half_width(350.12, 11.31, "$") == "$350 +/- $11");
  CHECK(io::with_half_width(57.25, 1.31, "$") == "$57.25 +/- $1.31");  // cents, or none
  CHECK(io::with_half_width(182'067, 358, "") == "182,070 +/- 360");
  CHECK(io::with_half_width(12'340, 996, "") == "12,340 +/- 1,000");
  CHECK(io::with_half_width(44.2, 25, "%") == "44% +/- 25%");
  CHECK(io::with_half_width(-387'596, 3'712, "$") == "-$387,600 +/- $3,700");
  CHECK(io::value_to_half(387'596, 3'712, "$") == "$387,600");
  CHECK(io::with_half_width(353, 1.26, "", "\xC2\xB1") == "353 \xC2\xB1 1.3");
}

TEST_CASE("a value has no digit that its interval cannot stand behind", "[quantity_text]") {
  CHECK(io::estimate_text(90.04, 0.55, "") == "90");
  CHECK(io::estimate_text(90.14, 0.055, "") == "90.1");  // three digits at most
  CHECK(io::estimate_text(114.6, 0.24, "s") == "1.91 min");
  CHECK(io::estimate_text(5.214, 0.6, "s") == "5.2 s");
  CHECK(io::estimate_text(47'541'000, 230'000, "$") == "$47.5M");
  CHECK(io::estimate_text(474'494, 80'000, "$") == "$474,000");
  CHECK(io::estimate_text(57.25, 0.1, "$") == "$57.25");
  CHECK(io::estimate_text(0.1234, 0.03, "share") == "12%");
  CHECK(io::estimate_text(1.43, 0.05, "pts", io::Sign::always) == "+1.43 pts");
  CHECK(io::estimate_text(-243'513, 3'000, "$", io::Sign::always) == "-$243,500");
  CHECK(io::estimate_text(243'513, 3'000, "$", io::Sign::always) == "+$243,500");
  CHECK(io::estimate_text(353, 120, "") == "350");  // 120: tens are its second digit
  CHECK(io::estimate_text(353, 12, "") == "353");
  CHECK(io::estimate_text(243'513, 0, "$") == "$243,513");  // how sure is not known
  CHECK(io::estimate_text(0, 0, "", io::Sign::always) == "0");
  CHECK(io::estimate_text(std::nan(""), 0, "s") == "-");
}

TEST_CASE("an interval has one unit, and the digits of its width", "[quantity_text]") {
  CHECK(io::range_text(89.49, 90.59, 90.04, "") == "89.5 to 90.6");
  CHECK(io::range_text(58.8, 61.2, 60, "s") == "0.98 to 1.02 min");
  CHECK(io::range_text(346.6, 353.7, 350.12, "$") == "$347 to $354");
  CHECK(io::range_text(47'305'000, 47'777'000, 47'541'000, "$", "-") == "$47.3M-$47.8M");
  CHECK(io::range_text(383'884, 391'308, 387'596, "$") == "$383,900 to $391,300");
  CHECK(io::range_text(233, 473, 353, "") == "230 to 470");
  CHECK(io::range_text(0.011, 0.018, 0.0143, "share") == "1.1 to 1.8%");
  CHECK(io::range_text(1.1, 1.8, 1.4, "pts", " to ", io::Sign::always) == "+1.1 to +1.8 pts");
}

TEST_CASE("what has no interval, or none of any width, has no plus-minus", "[quantity_text]") {
  CHECK(io::with_half_width(0, 0, "") == "0");
  CHECK(io::with_half_width(3, std::numeric_limits<double>::infinity(), "s") == "3 s");
  CHECK(io::with_half_width(3, std::nan(""), "s") == "3 s");
  CHECK(io::with_half_width(std::nan(""), 1, "s") == "-");
}
