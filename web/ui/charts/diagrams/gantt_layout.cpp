// From rows and moments to pixels.
#include <algorithm>
#include <cmath>

#include "web/ui/charts/diagrams/gantt.hpp"
#include "web/ui/charts/scale/figures.hpp"

namespace handoff::web::charts {

namespace {

constexpr float kLeastBar = 2.0f;   // what is too short to be seen is shown all the same
constexpr float kBarShare = 0.76f;  // of its lane's height

struct Lanes {
  std::vector<int> of_item;
  std::vector<int> of_row;
};

std::vector<std::size_t> by_start(std::span<const GanttItem> items) {
  std::vector<double> starts;
  for (const GanttItem& item : items) starts.push_back(item.start);
  return ascending(starts);
}

bool in_rows(const GanttItem& item, std::size_t rows) {
  return item.row >= 0 && static_cast<std::size_t>(item.row) < rows;
}

// Interval partitioning: each bar goes into the first lane that is free when it starts, which needs
// no more lanes than bars that overlap at once. Milestones stand in the first lane.
Lanes find_lanes(std::size_t rows, std::span<const GanttItem> items) {
  Lanes lanes{std::vector<int>(items.size(), 0), std::vector<int>(rows, 1)};
  std::vector<std::vector<double>> busy_until(rows);
  for (const std::size_t i : by_start(items)) {
    const GanttItem& item = items[i];
    if (item.milestone || !in_rows(item, rows)) continue;
    const auto row = static_cast<std::size_t>(item.row);
    std::vector<double>& busy = busy_until[row];
    std::size_t lane = 0;
    while (lane < busy.size() && busy[lane] > item.start) ++lane;
    if (lane == busy.size()) busy.push_back(item.end);
    busy[lane] = item.end;
    lanes.of_item[i] = static_cast<int>(lane);
    lanes.of_row[row] = std::max(lanes.of_row[row], static_cast<int>(busy.size()));
  }
  return lanes;
}

bool starts_group(std::span<const GanttRow> rows, std::size_t i) {
  const std::string_view group = rows[i].group;
  return !group.empty() && (i == 0 || group != rows[i - 1].group);
}

float place_rows(GanttLayout& out, std::span<const GanttRow> rows, const std::vector<int>& lanes,
                 const GanttMetrics& m) {
  int all = 0;
  float headings = 0.0f;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    all += lanes[i];
    headings += starts_group(rows, i) ? m.heading : 0.0f;
  }
  const float each = (m.height - headings) / static_cast<float>(std::max(all, 1));
  const float lane = std::clamp(each, m.lane_min, m.lane_max);
  float y = 0.0f;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (starts_group(rows, i)) {
      out.headings.push_back({y, rows[i].group});
      y += m.heading;
    }
    const float bottom = y + lane * static_cast<float>(lanes[i]);
    out.rows.push_back({y, bottom});
    y = bottom;
  }
  out.height = y;
  return lane;
}

GanttBox box_of(const GanttItem& item, const GanttLane& row, int lane, float lane_height,
                const Axis& time, const GanttMetrics& m) {
  GanttBox box;
  box.series = item.series;
  box.index = item.index;
  box.milestone = item.milestone;
  const float middle = row.top + (static_cast<float>(lane) + 0.5f) * lane_height;
  const auto at = [&](double v) { return static_cast<float>(time.fraction(v)) * m.width; };
  if (item.milestone) {
    const float x = at(item.start);
    box.left = x - m.marker;
    box.right = x + m.marker;
    box.top = middle - m.marker;
    box.bottom = middle + m.marker;
    box.visible = x >= 0.0f && x <= m.width;
    return box;
  }
  const float left = at(item.start);
  const float right = std::isfinite(item.end) ? std::max(at(item.end), left) : m.width + 1.0f;
  box.visible = right >= 0.0f && left <= m.width;
  box.cut_left = left < 0.0f;
  box.cut_right = right > m.width;
  box.left = std::clamp(left, 0.0f, m.width);
  box.right = std::clamp(std::max(right, left + kLeastBar), 0.0f, m.width);
  box.top = middle - lane_height * kBarShare * 0.5f;
  box.bottom = middle + lane_height * kBarShare * 0.5f;
  return box;
}

// A lane's bars and milestones are taken before any label is placed.
using LaneLines = std::vector<std::vector<Line>>;

LaneLines block_lanes(const GanttLayout& layout, std::span<const GanttItem> items,
                      const Lanes& lanes, float width) {
  LaneLines lines;
  for (const int count : lanes.of_row) {
    lines.emplace_back(static_cast<std::size_t>(count), Line(width));
  }
  for (std::size_t i = 0; i < items.size(); ++i) {
    const GanttBox& box = layout.boxes[i];
    if (!box.visible) continue;
    lines[static_cast<std::size_t>(items[i].row)][static_cast<std::size_t>(lanes.of_item[i])].block(
        box.left, box.right);
  }
  return lines;
}

// A label inside must not lie under a milestone, so it asks for its place on a line that knows only
// of those.
bool place_inside(GanttBox& box, Line& marks, const char* text, float pad, const Measure& measure) {
  const float room = box.right - box.left - 2.0f * pad;
  if (box.milestone || measure(text) > room) return false;
  const float left = box.left + pad;
  if (!marks.take(left, left + measure(text))) return false;
  box.place = LabelPlace::inside;
  box.label_left = left;
  box.label = text;
  return true;
}

void place_beside(GanttBox& box, Line& line, const char* text, float pad, const Measure& measure) {
  const float width = measure(text);
  if (!box.cut_right && line.take(box.right + 1.0f, box.right + pad + width + pad)) {
    box.place = LabelPlace::right;
    box.label_left = box.right + pad;
  } else if (!box.cut_left && line.take(box.left - pad - width - pad, box.left - 1.0f)) {
    box.place = LabelPlace::left;
    box.label_left = box.left - pad - width;
  } else {
    return;
  }
  box.label = text;
}

void place_labels(GanttLayout& layout, std::span<const GanttItem> items, const Lanes& lanes,
                  const GanttMetrics& m, const Measure& measure) {
  LaneLines taken = block_lanes(layout, items, lanes, m.width);
  LaneLines marks;
  for (const int count : lanes.of_row) {
    marks.emplace_back(static_cast<std::size_t>(count), Line(m.width));
  }
  const auto line_of = [&](LaneLines& lines, std::size_t i) -> Line& {
    return lines[static_cast<std::size_t>(items[i].row)]
                [static_cast<std::size_t>(lanes.of_item[i])];
  };
  const std::vector<std::size_t> order = by_start(items);
  const auto wants = [&](std::size_t i) {
    return layout.boxes[i].visible && items[i].label[0] != '\0';
  };
  for (const std::size_t i : order) {
    const GanttBox& box = layout.boxes[i];
    if (box.visible && box.milestone) line_of(marks, i).block(box.left, box.right);
  }
  // Milestones first: there are few of them, and they are what a story is about.
  for (const bool milestones : {true, false}) {
    for (const std::size_t i : order) {
      GanttBox& box = layout.boxes[i];
      if (!wants(i) || box.milestone != milestones) continue;
      if (place_inside(box, line_of(marks, i), items[i].label, m.pad, measure)) continue;
      place_beside(box, line_of(taken, i), items[i].label, m.pad, measure);
    }
  }
}

}  // namespace

std::vector<int> lanes_of_rows(std::size_t rows, std::span<const GanttItem> items) {
  return find_lanes(rows, items).of_row;
}

GanttLayout layout_gantt(std::span<const GanttRow> rows, std::span<const GanttItem> items,
                         const Axis& time, const GanttMetrics& metrics, const Measure& measure) {
  GanttLayout out;
  const Lanes lanes = find_lanes(rows.size(), items);
  const float lane_height = place_rows(out, rows, lanes.of_row, metrics);
  for (std::size_t i = 0; i < items.size(); ++i) {
    const GanttItem& item = items[i];
    if (in_rows(item, rows.size())) {
      out.boxes.push_back(box_of(item, out.rows[static_cast<std::size_t>(item.row)],
                                 lanes.of_item[i], lane_height, time, metrics));
    } else {
      out.boxes.push_back(GanttBox{});
    }
  }
  place_labels(out, items, lanes, metrics, measure);
  return out;
}

int hit_gantt(const GanttLayout& layout, float x, float y, float tolerance) {
  int hit = -1;
  for (std::size_t i = 0; i < layout.boxes.size(); ++i) {
    const GanttBox& box = layout.boxes[i];
    const bool inside = x >= box.left - tolerance && x <= box.right + tolerance &&
                        y >= box.top - tolerance && y <= box.bottom + tolerance;
    if (!box.visible || !inside) continue;
    const bool below =
        hit >= 0 && !box.milestone && layout.boxes[static_cast<std::size_t>(hit)].milestone;
    if (!below) hit = static_cast<int>(i);
  }
  return hit;
}

}  // namespace handoff::web::charts
