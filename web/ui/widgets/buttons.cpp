#include "web/ui/widgets/buttons.hpp"

#include <algorithm>
#include <cmath>

#include "imgui_internal.h"
#include "web/ui/theme/fonts.hpp"
#include "web/ui/theme/theme.hpp"
#include "web/ui/widgets/text.hpp"

namespace handoff::web::ui {

namespace {

struct Face {
  theme::Color fill, edge, ink;
};

Face face_of(ButtonKind kind, bool hovered, bool held) {
  const theme::Tokens& t = theme::tokens();
  if (kind == ButtonKind::primary) {
    return {hovered || held ? t.accent_hover : t.accent, 0, t.on_accent};
  }
  const theme::Color lit = held ? theme::mix(t.hover, t.border_strong, 0.4f) : t.hover;
  const bool ghost = kind == ButtonKind::ghost;
  const theme::Color rest = ghost ? 0 : t.surface;
  return {hovered || held ? lit : rest, ghost ? 0 : t.border_strong, t.text};
}

void draw_face(ImVec2 min, ImVec2 max, const Face& face) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const float radius = theme::px(theme::kControlRadius);
  if (face.fill != 0) list->AddRectFilled(min, max, face.fill, radius);
  if (face.edge != 0) list->AddRect(min, max, face.edge, radius);
}

void draw_focus(ImVec2 min, ImVec2 max) {
  if (!ImGui::IsItemFocused() || !GImGui->NavDisableMouseHover) return;
  ImGui::GetWindowDrawList()->AddRect({min.x - 2.0f, min.y - 2.0f}, {max.x + 2.0f, max.y + 2.0f},
                                      theme::tokens().accent, theme::px(8.0f), 0, 2.0f);
}

const char* visible_end(const char* label) { return ImGui::FindRenderedTextEnd(label); }

void draw_label(ImVec2 at, theme::Color ink, const char* label, fonts::Face face) {
  const ImFont* font = fonts::get(face);
  ImGui::GetWindowDrawList()->AddText(font, font->FontSize, {std::round(at.x), std::round(at.y)},
                                      ink, label, visible_end(label));
}

}  // namespace

bool button(const char* label, ButtonKind kind, Icon icon, std::string_view tip) {
  const fonts::Face face = kind == ButtonKind::primary ? fonts::Face::strong : fonts::Face::body;
  const ImVec2 words = fonts::measure(face, label, visible_end(label));
  const float height = theme::px(theme::kControlHeight);
  const float mark = icon == Icon::none ? 0.0f : theme::px(22.0f);
  const ImVec2 size{words.x + mark + theme::px(28.0f), height};
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const bool pressed = ImGui::InvisibleButton(label, size);
  const ImVec2 max{at.x + size.x, at.y + size.y};
  const Face look = face_of(kind, ImGui::IsItemHovered(), ImGui::IsItemActive());
  draw_face(at, max, look);
  draw_focus(at, max);
  const float middle = at.y + height * 0.5f;
  if (icon != Icon::none) {
    draw_icon(ImGui::GetWindowDrawList(), icon, {at.x + theme::px(21.0f), middle}, theme::px(15.0f),
              look.ink);
  }
  draw_label({at.x + theme::px(14.0f) + mark, middle - words.y * 0.5f}, look.ink, label, face);
  tooltip_for_item(tip);
  return pressed;
}

bool icon_button(const char* name, Icon icon, bool active) {
  const float side = theme::px(theme::kControlHeight);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const bool pressed = ImGui::InvisibleButton(name, {side, side});
  const ImVec2 max{at.x + side, at.y + side};
  const theme::Tokens& t = theme::tokens();
  Face look = face_of(ButtonKind::ghost, ImGui::IsItemHovered(), ImGui::IsItemActive());
  if (active) look = {t.accent_soft, 0, t.accent_text};
  if ((GImGui->CurrentItemFlags & ImGuiItemFlags_Disabled) != 0) {
    look.ink = theme::with_alpha(look.ink, 0.35f);
  }
  draw_face(at, max, look);
  draw_focus(at, max);
  draw_icon(ImGui::GetWindowDrawList(), icon, {at.x + side * 0.5f, at.y + side * 0.5f},
            theme::px(16.0f), look.ink);
  tooltip_for_item({name, static_cast<std::size_t>(visible_end(name) - name)});
  return pressed;
}

bool segmented(const char* id, std::span<const char* const> labels, int& selected) {
  const theme::Tokens& t = theme::tokens();
  const float height = theme::px(theme::kControlHeight);
  const float inset = theme::px(3.0f);
  const ImVec2 start = ImGui::GetCursorScreenPos();
  ImDrawList* list = ImGui::GetWindowDrawList();
  float whole = inset * 2.0f;
  for (const char* label : labels) {
    whole += fonts::measure(fonts::Face::body, label).x + theme::px(24.0f);
  }
  list->AddRectFilled(start, {start.x + whole, start.y + height}, t.sunken, theme::px(7.0f));
  list->AddRect(start, {start.x + whole, start.y + height}, t.border, theme::px(7.0f));
  ImGui::PushID(id);
  ImGui::BeginGroup();
  bool changed = false;
  float x = start.x + inset;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const ImVec2 words = fonts::measure(fonts::Face::body, labels[i]);
    const float width = words.x + theme::px(24.0f);
    const bool on = selected == static_cast<int>(i);
    ImGui::SetCursorScreenPos({x, start.y});
    if (ImGui::InvisibleButton(labels[i], {width, height}) && !on) {
      selected = static_cast<int>(i);
      changed = true;
    }
    const ImVec2 min{x, start.y + inset};
    const ImVec2 max{x + width, start.y + height - inset};
    const float radius = theme::px(5.0f);
    if (on) {
      list->AddRectFilled(min, max, t.raised, radius);
      list->AddRect(min, max, t.border_strong, radius);
    } else if (ImGui::IsItemHovered()) {
      list->AddRectFilled(min, max, t.hover, radius);
    }
    draw_focus(min, max);
    draw_label({x + (width - words.x) * 0.5f, start.y + (height - words.y) * 0.5f},
               on ? t.text : t.text_muted, labels[i], fonts::Face::body);
    x += width;
  }
  ImGui::SetCursorScreenPos(start);
  ImGui::Dummy({whole, height});
  ImGui::EndGroup();
  ImGui::PopID();
  return changed;
}

bool toggle(const char* label, bool& on, std::string_view tip) {
  const theme::Tokens& t = theme::tokens();
  const float height = theme::px(theme::kControlHeight);
  const ImVec2 words = fonts::measure(fonts::Face::body, label, visible_end(label));
  const float track = theme::px(34.0f);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const bool pressed = ImGui::InvisibleButton(label, {track + theme::px(10.0f) + words.x, height});
  if (pressed) on = !on;
  ImDrawList* list = ImGui::GetWindowDrawList();
  const float middle = at.y + height * 0.5f;
  const float r = theme::px(10.0f);
  const bool hovered = ImGui::IsItemHovered();
  const theme::Color off = hovered ? t.text_muted : theme::mix(t.border_strong, t.text_muted, 0.4f);
  const theme::Color fill = on ? (hovered ? t.accent_hover : t.accent) : off;
  list->AddRectFilled({at.x, middle - r}, {at.x + track, middle + r}, fill, r);
  const float knob = on ? at.x + track - r : at.x + r;
  list->AddCircleFilled({knob, middle}, r - theme::px(2.5f), t.surface);
  draw_focus({at.x, middle - r}, {at.x + track, middle + r});
  draw_label({at.x + track + theme::px(10.0f), middle - words.y * 0.5f}, t.text, label,
             fonts::Face::body);
  tooltip_for_item(tip);
  return pressed;
}

namespace {

// The closed list, with what stands in it; true while it is open.
bool begin_list(const char* id, const char* words, float width) {
  const float room = width > 0.0f ? width : ImGui::GetContentRegionAvail().x;
  ImGui::SetNextItemWidth(room);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float height = ImGui::GetFrameHeight();
  const bool open = ImGui::BeginCombo(id, words, ImGuiComboFlags_NoArrowButton);
  if (!open) {
    draw_icon(ImGui::GetWindowDrawList(), Icon::chevron_down,
              {at.x + room - theme::px(16.0f), at.y + height * 0.5f}, theme::px(14.0f),
              theme::tokens().text_muted);
  }
  return open;
}

}  // namespace

bool select(const char* id, std::span<const char* const> labels, int& selected, float width) {
  const auto chosen = static_cast<std::size_t>(std::max(selected, 0));
  bool changed = false;
  if (begin_list(id, chosen < labels.size() ? labels[chosen] : "", width)) {
    for (std::size_t i = 0; i < labels.size(); ++i) {
      const bool on = i == chosen;
      const ImVec2 size{0.0f, theme::px(28.0f)};
      if (ImGui::Selectable(labels[i], on, ImGuiSelectableFlags_None, size) && !on) {
        selected = static_cast<int>(i);
        changed = true;
      }
      if (on) ImGui::SetItemDefaultFocus();
    }
    ImGui::EndCombo();
  }
  return changed;
}

int select_several(const char* id, std::span<const char* const> labels, std::span<const int> taken,
                   const char* words) {
  int clicked = -1;
  if (!begin_list(id, words, 0.0f)) return clicked;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const auto place = static_cast<int>(i);
    const bool on = std::find(taken.begin(), taken.end(), place) != taken.end();
    const ImVec2 size{0.0f, theme::px(28.0f)};
    if (ImGui::Selectable(labels[i], on, ImGuiSelectableFlags_DontClosePopups, size))
      clicked = place;
  }
  ImGui::EndCombo();
  return clicked;
}

}  // namespace handoff::web::ui
