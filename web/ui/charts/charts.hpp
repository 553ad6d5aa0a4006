// Charts: plots of numbers, in the manner of ImPlot, drawn on Dear ImGui's draw lists.
//
//   if (charts::begin_plot("crm_lag", {0, 260}, {.empty_reason = "No conversions yet"})) {
//     charts::setup_axis_x("CRM lag", charts::Scale::log_time);
//     charts::setup_axis_y("Share of handoffs", charts::Scale::percent, "", {0, 1});
//     charts::plot_ecdf("Orchestrated", lags_s, {.slot = 0}, {.band_alpha = 0.05});
//     charts::threshold_x(45.0, "45 s");
//     charts::end_plot();
//   }
//
// A plot fits its data on the first frame and follows live data until the user zooms (Ctrl and wheel
// at the cursor, pinch, + and -), pans (drag, one finger, arrow keys) or boxes an area (right drag or
// shift-drag); a double click or 0 refits. Moving over it shows one tooltip for all series, and a
// cursor shared by the plots of one link group; with the keyboard, shift and the arrow keys move
// it. The legend highlights on hover and focus and toggles on click (double click: only that one).
// A right click, or the button that appears in the corner, offers the data as CSV and the picture
// as PNG.
//
// A plot of bars along time (gantt.hpp), of flows (sankey.hpp) or of effects (tornado.hpp) is made
// in the same way. There, and over categories, the arrow keys go from item to item.
//
// Plots know nothing of what the numbers mean. Times are in seconds. Everything passed in (spans
// and text) must live until end_plot, which does the drawing, because only then are the limits
// known.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "imgui.h"
#include "web/ui/charts/diagrams/gantt.hpp"
#include "web/ui/charts/diagrams/sankey.hpp"
#include "web/ui/charts/diagrams/tornado.hpp"
#include "web/ui/charts/scale/figures.hpp"

namespace handoff::web::charts {

struct PlotOptions {
  const char* empty_reason = "No data yet";  // shown when no series has a point
  const char* title = "";                    // of the exported files; nothing is drawn
  // Plots with one link group share their x axis's view, their cursor and their left margin.
  const char* link = "";
  float left_margin = 0.0f;  // at least this much for y labels, to align stacked plots
  bool legend = true;
  bool zoom = true;  // false: no wheel, pan or box (small plots in a scrolling list)
};

// Which of the eight colours, dashes, markers and patterns a series has. The same thing should have
// the same slot in every chart; automatic slots go by the order of the calls.
inline constexpr int kAutoSlot = -1;

struct SeriesStyle {
  int slot = kAutoSlot;
  float width = 2.0f;
  bool markers = false;  // at each point of a line; worth it for few points
};

struct EcdfOptions {
  double band_alpha = 0.0;  // 0.05: a 95% band (Dvoretzky-Kiefer-Wolfowitz); 0: none
  std::size_t sample = 0;   // n behind the band, when it is not the number of values
};

enum class Height { share, count };

struct HistogramOptions {
  int bins = 0;  // 0: chosen by the data
  Height height = Height::share;
};

enum class Direction { vertical, horizontal };

struct BarOptions {
  std::span<const double> lows = {};  // the whiskers' ends; empty: none
  std::span<const double> highs = {};
  Direction direction = Direction::vertical;  // horizontal: categories on the y axis
  bool value_labels = true;
};

// The line through a heat map on which its values equal a target.
struct Contour {
  double level = 0.0;
  const char* label = "";  // empty: no contour
};

struct HeatmapOptions {
  Scale scale = Scale::linear;  // how a cell's value is read, not placed
  const char* unit = "";
  Limits range = {};        // of the colours; empty: the data's
  bool cell_labels = true;  // printed where they fit
  Contour contour = {};
};

// The hours that are shaded on every working day of a time or clock axis.
struct OfficeHours {
  double from_h = 9.0;
  double to_h = 17.0;
  unsigned weekdays = 0b0011111;  // Monday is the lowest bit
  // A clock axis knows its weekdays; zero on a time axis is the first midnight of this one.
  int weekday_at_zero = 0;
  const char* label = "Office hours";
};

// A bar, milestone, node, link or row: the label of its series ("node" and "link" in a Sankey
// diagram) and its index in what was passed in.
struct ItemRef {
  const char* series = "";
  int index = -1;

  explicit operator bool() const { return index >= 0; }
};

// What the user did in this frame.
struct PlotResult {
  bool hovered = false;
  double x = 0.0;  // under the cursor, if hovered
  double y = 0.0;
  bool clicked = false;       // a press and release without a drag, or Enter
  ItemRef item;               // under the cursor or chosen by keyboard; with `clicked`: clicked
  bool box_selected = false;  // a box zoom ended: `box_x` and `box_y` may be used as a filter
  Limits box_x, box_y;
  bool zoomed = false;    // the view is the user's, not the data's
  Limits view_x, view_y;  // what is in view
};

// `size` of 0 is the width that is left, and a default height. Always true unless clipped away;
// call end_plot only after true.
bool begin_plot(const char* id, ImVec2 size = {0, 0}, const PlotOptions& options = {});
PlotResult end_plot();

// Before the first series. `limits`, if given, are the ends that fit and zoom never leave.
void setup_axis_x(const char* label, Scale scale = Scale::linear, const char* unit = "",
                  Limits limits = {});
void setup_axis_y(const char* label, Scale scale = Scale::linear, const char* unit = "",
                  Limits limits = {});
// Category i stands at i. On the y axis the first is on top.
void setup_categories_x(const char* label, std::span<const char* const> names);
void setup_categories_y(const char* label, std::span<const char* const> names);
// The rows of a Gantt chart.
void setup_rows_y(std::span<const GanttRow> rows);

// Lines and bands: xs ascends. A y that is not finite leaves a gap.
void plot_line(const char* label, std::span<const double> xs, std::span<const double> ys,
               const SeriesStyle& style = {});
// The area between lows and highs. With the label of a line it belongs to that line.
void plot_band(const char* label, std::span<const double> xs, std::span<const double> lows,
               std::span<const double> highs, const SeriesStyle& style = {});
// The empirical distribution of ascending values, as steps.
void plot_ecdf(const char* label, std::span<const double> sorted, const SeriesStyle& style = {},
               const EcdfOptions& options = {});
// The same from points (x, share of values up to x), for instance of a summary; give `sample` for a
// band.
void plot_ecdf_points(const char* label, std::span<const double> xs, std::span<const double> shares,
                      const SeriesStyle& style = {}, const EcdfOptions& options = {});
void plot_histogram(const char* label, std::span<const double> values,
                    const SeriesStyle& style = {}, const HistogramOptions& options = {});
// One bar per category; several calls stand side by side.
void plot_bars(const char* label, std::span<const double> values, const SeriesStyle& style = {},
               const BarOptions& options = {});
// Row by row, names_y.size() x names_x.size(); both axes must be categories. Viridis; NaN is
// hatched.
void plot_heatmap(const char* label, std::span<const double> values,
                  const HeatmapOptions& options = {});

// After setup_rows_y.
void plot_spans(const char* label, std::span<const Span> spans, const SeriesStyle& style = {});
void plot_milestones(const char* label, std::span<const Milestone> milestones,
                     const SeriesStyle& style = {});
// A whole plot each: no axes to set up, or (tornado) only the x axis.
void plot_sankey(std::span<const SankeyNode> nodes, std::span<const SankeyLink> links,
                 const SankeyOptions& options = {});
void plot_tornado(std::span<const TornadoRow> rows, double baseline,
                  const TornadoOptions& options = {});

// The height at which so much stands comfortably, for begin_plot.
float gantt_height(std::span<const GanttRow> rows, std::span<const Span> spans = {});
float tornado_height(std::size_t rows);

void threshold_x(double value, const char* label);
void threshold_y(double value, const char* label);
// The present moment, on a time axis.
void now_x(double value, const char* label = "Now");
// A shaded stretch of the x axis. Only labelled where the label fits.
void shade_x(double from, double to, const char* label = "");
void shade_office_hours(const OfficeHours& hours = {});

// What charts need of their host. Unset: saving is not offered, nothing is woken.
struct Host {
  void (*save_text)(std::string_view name, std::string_view text) = nullptr;
  void (*save_picture)(std::string_view name, ImVec2 min, ImVec2 max) = nullptr;
  void (*wake)(int frames) = nullptr;
};
void set_host(const Host& host);

}  // namespace handoff::web::charts
