// Inside a plot: what was recorded between begin_plot and end_plot, and what is remembered about it
// from frame to frame. Only the files of this folder include this.
#pragma once

#include <string>
#include <vector>

#include "web/charts/charts.hpp"
#include "web/charts/decimate.hpp"
#include "web/charts/palette.hpp"
#include "web/charts/ticks.hpp"
#include "web/charts/view.hpp"

namespace handoff::web::charts {

enum class Kind { line, band, steps, histogram, bars, heatmap };

struct Series {
  Kind kind = Kind::line;
  const char* label = "";
  SeriesStyle style;
  std::span<const double> xs, ys, lows, highs;
  std::vector<double> edges, heights;  // a histogram's own numbers
  double half_band = 0.0;              // a distribution's band
  Direction direction = Direction::vertical;
  bool value_labels = false;
  HeatmapOptions map;
  bool shown = true;
  float emphasis = 1.0f;

  bool from_points() const { return !xs.empty(); }
};

struct AxisSetup {
  const char* label = "";
  Scale scale = Scale::linear;
  const char* unit = "";
  Limits limits;
  std::span<const char* const> names;  // of categories

  bool category() const { return scale == Scale::category; }
};

struct Threshold {
  bool on_x = true;
  double value = 0.0;
  const char* label = "";
};

struct Shade {
  double from = 0.0;
  double to = 0.0;
  const char* label = "";
};

// What outlives a frame. `hidden` and `highlight` hold labels' ids.
struct Memory {
  View x, y;
  std::vector<ImGuiID> hidden;
  ImGuiID highlight = 0;
  ImVec2 press;  // where a drag began
  bool boxing = false;
  bool dragged = false;
  int frames_to_picture = 0;  // the menu must be gone before the picture is taken
};

// Shared by the plots of a link group.
struct Link {
  View x;
  Limits wanted, wanted_next;  // the last frame's union of what the plots asked for, and this one's
  int frame = -1;
  double cursor = 0.0;
  int cursor_frame = -1;
};

struct Plot {
  ImGuiID id = 0;
  PlotOptions options;
  AxisSetup x, y;
  std::vector<Series> series;
  std::vector<Threshold> thresholds;
  std::vector<Shade> shades;
  Memory* memory = nullptr;
  Link* link = nullptr;

  ImDrawList* list = nullptr;
  ImVec2 outer_min, outer_max;  // everything
  ImVec2 min, max;              // where data is drawn
  Axis axis_x, axis_y;
  PlotResult result;
  bool cursor_shown = false;
  double cursor = 0.0;  // the snapped place of the cursor on the x axis

  float width() const { return max.x - min.x; }
  float height() const { return max.y - min.y; }
  float place_x(double v) const { return min.x + static_cast<float>(axis_x.fraction(v)) * width(); }
  // Numbers rise upwards; categories read from the top.
  float place_y(double v) const {
    const float share = static_cast<float>(axis_y.fraction(v)) * height();
    return y.category() ? min.y + share : max.y - share;
  }
  bool contains(ImVec2 p) const {
    return p.x >= min.x && p.x <= max.x && p.y >= min.y && p.y <= max.y;
  }
  View& view_x() const { return link != nullptr ? link->x : memory->x; }
};

Plot& current_plot();
const Host& host();
void wake(int frames);

// series.cpp: the limits of what is shown; `has_zero` where a log axis needs its slot.
struct DataLimits {
  Limits x, y;
  bool zero_x = false;
  bool zero_y = false;
  bool any = false;
};
DataLimits data_limits(const Plot& plot);

// The text of a value as one of the plot's axes says it.
std::string text_of(const AxisSetup& axis, double value, int digits = 3);

// legend.cpp; returns the height it took.
float legend(Plot& plot);
// paint_axes.cpp
float left_margin(const Plot& plot);
float bottom_margin(const Plot& plot);
void paint_axes(const Plot& plot);
void paint_thresholds(const Plot& plot);
// paint_series.cpp, paint_bars.cpp, heatmap.cpp
void paint_series(const Plot& plot);
void paint_bars(const Plot& plot);
void paint_histogram(const Plot& plot, const Series& series);
void paint_heatmap(const Plot& plot, const Series& series);
// The key of a heat map's colours, in the legend's place; returns its height.
float heat_key(const Plot& plot, const Series& series);
// Where bar `i` of the k-th of n series lies along the category axis.
Limits bar_extent(std::size_t i, std::size_t k, std::size_t n);
// interact.cpp
void interact(Plot& plot);
void paint_box(const Plot& plot);
// cursor.cpp: snapping, the cursor's line, and the tooltip.
void cursor(Plot& plot);
// export.cpp: the menu on a right click, and the data as text.
void export_menu(Plot& plot);
// True in the one frame whose picture is saved: nothing but the plot itself may be in it.
bool picture_due(const Plot& plot);
std::string csv_of(const Plot& plot);

}  // namespace handoff::web::charts
