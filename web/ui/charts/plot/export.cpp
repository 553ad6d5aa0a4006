// The menu of a plot: its numbers as CSV, its picture as PNG, and the way back to all of the data.
// It opens on a right click, and from a button in the corner for fingers and the keyboard.
#include <cmath>

#include "web/ui/charts/plot/plot.hpp"
#include "web/ui/theme/theme.hpp"

namespace handoff::web::charts {

namespace {

std::string file_name(const Plot& plot, const char* ending) {
  std::string name = plot.options.title[0] != '\0' ? plot.options.title : "chart";
  for (char& c : name) {
    const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (!plain) c = '-';
  }
  return name + ending;
}

// A finger's height, like every control.
bool item(const char* label) {
  return ImGui::Selectable(label, false, ImGuiSelectableFlags_None, {0.0f, theme::px(28.0f)});
}

struct Box {
  ImVec2 min, max;
};

Box button_box(const Plot& plot) {
  const float size = theme::px(26.0f);
  const float top = plot.outer_min.y + theme::px(1.0f);
  return {{plot.outer_max.x - size, top}, {plot.outer_max.x, top + size}};
}

}  // namespace

bool picture_due(const Plot& plot) {
  int& frames = plot.memory->frames_to_picture;
  if (frames == 0 || --frames > 0) return false;
  host().save_picture(file_name(plot, ".png"), plot.outer_min, plot.outer_max);
  return true;
}

float menu_width() { return theme::px(30.0f); }

void menu_button(Plot& plot) {
  const Box box = button_box(plot);
  ImGui::SetCursorScreenPos(box.min);
  if (ImGui::InvisibleButton("menu", {box.max.x - box.min.x, box.max.y - box.min.y})) {
    ImGui::OpenPopup("plot-menu");
  }
  plot.menu_hovered = ImGui::IsItemHovered();
  plot.menu_focused = focus_visible();
  if (plot.menu_hovered) ImGui::SetItemTooltip("Data as CSV, picture as PNG");
}

// Only where the mouse or the keyboard is: a page of plots is calmer without.
void paint_menu_button(const Plot& plot) {
  const bool near = ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem) &&
                    ImGui::IsMouseHoveringRect(plot.outer_min, plot.outer_max);
  if (!near && !plot.menu_focused && !plot.focus_shown) return;
  const theme::Tokens& t = theme::tokens();
  const Box box = button_box(plot);
  plot.list->AddRectFilled(box.min, box.max, plot.menu_hovered ? t.hover : t.surface,
                           theme::px(6.0f));
  const ImVec2 centre{(box.min.x + box.max.x) * 0.5f, std::round((box.min.y + box.max.y) * 0.5f)};
  for (const float x : {-5.0f, 0.0f, 5.0f}) {
    plot.list->AddCircleFilled({centre.x + theme::px(x), centre.y}, theme::px(1.6f),
                               plot.menu_hovered ? t.text : t.text_muted);
  }
  if (plot.menu_focused) paint_focus_ring(plot.list, box.min, box.max);
}

void export_menu(Plot& plot) {
  // Opened by a right click that was not a box; the last item is the plot's area.
  const bool right = ImGui::IsMouseReleased(ImGuiMouseButton_Right) && !plot.result.box_selected;
  if (right && plot.result.hovered && !plot.memory->dragged) ImGui::OpenPopup("plot-menu");
  if (!ImGui::BeginPopup("plot-menu")) return;
  const bool zooms = can_zoom(plot, plot.x) || can_zoom(plot, plot.y);
  if (zooms && item("Fit to data")) {
    plot.view_x().refit();
    plot.memory->y.refit();
  }
  if (item("Copy data as CSV")) ImGui::SetClipboardText(csv_of(plot).c_str());
  if (host().save_text != nullptr && item("Save data as CSV")) {
    host().save_text(file_name(plot, ".csv"), csv_of(plot));
  }
  if (host().save_picture != nullptr && item("Save picture as PNG")) {
    plot.memory->frames_to_picture = 3;
    wake(4);
  }
  ImGui::EndPopup();
}

}  // namespace handoff::web::charts
