// Fewer points that look the same.
//
// A line of a million points on a plot of a thousand pixels needs at most the first, the lowest,
// the highest and the last point of each pixel column: every spike survives, which averaging would
// hide.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "web/ui/charts/scale/figures.hpp"

namespace handoff::web::charts {

struct Point {
  double x = 0.0;
  double y = 0.0;

  bool operator==(const Point&) const = default;
};

// The points of (xs, ys) that lie in the x axis's view, and one neighbour on each side so that
// lines enter and leave. `xs` ascends. Points that are not finite cut the line: each cut is one
// point (x, NaN).
std::vector<Point> decimate(const Axis& x, std::span<const double> xs, std::span<const double> ys,
                            int columns);

struct BandPoint {
  double x = 0.0;
  double low = 0.0;
  double high = 0.0;

  bool operator==(const BandPoint&) const = default;
};

// The same for the area between two lines: where a pixel column holds several points, its lowest
// low and its highest high. A point that is not finite cuts the area: one point (x, NaN, NaN).
std::vector<BandPoint> decimate_band(const Axis& x, std::span<const double> xs,
                                     std::span<const double> lows, std::span<const double> highs,
                                     int columns);

// The steps of an empirical distribution function over ascending values: at most one step per pixel
// column, each at the true share of values up to and including x. O(columns log n).
std::vector<Point> ecdf_steps(const Axis& x, std::span<const double> sorted, int columns);

// Which points of a line are enough: the first, the last, and those that no straight line between their neighbours comes
// within `tolerance` of. A line may turn back, as around a spike. Several lines of as many points, such as the edges of a
// band, keep the same ones. In one pass (J. Sklansky and V. Gonzalez, "Fast polygonal approximation of digitized curves",
// Pattern Recognition 12, 1980): as long as one direction goes near all that has passed, the line goes on.
std::vector<std::size_t> enough_points(std::span<const std::span<const Point>> lines,
                                       double tolerance);

// The share of ascending values that are at most x.
double ecdf_at(std::span<const double> sorted, double x);

}  // namespace handoff::web::charts
