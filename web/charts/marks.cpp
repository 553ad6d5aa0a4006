// See marks.hpp.
#include "web/charts/marks.hpp"

#include <algorithm>
#include <cmath>

#include "web/fonts.hpp"
#include "web/theme.hpp"

namespace handoff::web::charts {

namespace {

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
  if (look.outline != 0) {
    draw_stroke(list, points, theme::with_alpha(look.outline, emphasis), width + 1.5f, look.dash);
  }
  draw_stroke(list, points, theme::with_alpha(look.color, emphasis), width, look.dash);
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
      break;
    case Marker::diamond:
      list->AddQuadFilled({at.x, at.y - r * 1.3f}, {at.x + r * 1.3f, at.y}, {at.x, at.y + r * 1.3f},
                          {at.x - r * 1.3f, at.y}, color);
      break;
    case Marker::cross:
      list->AddLine({at.x - r, at.y - r}, {at.x + r, at.y + r}, color, 2.0f);
      list->AddLine({at.x - r, at.y + r}, {at.x + r, at.y - r}, color, 2.0f);
      break;
    case Marker::plus:
    case Marker::star:
      list->AddLine({at.x - r, at.y}, {at.x + r, at.y}, color, 2.0f);
      list->AddLine({at.x, at.y - r}, {at.x, at.y + r}, color, 2.0f);
      break;
    case Marker::ring:
      list->AddCircle(at, r, color, 0, 2.0f);
      break;
    case Marker::circle:
      list->AddCircleFilled(at, r, color);
      list->AddCircle(at, r, edge);
      break;
  }
}

void draw_band(ImDrawList* list, std::span<const ImVec2> lows, std::span<const ImVec2> highs,
               ImU32 color) {
  const std::size_t n = std::min(lows.size(), highs.size());
  if (n < 2) return;
  const ImVec2 uv = ImGui::GetFontTexUvWhitePixel();
  const auto quads = static_cast<int>(n - 1);
  list->PrimReserve(quads * 6, static_cast<int>(n) * 2);
  const unsigned int first = list->_VtxCurrentIdx;
  for (std::size_t i = 0; i < n; ++i) {
    list->PrimWriteVtx(lows[i], uv, color);
    list->PrimWriteVtx(highs[i], uv, color);
  }
  for (int i = 0; i < quads; ++i) {
    const unsigned int at = first + static_cast<unsigned int>(i) * 2;
    for (const unsigned int corner : {0u, 1u, 2u, 1u, 3u, 2u}) {
      list->PrimWriteIdx(static_cast<ImDrawIdx>(at + corner));
    }
  }
}

void draw_hatch(ImDrawList* list, ImVec2 min, ImVec2 max, ImU32 color) {
  list->PushClipRect(min, max, true);
  const float height = max.y - min.y;
  for (float x = min.x - height; x < max.x; x += 6.0f) {
    list->AddLine({x, max.y}, {x + height, min.y}, color, 1.0f);
  }
  list->PopClipRect();
}

void draw_sample(ImDrawList* list, ImVec2 min, ImVec2 max, const SlotLook& look, bool filled,
                 float emphasis) {
  const ImVec2 centre{(min.x + max.x) * 0.5f, (min.y + max.y) * 0.5f};
  if (filled) {
    const float r = theme::px(5.0f);
    list->AddRectFilled({centre.x - r, centre.y - r}, {centre.x + r, centre.y + r},
                        theme::with_alpha(look.color, emphasis), theme::px(2.5f));
    return;
  }
  const ImVec2 line[] = {{min.x, centre.y}, {max.x, centre.y}};
  draw_line(list, line, look, theme::px(2.0f), emphasis);
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
