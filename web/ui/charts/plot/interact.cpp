// The mouse over a plot: Ctrl and the wheel, drag, box and double click. One finger is the mouse, but where
// there is nothing to pan upwards, a finger that goes up or down scrolls the page, as people
// expect. Two fingers arrive as a wheel (web/platform/pinch.hpp). Keys are in keyboard.cpp.
//
// The wheel alone scrolls the page. With Ctrl it zooms the axis that the cursor is on, and inside the
// plot the x axis (with shift the y axis), because most plots have time or volume there.
#include <algorithm>
#include <cmath>

#include "imgui_internal.h"
#include "web/ui/charts/plot/plot.hpp"
#include "web/ui/theme/theme.hpp"

namespace handoff::web::charts {

namespace {

constexpr float kDragStart = 4.0f;

// Where on the axis's line the cursor is, 0 to 1, without the slot for zero.
double grip_x(const Plot& plot, float x) {
  const double share = static_cast<double>((x - plot.min.x) / plot.width());
  const double start = plot.axis_x.start();
  return std::clamp((share - start) / (1.0 - start), 0.0, 1.0);
}
double grip_y(const Plot& plot, float y) {
  const double share = static_cast<double>((plot.max.y - y) / plot.height());
  const double start = plot.axis_y.start();
  return std::clamp((share - start) / (1.0 - start), 0.0, 1.0);
}

void zoom_by_wheel(Plot& plot, ImVec2 mouse) {
  const ImGuiIO& io = ImGui::GetIO();
  const float wheel = io.MouseWheel != 0.0f ? io.MouseWheel : (io.KeyShift ? io.MouseWheelH : 0.0f);
  if (wheel == 0.0f || !io.KeyCtrl || GImGui->WheelingWindow != nullptr) return;
  const double factor = std::pow(0.85, static_cast<double>(std::clamp(wheel, -4.0f, 4.0f)));
  const bool on_y_axis = mouse.x < plot.min.x;
  const bool wants_y = on_y_axis || io.KeyShift || !can_zoom(plot, plot.x);
  if (wants_y && can_zoom(plot, plot.y)) {
    plot.memory->y.zoom(plot.y.scale, grip_y(plot, mouse.y), factor);
  } else if (can_zoom(plot, plot.x)) {
    plot.view_x().zoom(plot.x.scale, grip_x(plot, mouse.x), factor);
  }
}

void pan_by_drag(Plot& plot, ImVec2 delta) {
  const double numbers = 1.0 - plot.axis_x.start();
  if (can_zoom(plot, plot.x) && delta.x != 0.0f) {
    plot.view_x().pan(plot.x.scale, -static_cast<double>(delta.x / plot.width()) / numbers);
  }
  plot.memory->scroll -= plot.gantt ? delta.y : 0.0f;
  if (can_zoom(plot, plot.y) && delta.y != 0.0f) {
    plot.memory->y.pan(plot.y.scale, static_cast<double>(delta.y / plot.height()));
  }
}

struct Box {
  ImVec2 min, max;
};

Box box_of(const Plot& plot) {
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  const ImVec2 from = plot.memory->press;
  Box box;
  box.min = {std::max(std::min(from.x, mouse.x), plot.min.x),
             std::max(std::min(from.y, mouse.y), plot.min.y)};
  box.max = {std::min(std::max(from.x, mouse.x), plot.max.x),
             std::min(std::max(from.y, mouse.y), plot.max.y)};
  return box;
}

// A box that is much wider than high (or the other way round) means one axis only.
void zoom_to_box(Plot& plot) {
  const Box box = box_of(plot);
  const float width = box.max.x - box.min.x;
  const float height = box.max.y - box.min.y;
  const float least = theme::px(8.0f);
  if (width < least && height < least) return;
  plot.result.box_selected = true;
  plot.result.box_x = {plot.value_x(box.min.x), plot.value_x(box.max.x)};
  plot.result.box_y = {plot.value_y(box.max.y), plot.value_y(box.min.y)};
  if (plot.y.category()) std::swap(plot.result.box_y.min, plot.result.box_y.max);
  // A box from within the slot for zero begins where the numbers do.
  const auto numbers_of = [](const Axis& axis, Limits limits) {
    const bool from_zero = is_log(axis.scale) && !(limits.min > 0.0);
    return from_zero ? Limits{axis.view.min, limits.max} : limits;
  };
  if (can_zoom(plot, plot.x) && width >= least) {
    plot.view_x().show(plot.x.scale, numbers_of(plot.axis_x, plot.result.box_x));
  }
  if (can_zoom(plot, plot.y) && height >= least) {
    plot.memory->y.show(plot.y.scale, numbers_of(plot.axis_y, plot.result.box_y));
  }
}

bool page_scrolls_instead(const Plot& plot, ImVec2 moved) {
  if (ImGui::GetIO().MouseSource != ImGuiMouseSource_TouchScreen) return false;
  if (std::abs(moved.y) <= std::abs(moved.x)) return false;
  const bool pans_upwards = can_zoom(plot, plot.y) && plot.memory->y.held();
  return !pans_upwards && gantt_most_scroll(plot) <= 0.0f;
}

// A drag turns into a box or a pan once it has gone far enough to be meant.
void follow_drag(Plot& plot, ImVec2 mouse) {
  Memory& memory = *plot.memory;
  const ImVec2 moved{mouse.x - memory.press.x, mouse.y - memory.press.y};
  if (!memory.dragged && std::hypot(moved.x, moved.y) > kDragStart) {
    if (page_scrolls_instead(plot, moved)) return ImGui::ClearActiveID();
    memory.dragged = true;
  }
  if (ImGui::IsKeyPressed(ImGuiKey_Escape)) memory.boxing = false;
  const bool pans = memory.dragged && !memory.boxing;
  if (pans && plot.options.zoom) pan_by_drag(plot, ImGui::GetIO().MouseDelta);
}

void follow_press(Plot& plot, ImVec2 mouse) {
  Memory& memory = *plot.memory;
  const ImGuiIO& io = ImGui::GetIO();
  // Activated by keyboard, it is not pressed: Enter is read in keyboard.cpp.
  const bool by_mouse = GImGui->ActiveIdSource == ImGuiInputSource_Mouse;
  if (ImGui::IsItemActivated() && by_mouse) {
    memory.press = mouse;
    memory.dragged = false;
    memory.boxing = io.MouseDown[ImGuiMouseButton_Right] || io.KeyShift;
  }
  if (ImGui::IsItemActive() && by_mouse) follow_drag(plot, mouse);
  if (ImGui::IsItemDeactivated()) {
    if (memory.boxing && memory.dragged && plot.options.zoom) zoom_to_box(plot);
    const bool released = ImGui::IsMouseReleased(ImGuiMouseButton_Left);
    plot.result.clicked = released && !memory.dragged && plot.result.hovered;
    memory.boxing = false;
  }
}

void refit_by_double_click(Plot& plot) {
  if (!ImGui::IsItemHovered() || !ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) return;
  plot.view_x().refit();
  plot.memory->y.refit();
  plot.memory->scroll = 0.0f;
  wake(3);
}

}  // namespace

// Bars stand on zero: an axis of bars' lengths is not zoomed, because it would lie.
bool measures_bars(const Series& s, bool y_axis) {
  if (s.kind == Kind::histogram) return y_axis;
  return s.kind == Kind::bars && (s.direction == Direction::vertical) == y_axis;
}

bool can_zoom(const Plot& plot, const AxisSetup& axis) {
  if (axis.category() || !plot.options.zoom || plot.sankey || plot.tornado) return false;
  const bool y_axis = &axis == &plot.y;
  return std::none_of(plot.series.begin(), plot.series.end(),
                      [&](const Series& s) { return measures_bars(s, y_axis); });
}

void interact(Plot& plot) {
  const ImVec2 from{plot.outer_min.x, plot.min.y};
  ImGui::SetCursorScreenPos(from);
  ImGui::InvisibleButton("plot", {plot.max.x - from.x, plot.outer_max.y - from.y},
                         ImGuiButtonFlags_MouseButtonLeft | ImGuiButtonFlags_MouseButtonRight);
  plot.item_id = ImGui::GetItemID();
  plot.focused = ImGui::IsItemFocused();
  plot.focus_shown = focus_visible();
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  plot.result.hovered = ImGui::IsItemHovered() && plot.contains(mouse);
  plot.result.x = plot.value_x(mouse.x);
  plot.result.y = plot.value_y(mouse.y);
  follow_press(plot, mouse);
  if (plot.options.zoom) {
    if (can_zoom(plot, plot.x) || can_zoom(plot, plot.y)) {
      ImGui::SetItemKeyOwner(ImGuiKey_MouseWheelX);  // pinch.hpp's mark of what zooms
      if (ImGui::IsItemHovered()) zoom_by_wheel(plot, mouse);
    }
    refit_by_double_click(plot);
  }
  follow_keys(plot);
}

void paint_box(const Plot& plot) {
  if (!plot.memory->boxing || !plot.memory->dragged || !plot.options.zoom) return;
  const Box box = box_of(plot);
  const theme::Tokens& t = theme::tokens();
  plot.list->AddRectFilled(box.min, box.max, theme::with_alpha(t.accent, 0.12f));
  plot.list->AddRect(box.min, box.max, t.accent, 0.0f, 0, 1.0f);
}

}  // namespace handoff::web::charts
