#include "web/ui/widgets/slider.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "imgui_internal.h"
#include "web/ui/theme/fonts.hpp"
#include "web/ui/theme/theme.hpp"
#include "web/ui/widgets/text.hpp"
#include "web/ui/widgets/value_field.hpp"

namespace handoff::web::ui {

namespace {

constexpr float kTrackHeight = 26.0f;  // what takes the mouse; the line itself is thin

bool same(double a, double b) {
  return std::abs(a - b) <= 1e-9 * std::max(std::abs(a), std::abs(b));
}

void reset_button(const SliderSpec& spec, double& value, SliderResult& result) {
  const float side = theme::px(kValueHeight);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  if (same(value, spec.initial)) {
    ImGui::Dummy({side, side});
    return;
  }
  ImGui::PushTabStop(false);
  if (ImGui::InvisibleButton("reset", {side, side})) {
    value = spec.initial;
    result.changed = result.committed = true;
  }
  ImGui::PopTabStop();
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

// Typed values may go further than the slider.
ValueSpec field_of(const SliderSpec& spec) {
  const bool own = spec.hard_max > spec.hard_min;
  return {.kind = spec.kind,
          .unit = spec.unit,
          .min = own ? spec.hard_min : spec.min,
          .max = own ? spec.hard_max : spec.max};
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

SliderResult slider_row(const SliderSpec& spec, double& value) {
  SliderResult result;
  const ValueSpec field = field_of(spec);
  ImGui::PushID(spec.label);
  const float row = theme::px(kValueHeight);
  float top = ImGui::GetCursorPosY();
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {theme::px(4.0f), theme::px(2.0f)});
  ImGui::SetCursorPosY(top + (row - ImGui::GetTextLineHeight()) * 0.5f);
  text(spec.label);
  if (!spec.hint.empty()) {
    ImGui::SameLine();
    hint(spec.hint);
  }
  ImGui::SameLine();
  const float right = theme::px(field.width) + row + theme::px(4.0f);
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
  if (value_field("value", field, value)) result.changed = result.committed = true;
  const std::string problem(value_problem("value"));
  // The keyboard's way leads from value to value; from there the arrow keys reach the rest.
  ImGui::PushTabStop(false);
  track(spec, value, result);
  ImGui::PopTabStop();
  if (!problem.empty()) {
    text_toned(problem, Tone::bad, fonts::Face::small);
    ImGui::Dummy({0.0f, theme::px(4.0f)});
  }
  ImGui::PopStyleVar();
  ImGui::PopID();
  return result;
}

}  // namespace handoff::web::ui
