// A map of cells, rows by columns, in viridis, with each cell's value printed where it fits.
#include <algorithm>
#include <cmath>

#include "web/charts/format.hpp"
#include "web/charts/marks.hpp"
#include "web/charts/plot.hpp"
#include "web/fonts.hpp"
#include "web/theme.hpp"

namespace handoff::web::charts {

namespace {

Limits range_of(const Series& s) {
  if (!s.map.range.empty()) return s.map.range;
  Limits range{INFINITY, -INFINITY};
  for (const double v : s.ys) {
    if (!std::isfinite(v)) continue;
    range.min = std::min(range.min, v);
    range.max = std::max(range.max, v);
  }
  return range;
}

void paint_cell(const Plot& plot, const Series& s, ImVec2 min, ImVec2 max, double value,
                const Limits& range) {
  const float radius = theme::px(2.0f);
  if (!std::isfinite(value)) {
    plot.list->AddRectFilled(min, max, theme::tokens().sunken, radius);
    draw_hatch(plot.list, min, max, theme::tokens().border);
    return;
  }
  const double share = range.empty() ? 0.0 : (value - range.min) / range.length();
  const ImU32 color = viridis(share);
  plot.list->AddRectFilled(min, max, color, radius);
  if (!s.value_labels) return;
  const std::string text = format_value(s.map.scale, s.map.unit, value, 2);
  const ImVec2 size = fonts::measure(fonts::Face::small, text.c_str());
  if (size.x + theme::px(4.0f) > max.x - min.x || size.y > max.y - min.y) return;
  const ImFont* font = fonts::get(fonts::Face::small);
  const ImVec2 at{std::round((min.x + max.x - size.x) * 0.5f),
                  std::round((min.y + max.y - size.y) * 0.5f)};
  plot.list->AddText(font, font->FontSize, at, ink_on(color), text.c_str());
}

}  // namespace

void paint_heatmap(const Plot& plot, const Series& s) {
  const Limits range = range_of(s);
  const std::size_t columns = plot.x.names.size();
  for (std::size_t i = 0; columns > 0 && i < s.ys.size(); ++i) {
    const auto column = static_cast<double>(i % columns);
    const auto row = static_cast<double>(i / columns);
    const ImVec2 min{plot.place_x(column - 0.5) + 1.0f, plot.place_y(row - 0.5) + 1.0f};
    const ImVec2 max{plot.place_x(column + 0.5) - 1.0f, plot.place_y(row + 0.5) - 1.0f};
    paint_cell(plot, s, min, max, s.ys[i], range);
  }
}

float heat_key(const Plot& plot, const Series& s) {
  const Limits range = range_of(s);
  const float height = theme::px(24.0f);
  if (range.empty()) return height;
  const ImFont* font = fonts::get(fonts::Face::small);
  const theme::Tokens& t = theme::tokens();
  const std::string low = format_value(s.map.scale, s.map.unit, range.min, 2);
  const std::string high = format_value(s.map.scale, s.map.unit, range.max, 2);
  const float high_width = fonts::measure(fonts::Face::small, high.c_str()).x;
  const float low_width = fonts::measure(fonts::Face::small, low.c_str()).x;
  const float bar = theme::px(110.0f);
  const float gap = theme::px(7.0f);
  const float right = plot.outer_max.x - theme::px(10.0f) - high_width - gap;
  const float top = plot.outer_min.y + theme::px(6.0f);
  constexpr int kSteps = 22;
  for (int i = 0; i < kSteps; ++i) {
    const float from = right - bar + bar * static_cast<float>(i) / kSteps;
    plot.list->AddRectFilled({from, top}, {from + bar / kSteps, top + theme::px(8.0f)},
                             viridis((i + 0.5) / kSteps));
  }
  const float text = std::round(top + theme::px(4.0f) - font->FontSize * 0.5f);
  plot.list->AddText(font, font->FontSize, {right + gap, text}, t.text_muted, high.c_str());
  plot.list->AddText(font, font->FontSize, {right - bar - gap - low_width, text}, t.text_muted,
                     low.c_str());
  return height;
}

}  // namespace handoff::web::charts
