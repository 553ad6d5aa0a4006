#include "web/ui/widgets/slider.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "imgui_internal.h"
#include "web/ui/theme/fonts.hpp"
#include "web/ui/theme/theme.hpp"
#include "web/ui/widgets/text.hpp"

namespace handoff::web::ui {

namespace {

constexpr float kValueWidth = 88.0f;
constexpr float kTrackHeight = 26.0f;  // what takes the mouse; the line itself is thin

// The one field that is being typed into.
struct Typing {
  ImGuiID id = 0;
  char text[64] = "";
  std::string problem;
  double bare_unit_s = 1.0;
  bool take_focus = false;
  int opened = 0;  // in this frame
};
Typing typing;

bool same(double a, double b) {
  return std::abs(a - b) <= 1e-9 * std::max(std::abs(a), std::abs(b));
}

void start_typing(ImGuiID id, const SliderSpec& spec, double value) {
  typing.id = id;
  typing.problem.clear();
  typing.take_focus = false;
  typing.opened = ImGui::GetFrameCount();
  // Active in the very next frame, so that little of what is typed at once comes too early.
  ImGui::ActivateItemByID(ImGui::GetID("##typed"));
  GImGui->NavNextActivateFlags = ImGuiActivateFlags_PreferInput;
  typing.bare_unit_s = shown_unit_s(value);
  const std::string shown = quantity_text(spec.kind, value);
  std::snprintf(typing.text, sizeof typing.text, "%s", shown.c_str());
}

// True when the text was a value in range, which is then in `value`.
bool take_typed(const SliderSpec& spec, double& value) {
  const core::Result<double> parsed = parse_quantity(spec.kind, typing.text, typing.bare_unit_s);
  if (!parsed) {
    typing.problem = parsed.error().what;
    return false;
  }
  const bool own = spec.hard_max > spec.hard_min;
  const double low = own ? spec.hard_min : spec.min;
  const double high = own ? spec.hard_max : spec.max;
  if (*parsed < low || *parsed > high) {
    typing.problem = "From " + quantity_text(spec.kind, low, spec.unit) + " to " +
                     quantity_text(spec.kind, high, spec.unit);
    return false;
  }
  value = *parsed;
  return true;
}

// A field takes no text in the frame in which it becomes active: that comes again in the next.
void keep_early_text() {
  static ImVector<ImWchar> early;
  ImVector<ImWchar>& now = ImGui::GetIO().InputQueueCharacters;
  const int frame = ImGui::GetFrameCount() - typing.opened;
  if (frame == 1) early = now;
  if (frame != 2) return;
  for (const ImWchar character : now) early.push_back(character);
  now = early;
}

void type_value(const SliderSpec& spec, double& value, SliderResult& result) {
  keep_early_text();
  if (typing.take_focus) ImGui::SetKeyboardFocusHere();
  ImGui::SetNextItemWidth(theme::px(kValueWidth));
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding,
                      {theme::px(8.0f), (theme::px(28.0f) - ImGui::GetFontSize()) * 0.5f});
  ImGui::PushStyleColor(ImGuiCol_Border,
                        typing.problem.empty() ? theme::tokens().accent : theme::tokens().bad);
  const bool enter =
      ImGui::InputText("##typed", typing.text, sizeof typing.text,
                       ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_AutoSelectAll);
  ImGui::PopStyleColor();
  ImGui::PopStyleVar();
  const bool left = !typing.take_focus && ImGui::IsItemDeactivated();
  typing.take_focus = false;
  if (ImGui::IsKeyPressed(ImGuiKey_Escape)) {
    typing.id = 0;
    return;
  }
  if (!enter && !left) return;
  if (take_typed(spec, value)) {
    result.changed = result.committed = true;
    typing.id = 0;
  } else {
    typing.take_focus = true;  // stays open until it is right or left with Esc
  }
}

void show_value(const SliderSpec& spec, double value, ImGuiID id) {
  const theme::Tokens& t = theme::tokens();
  const ImVec2 size{theme::px(kValueWidth), theme::px(28.0f)};
  const ImVec2 at = ImGui::GetCursorScreenPos();
  if (ImGui::InvisibleButton("value", size)) start_typing(id, spec, value);
  const bool hovered = ImGui::IsItemHovered() || ImGui::IsItemFocused();
  if (hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_TextInput);
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImVec2 max{at.x + size.x, at.y + size.y};
  const float radius = theme::px(theme::kControlRadius);
  list->AddRectFilled(at, max, hovered ? t.hover : t.sunken, radius);
  list->AddRect(at, max, hovered ? t.border_strong : t.border, radius);
  const std::string shown = quantity_text(spec.kind, value, spec.unit);
  const ImVec2 words = fonts::measure(fonts::Face::body, shown.c_str());
  const ImFont* font = fonts::get(fonts::Face::body);
  list->AddText(
      font, font->FontSize,
      {std::round(max.x - theme::px(9.0f) - words.x), std::round(at.y + (size.y - words.y) * 0.5f)},
      t.text, shown.c_str());
}

void reset_button(const SliderSpec& spec, double& value, SliderResult& result) {
  const float side = theme::px(28.0f);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  if (same(value, spec.initial)) {
    ImGui::Dummy({side, side});
    return;
  }
  if (ImGui::InvisibleButton("reset", {side, side})) {
    value = spec.initial;
    result.changed = result.committed = true;
  }
  const bool hovered = ImGui::IsItemHovered() || ImGui::IsItemFocused();
  const theme::Tokens& t = theme::tokens();
  ImDrawList* list = ImGui::GetWindowDrawList();
  if (hovered) {
    list->AddRectFilled(at, {at.x + side, at.y + side}, t.hover, theme::px(theme::kControlRadius));
  }
  draw_icon(list, Icon::reset, {at.x + side * 0.5f, at.y + side * 0.5f}, theme::px(14.0f),
            hovered ? t.accent_text : t.text_muted);
  tooltip_for_item("Back to " + quantity_text(spec.kind, spec.initial, spec.unit));
}

// Arrow keys, while the slider has the keyboard's focus; they would otherwise move the focus away.
bool step_by_keys(const SliderSpec& spec, double& value, ImGuiID id) {
  if (!ImGui::IsItemFocused()) return false;
  double move = 0.0;
  const auto key = [&](ImGuiKey k, double by) {
    ImGui::SetKeyOwner(k, id);
    if (ImGui::IsKeyPressed(k, id, ImGuiInputFlags_Repeat)) move += by;
  };
  key(ImGuiKey_LeftArrow, -0.01);
  key(ImGuiKey_RightArrow, 0.01);
  key(ImGuiKey_PageDown, -0.1);
  key(ImGuiKey_PageUp, 0.1);
  if (move == 0.0) return false;
  const double before = value;
  // A step of the slider may be coarser than a hundredth of its length.
  for (double by = move; same(value, before) && std::abs(by) <= 1.0; by *= 2.0) {
    value = slider_value(spec, std::clamp(slider_place(spec, before) + by, 0.0, 1.0));
  }
  return !same(value, before);
}

void draw_track(ImVec2 at, float width, double place, bool lit) {
  const theme::Tokens& t = theme::tokens();
  ImDrawList* list = ImGui::GetWindowDrawList();
  const float r = theme::px(8.0f);
  const float y = at.y + theme::px(kTrackHeight) * 0.5f;
  const float half = theme::px(2.0f);
  const float knob = at.x + r + static_cast<float>(place) * (width - 2.0f * r);
  list->AddRectFilled({at.x, y - half}, {at.x + width, y + half},
                      theme::mix(t.border, t.border_strong, 0.5f), half);
  list->AddRectFilled({at.x, y - half}, {knob, y + half}, t.accent, half);
  if (lit)
    list->AddCircleFilled({knob, y}, r + theme::px(4.0f), theme::with_alpha(t.accent, 0.18f));
  list->AddCircleFilled({knob, y}, r, lit ? t.accent_hover : t.accent);
  list->AddCircleFilled({knob, y}, r - theme::px(2.5f), t.surface);
}

void track(const SliderSpec& spec, double& value, SliderResult& result) {
  const float width = std::max(ImGui::GetContentRegionAvail().x, theme::px(60.0f));
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImGui::InvisibleButton("track", {width, theme::px(kTrackHeight)});
  const ImGuiID id = ImGui::GetItemID();
  if (ImGui::IsItemActive() && ImGui::IsMouseDown(ImGuiMouseButton_Left)) {
    const float r = theme::px(8.0f);
    const float along = (ImGui::GetIO().MousePos.x - at.x - r) / (width - 2.0f * r);
    const double wanted = slider_value(spec, std::clamp(static_cast<double>(along), 0.0, 1.0));
    result.changed |= !same(wanted, value);
    value = wanted;
  }
  result.committed |= ImGui::IsItemDeactivated();
  if (step_by_keys(spec, value, id)) result.changed = result.committed = true;
  const bool lit = ImGui::IsItemHovered() || ImGui::IsItemActive() || ImGui::IsItemFocused();
  draw_track(at, width, slider_place(spec, value), lit);
}

}  // namespace

bool opens_for_typing() { return typing.id != 0 && ImGui::GetFrameCount() - typing.opened <= 2; }

SliderResult slider_row(const SliderSpec& spec, double& value) {
  SliderResult result;
  ImGui::PushID(spec.label);
  const ImGuiID id = ImGui::GetID("value");
  const float row = theme::px(28.0f);
  float top = ImGui::GetCursorPosY();
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {theme::px(4.0f), theme::px(2.0f)});
  ImGui::SetCursorPosY(top + (row - ImGui::GetTextLineHeight()) * 0.5f);
  text(spec.label);
  if (!spec.hint.empty()) {
    ImGui::SameLine();
    hint(spec.hint);
  }
  ImGui::SameLine();
  const float right = theme::px(kValueWidth) + row + theme::px(4.0f);
  if (ImGui::GetContentRegionAvail().x < right) {  // a long label has a line of its own
    ImGui::NewLine();
    top = ImGui::GetCursorPosY();
  }
  const float room = ImGui::GetContentRegionAvail().x - right;
  if (room > 0.0f) ImGui::SetCursorPosX(ImGui::GetCursorPosX() + room);
  ImGui::SetCursorPosY(top);
  reset_button(spec, value, result);
  ImGui::SameLine();
  ImGui::SetCursorPosY(top);  // a "same line" starts as high as its first item, the label
  if (typing.id == id) {
    type_value(spec, value, result);
  } else {
    show_value(spec, value, id);
  }
  track(spec, value, result);
  if (typing.id == id && !typing.problem.empty()) {
    text_toned(typing.problem, Tone::bad, fonts::Face::small);
    ImGui::Dummy({0.0f, theme::px(4.0f)});
  }
  ImGui::PopStyleVar();
  ImGui::PopID();
  return result;
}

}  // namespace handoff::web::ui
