// One field at a time is typed into; which one, and what stands in it, is kept here.
#include "web/ui/widgets/value_field.hpp"

#include <cmath>
#include <cstdio>
#include <string>

#include "imgui_internal.h"
#include "web/ui/theme/fonts.hpp"
#include "web/ui/theme/theme.hpp"

namespace handoff::web::ui {
namespace {

struct Typing {
  ImGuiID id = 0;
  char text[64] = "";
  std::string shown;  // what stood there first
  std::string problem;
  double bare_unit_s = 1.0;
  bool take_focus = false;
  int opened = 0;  // in this frame
};
Typing typing;
// Shift+Tab opens the field before this one was asked what was typed into it.
Typing left_behind;

void start_typing(ImGuiID id, const ValueSpec& spec, double value) {
  if (typing.id != 0) left_behind = typing;
  typing = {};
  typing.id = id;
  typing.opened = ImGui::GetFrameCount();
  // Active in the very next frame, so that little of what is typed at once comes too early.
  ImGui::ActivateItemByID(ImGui::GetID("##typed"));
  GImGui->NavNextActivateFlags = ImGuiActivateFlags_PreferInput;
  typing.bare_unit_s = shown_unit_s(value);
  typing.shown = quantity_text(spec.kind, value);
  std::snprintf(typing.text, sizeof typing.text, "%s", typing.shown.c_str());
}

// True when the text was a value in range, which is then in `value`.
bool take_typed(Typing& from, const ValueSpec& spec, double& value) {
  const core::Result<double> parsed = parse_quantity(spec.kind, from.text, from.bare_unit_s);
  if (!parsed) {
    from.problem = parsed.error().what;
    return false;
  }
  if (*parsed < spec.min || *parsed > spec.max) {
    from.problem = "From " + quantity_text(spec.kind, spec.min, spec.unit) + " to " +
                   quantity_text(spec.kind, spec.max, spec.unit);
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

bool type_value(const ValueSpec& spec, float width, double& value) {
  keep_early_text();
  if (typing.take_focus) ImGui::SetKeyboardFocusHere();
  ImGui::SetNextItemWidth(width);
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding,
                      {theme::px(8.0f), (theme::px(kValueHeight) - ImGui::GetFontSize()) * 0.5f});
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
    return false;
  }
  if (!enter && !left) return false;
  // Whoever only passed by does not round the value to what is shown of it.
  if (typing.text == typing.shown) {
    typing.id = 0;
    return false;
  }
  if (take_typed(typing, spec, value)) {
    typing.id = 0;
    return true;
  }
  typing.take_focus = true;  // stays open until it is right or left with Esc
  return false;
}

// Tab stops here, and opens it, as in any form: for Dear ImGui that is what an input does.
bool pressed_or_tabbed(ImVec2 size) {
  ImGui::PushItemFlag(ImGuiItemFlags_Inputable, true);
  const bool pressed = ImGui::InvisibleButton("value", size);
  ImGui::PopItemFlag();
  return pressed && (typing.id == 0 || typing.problem.empty());
}

void show_value(const ValueSpec& spec, float width, double value, ImGuiID id) {
  const theme::Tokens& t = theme::tokens();
  const ImVec2 size{width, theme::px(kValueHeight)};
  const ImVec2 at = ImGui::GetCursorScreenPos();
  if (pressed_or_tabbed(size)) start_typing(id, spec, value);
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

// True when what the field held as another one was opened is a value.
bool take_left_behind(const ValueSpec& spec, double& value) {
  Typing was = left_behind;
  left_behind = {};
  if (was.text == was.shown) return false;
  if (take_typed(was, spec, value)) return true;
  typing = was;
  typing.take_focus = true;
  return false;
}

}  // namespace

bool opens_for_typing() { return typing.id != 0 && ImGui::GetFrameCount() - typing.opened <= 2; }

std::string_view value_problem(const char* id) {
  ImGui::PushID(id);
  const bool here = typing.id != 0 && typing.id == ImGui::GetID("value");
  ImGui::PopID();
  return here ? std::string_view(typing.problem) : std::string_view{};
}

bool value_field(const char* id, const ValueSpec& spec, double& value) {
  ImGui::PushID(id);
  const ImGuiID own = ImGui::GetID("value");
  const float width = spec.width > 0.0f ? theme::px(spec.width) : ImGui::GetContentRegionAvail().x;
  bool taken = left_behind.id == own && take_left_behind(spec, value);
  if (typing.id == own) {
    taken |= type_value(spec, width, value);
  } else {
    show_value(spec, width, value, own);
  }
  ImGui::PopID();
  return taken;
}

}  // namespace handoff::web::ui
