// The bar at the top: what is shown, how far the run is, and what can be done with the whole page.
//
// On a narrow screen buttons lose their words first, then the progress text goes; nothing is cut.
#include <algorithm>
#include <string>

#include "web/panels/panels.hpp"
#include "web/platform/platform.hpp"
#include "web/ui/theme/theme.hpp"
#include "web/ui/widgets/ui.hpp"

namespace handoff::web::panels {
namespace {

using theme::px;

constexpr float kWordsFrom = 1000.0f;  // page widths
constexpr float kProgressFrom = 1180.0f;
constexpr float kNameFrom = 620.0f;
constexpr float kTitleFrom = 400.0f;

float middle(float height) { return (px(56.0f) - height) * 0.5f; }

void logo() {
  const float side = px(26.0f);
  ImGui::SetCursorPos({px(20.0f), middle(side)});
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImDrawList* list = ImGui::GetWindowDrawList();
  const theme::Tokens& t = theme::tokens();
  list->AddRectFilled(at, {at.x + side, at.y + side}, t.accent, px(7.0f));
  const float y = at.y + side * 0.5f;
  const float width = px(2.2f);
  list->AddLine({at.x + side * 0.24f, y}, {at.x + side * 0.70f, y}, t.on_accent, width);
  list->AddLine({at.x + side * 0.52f, y - side * 0.18f}, {at.x + side * 0.70f, y}, t.on_accent,
                width);
  list->AddLine({at.x + side * 0.52f, y + side * 0.18f}, {at.x + side * 0.70f, y}, t.on_accent,
                width);
  list->AddCircleFilled({at.x + side * 0.80f, y}, px(1.6f), t.on_accent);
  ImGui::Dummy({side, side});
}

void name(const StatusView& view) {
  if (ImGui::GetWindowWidth() < px(kTitleFrom)) return;
  ImGui::SameLine(0.0f, px(10.0f));
  ImGui::SetCursorPosY(middle(fonts::get(fonts::Face::title)->FontSize));
  ui::text("Handoff", fonts::Face::title);
  if (ImGui::GetWindowWidth() < px(kNameFrom)) return;
  ImGui::SameLine(0.0f, px(16.0f));
  ImGui::SetCursorPosY(middle(fonts::get(fonts::Face::body)->FontSize));
  ui::text(view.scenario_name);
  if (!view.changed) return;
  ImGui::SameLine(0.0f, px(8.0f));
  ImGui::SetCursorPosY(middle(fonts::get(fonts::Face::small)->FontSize + px(6.0f)));
  ui::badge("changed", ui::Tone::accent);
}

// A thin line under the bar, as long as the share that is done.
void progress_line(const StatusView& view) {
  if (view.progress_share >= 1.0) return;
  const ImVec2 at = ImGui::GetWindowPos();
  const float y = at.y + px(56.0f);
  const float width = ImGui::GetWindowWidth() * static_cast<float>(view.progress_share);
  ImGui::GetWindowDrawList()->AddRectFilled({at.x, y - px(2.0f)}, {at.x + width, y},
                                            theme::tokens().accent);
}

void icon_command(Command wanted, ui::Icon icon, bool enabled, Requests& requests) {
  ImGui::BeginDisabled(!enabled);
  const std::string words = tooltip_with_key(wanted, platform::is_mac());
  if (ui::icon_button(words.c_str(), icon)) requests.commands.push_back(wanted);
  ImGui::EndDisabled();
}

void command(Command wanted, ui::ButtonKind kind, ui::Icon icon, bool with_words,
             Requests& requests) {
  const CommandInfo& it = info(wanted);
  const bool pressed =
      with_words ? ui::button(it.text, kind, icon, it.tooltip) : ui::icon_button(it.tooltip, icon);
  if (pressed) requests.commands.push_back(wanted);
}

float words_width(Command wanted) {
  return fonts::measure(fonts::Face::strong, info(wanted).text).x + px(50.0f);
}

float buttons_width(bool with_words) {
  const float icons = px(theme::kControlHeight + 2.0f) * 4.0f;
  if (!with_words) return icons + px(theme::kControlHeight + 2.0f) * 3.0f;
  return icons + words_width(Command::open_file) + words_width(Command::save_scenario) +
         words_width(Command::save_results) + words_width(Command::copy_link) + px(8.0f) * 5.0f;
}

void progress_text(const StatusView& view, float right) {
  const std::string words = view.progress + "  \xC2\xB7  " + view.seed;
  const float width = fonts::measure(fonts::Face::small, words.c_str()).x;
  ImGui::SetCursorPos(
      {right - width - px(16.0f), middle(fonts::get(fonts::Face::small)->FontSize)});
  ui::text_muted(words);
}

}  // namespace

void top_bar(const StatusView& view, const Looks& looks, Requests& requests) {
  const float height = px(56.0f);
  const ImVec2 at = ImGui::GetWindowPos();
  const float width = ImGui::GetWindowWidth();
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddRectFilled(at, {at.x + width, at.y + height}, theme::tokens().surface);
  list->AddLine({at.x, at.y + height - 0.5f}, {at.x + width, at.y + height - 0.5f},
                theme::tokens().border);
  progress_line(view);
  logo();
  name(view);
  const bool words = width >= px(kWordsFrom);
  const float right = width - px(16.0f) - buttons_width(words);
  if (width >= px(kProgressFrom)) progress_text(view, right);
  ImGui::SetCursorPos({right, middle(px(theme::kControlHeight))});
  icon_command(Command::undo, ui::Icon::undo, view.can_undo, requests);
  ImGui::SameLine(0.0f, px(2.0f));
  icon_command(Command::redo, ui::Icon::redo, view.can_redo, requests);
  ImGui::SameLine(0.0f, px(2.0f));
  view_menu(looks, requests);
  ImGui::SameLine(0.0f, px(2.0f));
  icon_command(Command::show_keys, ui::Icon::help, true, requests);
  const float space = px(words ? 8.0f : 2.0f);
  ImGui::SameLine(0.0f, space);
  using Kind = ui::ButtonKind;
  command(Command::open_file, Kind::secondary, ui::Icon::upload, words, requests);
  ImGui::SameLine(0.0f, space);
  command(Command::save_scenario, Kind::secondary, ui::Icon::download, words, requests);
  if (words) {  // two arrows down without words would look alike
    ImGui::SameLine(0.0f, space);
    command(Command::save_results, Kind::secondary, ui::Icon::download, words, requests);
  }
  ImGui::SameLine(0.0f, space);
  command(Command::copy_link, Kind::primary, ui::Icon::link, words, requests);
}

}  // namespace handoff::web::panels
