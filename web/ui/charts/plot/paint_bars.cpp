// Bars with whiskers, and histograms.
//
// Several series of bars share a category's width, in the order of the legend, each with its own
// pattern, so that both tell them apart where colour cannot.
#include <algorithm>
#include <cmath>

#include "web/ui/charts/plot/marks.hpp"
#include "web/ui/charts/plot/plot.hpp"
#include "web/ui/theme/theme.hpp"

namespace handoff::web::charts {

namespace {

struct Bar {
  float from, to;  // across: along the category axis
  float base, tip;
  float low, high;  // the whisker's ends
  bool whisker;
};

const Axis& value_axis(const Plot& plot, const Series& s) {
  return s.direction == Direction::vertical ? plot.axis_y : plot.axis_x;
}

Bar bar_of(const Plot& plot, const Series& s, std::size_t i, std::size_t k, std::size_t n) {
  const bool upright = s.direction == Direction::vertical;
  const Limits extent = bar_extent(i, k, n);
  const auto across = [&](double v) { return upright ? plot.place_x(v) : plot.place_y(v); };
  const auto along = [&](double v) { return upright ? plot.place_y(v) : plot.place_x(v); };
  const Axis& axis = value_axis(plot, s);
  Bar bar{};
  bar.from = across(extent.min);
  bar.to = across(extent.max);
  bar.base = along(is_log(axis.scale) ? axis.view.min : 0.0);
  bar.tip = along(s.ys[i]);
  bar.whisker = i < s.lows.size() && i < s.highs.size() && s.highs[i] > s.lows[i];
  bar.low = bar.whisker ? along(s.lows[i]) : bar.tip;
  bar.high = bar.whisker ? along(s.highs[i]) : bar.tip;
  return bar;
}

void draw_bar(const Plot& plot, const Series& s, const Bar& bar) {
  const bool upright = s.direction == Direction::vertical;
  const SlotLook look = look_of(s.style.slot);
  const ImVec2 a = upright ? ImVec2{bar.from, bar.base} : ImVec2{bar.base, bar.from};
  const ImVec2 b = upright ? ImVec2{bar.to, bar.tip} : ImVec2{bar.tip, bar.to};
  const ImVec2 min{std::min(a.x, b.x), std::min(a.y, b.y)};
  const ImVec2 max{std::max(a.x, b.x), std::max(a.y, b.y)};
  const float radius = std::min(theme::px(3.0f), (bar.to - bar.from) * 0.3f);
  // Only the tip is round; the foot stands on the axis.
  const bool backwards = upright ? bar.tip > bar.base : bar.tip < bar.base;
  const ImDrawFlags round =
      upright ? (backwards ? ImDrawFlags_RoundCornersBottom : ImDrawFlags_RoundCornersTop)
              : (backwards ? ImDrawFlags_RoundCornersLeft : ImDrawFlags_RoundCornersRight);
  draw_fill(plot.list, min, max, look, {patterned(plot), s.emphasis, radius, round});
}

void paint_whisker(const Plot& plot, const Series& s, const Bar& bar) {
  const bool upright = s.direction == Direction::vertical;
  const float middle = (bar.from + bar.to) * 0.5f;
  const float half = std::min(theme::px(5.0f), (bar.to - bar.from) * 0.35f);
  const ImVec2 from = upright ? ImVec2{middle, bar.low} : ImVec2{bar.low, middle};
  const ImVec2 to = upright ? ImVec2{middle, bar.high} : ImVec2{bar.high, middle};
  draw_whisker(plot.list, from, to, half, s.emphasis);
}

struct Box {
  ImVec2 min, max;

  bool overlaps(const Box& other) const {
    return min.x < other.max.x && other.min.x < max.x && min.y < other.max.y && other.min.y < max.y;
  }
};

Box box_of(const Bar& bar, bool upright) {
  const float low = std::min(bar.base, bar.tip);
  const float high = std::max(bar.base, bar.tip);
  return upright ? Box{{bar.from, low}, {bar.to, high}} : Box{{low, bar.from}, {high, bar.to}};
}

struct Value {
  const Series* series = nullptr;
  Bar bar{};
  double value = 0.0;
};

// Beyond the bar's tip and its whisker.
Box label_box(const Plot& plot, const Value& v, ImVec2 size) {
  const bool upright = v.series->direction == Direction::vertical;
  const Bar& bar = v.bar;
  const float middle = (bar.from + bar.to) * 0.5f;
  ImVec2 at;
  if (upright) {
    const float gap = theme::px(3.0f);
    const bool down = bar.tip > bar.base;
    const float y =
        down ? std::max(bar.tip, bar.low) + gap : std::min(bar.tip, bar.high) - size.y - gap;
    at = {std::max(middle - size.x * 0.5f, plot.min.x), y};
  } else {
    const float gap = theme::px(6.0f);
    const bool left = bar.tip < bar.base;
    const float x =
        left ? std::min(bar.tip, bar.low) - gap - size.x : std::max(bar.tip, bar.high) + gap;
    at = {x, middle - size.y * 0.5f};
  }
  return {at, {at.x + size.x, at.y + size.y}};
}

// A value that would lie on another bar or on another value is left to the tooltip.
void draw_values(const Plot& plot, const std::vector<Value>& values) {
  std::vector<Box> taken;
  for (const Value& v : values) {
    taken.push_back(box_of(v.bar, v.series->direction == Direction::vertical));
  }
  for (std::size_t i = 0; i < values.size(); ++i) {
    const Value& v = values[i];
    if (!v.series->value_labels) continue;
    const bool upright = v.series->direction == Direction::vertical;
    const std::string text = text_of(upright ? plot.y : plot.x, v.value);
    const Box box = label_box(plot, v, {text_width(text), text_height()});
    bool is_free = box.min.x >= plot.min.x - 1.0f && box.max.x <= plot.max.x + 1.0f;
    // A hair over a neighbour's edge can still be read.
    const Box core{{box.min.x + 2.0f, box.min.y}, {box.max.x - 2.0f, box.max.y}};
    for (std::size_t k = 0; k < taken.size(); ++k) {
      is_free = is_free && (k == i || !taken[k].overlaps(core));
    }
    if (!is_free) continue;
    taken.push_back(box);
    draw_text(plot.list, box.min, theme::with_alpha(theme::tokens().text, v.series->emphasis),
              text);
  }
}

}  // namespace

Limits bar_extent(std::size_t i, std::size_t k, std::size_t n) {
  constexpr double kFilled = 0.68;  // of a category's width; the rest is air
  const double width = kFilled / static_cast<double>(n);
  const double start = static_cast<double>(i) - kFilled / 2.0 + width * static_cast<double>(k);
  const double air = n > 1 ? width * 0.06 : 0.0;
  return {start + air, start + width - air};
}

void paint_bars(const Plot& plot) {
  const auto n = static_cast<std::size_t>(
      std::count_if(plot.series.begin(), plot.series.end(),
                    [](const Series& s) { return s.kind == Kind::bars && s.shown; }));
  std::size_t k = 0;
  std::vector<Value> values;
  for (const Series& s : plot.series) {
    if (s.kind != Kind::bars || !s.shown) continue;
    for (std::size_t i = 0; i < s.ys.size(); ++i) {
      if (!std::isfinite(s.ys[i])) continue;
      const Bar bar = bar_of(plot, s, i, k, n);
      draw_bar(plot, s, bar);
      if (bar.whisker) paint_whisker(plot, s, bar);
      values.push_back({&s, bar, s.ys[i]});
    }
    ++k;
  }
  draw_values(plot, values);
}

void paint_histogram(const Plot& plot, const Series& s) {
  const SlotLook look = look_of(s.style.slot);
  const float base = plot.place_y(is_log(plot.axis_y.scale) ? plot.axis_y.view.min : 0.0);
  std::vector<ImVec2> outline;
  for (std::size_t i = 0; i < s.heights.size(); ++i) {
    // The slot of zero on a log axis is a bin of its own, from the edge of the plot to the break.
    const bool zeros = s.edges[i] <= 0.0 && is_log(plot.axis_x.scale);
    const float slot = static_cast<float>(kZeroSlot) * plot.width();
    const float left = zeros ? plot.min.x : plot.place_x(s.edges[i]);
    const float right = zeros ? plot.min.x + slot : plot.place_x(s.edges[i + 1]);
    const float top = plot.place_y(s.heights[i]);
    // Bins stand apart only where there is room for it.
    const float gap = right - left > theme::px(6.0f) ? 1.0f : 0.0f;
    plot.list->AddRectFilled({left, top}, {right - gap, base},
                             theme::with_alpha(look.color, kAreaAlpha * s.emphasis));
    if (i == 0 || zeros) outline.push_back({left, base});
    outline.push_back({left, top});
    outline.push_back({right, top});
    if (!zeros && i + 1 < s.heights.size()) continue;
    outline.push_back({right, base});
    draw_line(plot.list, outline, look, theme::px(1.5f), s.emphasis);
    outline.clear();
  }
}

}  // namespace handoff::web::charts
