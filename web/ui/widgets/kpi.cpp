#include "web/ui/widgets/kpi.hpp"

#include <string>

#include "web/ui/theme/theme.hpp"
#include "web/ui/widgets/layout.hpp"

namespace handoff::web::ui {

namespace {

void draw_alert() {
  const ImVec2 at = ImGui::GetWindowPos();
  const ImVec2 size = ImGui::GetWindowSize();
  const float inset = theme::px(14.0f);
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->PushClipRect(at, {at.x + size.x, at.y + size.y});  // into the padding
  list->AddRectFilled({at.x, at.y + inset}, {at.x + theme::px(3.5f), at.y + size.y - inset},
                      theme::tokens().bad, theme::px(2.0f), ImDrawFlags_RoundCornersRight);
  list->PopClipRect();
}

void value_line(const Kpi& kpi) {
  text(kpi.value, fonts::Face::figure);
  if (kpi.delta.empty()) return;
  const float value_width = ImGui::GetItemRectSize().x;
  const float left = ImGui::GetContentRegionAvail().x - value_width;
  const ImVec2 words =
      fonts::measure(fonts::Face::small, kpi.delta.data(), kpi.delta.data() + kpi.delta.size());
  // Beside the value where there is room, else below it.
  const float mark = kpi.icon == Icon::none ? 0.0f : theme::px(17.0f);
  if (words.x + mark + theme::px(16.0f + 10.0f) <= left) {
    ImGui::SameLine(0.0f, theme::px(10.0f));
    ImGui::SetCursorPosY(ImGui::GetCursorPosY() + theme::px(6.0f));
  }
  badge(kpi.delta, kpi.tone, kpi.icon);
}

void certainty_line(const Kpi& kpi) {
  if (kpi.interval.empty() && kpi.n.empty()) return;
  // Always on two lines, so that the cards of a row are alike.
  ImGui::PushTextWrapPos(0.0f);
  if (!kpi.interval.empty()) text_muted(kpi.interval);
  if (!kpi.n.empty()) text_muted(kpi.n);
  ImGui::PopTextWrapPos();
}

}  // namespace

bool kpi_card(const Kpi& kpi) {
  const std::string id(kpi.label);
  bool clicked = false;
  if (card_begin(id.c_str(), {.padding = 16.0f})) {
    if (kpi.alert) draw_alert();
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {theme::px(4.0f), theme::px(5.0f)});
    text_muted(kpi.label);
    if (!kpi.hint.empty()) {
      ImGui::SameLine();
      const fonts::Scope in(fonts::Face::small);
      hint(kpi.hint);
    }
    value_line(kpi);
    certainty_line(kpi);
    if (!kpi.versus.empty()) {
      text_toned(kpi.versus, kpi.versus_tone, fonts::Face::small);
      tooltip_for_item(kpi.versus_hint);
    }
    ImGui::PopStyleVar();
    clicked = ImGui::IsWindowHovered() && ImGui::IsMouseClicked(ImGuiMouseButton_Left) &&
              !ImGui::IsAnyItemHovered();
  }
  card_end();
  return clicked;
}

}  // namespace handoff::web::ui
