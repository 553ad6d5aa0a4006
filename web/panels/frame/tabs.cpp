// The tabs of the main area. Where they do not fit they become smaller, and then break into lines.
#include <algorithm>
#include <string>

#include "web/panels/panels.hpp"
#include "web/ui/theme/theme.hpp"
#include "web/ui/widgets/ui.hpp"

namespace handoff::web::panels {
namespace {

using theme::px;

struct Size {
  fonts::Face face;
  float pad;  // on both sides together
};

float width_of(const char* name, const Size& size) {
  return fonts::measure(size.face, name).x + px(size.pad);
}

Size fitting(float room) {
  const Size large{fonts::Face::body, 26.0f};
  float whole = 0.0f;
  for (const char* name : kTabNames) whole += width_of(name, large);
  return whole <= room ? large : Size{fonts::Face::small, 18.0f};
}

bool tab_button(const char* name, bool on, const Size& size, const std::string& tip) {
  const theme::Tokens& t = theme::tokens();
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const ImVec2 area{width_of(name, size), px(theme::kControlHeight)};
  const bool pressed = ImGui::InvisibleButton(name, area);
  const bool lit = ImGui::IsItemHovered() || (ImGui::IsItemFocused() && ImGui::GetIO().NavVisible);
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImVec2 end{at.x + area.x, at.y + area.y};
  if (lit) list->AddRectFilled(at, {end.x, end.y - px(3.0f)}, t.hover, px(5.0f));
  if (on) list->AddRectFilled({at.x, end.y - px(2.5f)}, end, t.accent, px(1.0f));
  const ImFont* font = fonts::get(size.face);
  list->AddText(font, font->FontSize,
                {at.x + px(size.pad * 0.5f), at.y + (area.y - px(3.0f) - font->FontSize) * 0.5f},
                on ? t.text : t.text_muted, name);
  ui::tooltip_for_item(tip);
  return pressed && !on;
}

// Where the line has room for it, the ways to show the page to others.
void offers(ImVec2 start, float from, float to, const Looks& looks, Requests& requests) {
  const Command offered = looks.presenting ? Command::present : Command::tour;
  const char* words = looks.presenting ? "Exit presenter mode" : info(Command::tour).text;
  const float width = fonts::measure(fonts::Face::body, words).x + px(50.0f);
  if (to - from < width + px(10.0f)) return;
  ImGui::SetCursorScreenPos({to - width, start.y - px(2.0f)});
  if (ui::button(words, ui::ButtonKind::ghost, looks.presenting ? ui::Icon::close : ui::Icon::play,
                 looks.presenting ? "Key F, or Esc" : "Nine steps, key G"))
    requests.commands.push_back(offered);
}

}  // namespace

void tabs(Tab open, const Looks& looks, Requests& requests) {
  const ImVec2 start = ImGui::GetCursorScreenPos();
  const float room = ImGui::GetContentRegionAvail().x;
  const float line = px(theme::kControlHeight);
  const Size size = fitting(room);
  ImVec2 at = start;
  ImGui::PushID("tabs");
  for (std::size_t i = 0; i < kTabNames.size(); ++i) {
    const Tab tab = static_cast<Tab>(i);
    const float width = width_of(kTabNames[i], size);
    if (at.x + width > start.x + room + 1.0f) at = {start.x, at.y + line};
    ImGui::SetCursorScreenPos(at);
    const std::string tip = std::string("Key ") + kTabKeys[i];
    if (tab_button(kTabNames[i], tab == open, size, tip)) requests.actions.push_back(SetTab{tab});
    at.x += width;
  }
  offers(start, at.y > start.y ? start.x + room : at.x, start.x + room, looks, requests);
  ImGui::PopID();
  ImGui::GetWindowDrawList()->AddLine({start.x, at.y + line - 0.5f},
                                      {start.x + room, at.y + line - 0.5f}, theme::tokens().border);
  ImGui::SetCursorScreenPos({start.x, at.y + line});
  ImGui::Dummy({room, px(2.0f)});
}

}  // namespace handoff::web::panels
