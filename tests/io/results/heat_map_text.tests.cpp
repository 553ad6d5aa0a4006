// Heat maps as text, against drawings made by hand.
#include "io/results/heat_map_text.hpp"

#include <limits>
#include <string>
#include <vector>

#include "tests/catch.hpp"

using namespace handoff;

namespace {

const std::vector<std::string> kColumns{"a", "b", "c"};
const std::vector<std::string> kRows{"one", "two"};

std::vector<io::HeatCell> cells(std::vector<double> values, std::vector<bool> inside) {
  std::vector<io::HeatCell> cells;
  for (std::size_t at = 0; at < values.size(); ++at)
    cells.push_back({values[at], std::to_string(static_cast<int>(values[at])), inside[at]});
  return cells;
}

}  // namespace

TEST_CASE("the contour runs between points on different sides of the target", "[heat_map_text]") {
  const auto map = cells({0, 5, 10, 2, 7, 10}, {true, true, false, true, false, false});
  CHECK(io::heat_map_text(kColumns, kRows, map, io::Characters::ascii) ==
        "        a      b      c\n"
        "one   . 0    o 5 | @ 10\n"
        "          +------+\n"
        "two   : 2 |  O 7   @ 10\n");
}

TEST_CASE("without a target there is no contour", "[heat_map_text]") {
  const auto map = cells({1, 1, 1, 1, 1, 1}, std::vector<bool>(6, true));
  CHECK(io::heat_map_text(kColumns, kRows, map, io::Characters::ascii) ==
        "       a     b     c\n"
        "one  . 1   . 1   . 1\n"
        "two  . 1   . 1   . 1\n");
}

TEST_CASE("shades go by equal factors where values span more than two powers of ten",
          "[heat_map_text]") {
  const auto near = io::shade_levels(cells({1, 50, 100}, {true, true, true}));
  CHECK(near[1] == Approx(49.0 / 99.0));
  const auto far = io::shade_levels(cells({1, 100, 10000}, {true, true, true}));
  CHECK(far[0] == 0.0);
  CHECK(far[1] == Approx(0.5));
  CHECK(far[2] == Approx(1.0));
}

TEST_CASE("a value that is not known has no shade and moves no other", "[heat_map_text]") {
  std::vector<io::HeatCell> map = cells({1, 2}, {true, true});
  map[0].value = std::numeric_limits<double>::quiet_NaN();
  map[0].text = "-";
  CHECK(io::shade_levels(map) == std::vector<double>{0, 0});
  const std::vector<std::string> columns{"a", "b"}, rows{"r"};
  CHECK(io::heat_map_text(columns, rows, map, io::Characters::ascii) ==
        "     a     b\n"
        "r    -   . 2\n");
}

TEST_CASE("a terminal that can shows blocks and lines", "[heat_map_text]") {
  const auto map = cells({0, 10}, {true, false});
  const std::vector<std::string> columns{"a", "b"}, rows{"r"};
  const std::string text = io::heat_map_text(columns, rows, map, io::Characters::utf8);
  CHECK(text ==
        "      a      b\n"
        "r   \xC2\xB7 0 \xE2\x94\x83 \xE2\x96\x88 10\n");
}
