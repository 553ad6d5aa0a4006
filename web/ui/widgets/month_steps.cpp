// While a step is dragged, its month, and where the mouse and the step began, stand in the window's storage; so does
// the month that the keyboard has chosen.
#include "web/ui/widgets/month_steps.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "imgui.h"
#include "imgui_internal.h"
#include "web/ui/theme/fonts.hpp"
#include "web/ui/theme/theme.hpp"
#include "web/ui/widgets/text.hpp"

namespace handoff::web::ui {
namespace {

using theme::px;

constexpr float kGapShare = 0.12f;  // between two steps, of a month's width
constexpr float kDragStep = 14.0f;  // design pixels up for one more
constexpr float kNames = 18.0f;
constexpr float kNumber = 20.0f;  // room for the number above a step

struct Strip {
  ImVec2 min, max;
  std::size_t months;
  float month_width() const { return (max.x - min.x) / static_cast<float>(months); }
  float left(std::size_t month) const { return min.x + month_width() * static_cast<float>(month); }
  int month_at(float x) const {
    const float place = (x - min.x) / month_width();
    return std::clamp(static_cast<int>(place), 0, static_cast<int>(months) - 1);
  }
};

struct Held {
  ImGuiStorage* storage = ImGui::GetStateStorage();
  ImGuiID month = ImGui::GetID("month"), value = ImGui::GetID("value"), y = ImGui::GetID("y");
};

void words(ImVec2 centre, const std::string& text, theme::Color ink, fonts::Face face) {
  const ImFont* font = fonts::get(face);
  const ImVec2 size = fonts::measure(face, text.c_str());
  ImGui::GetWindowDrawList()->AddText(
      font, font->FontSize, {std::round(centre.x - size.x * 0.5f), centre.y}, ink, text.c_str());
}

void paint_step(const Strip& strip, std::size_t month, int value, int most, bool lit,
                bool changed) {
  const theme::Tokens& t = theme::tokens();
  const float gap = strip.month_width() * kGapShare * 0.5f;
  const float room = strip.max.y - strip.min.y - px(kNumber);
  const float height =
      std::max(room * static_cast<float>(value) / static_cast<float>(std::max(most, 1)), px(2.0f));
  const ImVec2 min{strip.left(month) + gap, strip.max.y - height};
  const ImVec2 max{strip.left(month) + strip.month_width() - gap, strip.max.y};
  ImDrawList* list = ImGui::GetWindowDrawList();
  const float strength = changed ? 0.75f : lit ? 0.45f : 0.22f;
  list->AddRectFilled(min, max, theme::with_alpha(t.accent, strength));
  list->AddLine(min, {max.x, min.y}, t.accent, px(2.0f));
  words({(min.x + max.x) * 0.5f, min.y - px(kNumber - 2.0f)}, std::to_string(value),
        changed ? t.accent_text : t.text, changed ? fonts::Face::strong : fonts::Face::small);
}

void paint_names(const Strip& strip, const MonthStepsSpec& spec) {
  float free_from = strip.min.x - 1.0f;
  for (std::size_t month = 0; month < strip.months; ++month) {
    const float width = fonts::measure(fonts::Face::small, spec.months[month]).x;
    const float centre = strip.left(month) + strip.month_width() * 0.5f;
    const float from = std::max(centre - width * 0.5f, strip.min.x);
    if (from < free_from || from + width > strip.max.x + px(8.0f)) continue;
    free_from = from + width + px(8.0f);
    words({from + width * 0.5f, strip.max.y + px(2.0f)}, spec.months[month],
          theme::tokens().text_muted, fonts::Face::small);
  }
}

// Up and down move the step, left and right choose another.
MonthStepsResult by_keys(const MonthStepsSpec& spec, const Held& held, ImGuiID id) {
  int month = held.storage->GetInt(held.month, 0);
  MonthStepsResult result;
  const auto key = [id](ImGuiKey k) {
    ImGui::SetKeyOwner(k, id);
    return ImGui::IsKeyPressed(k, id, ImGuiInputFlags_Repeat) ? 1 : 0;
  };
  month += key(ImGuiKey_RightArrow) - key(ImGuiKey_LeftArrow);
  month = std::clamp(month, 0, static_cast<int>(spec.values.size()) - 1);
  held.storage->SetInt(held.month, month);
  const int move = key(ImGuiKey_UpArrow) - key(ImGuiKey_DownArrow);
  const int before = spec.values[static_cast<std::size_t>(month)];
  const int value = std::max(before + move, spec.least);
  if (value != before) result = {true, true, month, value};
  return result;
}

MonthStepsResult by_drag(const Strip& strip, const MonthStepsSpec& spec, const Held& held) {
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  if (ImGui::IsItemActivated() && ImGui::IsMouseDown(ImGuiMouseButton_Left)) {
    const int month = strip.month_at(mouse.x);
    held.storage->SetInt(held.month, month);
    held.storage->SetInt(held.value, spec.values[static_cast<std::size_t>(month)]);
    held.storage->SetFloat(held.y, mouse.y);
  }
  MonthStepsResult result;
  const int month =
      std::clamp(held.storage->GetInt(held.month, 0), 0, static_cast<int>(strip.months) - 1);
  const int now = spec.values[static_cast<std::size_t>(month)];
  result.month = month;
  result.value = now;
  if (ImGui::IsItemActive() && ImGui::IsMouseDown(ImGuiMouseButton_Left)) {
    const float up = (held.storage->GetFloat(held.y, mouse.y) - mouse.y) / px(kDragStep);
    const int wanted = held.storage->GetInt(held.value, now) + static_cast<int>(std::lround(up));
    result.value = std::max(wanted, spec.least);
    result.changed = result.value != now;
  }
  result.committed = ImGui::IsItemDeactivated();
  return result;
}

}  // namespace

MonthStepsResult month_steps(const char* id, const MonthStepsSpec& spec) {
  if (spec.values.empty()) return {};
  ImGui::PushID(id);
  const Held held;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = std::max(ImGui::GetContentRegionAvail().x, px(120.0f));
  ImGui::InvisibleButton("steps", {width, px(spec.height)});
  const Strip strip{at, {at.x + width, at.y + px(spec.height)}, spec.values.size()};
  MonthStepsResult result = by_drag(strip, spec, held);
  const bool focused = ImGui::IsItemFocused();
  if (focused && !ImGui::IsItemActive()) {
    const MonthStepsResult keyed = by_keys(spec, held, ImGui::GetItemID());
    if (keyed.changed) result = keyed;
  }
  const bool hovered = ImGui::IsItemHovered();
  const bool dragged = ImGui::IsItemActive();
  if (hovered || dragged) ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeNS);
  const int pointed = hovered && !dragged ? strip.month_at(ImGui::GetIO().MousePos.x)
                      : dragged || (focused && ImGui::GetIO().NavVisible)
                          ? held.storage->GetInt(held.month, 0)
                          : -1;
  if (hovered && !dragged)
    tooltip_for_item(std::string(spec.months[static_cast<std::size_t>(pointed)]) +
                     " and after: drag up or down");
  const int most = *std::max_element(spec.values.begin(), spec.values.end());
  ImGui::GetWindowDrawList()->AddLine({strip.min.x, strip.max.y}, strip.max,
                                      theme::tokens().border_strong);
  for (std::size_t month = 0; month < strip.months; ++month) {
    const bool changed = month > 0 && spec.values[month] != spec.values[month - 1];
    paint_step(strip, month, spec.values[month], most, static_cast<int>(month) == pointed, changed);
  }
  if (spec.names) {
    paint_names(strip, spec);
    ImGui::Dummy({width, px(kNames)});
  }
  ImGui::PopID();
  return result;
}

}  // namespace handoff::web::ui
