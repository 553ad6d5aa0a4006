// The plot_ functions only record; here is also what limits the records ask for.
#include <algorithm>
#include <cmath>

#include "imgui_internal.h"
#include "web/ui/charts/plot/plot.hpp"
#include "web/ui/charts/scale/bins.hpp"
#include "web/ui/theme/theme.hpp"

namespace handoff::web::charts {

namespace {

// A band with a line's label shares its slot; anything else new takes the next free one.
int slot_for(const Plot& plot, const char* label, int wanted) {
  if (wanted != kAutoSlot) return wanted;
  int next = 0;
  for (const Series& s : plot.series) {
    if (std::string_view(s.label) == label) return s.style.slot;
    next = std::max(next, s.style.slot + 1);
  }
  return next;
}

struct Extent {
  Limits limits{INFINITY, -INFINITY};
  bool zero = false;

  void see(double v, bool log) {
    if (!std::isfinite(v)) return;
    if (log && v <= 0.0) {
      zero = true;
      return;
    }
    limits.min = std::min(limits.min, v);
    limits.max = std::max(limits.max, v);
  }
  void see(std::span<const double> values, bool log) {
    for (const double v : values) see(v, log);
  }
};

void see_bars(const Plot& plot, const Series& s, Extent& x, Extent& y) {
  const bool upright = s.direction == Direction::vertical;
  Extent& value = upright ? y : x;
  const bool log = is_log(upright ? plot.y.scale : plot.x.scale);
  value.see(s.ys, log);
  value.see(s.lows, log);
  value.see(s.highs, log);
  if (!log) value.see(0.0, false);
}

// Room beside the data for labels of so many pixels, on an axis that will have about `length` of
// them.
void make_room(Limits& limits, float before, float after, float length) {
  if (limits.empty()) return;
  const double taken =
      std::min(static_cast<double>((before + after) / std::max(length, 1.0f)), 0.6);
  const double whole = limits.length() / (1.0 - taken);
  const double share = static_cast<double>(before / std::max(before + after, 1.0f));
  limits.min -= whole * taken * share;
  limits.max += whole * taken * (1.0 - share);
}

float width_for_data(const Plot& plot) {
  return plot.outer_max.x - plot.outer_min.x - left_margin(plot) - theme::px(20.0f);
}

// For the numbers at the bars' ends.
void see_bar_labels(const Plot& plot, Extent& x, Extent& y) {
  bool upright = false;
  bool lying = false;
  float before = 0.0f;
  float after = 0.0f;
  for (const Series& s : plot.series) {
    if (s.kind != Kind::bars || !s.value_labels || !s.shown) continue;
    const bool stands = s.direction == Direction::vertical;
    if (is_log(stands ? plot.y.scale : plot.x.scale)) return;
    upright |= stands;
    lying |= !stands;
    for (const double v : s.ys) {
      float& side = v < 0.0 ? before : after;
      const float size = stands ? text_height() : text_width(text_of(plot.x, v));
      side = std::max(side, size + theme::px(8.0f));
    }
  }
  const float height = plot.outer_max.y - plot.outer_min.y - theme::px(70.0f);
  if (upright) make_room(y.limits, before, after, height);
  if (lying) make_room(x.limits, before, after, width_for_data(plot));
}

void see_moments(const Series& s, bool log, Extent& x) {
  for (const Span& span : s.spans) {
    x.see(span.start, log);
    x.see(span.end, log);
  }
  for (const Milestone& mark : s.milestones) x.see(mark.at, log);
}

// The same room for labels of bars, where equal steps are equal ratios.
void make_ratio_room(Limits& limits) {
  if (limits.empty()) return;
  const double ratio = limits.max / limits.min;
  limits.min /= std::pow(ratio, 0.02);
  limits.max *= std::pow(ratio, 0.12);
}

// At most a third of the width on each side: longer labels give up their range.
void see_tornado_labels(const Plot& plot, Extent& x) {
  const float length = width_for_data(plot);
  float before = 0.0f;
  float after = 0.0f;
  for (const TornadoRow& row : plot.tornado->rows) {
    for (const bool high : {false, true}) {
      const double value = high ? row.high : row.low;
      const float text = text_width(high ? row.high_end : row.low_end) +
                         text_width(text_of(plot.x, value)) + theme::px(18.0f);
      float& side = value < plot.tornado->baseline ? before : after;
      side = std::max(side, std::min(text, length * 0.3f));
    }
  }
  make_room(x.limits, before, after, length);
}

// One of its two series.
void see_tornado(const Plot& plot, const Series& s, Extent& x) {
  const TornadoPlot& tornado = *plot.tornado;
  const bool high = s.style.slot == tornado.options.high_slot;
  Extent own;
  own.see(tornado.baseline, false);
  for (const TornadoRow& row : tornado.rows) {
    own.see(high ? row.high : row.low, false);
    const Limits interval = high ? row.high_interval : row.low_interval;
    if (interval.empty()) continue;
    own.see(interval.min, false);
    own.see(interval.max, false);
  }
  x.see(own.limits.min, false);
  x.see(own.limits.max, false);
}

void see_series(const Plot& plot, const Series& s, Extent& x, Extent& y) {
  const bool log_x = is_log(plot.x.scale);
  const bool log_y = is_log(plot.y.scale);
  switch (s.kind) {
    case Kind::line:
    case Kind::band:
      x.see(s.xs, log_x);
      y.see(s.ys, log_y);
      y.see(s.lows, log_y);
      y.see(s.highs, log_y);
      break;
    case Kind::steps:
      // Ascending: the ends and the first positive value say all.
      if (s.xs.empty()) break;
      x.see(s.xs.front(), log_x);
      x.see(s.xs.back(), log_x);
      if (const auto it = std::upper_bound(s.xs.begin(), s.xs.end(), 0.0); it != s.xs.end()) {
        x.see(*it, log_x);
      }
      y.see(0.0, log_y);
      y.see(1.0, log_y);
      break;
    case Kind::histogram:
      x.see(s.edges, log_x);
      y.see(s.heights, log_y);
      y.see(0.0, false);
      break;
    case Kind::bars:
      see_bars(plot, s, x, y);
      break;
    case Kind::spans:
    case Kind::milestones:
      see_moments(s, is_log(plot.x.scale), x);
      break;
    case Kind::tornado:
      see_tornado(plot, s, x);
      break;
    case Kind::heatmap:
    case Kind::sankey:
      break;
  }
}

bool has_points(const Series& s) {
  switch (s.kind) {
    case Kind::histogram:
      return !s.heights.empty();
    case Kind::band:
      return !s.lows.empty();
    case Kind::steps:
      return !s.xs.empty();
    case Kind::spans:
      return !s.spans.empty();
    case Kind::milestones:
      return !s.milestones.empty();
    case Kind::tornado:
    case Kind::sankey:
      return true;  // recorded only if there is something
    default:
      return !s.ys.empty();
  }
}

}  // namespace

bool hidden(const Plot& plot, ImGuiID id) {
  const auto& list = plot.memory->hidden;
  return std::find(list.begin(), list.end(), id) != list.end();
}

Series& add_series(Kind kind, const char* label, const SeriesStyle& style) {
  Plot& plot = current_plot();
  Series s;
  s.kind = kind;
  s.label = label;
  s.style = style;
  s.style.slot = slot_for(plot, label, style.slot);
  const ImGuiID id = ImHashStr(label);
  s.shown = !hidden(plot, id);
  const ImGuiID lit = plot.memory->highlight;
  s.emphasis = lit == 0 || lit == id ? 1.0f : 0.15f;
  plot.series.push_back(std::move(s));
  return plot.series.back();
}

bool patterned(const Plot& plot) {
  return std::count_if(plot.series.begin(), plot.series.end(),
                       [](const Series& s) { return s.filled() && s.kind != Kind::histogram; }) > 1;
}

DataLimits data_limits(const Plot& plot) {
  Extent x, y;
  DataLimits out;
  for (const Series& s : plot.series) {
    out.any |= has_points(s);
    if (s.shown) see_series(plot, s, x, y);
  }
  const auto see_line = [&plot](const Threshold& t, Extent& e) {
    const Scale scale = t.on_x ? plot.x.scale : plot.y.scale;
    e.see(t.value, is_log(scale));
  };
  for (const Threshold& t : plot.thresholds) see_line(t, t.on_x ? x : y);
  see_bar_labels(plot, x, y);
  if (plot.gantt && is_log(plot.x.scale)) {
    make_ratio_room(x.limits);
  } else if (plot.gantt)
    make_room(x.limits, theme::px(10.0f), theme::px(20.0f), width_for_data(plot));
  if (plot.tornado) see_tornado_labels(plot, x);
  out.x = x.limits;
  out.y = y.limits;
  out.zero_x = x.zero;
  out.zero_y = y.zero;
  return out;
}

void plot_line(const char* label, std::span<const double> xs, std::span<const double> ys,
               const SeriesStyle& style) {
  Series& s = add_series(Kind::line, label, style);
  s.xs = xs;
  s.ys = ys;
}

void plot_band(const char* label, std::span<const double> xs, std::span<const double> lows,
               std::span<const double> highs, const SeriesStyle& style) {
  Series& s = add_series(Kind::band, label, style);
  s.xs = xs;
  s.lows = lows;
  s.highs = highs;
}

void plot_ecdf(const char* label, std::span<const double> sorted, const SeriesStyle& style,
               const EcdfOptions& options) {
  Series& s = add_series(Kind::steps, label, style);
  s.xs = sorted;
  const std::size_t n = options.sample > 0 ? options.sample : sorted.size();
  if (options.band_alpha > 0.0) s.half_band = dkw_half_height(n, options.band_alpha);
}

void plot_ecdf_points(const char* label, std::span<const double> xs, std::span<const double> shares,
                      const SeriesStyle& style, const EcdfOptions& options) {
  plot_ecdf(label, xs, style, options);
  Series& s = current_plot().series.back();
  s.ys = shares;
  if (options.sample == 0) s.half_band = 0.0;
}

void plot_histogram(const char* label, std::span<const double> values, const SeriesStyle& style,
                    const HistogramOptions& options) {
  Bins bins = make_bins(current_plot().x.scale, values, options.bins);
  Series& s = add_series(Kind::histogram, label, style);
  s.edges = std::move(bins.edges);
  s.heights = std::move(bins.counts);
  if (bins.zeros > 0.0) {
    s.edges.insert(s.edges.begin(), 0.0);
    s.heights.insert(s.heights.begin(), bins.zeros);
  }
  if (options.height == Height::count) return;
  for (double& h : s.heights) h /= std::max(bins.total, 1.0);
}

void plot_bars(const char* label, std::span<const double> values, const SeriesStyle& style,
               const BarOptions& options) {
  Series& s = add_series(Kind::bars, label, style);
  s.ys = values;
  s.lows = options.lows;
  s.highs = options.highs;
  s.direction = options.direction;
  s.value_labels = options.value_labels;
}

void plot_heatmap(const char* label, std::span<const double> values,
                  const HeatmapOptions& options) {
  Series& s = add_series(Kind::heatmap, label, {});
  s.ys = values;
  s.map = options;
  s.value_labels = options.cell_labels;
}

}  // namespace handoff::web::charts
