// A map of cells, rows by columns, in viridis, with each cell's value printed where it fits, and
// the line on which a target is met.
#include <algorithm>
#include <cmath>
#include <optional>

#include "web/ui/charts/plot/marks.hpp"
#include "web/ui/charts/plot/plot.hpp"
#include "web/ui/charts/scale/contour.hpp"
#include "web/ui/charts/scale/figures.hpp"
#include "web/ui/theme/theme.hpp"

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

struct Box {
  ImVec2 min, max;

  bool overlaps(const Box& other) const {
    return min.x < other.max.x && other.min.x < max.x && min.y < other.max.y && other.min.y < max.y;
  }
};

bool crosses(ImVec2 a, ImVec2 b, const Box& box) {
  // Cut off what lies outside of the box, side by side (Liang and Barsky): is anything left?
  float from = 0.0f;
  float to = 1.0f;
  const float deltas[] = {a.x - b.x, b.x - a.x, a.y - b.y, b.y - a.y};
  const float rooms[] = {a.x - box.min.x, box.max.x - a.x, a.y - box.min.y, box.max.y - a.y};
  for (int side = 0; side < 4; ++side) {
    if (deltas[side] == 0.0f) {
      if (rooms[side] < 0.0f) return false;
      continue;
    }
    const float at = rooms[side] / deltas[side];
    (deltas[side] < 0.0f ? from : to) = deltas[side] < 0.0f ? std::max(from, at) : std::min(to, at);
  }
  return from <= to;
}

// The contour on the screen, and where its label stands: at the middle of its longest line.
struct ContourInk {
  std::vector<std::vector<ImVec2>> lines;
  Box label;
};

ContourInk contour_ink(const Plot& plot, const Series& s) {
  ContourInk out;
  const Contour& contour = s.map.contour;
  if (contour.label[0] == '\0') return out;
  std::size_t longest = 0;
  for (const auto& line : contour_lines(s.ys, plot.x.names.size(), contour.level)) {
    std::vector<ImVec2>& ink = out.lines.emplace_back();
    for (const Point& p : line) ink.push_back({plot.place_x(p.x), plot.place_y(p.y)});
    if (ink.size() <= longest) continue;
    longest = ink.size();
    const ImVec2 at = ink[ink.size() / 2];
    const ImVec2 half{text_width(contour.label) * 0.5f, text_height() * 0.5f};
    const float pad = theme::px(6.0f);
    const float x = std::clamp(at.x, plot.min.x + half.x + pad,
                               std::max(plot.min.x + half.x + pad, plot.max.x - half.x - pad));
    const float y = std::clamp(at.y, plot.min.y + half.y + pad,
                               std::max(plot.min.y + half.y + pad, plot.max.y - half.y - pad));
    out.label = {{std::round(x - half.x), std::round(y - half.y)}, {x + half.x, y + half.y}};
  }
  return out;
}

bool is_free(const ContourInk& ink, const Box& box) {
  if (ink.lines.empty()) return true;
  const float pad = theme::px(3.0f);
  const Box room{{box.min.x - pad, box.min.y - pad * 0.5f},
                 {box.max.x + pad, box.max.y + pad * 0.5f}};
  if (ink.label.overlaps(room)) return false;
  for (const std::vector<ImVec2>& line : ink.lines) {
    for (std::size_t i = 1; i < line.size(); ++i) {
      if (crosses(line[i - 1], line[i], room)) return false;
    }
  }
  return true;
}

// In the middle of the cell, or where the contour passes, in one of its corners.
std::optional<ImVec2> label_place(const Box& cell, ImVec2 size, const ContourInk& ink) {
  const float pad = theme::px(4.0f);
  const float left = cell.min.x + pad;
  const float right = cell.max.x - pad - size.x;
  const float top = cell.min.y + 1.0f;
  const float bottom = cell.max.y - 1.0f - size.y;
  if (right < left - pad || bottom < top) return {};
  const ImVec2 places[] = {{(left + right) * 0.5f, (top + bottom) * 0.5f},
                           {right, top},
                           {left, bottom},
                           {left, top},
                           {right, bottom}};
  for (const ImVec2 at : places) {
    if (is_free(ink, {at, {at.x + size.x, at.y + size.y}})) return at;
  }
  return {};
}

// Dark on light, so that it can be seen on every colour of the map.
void paint_contour(const Plot& plot, const ContourInk& ink, const char* label) {
  const ImU32 dark = theme::rgb(0x101216);
  for (const std::vector<ImVec2>& line : ink.lines) {
    const int n = static_cast<int>(line.size());
    plot.list->AddPolyline(line.data(), n, theme::rgb(0xFFFFFF), 0, theme::px(5.0f));
    plot.list->AddPolyline(line.data(), n, dark, 0, theme::px(2.0f));
  }
  if (ink.lines.empty()) return;
  const float pad = theme::px(5.0f);
  plot.list->AddRectFilled({ink.label.min.x - pad, ink.label.min.y - pad * 0.5f},
                           {ink.label.max.x + pad, ink.label.max.y + pad * 0.5f},
                           theme::rgb(0xFFFFFF), theme::px(4.0f));
  draw_text(plot.list, ink.label.min, dark, label);
}

void paint_cell(const Plot& plot, const Series& s, const Box& cell, double value,
                const Limits& range, const ContourInk& ink) {
  const float radius = theme::px(2.0f);
  if (!std::isfinite(value)) {
    plot.list->AddRectFilled(cell.min, cell.max, theme::tokens().sunken, radius);
    draw_hatch(plot.list, cell.min, cell.max, theme::tokens().border_strong);
    return;
  }
  const double share = range.empty() ? 0.0 : (value - range.min) / range.length();
  // Nothing is the palest, whatever the colours mean: viridis begins with its darkest.
  const bool nothing = value == 0.0 && range.min >= 0.0;
  const ImU32 color = nothing ? theme::tokens().surface : viridis(share);
  plot.list->AddRectFilled(cell.min, cell.max, color, radius);
  if (nothing) plot.list->AddRect(cell.min, cell.max, theme::tokens().border, radius);
  if (!s.value_labels) return;
  const std::string text = format_value(s.map.scale, s.map.unit, value, 2);
  const auto at = label_place(cell, {text_width(text), text_height()}, ink);
  if (at) draw_text(plot.list, *at, ink_on(color), text);
}

}  // namespace

void paint_heatmap(const Plot& plot, const Series& s) {
  const Limits range = range_of(s);
  const std::size_t columns = plot.x.names.size();
  const ContourInk ink = contour_ink(plot, s);
  for (std::size_t i = 0; columns > 0 && i < s.ys.size(); ++i) {
    const auto column = static_cast<double>(i % columns);
    const auto row = static_cast<double>(i / columns);
    const Box cell{{plot.place_x(column - 0.5) + 1.0f, plot.place_y(row - 0.5) + 1.0f},
                   {plot.place_x(column + 0.5) - 1.0f, plot.place_y(row + 0.5) - 1.0f}};
    paint_cell(plot, s, cell, s.ys[i], range, ink);
  }
  paint_contour(plot, ink, s.map.contour.label);
}

float heat_key(const Plot& plot, const Series& s) {
  const Limits range = range_of(s);
  const float height = theme::px(28.0f);
  if (range.empty()) return height;
  const theme::Tokens& t = theme::tokens();
  const std::string low = format_value(s.map.scale, s.map.unit, range.min, 2);
  const std::string high = format_value(s.map.scale, s.map.unit, range.max, 2);
  const float bar = theme::px(110.0f);
  const float gap = theme::px(7.0f);
  const float right = plot.outer_max.x - menu_width() - text_width(high) - gap;
  const float top = plot.outer_min.y + theme::px(8.0f);
  constexpr int kSteps = 22;
  for (int i = 0; i < kSteps; ++i) {
    const float from = right - bar + bar * static_cast<float>(i) / kSteps;
    plot.list->AddRectFilled({from, top}, {from + bar / kSteps, top + theme::px(10.0f)},
                             viridis((i + 0.5) / kSteps));
  }
  const float text = top + theme::px(5.0f) - text_height() * 0.5f;
  draw_text(plot.list, {right + gap, text}, t.text_muted, high);
  draw_text(plot.list, {right - bar - gap - text_width(low), text}, t.text_muted, low);
  const double level = s.map.contour.level;
  if (s.map.contour.label[0] == '\0' || !range.holds(level)) return height;
  const float at = right - bar + bar * static_cast<float>((level - range.min) / range.length());
  plot.list->AddRectFilled({at - theme::px(2.5f), top - theme::px(2.0f)},
                           {at + theme::px(2.5f), top + theme::px(12.0f)}, theme::rgb(0xFFFFFF));
  plot.list->AddRectFilled({at - theme::px(1.0f), top - theme::px(2.0f)},
                           {at + theme::px(1.0f), top + theme::px(12.0f)}, theme::rgb(0x101216));
  return height;
}

}  // namespace handoff::web::charts
