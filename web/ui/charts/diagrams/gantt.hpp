// Gantt charts: rows of labelled bars over one time axis, with milestones.
//
//   charts::setup_axis_x("", charts::Scale::clock);
//   charts::setup_rows_y(rows);
//   charts::plot_spans("Waiting", waiting, {.slot = 5});
//   charts::plot_spans("At work", working, {.slot = 0});
//   charts::plot_milestones("Mail sent", mails, {.slot = 1});
//   charts::now_x(now);
//
// Here are the rows and bars as they are given, and their layout, which is arithmetic on pixels.
// Rows that name the same group in a row stand under one heading. Bars of a row that overlap in
// time go into lanes below each other, and the row becomes higher; the lanes depend on all the
// bars, not on what is in view, so nothing jumps when one zooms. A label stands inside its bar,
// else to its right, else to its left, and where none of these is free it is left to the tooltip.
#pragma once

#include <limits>
#include <span>
#include <string>
#include <vector>

#include "web/ui/charts/scale/figures.hpp"

namespace handoff::web::charts {

struct GanttRow {
  const char* label = "";
  const char* group = "";
};

// The end of what has not ended.
inline constexpr double kStillOpen = std::numeric_limits<double>::infinity();

struct Span {
  int row = 0;
  double start = 0.0;
  double end = 0.0;
  const char* label = "";
  const char* detail = "";  // a line more in the tooltip
};

struct Milestone {
  int row = 0;
  double at = 0.0;
  const char* label = "";
  const char* detail = "";
};

// One of the above, as the layout takes it; `series` and `index` come back with its box.
struct GanttItem {
  int row = 0;
  double start = 0.0;
  double end = 0.0;
  bool milestone = false;
  const char* label = "";
  int series = 0;
  int index = 0;
};

struct GanttMetrics {
  float width = 0.0f;   // of the plot
  float height = 0.0f;  // of the plot: lanes shrink to fit it, but not below lane_min
  float lane_max = 28.0f;
  float lane_min = 20.0f;
  float heading = 24.0f;
  float marker = 5.0f;  // a milestone's radius
  float pad = 5.0f;     // around labels
};

enum class LabelPlace { none, inside, right, left };

// All in pixels from the plot's upper left corner, before scrolling.
struct GanttBox {
  int series = 0;
  int index = 0;
  bool milestone = false;
  bool visible = false;  // some of it is in view
  float left = 0.0f, right = 0.0f;
  float top = 0.0f, bottom = 0.0f;
  bool cut_left = false;  // goes on outside of the view
  bool cut_right = false;
  LabelPlace place = LabelPlace::none;
  float label_left = 0.0f;
  std::string label;
};

struct GanttLane {
  float top = 0.0f;
  float bottom = 0.0f;
};

struct GanttHeading {
  float top = 0.0f;
  const char* label = "";
};

struct GanttLayout {
  std::vector<GanttLane> rows;
  std::vector<GanttHeading> headings;
  std::vector<GanttBox> boxes;  // as the items were given
  float height = 0.0f;          // of all rows; more than the plot's if they do not fit
};

GanttLayout layout_gantt(std::span<const GanttRow> rows, std::span<const GanttItem> items,
                         const Axis& time, const GanttMetrics& metrics, const Measure& measure);

// The box under a point, or -1. Milestones lie above bars, and later boxes above earlier ones.
int hit_gantt(const GanttLayout& layout, float x, float y, float tolerance);

// How many lanes each row needs.
std::vector<int> lanes_of_rows(std::size_t rows, std::span<const GanttItem> items);

}  // namespace handoff::web::charts
