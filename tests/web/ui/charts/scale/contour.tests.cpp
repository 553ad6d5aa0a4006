// Where a level runs through small maps, worked out by hand.
#include "web/ui/charts/scale/contour.hpp"

#include <cmath>
#include <limits>

#include "tests/catch.hpp"

using namespace handoff::web::charts;

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

// Where the straight pieces' ends are, whatever the direction they are walked in.
void check_line(std::vector<Point> line, std::vector<Point> expected) {
  REQUIRE(line.size() == expected.size());
  if (std::abs(line.front().x - expected.front().x) > 1e-9 ||
      std::abs(line.front().y - expected.front().y) > 1e-9) {
    line = {line.rbegin(), line.rend()};
  }
  for (std::size_t i = 0; i < line.size(); ++i) {
    CAPTURE(i);
    CHECK(line[i].x == Approx(expected[i].x));
    CHECK(line[i].y == Approx(expected[i].y));
  }
}

}  // namespace

TEST_CASE("a level crosses a slope where the slope has its height", "[contour]") {
  // 0 10 20 in each of three rows: 5 is half-way between the first two columns.
  const double values[] = {0, 10, 20, 0, 10, 20, 0, 10, 20};
  const auto lines = contour_lines(values, 3, 5.0);
  REQUIRE(lines.size() == 1);
  check_line(lines[0], {{0.5, 0}, {0.5, 1}, {0.5, 2}});
}

TEST_CASE("a level runs diagonally through a corner", "[contour]") {
  // Only the upper left corner is above: from a quarter down its left edge to half along its top.
  const double values[] = {10, 0, 6, 2};
  const auto lines = contour_lines(values, 2, 5.0);
  // Top edge 10 to 0 crosses 5 at 0.5; bottom edge 6 to 2 crosses 5 at 0.25.
  REQUIRE(lines.size() == 1);
  check_line(lines[0], {{0.5, 0}, {0.25, 1}});
}

TEST_CASE("a peak has a closed line around it", "[contour]") {
  const double values[] = {0, 0, 0, 0, 8, 0, 0, 0, 0};
  const auto lines = contour_lines(values, 3, 4.0);
  REQUIRE(lines.size() == 1);
  REQUIRE(lines[0].size() == 5);
  CHECK(lines[0].front() == lines[0].back());
  for (const Point& p : lines[0]) {
    CHECK(std::abs(p.x - 1.0) + std::abs(p.y - 1.0) == Approx(0.5));
  }
}

TEST_CASE("a saddle is joined through its middle", "[contour]") {
  // The mean of 10, 0, 10, 0 is 5. Below it, the two high corners are one hill: the low corners are
  // cut off; above it, each high corner stands alone.
  const double values[] = {10, 0, 0, 10};
  const auto joined = contour_lines(values, 2, 4.0);
  REQUIRE(joined.size() == 2);
  for (const auto& line : joined) {
    REQUIRE(line.size() == 2);
    // Both ends lie at the same low corner: (1, 0) or (0, 1).
    const bool right = line[0].x > 0.5 || line[1].x > 0.5;
    const Point corner = right ? Point{1, 0} : Point{0, 1};
    for (const Point& p : line) {
      CHECK(std::abs(p.x - corner.x) + std::abs(p.y - corner.y) == Approx(0.4));
    }
  }
  const auto apart = contour_lines(values, 2, 6.0);
  REQUIRE(apart.size() == 2);
  for (const auto& line : apart) {
    const bool low = line[0].y + line[1].y > 1.0;
    const Point corner = low ? Point{1, 1} : Point{0, 0};
    for (const Point& p : line) {
      CHECK(std::abs(p.x - corner.x) + std::abs(p.y - corner.y) == Approx(0.4));
    }
  }
}

TEST_CASE("what is not known is not guessed", "[contour]") {
  const double values[] = {0, 10, 20, 0, kNan, 20, 0, 10, 20};
  CHECK(contour_lines(values, 3, 5.0).empty());
  const double wide[] = {0, 10, kNan, 0, 10, kNan};
  CHECK(contour_lines(wide, 3, 5.0).size() == 1);
  CHECK(contour_lines(values, 3, 99.0).empty());
  CHECK(contour_lines(values, 1, 5.0).empty());
  CHECK(contour_lines({}, 3, 5.0).empty());
}

TEST_CASE("every point of a contour lies on an edge and has the level there", "[contour]") {
  std::vector<double> values;
  constexpr int kSide = 12;
  for (int y = 0; y < kSide; ++y) {
    for (int x = 0; x < kSide; ++x) values.push_back(std::sin(x * 0.9) * std::cos(y * 0.7) * 10.0);
  }
  const auto at = [&](int x, int y) { return values[static_cast<std::size_t>(y * kSide + x)]; };
  std::size_t points = 0;
  for (const auto& line : contour_lines(values, kSide, 2.0)) {
    CHECK(line.size() > 1);
    for (const Point& p : line) {
      const int x = static_cast<int>(p.x);
      const int y = static_cast<int>(p.y);
      const double across = p.x - x;
      const double down = p.y - y;
      CHECK((across == 0.0 || down == 0.0));
      const double value = down == 0.0
                               ? at(x, y) + across * (across > 0.0 ? at(x + 1, y) - at(x, y) : 0.0)
                               : at(x, y) + down * (at(x, y + 1) - at(x, y));
      CHECK(value == Approx(2.0).margin(1e-9));
      ++points;
    }
  }
  CHECK(points > 20);
}
