// While a row is drawn along, the hour at which that began stands in the window's storage.
#include "web/ui/widgets/week_grid.hpp"

#include <algorithm>
#include <array>

#include "imgui.h"
#include "imgui_internal.h"
#include "web/ui/theme/fonts.hpp"
#include "web/ui/theme/theme.hpp"

namespace handoff::web::ui {
namespace {

using theme::px;

constexpr std::array<const char*, 7> kDays{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
constexpr int kHours = 24;
constexpr int kHourMinutes = 60;
constexpr float kCell = 15.0f, kRow = 24.0f, kName = 44.0f;

float x_of(float left, int minute) {
  return left + px(kCell) * static_cast<float>(minute) / static_cast<float>(kHourMinutes);
}

int hour_under_mouse(float left) {
  const float along = (ImGui::GetIO().MousePos.x - left) / px(kCell);
  return std::clamp(static_cast<int>(along), 0, kHours - 1);
}

void label(ImVec2 at, const char* words, theme::Color ink) {
  const ImFont* font = fonts::get(fonts::Face::small);
  ImGui::GetWindowDrawList()->AddText(font, font->FontSize, at, ink, words);
}

void paint_row(ImVec2 min, ImVec2 max, const WeekHours& hours, bool open) {
  const theme::Tokens& t = theme::tokens();
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddRectFilled(min, max, t.sunken);
  if (open)
    list->AddRectFilled({x_of(min.x, hours.from_minute), min.y},
                        {x_of(min.x, hours.to_minute), max.y}, t.accent);
  for (int hour = 0; hour <= kHours; hour += 6)
    list->AddLine({x_of(min.x, hour * kHourMinutes), min.y},
                  {x_of(min.x, hour * kHourMinutes), max.y}, t.border_strong);
}

// True when the day was taken in or left out.
bool name(int day, WeekHours& hours) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const bool clicked = ImGui::InvisibleButton("name", {px(kName), px(kRow)});
  const unsigned bit = 1u << day;
  const theme::Tokens& t = theme::tokens();
  const bool open = (hours.weekdays & bit) != 0;
  const bool lit = ImGui::IsItemHovered() || ImGui::IsItemFocused();
  label({at.x, at.y + px(4.0f)}, kDays[static_cast<std::size_t>(day)],
        lit    ? t.accent_text
        : open ? t.text
               : t.text_muted);
  if (!clicked || hours.weekdays == bit) return false;
  hours.weekdays ^= bit;
  return true;
}

// What is being drawn shows in its row at once, and counts when the mouse is let go.
bool row(int day, WeekHours& hours) {
  const ImVec2 min = ImGui::GetCursorScreenPos();
  ImGui::PushItemFlag(ImGuiItemFlags_NoNav, true);  // keys draw no hours: they are typed
  ImGui::InvisibleButton("hours", {px(kCell) * kHours, px(kRow)});
  ImGui::PopItemFlag();
  ImGuiStorage* storage = ImGui::GetStateStorage();
  const ImGuiID began = ImGui::GetID("began");
  const int here = hour_under_mouse(min.x);
  if (ImGui::IsItemActivated()) storage->SetInt(began, here);
  const int from = std::min(storage->GetInt(began, here), here);
  const int to = std::max(storage->GetInt(began, here), here) + 1;
  const unsigned bit = 1u << day;
  const WeekHours drawn{from * kHourMinutes, to * kHourMinutes, hours.weekdays | bit};
  const bool drawing = ImGui::IsItemActive(), done = ImGui::IsItemDeactivated();
  const WeekHours& shown = drawing || done ? drawn : hours;
  paint_row(min, ImGui::GetItemRectMax(), shown, (shown.weekdays & bit) != 0);
  if (done) hours = drawn;
  return done;
}

void clock(float left) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  constexpr std::array<const char*, 5> kClock{"0", "6", "12", "18", "24"};
  for (std::size_t i = 0; i < kClock.size(); ++i)
    label({x_of(left, static_cast<int>(i) * 6 * kHourMinutes) - px(4.0f), at.y}, kClock[i],
          theme::tokens().text_muted);
  ImGui::Dummy({px(kName + kCell * kHours), px(18.0f)});
}

}  // namespace

bool week_grid(const char* id, WeekHours& hours) {
  bool changed = false;
  ImGui::PushID(id);
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0.0f, px(3.0f)});
  const float left = ImGui::GetCursorScreenPos().x + px(kName);
  for (int day = 0; day < static_cast<int>(kDays.size()); ++day) {
    ImGui::PushID(day);
    changed |= name(day, hours);
    ImGui::SameLine();
    changed |= row(day, hours);
    ImGui::PopID();
  }
  clock(left);
  ImGui::PopStyleVar();
  ImGui::PopID();
  return changed;
}

}  // namespace handoff::web::ui
