// Each icon is drawn on a grid of 16 x 16 with its centre at (0, 0).
#include "web/ui/widgets/icons.hpp"

#include <algorithm>
#include <initializer_list>

namespace handoff::web::ui {

namespace {

constexpr float kPi = 3.14159265f;

struct Pen {
  ImDrawList* list;
  ImVec2 centre;
  float unit;
  float width;
  ImU32 color;

  ImVec2 at(float x, float y) const { return {centre.x + x * unit, centre.y + y * unit}; }

  void path(std::initializer_list<ImVec2> points, bool closed = false) const {
    for (const ImVec2& p : points) list->PathLineTo(at(p.x, p.y));
    list->PathStroke(color, closed ? ImDrawFlags_Closed : ImDrawFlags_None, width);
  }
  void arc(float x, float y, float r, float from, float to) const {
    list->PathArcTo(at(x, y), r * unit, from * kPi, to * kPi, 24);
    list->PathStroke(color, ImDrawFlags_None, width);
  }
  void circle(float x, float y, float r) const {
    list->AddCircle(at(x, y), r * unit, color, 0, width);
  }
  void dot(float x, float y, float r) const { list->AddCircleFilled(at(x, y), r * unit, color); }
};

void draw_turn(const Pen& pen, float side) {
  pen.path({{side * -6, -2}, {side * 2, -2}});
  pen.path({{side * -3, -5}, {side * -6, -2}, {side * -3, 1}});
  pen.list->PathArcTo(pen.at(side * 2, 1.5f), 3.5f * pen.unit, -0.5f * kPi,
                      side > 0 ? 0.5f * kPi : -1.5f * kPi, 24);
  pen.list->PathLineTo(pen.at(side * -1, 5));
  pen.list->PathStroke(pen.color, ImDrawFlags_None, pen.width);
}

void draw_sun(const Pen& pen) {
  pen.circle(0, 0, 3);
  for (const ImVec2 d : {ImVec2{1, 0}, ImVec2{0, 1}, ImVec2{.7f, .7f}, ImVec2{.7f, -.7f}}) {
    pen.path({{d.x * 5, d.y * 5}, {d.x * 7, d.y * 7}});
    pen.path({{d.x * -5, d.y * -5}, {d.x * -7, d.y * -7}});
  }
}

void draw_tray(const Pen& pen, bool down) {
  const float tip = down ? 3.0f : -6.0f;
  const float wing = down ? 0.0f : -3.0f;
  pen.path({{0, -6}, {0, 3}});
  pen.path({{-3, wing}, {0, tip}, {3, wing}});
  pen.path({{-6, 3}, {-6, 6}, {6, 6}, {6, 3}});
}

void draw_pin(const Pen& pen) {
  pen.path({{-3, -6}, {3, -6}});
  pen.path({{-2, -6}, {-2, -1}, {-4.5f, 1.5f}, {4.5f, 1.5f}, {2, -1}, {2, -6}});
  pen.path({{0, 1.5f}, {0, 6.5f}});
}

void draw_link(const Pen& pen) {
  pen.path({{-2, 2}, {2, -2}});
  pen.list->PathArcTo(pen.at(-3.2f, 3.2f), 3.2f * pen.unit, 0.0f, 2.0f * kPi, 24);
  pen.list->PathStroke(pen.color, ImDrawFlags_None, pen.width);
  pen.list->PathArcTo(pen.at(3.2f, -3.2f), 3.2f * pen.unit, 0.0f, 2.0f * kPi, 24);
  pen.list->PathStroke(pen.color, ImDrawFlags_None, pen.width);
}

}  // namespace

void draw_icon(ImDrawList* list, Icon icon, ImVec2 centre, float size, ImU32 color) {
  const Pen pen{list, centre, size / 16.0f, std::max(size / 10.0f, 1.2f), color};
  switch (icon) {
    case Icon::none:
      break;
    case Icon::reset:
      pen.arc(0, 0.5f, 5.5f, -0.85f, 0.75f);
      pen.path({{-5.8f, -6.5f}, {-5.4f, -2.2f}, {-1.2f, -2.6f}});
      break;
    case Icon::info:
      pen.circle(0, 0, 6.5f);
      pen.path({{0, -0.5f}, {0, 3.4f}});
      pen.dot(0, -3, 0.95f);
      break;
    case Icon::help:
      pen.circle(0, 0, 6.5f);
      pen.arc(0, -1.3f, 2.1f, -1.0f, 0.4f);
      pen.path({{0, 0.8f}, {0, 1.4f}});
      pen.dot(0, 3.6f, 0.95f);
      break;
    case Icon::close:
      pen.path({{-4, -4}, {4, 4}});
      pen.path({{-4, 4}, {4, -4}});
      break;
    case Icon::check:
      pen.path({{-5, 0}, {-1.5f, 4}, {5.5f, -4}});
      break;
    case Icon::warning:
      pen.path({{0, -6}, {7, 6}, {-7, 6}}, true);
      pen.path({{0, -1.8f}, {0, 1.8f}});
      pen.dot(0, 3.9f, 0.9f);
      break;
    case Icon::chevron_down:
      pen.path({{-4, -2}, {0, 2}, {4, -2}});
      break;
    case Icon::chevron_right:
      pen.path({{-2, -4}, {2, 0}, {-2, 4}});
      break;
    case Icon::arrow_up:
      pen.path({{0, 5}, {0, -5}});
      pen.path({{-4, -1}, {0, -5}, {4, -1}});
      break;
    case Icon::arrow_down:
      pen.path({{0, -5}, {0, 5}});
      pen.path({{-4, 1}, {0, 5}, {4, 1}});
      break;
    case Icon::play:
      list->AddTriangleFilled(pen.at(-3.5f, -5.5f), pen.at(6, 0), pen.at(-3.5f, 5.5f), color);
      break;
    case Icon::pause:
      list->AddRectFilled(pen.at(-4.5f, -5), pen.at(-1.5f, 5), color, pen.unit);
      list->AddRectFilled(pen.at(1.5f, -5), pen.at(4.5f, 5), color, pen.unit);
      break;
    case Icon::undo:
      draw_turn(pen, 1.0f);
      break;
    case Icon::redo:
      draw_turn(pen, -1.0f);
      break;
    case Icon::download:
      draw_tray(pen, true);
      break;
    case Icon::upload:
      draw_tray(pen, false);
      break;
    case Icon::link:
      draw_link(pen);
      break;
    case Icon::pin:
      draw_pin(pen);
      break;
    case Icon::plus:
      pen.path({{-5, 0}, {5, 0}});
      pen.path({{0, -5}, {0, 5}});
      break;
    case Icon::minus:
      pen.path({{-5, 0}, {5, 0}});
      break;
    case Icon::sun:
      draw_sun(pen);
      break;
    case Icon::moon:
      // A circle less another one around (2.6, -2.6): along its far side, and back along the bite.
      list->PathArcTo(pen.at(0, 0), 6 * pen.unit, 0.0624f * kPi, 1.4376f * kPi, 32);
      list->PathArcTo(pen.at(2.6f, -2.6f), 5 * pen.unit, 1.2282f * kPi, 0.2718f * kPi, 24);
      list->PathStroke(color, ImDrawFlags_Closed, pen.width);
      break;
    case Icon::view:
      pen.circle(0, 0, 6.0f);
      list->PathArcTo(pen.at(0, 0), 6 * pen.unit, 0.5f * kPi, 1.5f * kPi, 24);
      list->PathFillConvex(color);
      break;
    case Icon::text:
      for (const float y : {-5.0f, -1.7f, 1.6f}) pen.path({{-5.5f, y}, {5.5f, y}});
      pen.path({{-5.5f, 4.9f}, {1.5f, 4.9f}});
      break;
    case Icon::expand:
      pen.path({{1.5f, -5.5f}, {5.5f, -5.5f}, {5.5f, -1.5f}});
      pen.path({{-1.5f, 5.5f}, {-5.5f, 5.5f}, {-5.5f, 1.5f}});
      break;
  }
}

}  // namespace handoff::web::ui
