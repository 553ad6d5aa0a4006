// The parts of a chart that are arithmetic: axes, views, decimation and bins.
#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <span>
#include <string>
#include <vector>

#include "tests/catch.hpp"
#include "web/ui/charts/scale/bins.hpp"
#include "web/ui/charts/scale/decimate.hpp"
#include "web/ui/charts/scale/figures.hpp"
#include "web/ui/charts/scale/view.hpp"

using namespace handoff::web::charts;

TEST_CASE("an axis places values and finds them again", "[axis]") {
  const Axis linear{Scale::linear, {10, 20}, false};
  CHECK(linear.fraction(15) == Approx(0.5));
  CHECK(linear.value(0.25) == Approx(12.5));
  const Axis log{Scale::log, {1, 10000}, false};
  CHECK(log.fraction(100) == Approx(0.5));
  CHECK(log.value(0.75) == Approx(1000));
}

TEST_CASE("a log axis draws zero in its slot and numbers after it", "[axis]") {
  const Axis axis{Scale::log, {1, 100}, true};
  CHECK(axis.fraction(0) == Approx(kZeroSlot / 2));
  CHECK(axis.fraction(-3) == Approx(kZeroSlot / 2));
  CHECK(axis.fraction(1) == Approx(kZeroSlot));
  CHECK(axis.fraction(100) == Approx(1.0));
  CHECK(axis.value(kZeroSlot / 2) == 0.0);
  const Axis without{Scale::log, {1, 100}, false};
  CHECK(without.fraction(0) < 0.0);
}

TEST_CASE("comfortable limits are rounded outwards", "[view]") {
  const auto check = [](Scale scale, Limits data, Limits expected) {
    const Limits got = comfortable(scale, data);
    CHECK(got.min == Approx(expected.min));
    CHECK(got.max == Approx(expected.max));
  };
  check(Scale::linear, {0, 9.3}, {0, 10});   // steps of 2
  check(Scale::linear, {3, 97}, {0, 100});   // steps of 20
  check(Scale::log, {3, 70}, {2, 100});      // 1-2-5 in each decade
  check(Scale::log, {10, 10}, {5, 20});      // one value
  check(Scale::time, {0, 3300}, {0, 3600});  // steps of 15 minutes
  check(Scale::linear, {4, 4}, {2, 6});      // one value
  check(Scale::linear, {0, 0}, {0, 1});      // nothing
  check(Scale::linear, {1, -1}, {0, 1});     // nothing at all
}

TEST_CASE("a view follows live data until the user moves it, and again after a refit", "[view]") {
  View view;
  view.follow(Scale::linear, {0, 10}, {});
  CHECK(view.limits().max == 10);
  view.follow(Scale::linear, {0, 20}, {});  // grows at once
  CHECK(view.limits().max == 20);
  view.follow(Scale::linear, {0, 15}, {});  // does not tremble
  CHECK(view.limits().max == 20);
  view.follow(Scale::linear, {0, 5}, {});  // far too large: shrinks
  CHECK(view.limits().max == 5);

  view.zoom(Scale::linear, 0.5, 0.5);
  CHECK(view.held());
  CHECK(view.limits().min == Approx(1.25));
  CHECK(view.limits().max == Approx(3.75));
  view.follow(Scale::linear, {0, 100}, {});
  CHECK(view.limits().max == Approx(3.75));

  view.refit();
  view.follow(Scale::linear, {0, 100}, {});
  CHECK(view.limits().max == 100);
}

TEST_CASE("zooming keeps what is under the cursor in place", "[view]") {
  View view;
  view.follow(Scale::log, {1, 10000}, {});
  const double before = Axis{Scale::log, view.limits(), false}.value(0.3);
  view.zoom(Scale::log, 0.3, 0.4);
  CHECK((Axis{Scale::log, view.limits(), false}.value(0.3)) == Approx(before));
}

TEST_CASE("a view never leaves its hard limits, and a pan into them keeps its width", "[view]") {
  View view;
  view.follow(Scale::linear, {0, 1}, {0, 1});
  view.zoom(Scale::linear, 0.5, 3.0);
  CHECK(view.limits().min == Approx(0).margin(1e-12));
  CHECK(view.limits().max == Approx(1));
  view.zoom(Scale::linear, 0.5, 0.5);  // 0.25 .. 0.75
  view.pan(Scale::linear, 10.0);
  CHECK(view.limits().min == Approx(0.5));
  CHECK(view.limits().max == Approx(1.0));
}

TEST_CASE("decimation keeps each column's extremes and every point of few", "[decimate]") {
  std::vector<double> xs, ys;
  for (int i = 0; i < 100000; ++i) {
    xs.push_back(i);
    ys.push_back(i == 54321 ? 99.0 : i == 12345 ? -99.0 : 0.0);
  }
  const Axis axis{Scale::linear, {0, 99999}, false};
  const std::vector<Point> points = decimate(axis, xs, ys, 500);
  CHECK(points.size() <= 4 * 501);
  bool spike = false;
  bool dip = false;
  for (const Point& p : points) {
    spike |= p == Point{54321, 99.0};
    dip |= p == Point{12345, -99.0};
  }
  CHECK(spike);
  CHECK(dip);

  const std::vector<double> few_x{0, 1, 2}, few_y{5, 6, 7};
  CHECK(decimate({Scale::linear, {0, 2}, false}, few_x, few_y, 500) ==
        std::vector<Point>{{0, 5}, {1, 6}, {2, 7}});
}

TEST_CASE("decimation keeps one neighbour outside the view, and cuts at gaps", "[decimate]") {
  const double gap = std::numeric_limits<double>::quiet_NaN();
  const std::vector<double> xs{0, 1, 2, 3, 4, 5}, ys{0, 1, gap, 3, 4, 5};
  const std::vector<Point> points = decimate({Scale::linear, {1.5, 3.5}, false}, xs, ys, 100);
  REQUIRE(points.size() == 4);
  CHECK(points[0] == Point{1, 1});
  CHECK(std::isnan(points[1].y));
  CHECK(points[2] == Point{3, 3});
  CHECK(points[3] == Point{4, 4});
}

namespace {

// How far a point is from a stretch.
double distance(Point p, Point a, Point b) {
  const Point along{b.x - a.x, b.y - a.y}, to{p.x - a.x, p.y - a.y};
  const double length = along.x * along.x + along.y * along.y;
  const double t =
      length > 0.0 ? std::clamp((to.x * along.x + to.y * along.y) / length, 0.0, 1.0) : 0.0;
  return std::hypot(to.x - t * along.x, to.y - t * along.y);
}

std::vector<std::size_t> enough(const std::vector<Point>& line, double tolerance) {
  const std::span<const Point> lines[] = {line};
  return enough_points(lines, tolerance);
}

// No point is further than the tolerance from the stretch that is drawn in its place.
void check_near(const std::vector<Point>& line, const std::vector<std::size_t>& kept,
                double tolerance) {
  REQUIRE(kept.front() == 0);
  REQUIRE(kept.back() == line.size() - 1);
  for (std::size_t k = 1; k < kept.size(); ++k) {
    REQUIRE(kept[k - 1] < kept[k]);
    for (std::size_t i = kept[k - 1]; i <= kept[k]; ++i)
      REQUIRE(distance(line[i], line[kept[k - 1]], line[kept[k]]) <= tolerance + 1e-9);
  }
}

}  // namespace

TEST_CASE("a straight line is two points, and a bend, a spike and a circle keep what shows",
          "[decimate]") {
  const std::vector<Point> straight = {{0, 0}, {1, 1}, {2, 2.1}, {3, 3}, {9, 9}};
  CHECK(enough(straight, 0.4) == std::vector<std::size_t>{0, 4});
  CHECK(enough({{0, 0}, {5, 0}, {5, 5}}, 0.4) == std::vector<std::size_t>{0, 1, 2});
  // Up and down again on one column: the tip stays.
  CHECK(enough({{0, 0}, {1, 0}, {1, 50}, {1, 0}, {2, 0}}, 0.4).size() == 5);
  CHECK(enough({}, 0.4).empty());
  CHECK(enough({{1, 1}}, 0.4) == std::vector<std::size_t>{0});
  std::vector<Point> circle;
  for (int i = 0; i <= 1000; ++i)
    circle.push_back({100 * std::cos(i * 0.00628), 100 * std::sin(i * 0.00628)});
  const auto kept = enough(circle, 0.4);
  check_near(circle, kept, 0.4);
  // A chord of a circle of radius r is at most r - sqrt(r^2 - c^2 / 4) off: 35 of them would do.
  CHECK(kept.size() < 80);
}

TEST_CASE("random walks keep within the tolerance, and two lines keep the same points",
          "[decimate]") {
  std::mt19937 random(7);
  for (int round = 0; round < 200; ++round) {
    std::vector<Point> walk = {{0, 0}}, beside = {{0, 30}};
    for (int i = 0; i < 100; ++i) {
      const auto step = [&random] { return static_cast<double>(random() % 2001) / 1000.0 - 1.0; };
      walk.push_back({walk.back().x + step() + 0.5, walk.back().y + step()});
      beside.push_back({walk.back().x, walk.back().y + 30.0 + step()});
    }
    const std::span<const Point> lines[] = {walk, beside};
    const auto kept = enough_points(lines, 0.4);
    check_near(walk, kept, 0.4);
    check_near(beside, kept, 0.4);
    check_near(walk, enough(walk, 0.4), 0.4);
  }
}

TEST_CASE("an empirical distribution is the share of values up to x", "[decimate]") {
  const std::vector<double> sorted{1, 2, 2, 4};
  CHECK(ecdf_at(sorted, 0.5) == 0.0);
  CHECK(ecdf_at(sorted, 1) == 0.25);
  CHECK(ecdf_at(sorted, 2) == 0.75);
  CHECK(ecdf_at(sorted, 9) == 1.0);
  CHECK(ecdf_at({}, 1) == 0.0);
  const std::vector<Point> steps = ecdf_steps({Scale::linear, {0, 5}, false}, sorted, 1000);
  CHECK(steps == std::vector<Point>{{0, 0}, {1, 0.25}, {2, 0.75}, {4, 1}, {5, 1}});
}

TEST_CASE("histograms count every value once", "[bins]") {
  const std::vector<double> values{0, 1, 2, 3, 4, 5, 6, 7, 8, 10};
  const Bins bins = make_bins(Scale::linear, values, 5);
  CHECK(bins.edges == std::vector<double>{0, 2, 4, 6, 8, 10});
  CHECK(bins.counts == std::vector<double>{2, 2, 2, 2, 2});
  CHECK(bins.total == 10);
}

TEST_CASE("bins on a log axis have one ratio, and zeros apart", "[bins]") {
  const std::vector<double> values{0, 0, 1, 5, 50, 500, 1000};
  const Bins bins = make_bins(Scale::log, values, 3);
  REQUIRE(bins.edges.size() == 4);
  CHECK(bins.edges[1] == Approx(10));
  CHECK(bins.edges[2] == Approx(100));
  CHECK(bins.counts == std::vector<double>{2, 1, 2});
  CHECK(bins.zeros == 2);
  CHECK(bins.total == 7);
}

TEST_CASE("one repeated value is one bin, and nothing is none", "[bins]") {
  CHECK(make_bins(Scale::linear, std::vector<double>{3, 3, 3}).counts == std::vector<double>{3});
  CHECK(make_bins(Scale::log, {}).counts.empty());
}

TEST_CASE("the band of a distribution has Massart's half height", "[bins]") {
  // sqrt(ln(40) / 2n): ln 40 = 3.688879...
  CHECK(dkw_half_height(100, 0.05) == Approx(0.135810).epsilon(1e-5));
  CHECK(dkw_half_height(10000, 0.05) == Approx(0.0135810).epsilon(1e-5));
  CHECK(dkw_half_height(0, 0.05) == 1.0);
}
