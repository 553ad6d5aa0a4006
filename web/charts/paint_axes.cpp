// A plot's axes: grid, ticks, titles, category names, shaded stretches and labelled thresholds.
#include <algorithm>
#include <cmath>

#include "web/charts/format.hpp"
#include "web/charts/marks.hpp"
#include "web/charts/plot.hpp"
#include "web/fonts.hpp"
#include "web/theme.hpp"

namespace handoff::web::charts {

namespace {

float text_width(std::string_view text) {
  return fonts::measure(fonts::Face::small, text.data(), text.data() + text.size()).x;
}
float text_height() { return fonts::get(fonts::Face::small)->FontSize; }

void draw_text(ImDrawList* list, ImVec2 at, ImU32 color, std::string_view text) {
  const ImFont* font = fonts::get(fonts::Face::small);
  list->AddText(font, font->FontSize, {std::round(at.x), std::round(at.y)}, color, text.data(),
                text.data() + text.size());
}

std::vector<Tick> ticks_x(const Plot& plot) {
  return make_ticks(plot.axis_x, plot.x.unit, plot.width(), theme::px(14.0f), text_width);
}

std::vector<Tick> ticks_y(const Plot& plot) {
  return make_ticks(plot.axis_y, plot.y.unit, plot.height(), theme::px(12.0f),
                    [](std::string_view) { return text_height(); });
}

// "First touch (h)"; time and percent axes say their unit at each tick.
std::string title_of(const AxisSetup& axis) {
  const std::string_view unit = axis.unit;
  if (unit.empty() || unit == "$" || unit == "%" || axis.scale == Scale::time) return axis.label;
  return std::string(axis.label) + " (" + axis.unit + ")";
}

void paint_categories_x(const Plot& plot) {
  const theme::Tokens& t = theme::tokens();
  float widest = 1.0f;
  for (const std::string_view name : plot.x.names) widest = std::max(widest, text_width(name));
  // Every one, or every second, third ... but evenly.
  const float each =
      plot.width() / static_cast<float>(std::max<std::size_t>(plot.x.names.size(), 1));
  const auto stride = static_cast<std::size_t>(std::ceil((widest + theme::px(6.0f)) / each));
  for (std::size_t i = 0; i < plot.x.names.size(); i += stride) {
    const std::string_view name = plot.x.names[i];
    const float left = plot.place_x(static_cast<double>(i)) - text_width(name) * 0.5f;
    draw_text(plot.list, {left, plot.max.y + theme::px(6.0f)}, t.text_muted, name);
  }
}

void paint_categories_y(const Plot& plot) {
  const theme::Tokens& t = theme::tokens();
  for (std::size_t i = 0; i < plot.y.names.size(); ++i) {
    const std::string_view name = plot.y.names[i];
    const float right = plot.min.x - theme::px(10.0f);
    const float y = plot.place_y(static_cast<double>(i)) - text_height() * 0.5f;
    draw_text(plot.list, {right - text_width(name), y}, t.text, name);
  }
}

void paint_ticks_x(const Plot& plot) {
  const theme::Tokens& t = theme::tokens();
  for (const Tick& tick : ticks_x(plot)) {
    const float x = std::round(plot.place_x(tick.value)) + 0.5f;
    const bool major = !tick.label.empty();
    plot.list->AddLine({x, plot.min.y}, {x, plot.max.y},
                       major ? t.grid : theme::with_alpha(t.grid, 0.5f), 1.0f);
    if (!major) continue;
    plot.list->AddLine({x, plot.max.y}, {x, plot.max.y + theme::px(4.0f)}, t.border_strong, 1.0f);
    const float half = text_width(tick.label) * 0.5f;
    draw_text(plot.list, {x - half, plot.max.y + theme::px(6.0f)}, t.text_muted, tick.label);
  }
  if (!plot.axis_x.zero_slot) return;
  // A broken axis where the slot for zero ends.
  const float x = plot.min.x + static_cast<float>(kZeroSlot) * plot.width();
  const ImVec2 line[] = {{x, plot.min.y}, {x, plot.max.y}};
  draw_dashed(plot.list, line, t.border_strong, 1.0f, {3, 3, 3, 3});
}

void paint_ticks_y(const Plot& plot) {
  const theme::Tokens& t = theme::tokens();
  for (const Tick& tick : ticks_y(plot)) {
    if (tick.label.empty()) continue;
    const float y = std::round(plot.place_y(tick.value)) + 0.5f;
    plot.list->AddLine({plot.min.x, y}, {plot.max.x, y}, t.grid, 1.0f);
    const ImVec2 at{plot.min.x - theme::px(10.0f) - text_width(tick.label),
                    y - text_height() * 0.5f};
    draw_text(plot.list, at, t.text_muted, tick.label);
  }
}

void paint_titles(const Plot& plot) {
  const theme::Tokens& t = theme::tokens();
  const std::string x = title_of(plot.x);
  if (!x.empty()) {
    const float left = (plot.min.x + plot.max.x - text_width(x)) * 0.5f;
    draw_text(plot.list, {left, plot.outer_max.y - text_height() - theme::px(1.0f)}, t.text_muted,
              x);
  }
  // Upright, above the axis: turned text is hard to read.
  const std::string y = title_of(plot.y);
  if (y.empty()) return;
  draw_text(plot.list, {plot.outer_min.x, plot.min.y - text_height() - theme::px(8.0f)},
            t.text_muted, y);
}

void paint_shades(const Plot& plot) {
  const theme::Tokens& t = theme::tokens();
  for (const Shade& shade : plot.shades) {
    const float left = std::clamp(plot.place_x(shade.from), plot.min.x, plot.max.x);
    const float right = std::clamp(plot.place_x(shade.to), plot.min.x, plot.max.x);
    if (right <= left) continue;
    plot.list->AddRectFilled({left, plot.min.y}, {right, plot.max.y},
                             theme::with_alpha(t.accent_soft, 0.7f));
    const float width = text_width(shade.label);
    if (width + theme::px(12.0f) > right - left) continue;
    draw_text(plot.list, {left + theme::px(6.0f), plot.min.y + theme::px(3.0f)}, t.text_muted,
              shade.label);
  }
}

void paint_threshold(const Plot& plot, const Threshold& line, float& used_top) {
  const theme::Tokens& t = theme::tokens();
  const Dash dash{5.0f, 4.0f, 5.0f, 4.0f};
  const float width = text_width(line.label);
  if (line.on_x) {
    const float x = std::round(plot.place_x(line.value)) + 0.5f;
    if (x < plot.min.x || x > plot.max.x) return;
    const ImVec2 ends[] = {{x, plot.min.y}, {x, plot.max.y}};
    draw_dashed(plot.list, ends, t.bad, 1.5f, dash);
    const bool fits_right = x + width + theme::px(12.0f) < plot.max.x;
    const float left = fits_right ? x + theme::px(7.0f) : x - width - theme::px(7.0f);
    draw_plate(plot.list, {left, plot.min.y + theme::px(2.0f) + used_top}, line.label, t.bad);
    used_top += text_height() + theme::px(4.0f);
    return;
  }
  const float y = std::round(plot.place_y(line.value)) + 0.5f;
  if (y < plot.min.y || y > plot.max.y) return;
  const ImVec2 ends[] = {{plot.min.x, y}, {plot.max.x, y}};
  draw_dashed(plot.list, ends, t.bad, 1.5f, dash);
  const float above = y - text_height() - theme::px(3.0f);
  const float top = above > plot.min.y ? above : y + theme::px(3.0f);
  draw_plate(plot.list, {plot.max.x - width - theme::px(6.0f), top}, line.label, t.bad);
}

}  // namespace

std::string text_of(const AxisSetup& axis, double value, int digits) {
  if (!axis.category()) return format_value(axis.scale, axis.unit, value, digits);
  const auto i = static_cast<std::size_t>(std::max(0.0, std::round(value)));
  return i < axis.names.size() ? axis.names[i] : "";
}

float left_margin(const Plot& plot) {
  float widest = 0.0f;
  if (plot.y.category()) {
    for (const std::string_view name : plot.y.names) widest = std::max(widest, text_width(name));
  } else {
    for (const Tick& tick : ticks_y(plot)) widest = std::max(widest, text_width(tick.label));
  }
  // In steps, so that the plot does not jump by a pixel or two while live labels change.
  const float step = theme::px(8.0f);
  return std::ceil((widest + theme::px(12.0f)) / step) * step;
}

float bottom_margin(const Plot& plot) {
  const float labels = text_height() + theme::px(10.0f);
  return title_of(plot.x).empty() ? labels : labels + text_height() + theme::px(6.0f);
}

void paint_axes(const Plot& plot) {
  paint_shades(plot);
  if (plot.x.category()) {
    paint_categories_x(plot);
  } else {
    paint_ticks_x(plot);
  }
  if (plot.y.category()) {
    paint_categories_y(plot);
  } else {
    paint_ticks_y(plot);
  }
  paint_titles(plot);
}

void paint_thresholds(const Plot& plot) {
  float used_top = 0.0f;  // labels of several thresholds stand below each other
  for (const Threshold& line : plot.thresholds) paint_threshold(plot, line, used_top);
}

}  // namespace handoff::web::charts
