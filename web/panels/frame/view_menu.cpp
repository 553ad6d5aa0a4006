// The pop-up that opens from the top bar: theme, size of everything, keys, and the page as text.
#include <array>
#include <cmath>
#include <string>

#include "web/panels/panels.hpp"
#include "web/ui/theme/theme.hpp"
#include "web/ui/widgets/ui.hpp"

namespace handoff::web::panels {
namespace {

using theme::px;

constexpr std::array<const char*, 3> kThemes{"System", "Light", "Dark"};
constexpr std::array<float, 8> kScales{0.75f, 0.9f, 1.0f, 1.1f, 1.25f, 1.5f, 2.0f, 2.5f};

void theme_choice(const Looks& looks, Requests& requests) {
  ui::text_muted("Theme");
  int chosen = static_cast<int>(looks.theme);
  if (ui::segmented("theme", kThemes, chosen)) {
    requests.actions.push_back(SetTheme{static_cast<theme::Choice>(chosen)});
  }
}

// The next listed size in a direction; the present one may stand between two.
float next_scale(float now, int direction) {
  constexpr float kSame = 0.01f;
  float next = now;
  for (const float scale : kScales) {
    if (direction > 0 && scale > now + kSame) return scale;
    if (direction < 0 && scale < now - kSame) next = scale;
  }
  return next;
}

void size_choice(const Looks& looks, Requests& requests) {
  ui::text_muted("Size of text and controls");
  if (ui::icon_button("Smaller", ui::Icon::minus)) {
    requests.actions.push_back(SetUiScale{next_scale(looks.ui_scale, -1)});
  }
  ImGui::SameLine();
  const std::string percent = std::to_string(std::lround(looks.ui_scale * 100.0f)) + "%";
  const float top = ImGui::GetCursorPosY();
  const float wide = fonts::measure(fonts::Face::body, "100%").x + px(16.0f);
  const float left = ImGui::GetCursorPosX();
  ImGui::SetCursorPosY(top + (px(theme::kControlHeight) - ImGui::GetTextLineHeight()) * 0.5f);
  ImGui::SetCursorPosX(left + (wide - fonts::measure(fonts::Face::body, percent.c_str()).x) * 0.5f);
  ui::text(percent);
  ImGui::SameLine();
  ImGui::SetCursorPos({left + wide, top});
  if (ui::icon_button("Larger", ui::Icon::plus)) {
    requests.actions.push_back(SetUiScale{next_scale(looks.ui_scale, 1)});
  }
  if (looks.ui_scale == 1.0f) return;
  ImGui::SameLine();
  ImGui::SetCursorPosY(top);
  if (ui::icon_button("Back to 100%", ui::Icon::reset)) {
    requests.actions.push_back(SetUiScale{1.0f});
  }
}

void entry(Command command, ui::Icon icon, Requests& requests) {
  const CommandInfo& it = info(command);
  const std::string words = std::string(it.text) + "  (" + chord_text(it.chords[0], false) + ")";
  if (!ui::button(words.c_str(), ui::ButtonKind::ghost, icon)) return;
  requests.commands.push_back(command);
  ImGui::CloseCurrentPopup();
}

}  // namespace

void view_menu(const Looks& looks, Requests& requests) {
  constexpr const char* kName = "view";
  if (ui::icon_button("View: theme, size, keys", ui::Icon::view, ImGui::IsPopupOpen(kName))) {
    ImGui::OpenPopup(kName);
  }
  const ImVec2 below{ImGui::GetItemRectMax().x, ImGui::GetItemRectMax().y + px(6.0f)};
  ImGui::SetNextWindowPos({below.x + px(60.0f), below.y}, ImGuiCond_Appearing, {1.0f, 0.0f});
  if (!ImGui::BeginPopup(kName)) return;
  theme::sharpen(ImGui::GetWindowDrawList());
  theme_choice(looks, requests);
  ui::gap(2.0f);
  size_choice(looks, requests);
  ui::gap(2.0f);
  entry(Command::present, ui::Icon::expand, requests);
  entry(Command::tour, ui::Icon::play, requests);
  entry(Command::show_keys, ui::Icon::help, requests);
  entry(Command::show_text, ui::Icon::text, requests);
  ImGui::EndPopup();
}

}  // namespace handoff::web::panels
