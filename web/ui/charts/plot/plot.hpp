// Inside a plot: what was recorded between begin_plot and end_plot, and what is remembered about it
// from frame to frame. Only the files of this folder include this.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "web/ui/charts/charts.hpp"
#include "web/ui/charts/plot/marks.hpp"
#include "web/ui/charts/scale/decimate.hpp"
#include "web/ui/charts/scale/figures.hpp"
#include "web/ui/charts/scale/palette.hpp"
#include "web/ui/charts/scale/view.hpp"

namespace handoff::web::charts {

enum class Kind { line, band, steps, histogram, bars, heatmap, spans, milestones, tornado, sankey };

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
  std::span<const Span> spans;
  std::span<const Milestone> milestones;
  bool shown = true;
  float emphasis = 1.0f;

  // Its sample in a legend is an area, not a line.
  bool filled() const {
    return kind == Kind::histogram || kind == Kind::bars || kind == Kind::spans ||
           kind == Kind::tornado;
  }
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
  bool now = false;  // the present moment: not a limit
};

struct Shade {
  double from = 0.0;
  double to = 0.0;
  const char* label = "";
};

struct GanttPlot {
  std::span<const GanttRow> rows;
  std::vector<GanttItem> items;
  GanttLayout layout;
};

struct SankeyPlot {
  std::span<const SankeyNode> nodes;
  std::span<const SankeyLink> links;
  SankeyOptions options;
  SankeyLayout layout;
};

struct TornadoPlot {
  std::span<const TornadoRow> rows;
  double baseline = 0.0;
  TornadoOptions options;
  std::vector<std::size_t> order;
  std::vector<TornadoBox> boxes;
};

// The keyboard's own cursor, until the mouse moves or the focus leaves.
struct KeyCursor {
  bool on = false;
  double x = 0.0;  // a place on the x axis, or a category
  double y = 0.0;
  int item = -1;  // the n-th item in reading order
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
  float scroll = 0.0f;        // of a Gantt chart whose rows do not fit
  KeyCursor keys;
  std::vector<int> sankey_key;
  SankeyOrder sankey_order;
};

// One line of a tooltip, ready to be shown by another plot of the link group.
struct TooltipRow {
  ImGuiID plot = 0;
  int slot = -1;  // of its swatch; -1: none
  Sample sample = Sample::line;
  std::string label;
  std::string value;
};

// Shared by the plots of a link group.
struct Link {
  View x;
  Limits wanted, wanted_next;  // the last frame's union of what the plots asked for, and this one's
  float left = 0.0f, left_next = 0.0f;  // the same for the left margins
  int frame = -1;
  bool settled = false;  // a whole frame has been seen
  double cursor = 0.0;
  int cursor_frame = -1;
  std::vector<TooltipRow> rows, rows_next;
};

struct Plot {
  ImGuiID id = 0;
  PlotOptions options;
  AxisSetup x, y;
  std::vector<Series> series;
  std::vector<Threshold> thresholds;
  std::vector<Shade> shades;
  std::vector<OfficeHours> office_hours;
  std::optional<GanttPlot> gantt;
  std::optional<SankeyPlot> sankey;
  std::optional<TornadoPlot> tornado;
  std::vector<const char*> own_names;  // of categories that a series has sorted
  Memory* memory = nullptr;
  Link* link = nullptr;

  ImDrawList* list = nullptr;
  ImVec2 outer_min, outer_max;  // everything
  ImVec2 min, max;              // where data is drawn
  Axis axis_x, axis_y;
  PlotResult result;
  ImGuiID item_id = 0;       // of Dear ImGui's item that is the plot's area
  bool focused = false;      // has the keyboard
  bool focus_shown = false;  // and the user is using it
  bool picture = false;      // this frame's picture is saved: nothing but the plot may be in it
  bool menu_hovered = false;
  bool menu_focused = false;
  int pointed = -1;  // the item under the mouse or chosen by keyboard (items.cpp)

  float width() const { return max.x - min.x; }
  float height() const { return max.y - min.y; }
  float place_x(double v) const { return min.x + static_cast<float>(axis_x.fraction(v)) * width(); }
  // Numbers rise upwards; categories read from the top.
  float place_y(double v) const {
    const float share = static_cast<float>(axis_y.fraction(v)) * height();
    return y.category() ? min.y + share : max.y - share;
  }
  double value_x(float at) const {
    return axis_x.value(static_cast<double>((at - min.x) / width()));
  }
  double value_y(float at) const {
    const float share = y.category() ? at - min.y : max.y - at;
    return axis_y.value(static_cast<double>(share / height()));
  }
  bool contains(ImVec2 p) const {
    return p.x >= min.x && p.x <= max.x && p.y >= min.y && p.y <= max.y;
  }
  View& view_x() const { return link != nullptr ? link->x : memory->x; }
};

Plot& current_plot();
const Host& host();
void wake(int frames);

// series.cpp
Series& add_series(Kind kind, const char* label, const SeriesStyle& style);
// The limits of what is shown; `has_zero` where a log axis needs its slot.
struct DataLimits {
  Limits x, y;
  bool zero_x = false;
  bool zero_y = false;
  bool any = false;
};
DataLimits data_limits(const Plot& plot);
// The legend has switched it off.
bool hidden(const Plot& plot, ImGuiID label);
// The axis is the one that bars' lengths are read from.
bool measures_bars(const Series& s, bool y_axis);
// Several series are drawn as areas side by side: patterns help to tell them apart.
bool patterned(const Plot& plot);

// The text of a value as one of the plot's axes says it.
std::string text_of(const AxisSetup& axis, double value, int digits = 3);
// The small face's measures, and its ink at whole pixels.
float text_width(std::string_view text);
float text_height();
void draw_text(ImDrawList* list, ImVec2 at, ImU32 color, std::string_view text);

// legend.cpp; `legend` returns the height it took.
float legend(Plot& plot);
Sample sample_of(const Plot& plot, const Series& series);
// paint_axes.cpp
float left_margin(const Plot& plot);
float top_margin(const Plot& plot);
float right_margin(const Plot& plot);
float bottom_margin(const Plot& plot);
void paint_axes(const Plot& plot);
void paint_frame(const Plot& plot);
// annotations.cpp
bool labels_beside(const Plot& plot);
bool labels_above(const Plot& plot);
void paint_shades(const Plot& plot);
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
// paint_gantt.cpp
float gantt_left_margin(const Plot& plot);
void layout_gantt(Plot& plot);
void paint_gantt(const Plot& plot);
void paint_gantt_labels(const Plot& plot);
float gantt_most_scroll(const Plot& plot);
// paint_sankey.cpp
void layout_sankey(Plot& plot);
void paint_sankey(const Plot& plot);
// paint_tornado.cpp
void layout_tornado(Plot& plot);
void paint_tornado(const Plot& plot);
// items.cpp: the bars, nodes, links and rows that can be pointed at one by one. An item is a box of
// a Gantt or tornado chart, or in a Sankey diagram a node, and after the nodes a band.
bool has_items(const Plot& plot);
void point_at_item(Plot& plot);
std::vector<int> items_in_reading_order(const Plot& plot);
ImVec2 place_of_item(const Plot& plot, int item);
// item_tooltip.cpp
void item_tooltip(const Plot& plot);
// interact.cpp
void interact(Plot& plot);
void paint_box(const Plot& plot);
bool can_zoom(const Plot& plot, const AxisSetup& axis);
// keyboard.cpp
void follow_keys(Plot& plot);
void paint_focus(const Plot& plot);
// Of Dear ImGui's last item: it has the keyboard, and the user is using one.
bool focus_visible();
void paint_focus_ring(ImDrawList* list, ImVec2 min, ImVec2 max);
// cursor.cpp: snapping, the cursor's line, and the tooltip.
void cursor(Plot& plot);
// tooltip.cpp
bool begin_tooltip(const Plot& plot, ImVec2 keyboard_place);
void end_tooltip();
void tooltip_title(const std::string& title);
void tooltip_rows(std::span<const TooltipRow> rows);
// export.cpp: the menu on a right click, and the data as text.
float menu_width();
void menu_button(Plot& plot);
void paint_menu_button(const Plot& plot);
void export_menu(Plot& plot);
// True in the one frame whose picture is saved: nothing but the plot itself may be in it.
bool picture_due(const Plot& plot);
// csv.cpp
std::string csv_of(const Plot& plot);

}  // namespace handoff::web::charts
