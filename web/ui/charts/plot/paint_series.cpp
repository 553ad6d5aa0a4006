// Lines, bands and distributions: first fewer points, then screen coordinates, then ink.
#include <algorithm>
#include <cmath>

#include "web/ui/charts/plot/marks.hpp"
#include "web/ui/charts/plot/plot.hpp"
#include "web/ui/theme/theme.hpp"

namespace handoff::web::charts {

namespace {

constexpr float kBandAlpha = 0.16f;

int columns_of(const Plot& plot) { return std::max(static_cast<int>(plot.width()), 1); }

ImVec2 place(const Plot& plot, Point p) { return {plot.place_x(p.x), plot.place_y(p.y)}; }

void paint_line(const Plot& plot, const Series& s) {
  const SlotLook look = look_of(s.style.slot);
  std::vector<ImVec2> run;
  const std::vector<Point> points = decimate(plot.axis_x, s.xs, s.ys, columns_of(plot));
  for (const Point& p : points) {
    if (std::isfinite(p.y)) {
      run.push_back(place(plot, p));
      continue;
    }
    draw_line(plot.list, run, look, theme::px(s.style.width), s.emphasis);
    run.clear();
  }
  draw_line(plot.list, run, look, theme::px(s.style.width), s.emphasis);
  if (!s.style.markers) return;
  // Where points are dense, only some of them have one.
  float free_from = -1e9f;
  for (const Point& p : points) {
    if (!std::isfinite(p.y)) continue;
    const ImVec2 at = place(plot, p);
    if (at.x < free_from) continue;
    free_from = at.x + theme::px(18.0f);
    draw_marker(plot.list, at, look, theme::px(3.5f), s.emphasis);
  }
}

void paint_band(const Plot& plot, const Series& s) {
  const ImU32 color = theme::with_alpha(look_of(s.style.slot).color, kBandAlpha * s.emphasis);
  std::vector<ImVec2> low, high;
  for (const BandPoint& p : decimate_band(plot.axis_x, s.xs, s.lows, s.highs, columns_of(plot))) {
    if (std::isnan(p.low)) {
      draw_band(plot.list, low, high, color);
      low.clear();
      high.clear();
      continue;
    }
    low.push_back(place(plot, {p.x, p.low}));
    high.push_back(place(plot, {p.x, p.high}));
  }
  draw_band(plot.list, low, high, color);
}

// A summary's own points, with the levels that it enters and leaves the view at.
std::vector<Point> summary_steps(const Axis& x, const Series& s) {
  std::vector<Point> out;
  const std::size_t n = std::min(s.xs.size(), s.ys.size());
  double level = 0.0;
  std::size_t i = 0;
  while (i < n && s.xs[i] <= x.view.min) level = s.ys[i++];
  if (x.zero_slot) out.push_back({0.0, level});
  out.push_back({x.view.min, level});
  for (; i < n && s.xs[i] <= x.view.max; ++i) out.push_back({s.xs[i], level = s.ys[i]});
  out.push_back({x.view.max, level});
  return out;
}

// Each step becomes two corners, along at the old share and then up at the new one, as far as one can see it: steps that
// are less than half a pixel high or a pixel and a half wide are a slope.
std::vector<Point> corners(const Plot& plot, const std::vector<Point>& steps) {
  std::vector<Point> out;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const Point step = steps[i];
    const bool wide = i > 0 && plot.place_x(step.x) - plot.place_x(steps[i - 1].x) >= 1.5f;
    const bool high =
        i > 0 && std::abs(plot.place_y(steps[i - 1].y) - plot.place_y(step.y)) >= 0.5f;
    if (wide && high) out.push_back({step.x, steps[i - 1].y});
    out.push_back(step);
  }
  return out;
}

std::vector<ImVec2> shifted(const Plot& plot, const std::vector<Point>& shares, double shift) {
  std::vector<ImVec2> out;
  for (const Point& p : shares)
    out.push_back(place(plot, {p.x, std::clamp(p.y + shift, 0.0, 1.0)}));
  return out;
}

void paint_steps(const Plot& plot, const Series& s) {
  const std::vector<Point> shares =
      corners(plot, s.ys.empty() ? ecdf_steps(plot.axis_x, s.xs, columns_of(plot))
                                 : summary_steps(plot.axis_x, s));
  const SlotLook look = look_of(s.style.slot);
  if (s.half_band > 0.0) {
    draw_band(plot.list, shifted(plot, shares, -s.half_band), shifted(plot, shares, s.half_band),
              theme::with_alpha(look.color, kBandAlpha * s.emphasis));
  }
  draw_line(plot.list, shifted(plot, shares, 0.0), look, theme::px(s.style.width), s.emphasis);
}

}  // namespace

void paint_series(const Plot& plot) {
  // Areas first, so that no area covers a line.
  for (const Series& s : plot.series) {
    if (!s.shown) continue;
    if (s.kind == Kind::band) paint_band(plot, s);
    if (s.kind == Kind::histogram) paint_histogram(plot, s);
    if (s.kind == Kind::heatmap) paint_heatmap(plot, s);
  }
  paint_bars(plot);
  for (const Series& s : plot.series) {
    if (!s.shown) continue;
    if (s.kind == Kind::line) paint_line(plot, s);
    if (s.kind == Kind::steps) paint_steps(plot, s);
  }
}

}  // namespace handoff::web::charts
