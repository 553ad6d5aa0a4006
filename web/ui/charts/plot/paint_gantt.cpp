// Recording rows and bars, and painting what the layout has placed.
#include <algorithm>
#include <cmath>

#include "web/ui/charts/plot/marks.hpp"
#include "web/ui/charts/plot/plot.hpp"
#include "web/ui/charts/scale/figures.hpp"
#include "web/ui/theme/theme.hpp"

namespace handoff::web::charts {

namespace {

constexpr float kLane = 26.0f;
constexpr float kHeading = 24.0f;
constexpr float kIndent = 10.0f;
constexpr float kMostForLabels = 0.36f;  // of the width

float indent_of(const GanttRow& row) { return row.group[0] != '\0' ? theme::px(kIndent) : 0.0f; }

// Later series may belong to rows that are not there; what has no place in time is left out.
void collect_items(const Plot& plot, std::vector<GanttItem>& items) {
  for (std::size_t k = 0; k < plot.series.size(); ++k) {
    const Series& s = plot.series[k];
    if (!s.shown) continue;
    const auto series = static_cast<int>(k);
    for (std::size_t i = 0; i < s.spans.size(); ++i) {
      const Span& span = s.spans[i];
      if (!std::isfinite(span.start) || std::isnan(span.end)) continue;
      items.push_back(
          {span.row, span.start, span.end, false, span.label, series, static_cast<int>(i)});
    }
    for (std::size_t i = 0; i < s.milestones.size(); ++i) {
      const Milestone& mark = s.milestones[i];
      if (!std::isfinite(mark.at)) continue;
      items.push_back({mark.row, mark.at, mark.at, true, mark.label, series, static_cast<int>(i)});
    }
  }
}

void paint_headings(const Plot& plot, float shift) {
  const theme::Tokens& t = theme::tokens();
  const float height = theme::px(kHeading);
  for (const GanttHeading& heading : plot.gantt->layout.headings) {
    const float top = std::round(shift + heading.top);
    plot.list->AddRectFilled({plot.outer_min.x, top + 1.0f}, {plot.max.x, top + height - 1.0f},
                             theme::with_alpha(t.sunken, 0.8f), theme::px(4.0f));
    draw_text(plot.list,
              {plot.outer_min.x + theme::px(8.0f), top + (height - text_height()) * 0.5f}, t.text,
              heading.label);
  }
}

void paint_rows(const Plot& plot, float shift) {
  const theme::Tokens& t = theme::tokens();
  const GanttPlot& gantt = *plot.gantt;
  for (std::size_t i = 0; i < gantt.layout.rows.size(); ++i) {
    const GanttLane& row = gantt.layout.rows[i];
    const float indent = indent_of(gantt.rows[i]);
    const float room = plot.min.x - plot.outer_min.x - indent - theme::px(10.0f);
    const float y = shift + (row.top + row.bottom - text_height()) * 0.5f;
    draw_text(plot.list, {plot.outer_min.x + indent, y}, t.text_muted,
              elide(gantt.rows[i].label, room, text_width));
    const float line = std::round(shift + row.bottom) + 0.5f;
    plot.list->AddLine({plot.min.x, line}, {plot.max.x, line}, t.grid, 1.0f);
  }
}

ImDrawFlags corners_of(const GanttBox& box) {
  if (box.cut_left && box.cut_right) return ImDrawFlags_RoundCornersNone;
  if (box.cut_left) return ImDrawFlags_RoundCornersRight;
  return box.cut_right ? ImDrawFlags_RoundCornersLeft : ImDrawFlags_RoundCornersAll;
}

void paint_label(const Plot& plot, const GanttBox& box, const Series& s, ImVec2 origin) {
  const ImVec2 at{origin.x + box.label_left,
                  origin.y + (box.top + box.bottom - text_height()) * 0.5f};
  const theme::Tokens& t = theme::tokens();
  const ImVec2 size{text_width(box.label), text_height()};
  const float pad = theme::px(2.0f);
  const SlotLook look = look_of(s.style.slot);
  const bool inside = box.place == LabelPlace::inside;
  // Plain ground under the letters: no pattern and no line runs through them.
  if (!inside || patterned(plot)) {
    const ImU32 ground = inside ? look.color : theme::with_alpha(t.surface, 0.85f);
    plot.list->AddRectFilled({at.x - pad, at.y}, {at.x + size.x + pad, at.y + size.y},
                             theme::with_alpha(ground, s.emphasis), theme::px(2.0f));
  }
  draw_text(plot.list, at, theme::with_alpha(inside ? ink_on(look.color) : t.text, s.emphasis),
            box.label);
}

void paint_box(const Plot& plot, std::size_t i, ImVec2 origin) {
  const GanttBox& box = plot.gantt->layout.boxes[i];
  if (!box.visible) return;
  const Series& s = plot.series[static_cast<std::size_t>(box.series)];
  const SlotLook look = look_of(s.style.slot);
  const ImVec2 min{origin.x + box.left, origin.y + box.top};
  const ImVec2 max{origin.x + box.right, origin.y + box.bottom};
  const bool pointed = plot.pointed == static_cast<int>(i);
  if (box.milestone) {
    const float r = theme::px(pointed ? 6.5f : 5.0f);
    draw_marker(plot.list, {(min.x + max.x) * 0.5f, (min.y + max.y) * 0.5f}, look, r, s.emphasis);
  } else {
    const float radius = std::min(theme::px(3.0f), (max.x - min.x) * 0.4f);
    draw_fill(plot.list, min, max, look, {patterned(plot), s.emphasis, radius, corners_of(box)});
    if (pointed) {
      plot.list->AddRect({min.x - 1.0f, min.y - 1.0f}, {max.x + 1.0f, max.y + 1.0f},
                         theme::tokens().text, radius, corners_of(box), 1.5f);
    }
  }
}

// A thin bar at the right, as wide as a finger does not need, because the rows are dragged.
void paint_scroll(const Plot& plot) {
  const float most = gantt_most_scroll(plot);
  if (most <= 0.0f) return;
  const float whole = plot.gantt->layout.height;
  const float top = plot.min.y + plot.memory->scroll / whole * plot.height();
  const float bottom = top + plot.height() / whole * plot.height();
  plot.list->AddRectFilled({plot.max.x + theme::px(3.0f), top},
                           {plot.max.x + theme::px(6.0f), bottom}, theme::tokens().border_strong,
                           theme::px(2.0f));
}

}  // namespace

void setup_rows_y(std::span<const GanttRow> rows) {
  Plot& plot = current_plot();
  plot.y = {"", Scale::category, "", {}, {}};
  plot.gantt.emplace();
  plot.gantt->rows = rows;
}

void plot_spans(const char* label, std::span<const Span> spans, const SeriesStyle& style) {
  add_series(Kind::spans, label, style).spans = spans;
}

void plot_milestones(const char* label, std::span<const Milestone> milestones,
                     const SeriesStyle& style) {
  add_series(Kind::milestones, label, style).milestones = milestones;
}

float gantt_height(std::span<const GanttRow> rows, std::span<const Span> spans) {
  std::vector<GanttItem> items;
  for (const Span& span : spans) items.push_back({span.row, span.start, span.end});
  float height = theme::px(28.0f + 6.0f) + text_height() + theme::px(10.0f);
  for (const int lanes : lanes_of_rows(rows.size(), items)) {
    height += theme::px(kLane) * static_cast<float>(lanes);
  }
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::string_view group = rows[i].group;
    const bool begins = !group.empty() && (i == 0 || group != rows[i - 1].group);
    if (begins) height += theme::px(kHeading);
  }
  return height;
}

float gantt_left_margin(const Plot& plot) {
  float widest = 0.0f;
  for (const GanttRow& row : plot.gantt->rows) {
    widest = std::max(widest, text_width(row.label) + indent_of(row));
  }
  const float most = (plot.outer_max.x - plot.outer_min.x) * kMostForLabels;
  return std::ceil(std::min(widest + theme::px(12.0f), most));
}

float gantt_most_scroll(const Plot& plot) {
  if (!plot.gantt) return 0.0f;
  return std::max(0.0f, std::floor(plot.gantt->layout.height - plot.height()));
}

void layout_gantt(Plot& plot) {
  GanttPlot& gantt = *plot.gantt;
  gantt.items.clear();
  collect_items(plot, gantt.items);
  GanttMetrics m;
  m.width = plot.width();
  m.height = plot.height();
  m.lane_max = theme::px(m.lane_max);
  m.lane_min = theme::px(m.lane_min);
  m.heading = theme::px(kHeading);
  m.marker = theme::px(m.marker);
  m.pad = theme::px(m.pad);
  gantt.layout = layout_gantt(gantt.rows, gantt.items, plot.axis_x, m, text_width);
  plot.memory->scroll = std::clamp(plot.memory->scroll, 0.0f, gantt_most_scroll(plot));
}

void paint_gantt(const Plot& plot) {
  const float shift = plot.min.y - plot.memory->scroll;
  plot.list->PushClipRect({plot.outer_min.x, plot.min.y}, {plot.outer_max.x, plot.max.y}, true);
  paint_rows(plot, shift);
  paint_headings(plot, shift);
  paint_scroll(plot);
  plot.list->PushClipRect(plot.min, plot.max, true);
  // Milestones last: they lie on top.
  for (const bool milestones : {false, true}) {
    for (std::size_t i = 0; i < plot.gantt->layout.boxes.size(); ++i) {
      if (plot.gantt->layout.boxes[i].milestone == milestones) {
        paint_box(plot, i, {plot.min.x, shift});
      }
    }
  }
  plot.list->PopClipRect();
  plot.list->PopClipRect();
}

void paint_gantt_labels(const Plot& plot) {
  plot.list->PushClipRect(plot.min, plot.max, true);
  for (const GanttBox& box : plot.gantt->layout.boxes) {
    if (!box.visible || box.place == LabelPlace::none) continue;
    const Series& s = plot.series[static_cast<std::size_t>(box.series)];
    paint_label(plot, box, s, {plot.min.x, plot.min.y - plot.memory->scroll});
  }
  plot.list->PopClipRect();
}

}  // namespace handoff::web::charts
