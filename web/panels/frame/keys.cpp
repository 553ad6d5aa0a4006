// The list of keys that `?` shows, over everything; a second `?`, a click outside of it or Esc
// closes it.
#include <algorithm>
#include <utility>

#include "web/panels/frame/key_groups.hpp"
#include "web/panels/panels.hpp"
#include "web/platform/platform.hpp"
#include "web/ui/theme/theme.hpp"
#include "web/ui/widgets/ui.hpp"

namespace handoff::web::panels {
namespace {

using theme::px;

constexpr const char* kName = "keys";

// Drawn like a key: a frame around its name.
void key_cap(const std::string& keys) {
  const theme::Tokens& t = theme::tokens();
  const ImVec2 words = fonts::measure(fonts::Face::small, keys.c_str());
  const ImVec2 pad{px(8.0f), px(3.0f)};
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const ImVec2 size{words.x + pad.x * 2.0f, words.y + pad.y * 2.0f};
  ImGui::Dummy(size);
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddRectFilled(at, {at.x + size.x, at.y + size.y}, t.sunken, px(4.0f));
  list->AddRect(at, {at.x + size.x, at.y + size.y}, t.border_strong, px(4.0f));
  const ImFont* font = fonts::get(fonts::Face::small);
  list->AddText(font, font->FontSize, {at.x + pad.x, at.y + pad.y}, t.text, keys.c_str());
}

void group(const KeyGroup& group, float keys_width) {
  ui::text(group.title, fonts::Face::strong);
  for (const KeyLine& line : group.lines) {
    const ImVec2 at = ImGui::GetCursorPos();
    key_cap(line.keys);
    ImGui::SameLine();
    ImGui::SetCursorPos({at.x + keys_width, at.y + px(3.0f)});
    ImGui::PushTextWrapPos(0.0f);
    ui::text_muted(line.words);
    ImGui::PopTextWrapPos();
  }
  ui::gap(6.0f);
}

float widest_keys(const std::vector<KeyGroup>& groups) {
  float widest = 0.0f;
  for (const KeyGroup& each : groups) {
    for (const KeyLine& line : each.lines) {
      widest = std::max(widest, fonts::measure(fonts::Face::small, line.keys.c_str()).x);
    }
  }
  return widest + px(32.0f);
}

void columns(const std::vector<KeyGroup>& groups, int count) {
  const float keys_width = widest_keys(groups);
  if (!ImGui::BeginTable("columns", count, ImGuiTableFlags_SizingStretchSame)) return;
  ImGui::TableNextRow();
  const std::size_t half = count == 1 ? groups.size() : 2;  // the first two are the longest
  for (std::size_t i = 0; i < groups.size(); ++i) {
    if (i == 0 || i == half) ImGui::TableNextColumn();
    group(groups[i], keys_width);
  }
  ImGui::EndTable();
}

}  // namespace

void keys(bool& wanted) {
  const bool close = wanted && ImGui::IsPopupOpen(kName);
  if (std::exchange(wanted, false) && !close) ImGui::OpenPopup(kName);
  const ImVec2 page = ImGui::GetMainViewport()->Size;
  const bool wide = page.x > px(860.0f);
  const float width = std::min(px(wide ? 820.0f : 440.0f), page.x - px(24.0f));
  ImGui::SetNextWindowPos({page.x * 0.5f, page.y * 0.5f}, ImGuiCond_Always, {0.5f, 0.5f});
  ImGui::SetNextWindowSizeConstraints({width, 0.0f}, {width, page.y - px(24.0f)});
  if (!ImGui::BeginPopup(kName)) return;
  theme::sharpen(ImGui::GetWindowDrawList());
  const ImVec2 corner = ImGui::GetCursorPos();
  ui::align_right(px(theme::kControlHeight));
  ImGui::SetCursorPosY(corner.y - px(6.0f));
  const bool pressed = ui::icon_button("Close", ui::Icon::close);
  ImGui::SetCursorPos(corner);
  ui::text("Keys", fonts::Face::title);
  ui::gap(2.0f);
  columns(key_groups(platform::is_mac()), wide ? 2 : 1);
  if (ui::button("Licences", ui::ButtonKind::ghost, ui::Icon::none,
                 "What this page is made of besides its own code, and under which licences"))
    platform::open_beside("licences.txt");
  if (pressed || close) ImGui::CloseCurrentPopup();
  ImGui::EndPopup();
}

}  // namespace handoff::web::panels
