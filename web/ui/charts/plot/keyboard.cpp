// The keyboard on a plot that has the focus: + and - zoom, the arrow keys pan, 0 fits again, shift
// and the arrow keys move the cursor. Where there is nothing to pan, the arrow keys go from
// category to category or from item to item, and Enter clicks.
#include <algorithm>
#include <cmath>

#include "imgui_internal.h"
#include "web/ui/charts/plot/plot.hpp"
#include "web/ui/theme/theme.hpp"

namespace handoff::web::charts {

namespace {

constexpr double kZoomIn = 0.7;
constexpr double kPanStep = 0.1;      // of the view
constexpr double kCursorStep = 0.01;  // of the view
constexpr ImGuiKey kArrows[] = {ImGuiKey_LeftArrow, ImGuiKey_RightArrow, ImGuiKey_UpArrow,
                                ImGuiKey_DownArrow};

bool pressed(ImGuiKey key) { return ImGui::IsKeyPressed(key); }

// 1 for one key, -1 for the other.
int direction(ImGuiKey forth, ImGuiKey back) {
  return (pressed(forth) ? 1 : 0) - (pressed(back) ? 1 : 0);
}

void zoom_by_key(Plot& plot, double factor) {
  if (can_zoom(plot, plot.x)) {
    plot.view_x().zoom(plot.x.scale, 0.5, factor);
  } else if (can_zoom(plot, plot.y)) {
    plot.memory->y.zoom(plot.y.scale, 0.5, factor);
  }
}

// By what was typed, because + and = are different keys on different keyboards.
void zoom_by_characters(Plot& plot) {
  for (const ImWchar character : ImGui::GetIO().InputQueueCharacters) {
    if (character == '+' || character == '=') zoom_by_key(plot, kZoomIn);
    if (character == '-' || character == '_') zoom_by_key(plot, 1.0 / kZoomIn);
    if (character != '0') continue;
    plot.view_x().refit();
    plot.memory->y.refit();
  }
}

void start_keys(Plot& plot) {
  KeyCursor& keys = plot.memory->keys;
  if (keys.on) return;
  keys.on = true;
  keys.item = -1;
  keys.x = plot.x.category() ? 0.0 : plot.axis_x.value(0.5);
  keys.y = 0.0;
}

void step_item(Plot& plot, int by) {
  start_keys(plot);
  const auto count = static_cast<int>(items_in_reading_order(plot).size());
  if (count == 0) return;
  int& item = plot.memory->keys.item;
  item = item < 0 ? (by > 0 ? 0 : count - 1) : std::clamp(item + by, 0, count - 1);
}

void step_category(double& place, int by, std::size_t count, bool fresh) {
  const double last = static_cast<double>(std::max<std::size_t>(count, 1)) - 1.0;
  place = std::clamp(std::round(place) + (fresh ? 0.0 : by), 0.0, last);
}

void step_cursor(Plot& plot, int by) {
  start_keys(plot);
  KeyCursor& keys = plot.memory->keys;
  const double place = plot.axis_x.fraction(keys.x) + by * kCursorStep;
  keys.x = plot.axis_x.value(std::clamp(place, 0.0, 1.0));
}

void keys_along_x(Plot& plot, int by) {
  if (by == 0) return;
  const bool fresh = !plot.memory->keys.on;
  if (plot.sankey || plot.tornado) return step_item(plot, by);
  if (plot.x.category()) {
    start_keys(plot);
    return step_category(plot.memory->keys.x, by, plot.x.names.size(), fresh);
  }
  if (ImGui::GetIO().KeyShift) return step_cursor(plot, by);
  if (can_zoom(plot, plot.x)) plot.view_x().pan(plot.x.scale, by * kPanStep);
}

void keys_along_y(Plot& plot, int down) {
  if (down == 0) return;
  const bool fresh = !plot.memory->keys.on;
  if (has_items(plot)) return step_item(plot, down);
  if (plot.y.category()) {
    start_keys(plot);
    return step_category(plot.memory->keys.y, down, plot.y.names.size(), fresh);
  }
  if (can_zoom(plot, plot.y)) plot.memory->y.pan(plot.y.scale, -down * kPanStep);
}

}  // namespace

bool focus_visible() { return ImGui::IsItemFocused() && !GImGui->NavDisableHighlight; }

void paint_focus_ring(ImDrawList* list, ImVec2 min, ImVec2 max) {
  list->AddRect({min.x - 1.0f, min.y - 1.0f}, {max.x + 1.0f, max.y + 1.0f}, theme::tokens().accent,
                theme::px(6.0f), 0, theme::px(2.0f));
}

void follow_keys(Plot& plot) {
  Memory& memory = *plot.memory;
  const ImGuiIO& io = ImGui::GetIO();
  const bool mouse_moved = io.MouseDelta.x != 0.0f || io.MouseDelta.y != 0.0f;
  if (!plot.focused || (mouse_moved && plot.result.hovered)) memory.keys.on = false;
  if (!plot.focused || io.KeyCtrl || io.KeySuper || io.KeyAlt) return;
  // Else Dear ImGui would take them to go to the next control; for that there is Tab.
  for (const ImGuiKey key : kArrows) ImGui::SetKeyOwner(key, plot.item_id);
  if (plot.options.zoom) zoom_by_characters(plot);
  keys_along_x(plot, direction(ImGuiKey_RightArrow, ImGuiKey_LeftArrow));
  keys_along_y(plot, direction(ImGuiKey_DownArrow, ImGuiKey_UpArrow));
  const bool enter = pressed(ImGuiKey_Enter) || pressed(ImGuiKey_KeypadEnter);
  if (enter && memory.keys.on) plot.result.clicked = true;
}

void paint_focus(const Plot& plot) {
  if (plot.focus_shown) paint_focus_ring(plot.list, plot.min, plot.max);
}

}  // namespace handoff::web::charts
