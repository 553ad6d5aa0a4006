#include "web/ui/charts/scale/decimate.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

namespace handoff::web::charts {

namespace {

// One pixel column while it is being filled.
struct Column {
  Point first, low, high, last;
  std::size_t count = 0;

  void add(Point p) {
    if (count == 0) first = low = high = p;
    if (p.y < low.y) low = p;
    if (p.y > high.y) high = p;
    last = p;
    ++count;
  }

  void flush(std::vector<Point>& out) {
    if (count == 0) return;
    Point kept[] = {first, low, high, last};
    if (low.x > high.x) std::swap(kept[1], kept[2]);
    for (const Point& p : kept) {
      if (out.empty() || !(out.back() == p)) out.push_back(p);
    }
    count = 0;
  }
};

double cross(Point a, Point b) { return a.x * b.y - a.y * b.x; }

// The directions from a point that go within a tolerance of all points that have passed.
class Cone {
 public:
  Cone(Point apex, double tolerance) : apex_(apex), tolerance_(tolerance) {}

  // A straight line to here is near all that has passed, and does not turn back.
  bool reaches(Point p) const {
    const Point to = from_apex(p);
    if (std::hypot(to.x, to.y) < furthest_) return false;
    return !open_ || (cross(right_, to) >= 0.0 && cross(to, left_) >= 0.0);
  }

  void pass(Point p) {
    const Point to = from_apex(p);
    const double away = std::hypot(to.x, to.y);
    furthest_ = std::max(furthest_, away);
    if (away <= tolerance_) return;
    const double sine = tolerance_ / away;
    const double cosine = std::sqrt(1.0 - sine * sine);
    const Point right{to.x * cosine + to.y * sine, to.y * cosine - to.x * sine};
    const Point left{to.x * cosine - to.y * sine, to.y * cosine + to.x * sine};
    if (!open_ || cross(right_, right) > 0.0) right_ = right;
    if (!open_ || cross(left, left_) > 0.0) left_ = left;
    open_ = true;
  }

 private:
  Point from_apex(Point p) const { return {p.x - apex_.x, p.y - apex_.y}; }

  Point apex_, left_, right_;
  double tolerance_ = 0.0;
  double furthest_ = 0.0;
  bool open_ = false;  // whether any point was far enough to give a direction
};

std::size_t index_of(std::span<const double> xs, std::span<const double>::iterator it) {
  return static_cast<std::size_t>(it - xs.begin());
}

// The points in view, with a neighbour on each side.
struct Stretch {
  std::size_t from = 0;
  std::size_t to = 0;
};

Stretch in_view(const Axis& x, std::span<const double> xs) {
  std::size_t from = index_of(xs, std::lower_bound(xs.begin(), xs.end(), x.view.min));
  std::size_t to = index_of(xs, std::upper_bound(xs.begin(), xs.end(), x.view.max));
  if (from > 0) --from;
  if (to < xs.size()) ++to;
  return {x.zero_slot ? 0 : from, to};
}

std::int64_t column_of(const Axis& x, double value, int columns) {
  const double place = std::clamp(x.fraction(value), -1.0, 2.0);
  return static_cast<std::int64_t>(std::floor(place * columns));
}

}  // namespace

std::vector<Point> decimate(const Axis& x, std::span<const double> xs, std::span<const double> ys,
                            int columns) {
  std::vector<Point> out;
  const std::size_t n = std::min(xs.size(), ys.size());
  xs = xs.first(n);
  const auto [from, to] = in_view(x, xs);

  Column column;
  std::int64_t current = std::numeric_limits<std::int64_t>::min();
  for (std::size_t i = from; i < to; ++i) {
    if (!std::isfinite(ys[i])) {
      column.flush(out);
      out.push_back({xs[i], std::numeric_limits<double>::quiet_NaN()});
      continue;
    }
    const std::int64_t at = column_of(x, xs[i], columns);
    if (at != current) column.flush(out);
    current = at;
    column.add({xs[i], ys[i]});
  }
  column.flush(out);
  return out;
}

std::vector<BandPoint> decimate_band(const Axis& x, std::span<const double> xs,
                                     std::span<const double> lows, std::span<const double> highs,
                                     int columns) {
  std::vector<BandPoint> out;
  const std::size_t n = std::min({xs.size(), lows.size(), highs.size()});
  xs = xs.first(n);
  const auto [from, to] = in_view(x, xs);
  constexpr double kGap = std::numeric_limits<double>::quiet_NaN();
  std::int64_t current = std::numeric_limits<std::int64_t>::min();
  for (std::size_t i = from; i < to; ++i) {
    const bool finite = std::isfinite(lows[i]) && std::isfinite(highs[i]);
    const std::int64_t at = column_of(x, xs[i], columns);
    const bool same = at == current && !out.empty() && !std::isnan(out.back().low);
    if (finite && same) {
      out.back().low = std::min(out.back().low, lows[i]);
      out.back().high = std::max(out.back().high, highs[i]);
    } else {
      out.push_back(finite ? BandPoint{xs[i], lows[i], highs[i]} : BandPoint{xs[i], kGap, kGap});
    }
    current = at;
  }
  return out;
}

std::vector<std::size_t> enough_points(std::span<const std::span<const Point>> lines,
                                       double tolerance) {
  std::size_t n = lines.empty() ? 0 : lines.front().size();
  for (const auto& line : lines) n = std::min(n, line.size());
  std::vector<std::size_t> kept;
  std::vector<Cone> cones;
  const auto turn_at = [&](std::size_t i) {
    kept.push_back(i);
    cones.clear();
    for (const auto& line : lines) cones.emplace_back(line[i], tolerance);
  };
  const auto all_reach = [&](std::size_t i) {
    for (std::size_t k = 0; k < cones.size(); ++k) {
      if (!cones[k].reaches(lines[k][i])) return false;
    }
    return true;
  };
  for (std::size_t i = 0; i < n; ++i) {
    if (i == 0) {
      turn_at(i);
    } else if (!all_reach(i)) {
      turn_at(i - 1);
    }
    for (std::size_t k = 0; k < cones.size(); ++k) cones[k].pass(lines[k][i]);
  }
  if (n > 1) kept.push_back(n - 1);
  return kept;
}

double ecdf_at(std::span<const double> sorted, double x) {
  if (sorted.empty()) return 0.0;
  const auto above = std::upper_bound(sorted.begin(), sorted.end(), x);
  return static_cast<double>(above - sorted.begin()) / static_cast<double>(sorted.size());
}

std::vector<Point> ecdf_steps(const Axis& x, std::span<const double> sorted, int columns) {
  std::vector<Point> out;
  if (sorted.empty()) return out;
  if (x.zero_slot) out.push_back({0.0, ecdf_at(sorted, 0.0)});
  out.push_back({x.view.min, ecdf_at(sorted, x.view.min)});
  std::size_t next = index_of(sorted, std::upper_bound(sorted.begin(), sorted.end(), x.view.min));
  for (int column = 0; column < columns && next < sorted.size(); ++column) {
    const double share = static_cast<double>(column + 1) / columns;
    const double edge = x.value(x.start() + (1.0 - x.start()) * share);
    if (sorted[next] > edge) continue;
    // The step stands where the column's first value is, exact to less than a pixel.
    const double at = sorted[next];
    next = index_of(sorted, std::upper_bound(sorted.begin() + static_cast<std::ptrdiff_t>(next),
                                             sorted.end(), edge));
    out.push_back({at, static_cast<double>(next) / static_cast<double>(sorted.size())});
  }
  out.push_back({x.view.max, out.back().y});
  return out;
}

}  // namespace handoff::web::charts
