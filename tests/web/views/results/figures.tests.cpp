// Figures with the digits that their interval can stand behind.
#include "web/views/results/figures.hpp"

#include <limits>

#include "tests/catch.hpp"

using namespace handoff;
using namespace handoff::web;

TEST_CASE("a figure has the digits that its interval can stand behind", "[figures]") {
  const struct {
    double value, low, high;
    Unit unit;
    const char* text;
    const char* interval;
  } rows[] = {
      {90.04, 89.49, 90.59, Unit::plain, "90",
       "95% CI 89.5\xE2\x80\x93"
       "90.6"},
      {12345.6, 12301.0, 12390.2, Unit::plain, "12,346",
       "95% CI 12,301\xE2\x80\x93"
       "12,390"},
      {387'596, 383'884, 391'308, Unit::dollars, "$387,600", "95% CI $383,900\xE2\x80\x93$391,300"},
      {5.214, 5.189, 5.239, Unit::seconds, "5.21 s",
       "95% CI 5.19\xE2\x80\x93"
       "5.24 s"},
      {0.2504, 0.2496, 0.2512, Unit::seconds, "250 ms",
       "95% CI 249.6\xE2\x80\x93"
       "251.2 ms"},
      {5400.0, 5040.0, 5760.0, Unit::seconds, "1.5 h",
       "95% CI 1.4\xE2\x80\x93"
       "1.6 h"},
      {350.12, 346.6, 353.7, Unit::dollars, "$350", "95% CI $347\xE2\x80\x93$354"},
      {325.2, 324.9, 325.5, Unit::dollars, "$325", "95% CI $324.90\xE2\x80\x93$325.50"},
      {99.0, 99.0, 99.0, Unit::dollars, "$99", "always this value"},
      {3.0, 2.0, std::numeric_limits<double>::infinity(), Unit::seconds, "3 s",
       "95% CI at least 2 s"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.value);
    const Figure figure = figure_of(row.value, {row.low, row.high}, row.unit);
    CHECK(figure.value == row.text);
    CHECK(figure.interval == row.interval);
  }
}
