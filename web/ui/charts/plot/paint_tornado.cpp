// Recording rows, and painting what the layout has placed.
#include <algorithm>
#include <cmath>

#include "web/ui/charts/plot/marks.hpp"
#include "web/ui/charts/plot/plot.hpp"
#include "web/ui/theme/theme.hpp"

namespace handoff::web::charts {

namespace {

const Series* series_of(const Plot& plot, bool high) {
  const TornadoOptions& options = plot.tornado->options;
  for (const Series& s : plot.series) {
    if (s.kind == Kind::tornado && s.style.slot == (high ? options.high_slot : options.low_slot)) {
      return &s;
    }
  }
  return nullptr;
}

void paint_box(const Plot& plot, std::size_t i) {
  const TornadoBox& box = plot.tornado->boxes[i];
  const Series* s = series_of(plot, box.high);
  if (!box.shown || s == nullptr) return;
  const ImVec2 origin = plot.min;
  const ImVec2 min{origin.x + std::min(box.base, box.tip), origin.y + box.top};
  const ImVec2 max{origin.x + std::max(box.base, box.tip), origin.y + box.bottom};
  if (max.x - min.x >= 1.0f) {
    const ImDrawFlags corners =
        box.leftwards ? ImDrawFlags_RoundCornersLeft : ImDrawFlags_RoundCornersRight;
    draw_fill(plot.list, min, max, look_of(s->style.slot),
              {true, s->emphasis, theme::px(3.0f), corners});
    if (plot.pointed == static_cast<int>(i)) {
      plot.list->AddRect(min, max, theme::tokens().text, theme::px(3.0f), corners, 1.5f);
    }
  }
  if (box.whisker) {
    const float y = origin.y + box.middle();
    const float half = std::min(theme::px(5.0f), (box.bottom - box.top) * 0.35f);
    draw_whisker(plot.list, {origin.x + box.whisker_from, y}, {origin.x + box.whisker_to, y}, half,
                 s->emphasis);
  }
  if (box.label.empty()) return;
  draw_text(plot.list, {origin.x + box.label_left, origin.y + box.label_top},
            theme::with_alpha(theme::tokens().text, s->emphasis), box.label);
}

}  // namespace

void plot_tornado(std::span<const TornadoRow> rows, double baseline,
                  const TornadoOptions& options) {
  Plot& plot = current_plot();
  if (rows.empty()) return;
  plot.tornado.emplace();
  plot.tornado->rows = rows;
  plot.tornado->baseline = baseline;
  plot.tornado->options = options;
  plot.tornado->order = tornado_order(rows, options.keep_order);
  for (const std::size_t i : plot.tornado->order) plot.own_names.push_back(rows[i].label);
  plot.y = {"", Scale::category, "", {}, plot.own_names};
  SeriesStyle style;
  style.slot = options.low_slot;
  add_series(Kind::tornado, options.low_name, style);
  style.slot = options.high_slot;
  add_series(Kind::tornado, options.high_name, style);
}

float tornado_height(std::size_t rows) {
  return theme::px(28.0f + 6.0f) + 2.0f * text_height() + theme::px(16.0f) +
         theme::px(38.0f) * static_cast<float>(rows);
}

void layout_tornado(Plot& plot) {
  TornadoPlot& tornado = *plot.tornado;
  TornadoMetrics m;
  m.width = plot.width();
  m.height = plot.height();
  m.text = text_height();
  m.gap = theme::px(m.gap);
  m.bar_most = theme::px(m.bar_most);
  tornado.boxes = layout_tornado(tornado.rows, tornado.order, tornado.baseline, plot.axis_x, m,
                                 text_width, [&](double v) { return text_of(plot.x, v); });
  for (TornadoBox& box : tornado.boxes) {
    const Series* s = series_of(plot, box.high);
    box.shown = box.shown && s != nullptr && s->shown;
  }
}

void paint_tornado(const Plot& plot) {
  for (std::size_t i = 0; i < plot.tornado->boxes.size(); ++i) paint_box(plot, i);
  const float x = std::round(plot.place_x(plot.tornado->baseline)) + 0.5f;
  if (x < plot.min.x || x > plot.max.x) return;
  plot.list->AddLine({x, plot.min.y}, {x, plot.max.y}, theme::tokens().text_muted, theme::px(1.5f));
}

}  // namespace handoff::web::charts
