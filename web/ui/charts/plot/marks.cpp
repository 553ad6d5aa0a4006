#include "web/ui/charts/plot/marks.hpp"

#include <algorithm>
#include <cmath>

#include "web/ui/charts/scale/decimate.hpp"
#include "web/ui/theme/fonts.hpp"
#include "web/ui/theme/theme.hpp"

namespace handoff::web::charts {

namespace {

// A straight stretch that bends by less than this is one stroke: nobody sees it, and thousands of strokes are what a
// chart costs most.
constexpr double kUnseenPx = 0.2;

std::vector<Point> points_of(std::span<const ImVec2> line) {
  std::vector<Point> out;
  out.reserve(line.size());
  for (const ImVec2& p : line) out.push_back({p.x, p.y});
  return out;
}

std::vector<ImVec2> only(std::span<const ImVec2> line, const std::vector<std::size_t>& kept) {
  std::vector<ImVec2> out;
  out.reserve(kept.size());
  for (const std::size_t i : kept) out.push_back(line[i]);
  return out;
}

bool is_solid(const Dash& dash) { return dash[0] <= 0.0f; }

void draw_solid(ImDrawList* list, std::span<const ImVec2> points, ImU32 color, float width) {
  list->AddPolyline(points.data(), static_cast<int>(points.size()), color, ImDrawFlags_None, width);
}

void draw_stroke(ImDrawList* list, std::span<const ImVec2> points, ImU32 color, float width,
                 const Dash& dash) {
  if (is_solid(dash)) {
    draw_solid(list, points, color, width);
  } else {
    draw_dashed(list, points, color, width, dash);
  }
}

void draw_strokes(ImDrawList* list, ImVec2 at, Marker marker, float r, ImU32 color, float width) {
  if (marker != Marker::cross) {
    list->AddLine({at.x - r, at.y}, {at.x + r, at.y}, color, width);
    list->AddLine({at.x, at.y - r}, {at.x, at.y + r}, color, width);
  }
  if (marker == Marker::plus) return;
  const float d = marker == Marker::star ? r * 0.75f : r;
  list->AddLine({at.x - d, at.y - d}, {at.x + d, at.y + d}, color, width);
  list->AddLine({at.x - d, at.y + d}, {at.x + d, at.y - d}, color, width);
}

// Lines from edge to edge of a box; `rising` to the right, else falling.
void draw_diagonals(ImDrawList* list, ImVec2 min, ImVec2 max, ImU32 color, bool rising) {
  const float height = max.y - min.y;
  const float step = theme::px(6.0f);
  for (float x = min.x - height + step; x < max.x; x += step) {
    // From (x, one side) to (x + height, the other), cut off where the box ends.
    const float from = std::max(x, min.x);
    const float to = std::min(x + height, max.x);
    if (to - from < 1.0f) continue;
    const auto y_at = [&](float at) { return rising ? max.y - (at - x) : min.y + (at - x); };
    list->AddLine({from, y_at(from)}, {to, y_at(to)}, color, 1.0f);
  }
}

void draw_rules(ImDrawList* list, ImVec2 min, ImVec2 max, ImU32 color, bool upright) {
  const float step = theme::px(5.0f);
  const float from = upright ? min.x : min.y;
  const float to = upright ? max.x : max.y;
  for (float at = from + step * 0.5f; at < to - 0.5f; at += step) {
    const float place = std::round(at) + 0.5f;
    const ImVec2 a = upright ? ImVec2{place, min.y} : ImVec2{min.x, place};
    const ImVec2 b = upright ? ImVec2{place, max.y} : ImVec2{max.x, place};
    list->AddLine(a, b, color, 1.0f);
  }
}

}  // namespace

void draw_dashed(ImDrawList* list, std::span<const ImVec2> points, ImU32 color, float width,
                 const Dash& dash) {
  std::size_t part = 0;
  float left = dash[0];
  for (std::size_t i = 1; i < points.size(); ++i) {
    ImVec2 from = points[i - 1];
    const ImVec2 to = points[i];
    float length = std::hypot(to.x - from.x, to.y - from.y);
    while (length > 0.0f) {
      const float step = std::min(length, left);
      const float share = step / length;
      const ImVec2 next{from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share};
      if (part % 2 == 0) list->AddLine(from, next, color, width);
      from = next;
      length -= step;
      left -= step;
      if (left > 0.01f) continue;
      part = (part + 1) % dash.size();
      left = dash[part];
    }
  }
}

void draw_line(ImDrawList* list, std::span<const ImVec2> points, const SlotLook& look, float width,
               float emphasis) {
  if (points.size() < 2) return;
  const std::vector<Point> line = points_of(points);
  const std::span<const Point> lines[] = {line};
  const std::vector<ImVec2> strokes = only(points, enough_points(lines, kUnseenPx));
  if (look.outline != 0) {
    draw_stroke(list, strokes, theme::with_alpha(look.outline, emphasis), width + 1.5f, look.dash);
  }
  draw_stroke(list, strokes, theme::with_alpha(look.color, emphasis), width, look.dash);
}

void draw_marker(ImDrawList* list, ImVec2 at, const SlotLook& look, float r, float emphasis) {
  const ImU32 color = theme::with_alpha(look.color, emphasis);
  const ImU32 edge =
      theme::with_alpha(look.outline != 0 ? look.outline : theme::tokens().surface, emphasis);
  switch (look.marker) {
    case Marker::square:
      list->AddRectFilled({at.x - r, at.y - r}, {at.x + r, at.y + r}, color);
      list->AddRect({at.x - r, at.y - r}, {at.x + r, at.y + r}, edge);
      break;
    case Marker::triangle:
      list->AddTriangleFilled({at.x, at.y - r * 1.2f}, {at.x + r * 1.1f, at.y + r},
                              {at.x - r * 1.1f, at.y + r}, color);
      list->AddTriangle({at.x, at.y - r * 1.2f}, {at.x + r * 1.1f, at.y + r},
                        {at.x - r * 1.1f, at.y + r}, edge);
      break;
    case Marker::diamond:
      list->AddQuadFilled({at.x, at.y - r * 1.3f}, {at.x + r * 1.3f, at.y}, {at.x, at.y + r * 1.3f},
                          {at.x - r * 1.3f, at.y}, color);
      list->AddQuad({at.x, at.y - r * 1.3f}, {at.x + r * 1.3f, at.y}, {at.x, at.y + r * 1.3f},
                    {at.x - r * 1.3f, at.y}, edge);
      break;
    case Marker::cross:
    case Marker::plus:
    case Marker::star:
      // Pale strokes get their outline as a wider stroke below.
      if (look.outline != 0) draw_strokes(list, at, look.marker, r, edge, theme::px(4.0f));
      draw_strokes(list, at, look.marker, r, color, theme::px(2.2f));
      break;
    case Marker::ring:
      if (look.outline != 0) list->AddCircle(at, r, edge, 0, theme::px(4.0f));
      list->AddCircle(at, r, color, 0, theme::px(2.2f));
      break;
    case Marker::circle:
      list->AddCircleFilled(at, r, color);
      list->AddCircle(at, r, edge);
      break;
  }
}

void draw_band(ImDrawList* list, std::span<const ImVec2> all_lows,
               std::span<const ImVec2> all_highs, ImU32 color) {
  const std::vector<Point> edges[] = {points_of(all_lows), points_of(all_highs)};
  const std::span<const Point> lines[] = {edges[0], edges[1]};
  const std::vector<std::size_t> kept = enough_points(lines, kUnseenPx);
  const std::vector<ImVec2> lows = only(all_lows, kept);
  const std::vector<ImVec2> highs = only(all_highs, kept);
  const std::size_t n = kept.size();
  if (n < 2) return;
  const ImVec2 uv = ImGui::GetFontTexUvWhitePixel();
  const ImU32 clear = color & ~IM_COL32_A_MASK;
  const float soft = list->_FringeScale;
  constexpr int kRows = 4;  // across: outside, low, high, outside
  const auto strips = static_cast<int>(n - 1);
  list->PrimReserve(strips * (kRows - 1) * 6, static_cast<int>(n) * kRows);
  const unsigned int first = list->_VtxCurrentIdx;
  for (std::size_t i = 0; i < n; ++i) {
    const float out = lows[i].y >= highs[i].y ? soft : -soft;
    list->PrimWriteVtx({lows[i].x, lows[i].y + out}, uv, clear);
    list->PrimWriteVtx(lows[i], uv, color);
    list->PrimWriteVtx(highs[i], uv, color);
    list->PrimWriteVtx({highs[i].x, highs[i].y - out}, uv, clear);
  }
  for (unsigned int i = 0; i + 1 < n; ++i) {
    for (unsigned int row = 0; row + 1 < kRows; ++row) {
      const unsigned int at = first + i * kRows + row;
      for (const unsigned int corner : {0u, 1u, kRows + 0u, 1u, kRows + 1u, kRows + 0u}) {
        list->PrimWriteIdx(static_cast<ImDrawIdx>(at + corner));
      }
    }
  }
}

void draw_whisker(ImDrawList* list, ImVec2 from, ImVec2 to, float half, float emphasis) {
  const theme::Tokens& t = theme::tokens();
  const bool upright = from.x == to.x;
  const ImVec2 cap = upright ? ImVec2{half, 0.0f} : ImVec2{0.0f, half};
  const auto stroke = [&](ImU32 color, float width) {
    list->AddLine(from, to, color, width);
    for (const ImVec2 end : {from, to}) {
      list->AddLine({end.x - cap.x, end.y - cap.y}, {end.x + cap.x, end.y + cap.y}, color, width);
    }
  };
  stroke(theme::with_alpha(t.surface, 0.8f * emphasis), theme::px(3.5f));
  stroke(theme::with_alpha(t.text, emphasis), theme::px(1.5f));
}

void draw_hatch(ImDrawList* list, ImVec2 min, ImVec2 max, ImU32 color) {
  draw_pattern(list, min, max, Pattern::rising, color);
}

void draw_pattern(ImDrawList* list, ImVec2 min, ImVec2 max, Pattern pattern, ImU32 color) {
  const float step = theme::px(6.0f);
  switch (pattern) {
    case Pattern::plain:
      return;
    case Pattern::rising:
      return draw_diagonals(list, min, max, color, true);
    case Pattern::falling:
      return draw_diagonals(list, min, max, color, false);
    case Pattern::crossed:
      draw_diagonals(list, min, max, color, true);
      return draw_diagonals(list, min, max, color, false);
    case Pattern::horizontal:
      return draw_rules(list, min, max, color, false);
    case Pattern::vertical:
      return draw_rules(list, min, max, color, true);
    case Pattern::grid:
      draw_rules(list, min, max, color, false);
      return draw_rules(list, min, max, color, true);
    case Pattern::dotted:
      for (float y = min.y + step * 0.5f; y < max.y - 1.0f; y += step) {
        for (float x = min.x + step * 0.5f; x < max.x - 1.0f; x += step) {
          list->AddRectFilled({x - 1.0f, y - 1.0f}, {x + 1.0f, y + 1.0f}, color);
        }
      }
      return;
  }
}

void draw_fill(ImDrawList* list, ImVec2 min, ImVec2 max, const SlotLook& look, const Fill& fill) {
  list->AddRectFilled(min, max, theme::with_alpha(look.color, fill.emphasis), fill.radius,
                      fill.corners);
  if (fill.patterned) {
    // Inside of the edge, because a stroke's end is round.
    draw_pattern(list, {min.x + 1.0f, min.y + 1.0f}, {max.x - 1.0f, max.y - 1.0f}, look.pattern,
                 theme::with_alpha(ink_on(look.color), 0.3f * fill.emphasis));
  }
  if (look.outline != 0) {
    list->AddRect(min, max, theme::with_alpha(look.outline, fill.emphasis), fill.radius,
                  fill.corners);
  }
}

void draw_sample(ImDrawList* list, ImVec2 min, ImVec2 max, const SlotLook& look, Sample sample,
                 float emphasis) {
  const ImVec2 centre{(min.x + max.x) * 0.5f, std::round((min.y + max.y) * 0.5f)};
  const float r = theme::px(6.0f);
  switch (sample) {
    case Sample::area:
    case Sample::patterned_area:
      return draw_fill(list, {centre.x - r, centre.y - r}, {centre.x + r, centre.y + r}, look,
                       {sample == Sample::patterned_area, emphasis, theme::px(2.5f)});
    case Sample::outlined_area: {
      const ImVec2 low{centre.x - r, centre.y + r * 0.8f};
      const ImVec2 high{centre.x + r, centre.y - r * 0.8f};
      const ImVec2 top[] = {low, {low.x, high.y}, high, {high.x, low.y}};
      list->AddRectFilled(top[1], top[3], theme::with_alpha(look.color, kAreaAlpha * emphasis));
      return draw_line(list, top, look, theme::px(1.5f), emphasis);
    }
    case Sample::marker:
      return draw_marker(list, centre, look, theme::px(5.0f), emphasis);
    case Sample::line: {
      const ImVec2 line[] = {{min.x, centre.y}, {max.x, centre.y}};
      return draw_line(list, line, look, theme::px(2.0f), emphasis);
    }
  }
}

void draw_plate(ImDrawList* list, ImVec2 at, const char* text, ImU32 color) {
  const ImVec2 size = fonts::measure(fonts::Face::small, text);
  const float pad = theme::px(4.0f);
  list->AddRectFilled({at.x - pad, at.y - pad * 0.25f},
                      {at.x + size.x + pad, at.y + size.y + pad * 0.25f},
                      theme::with_alpha(theme::tokens().surface, 0.88f), theme::px(4.0f));
  const ImFont* font = fonts::get(fonts::Face::small);
  list->AddText(font, font->FontSize, at, color, text);
}

}  // namespace handoff::web::charts
