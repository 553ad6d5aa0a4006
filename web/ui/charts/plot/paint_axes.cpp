// A plot's axes: grid, ticks, titles, category names, and the margins that they need.
#include <algorithm>
#include <cmath>

#include "web/ui/charts/plot/marks.hpp"
#include "web/ui/charts/plot/plot.hpp"
#include "web/ui/charts/scale/figures.hpp"
#include "web/ui/theme/fonts.hpp"
#include "web/ui/theme/theme.hpp"

namespace handoff::web::charts {

namespace {

constexpr float kMostForNames = 0.42f;  // of the width

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
  if (unit.empty() || unit == "$" || unit == "%" || is_even_time(axis.scale)) return axis.label;
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
  const float each =
      plot.height() / static_cast<float>(std::max<std::size_t>(plot.y.names.size(), 1));
  const auto stride = static_cast<std::size_t>(std::ceil((text_height() + 1.0f) / each));
  for (std::size_t i = 0; i < plot.y.names.size(); i += stride) {
    const float right = plot.min.x - theme::px(10.0f);
    const std::string name = elide(plot.y.names[i], right - plot.outer_min.x, text_width);
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
  draw_dashed(plot.list, line, t.border_strong, 1.0f, even_dash(3.0f, 3.0f));
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
  if (!plot.axis_y.zero_slot) return;
  const float y = plot.max.y - static_cast<float>(kZeroSlot) * plot.height();
  const ImVec2 line[] = {{plot.min.x, y}, {plot.max.x, y}};
  draw_dashed(plot.list, line, t.border_strong, 1.0f, even_dash(3.0f, 3.0f));
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
  draw_text(plot.list,
            {plot.outer_min.x, plot.min.y - text_height() - theme::px(8.0f) - top_margin(plot)},
            t.text_muted, y);
}

}  // namespace

float text_width(std::string_view text) {
  return fonts::measure(fonts::Face::small, text.data(), text.data() + text.size()).x;
}

float text_height() { return fonts::get(fonts::Face::small)->FontSize; }

void draw_text(ImDrawList* list, ImVec2 at, ImU32 color, std::string_view text) {
  const ImFont* font = fonts::get(fonts::Face::small);
  list->AddText(font, font->FontSize, {std::round(at.x), std::round(at.y)}, color, text.data(),
                text.data() + text.size());
}

std::string text_of(const AxisSetup& axis, double value, int digits) {
  if (!axis.category()) return format_value(axis.scale, axis.unit, value, digits);
  const auto i = static_cast<std::size_t>(std::max(0.0, std::round(value)));
  return i < axis.names.size() ? axis.names[i] : "";
}

float left_margin(const Plot& plot) {
  if (plot.gantt) return gantt_left_margin(plot);
  float widest = 0.0f;
  if (plot.y.category()) {
    for (const std::string_view name : plot.y.names) widest = std::max(widest, text_width(name));
    // Long names give way to the plot.
    widest = std::min(widest, (plot.outer_max.x - plot.outer_min.x) * kMostForNames);
  } else {
    for (const Tick& tick : ticks_y(plot)) widest = std::max(widest, text_width(tick.label));
  }
  // In steps, so that the plot does not jump by a pixel or two while live labels change.
  const float step = theme::px(8.0f);
  return std::ceil((widest + theme::px(12.0f)) / step) * step;
}

// The last label's half that stands beyond the axis.
float right_margin(const Plot& plot) {
  float least = theme::px(10.0f);
  for (const Threshold& line : plot.thresholds) {
    if (line.on_x || !labels_beside(plot)) continue;
    least = std::max(least, std::ceil(text_width(line.label) + theme::px(10.0f)));
  }
  if (plot.x.category() || plot.gantt) return least;
  float beyond = 0.0f;
  for (const Tick& tick : ticks_x(plot)) {
    const float end = plot.place_x(tick.value) + text_width(tick.label) * 0.5f;
    beyond = std::max(beyond, end - plot.max.x);
  }
  const float step = theme::px(8.0f);
  return std::max(least, std::ceil((beyond + theme::px(2.0f)) / step) * step);
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

void paint_frame(const Plot& plot) {
  plot.list->AddLine({plot.min.x, plot.max.y}, plot.max, theme::tokens().border_strong, 1.0f);
}

}  // namespace handoff::web::charts
