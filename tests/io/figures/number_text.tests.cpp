// Numbers as people read them; every text follows from the rules at the head of the header.
#include "io/figures/number_text.hpp"

#include <cmath>

#include "io/figures/columns.hpp"
#include "sim/engine/math.hpp"
#include "tests/catch.hpp"

using namespace handoff::figures;

namespace {

struct Row {
  double value;
  const char* text;
};
using handoff::sim::kInfinity;

}  // namespace

TEST_CASE("numbers have three significant digits and all those before the point", "[figures]") {
  const Row rows[] = {{0, "0"},
                      {-0.0, "0"},
                      {0.25, "0.25"},
                      {1.91, "1.91"},
                      {1.910, "1.91"},
                      {78.25, "78.2"},  // 78.25 is exact, and a tie goes to the even digit
                      {350, "350"},
                      {999.6, "1,000"},
                      {12'437.4, "12,437"},
                      {999'499, "999,499"},
                      {999'999, "1M"},  // rounded first
                      {1'234'567, "1.23M"},
                      {47'541'000, "47.5M"},
                      {2e9, "2B"},
                      {3.14159e12, "3.14T"},
                      {0.0012345, "0.00123"},
                      {-5, "-5"},
                      {-1'234.5, "-1,234"},
                      {2.5e-7, "2.50e-07"},
                      {std::nan(""), "-"},
                      {kInfinity, "inf"}};
  for (const Row& row : rows) CHECK(format_number(row.value) == row.text);
  CHECK(format_number(0.99996, 4) == "1");
  CHECK(format_number(1.23456, 2) == "1.2");
  CHECK(format_fixed(1'234'567.891, 2) == "1,234,567.89");
  CHECK(format_fixed(-0.001, 2) == "0.00");
}

TEST_CASE("a time is in the largest unit of which there is one", "[figures]") {
  const Row rows[] = {{0, "0 s"},           {-0.0, "0 s"},     {0.0000025, "0.0025 ms"},
                      {0.0001, "0.1 ms"},   {0.25, "250 ms"},  {0.9996, "1 s"},
                      {1.24, "1.24 s"},     {12, "12 s"},      {59.94, "59.9 s"},
                      {59.97, "1 min"},     {90, "1.5 min"},   {114.6, "1.91 min"},
                      {119.9, "2 min"},     {3'599, "1 h"},    {3'600, "1 h"},
                      {23'040, "6.4 h"},    {86'400, "1 d"},   {319'680, "3.7 d"},
                      {8'640'000, "100 d"}, {-90, "-1.5 min"}, {std::nan(""), "-"}};
  for (const Row& row : rows) CHECK(format_duration(row.value) == row.text);
  CHECK(time_unit_of(59.97).name == "min");
  CHECK(time_unit_of(0).seconds == 1.0);
}

TEST_CASE("money has cents only below a hundred dollars", "[figures]") {
  const Row rows[] = {{0, "$0"},
                      {-0.001, "$0"},
                      {57, "$57"},
                      {57.25, "$57.25"},
                      {57.999, "$58"},
                      {99.6, "$100"},
                      {350.12, "$350"},
                      {43'210.4, "$43,210"},
                      {-4'500, "-$4,500"},
                      {999'499.4, "$999,499"},
                      {47'541'000, "$47.5M"},
                      {-1'234'567.5, "-$1.23M"},
                      {std::nan(""), "-"}};
  for (const Row& row : rows) CHECK(format_money(row.value) == row.text);
  CHECK(format_money(1'234'567, 5) == "$1.2346M");
}

TEST_CASE("shares are percent", "[figures]") {
  const Row rows[] = {{0, "0%"},        {0.0005, "0.05%"}, {0.021, "2.1%"}, {0.3125, "31.2%"},
                      {0.972, "97.2%"}, {1, "100%"},       {-0.05, "-5%"}};
  for (const Row& row : rows) CHECK(format_percent(row.value) == row.text);
}

TEST_CASE("a value is said as its axis says it", "[figures]") {
  CHECK(format_value(Scale::percent, "", 0.314) == "31.4%");
  CHECK(format_value(Scale::linear, "$", -4500) == "-$4,500");
  CHECK(format_value(Scale::linear, "h", 3.5) == "3.5 h");
  CHECK(format_value(Scale::log_time, "", 45) == "45 s");
}

TEST_CASE("columns are characters, and a cut falls between two of them", "[figures]") {
  CHECK(columns_of("\xC2\xB1 1") == 3);
  CHECK(cut_to("\xC3\xA9\xC3\xA9\xC3\xA9", 3) == "\xC3\xA9\xC3\xA9\xC3\xA9");
  CHECK(cut_to("\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9", 3, ".") == "\xC3\xA9\xC3\xA9.");
  CHECK(cut_to("abcdef", 2) == "...");
}
