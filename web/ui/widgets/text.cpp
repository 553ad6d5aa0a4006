#include "web/ui/widgets/text.hpp"

#include <cmath>

#include "imgui_internal.h"
#include "web/platform/frames.hpp"
#include "web/ui/text/line_breaks.hpp"
#include "web/ui/theme/theme.hpp"

namespace handoff::web::ui {

namespace {

float width_of(std::string_view words) {
  return ImGui::CalcTextSize(words.data(), words.data() + words.size()).x;
}

void unformatted(std::string_view words) {
  const float end = ImGui::GetCurrentWindow()->DC.TextWrapPos;
  if (end < 0.0f || !has_grouped_number(words))
    return ImGui::TextUnformatted(words.data(), words.data() + words.size());
  const float width = ImGui::CalcWrapWidthForPos(ImGui::GetCursorScreenPos(), end);
  const std::string lines = broken_at_blanks(words, width, width_of);
  ImGui::TextUnformatted(lines.data(), lines.data() + lines.size());
}

void colored(std::string_view words, theme::Color color, fonts::Face face) {
  const fonts::Scope in(face);
  ImGui::PushStyleColor(ImGuiCol_Text, color);
  unformatted(words);
  ImGui::PopStyleColor();
}

void show_tooltip(std::string_view words) {
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {theme::px(12.0f), theme::px(9.0f)});
  if (ImGui::BeginTooltip()) {
    theme::sharpen(ImGui::GetWindowDrawList());
    ImGui::PushTextWrapPos(theme::px(340.0f));
    text(words);
    ImGui::PopTextWrapPos();
    ImGui::EndTooltip();
  }
  ImGui::PopStyleVar();
}

}  // namespace

void text(std::string_view words, fonts::Face face) { colored(words, theme::tokens().text, face); }

void text_muted(std::string_view words, fonts::Face face) {
  colored(words, theme::tokens().text_muted, face);
}

void text_cell(std::string_view words, bool muted) {
  ImGui::TableNextColumn();
  ImGui::PushTextWrapPos(0.0f);
  if (muted) {
    text_muted(words);
  } else {
    text(words);
  }
  ImGui::PopTextWrapPos();
}

void text_toned(std::string_view words, Tone tone, fonts::Face face) {
  colored(words, theme::tone_color(theme::tokens(), tone), face);
}

void paragraph(std::string_view words, bool muted) {
  ImGui::PushTextWrapPos(0.0f);
  colored(words, muted ? theme::tokens().text_muted : theme::tokens().text, fonts::Face::body);
  ImGui::PopTextWrapPos();
}

void badge(std::string_view words, Tone tone, Icon icon) {
  const theme::Tokens& t = theme::tokens();
  const ImVec2 size = fonts::measure(fonts::Face::small, words.data(), words.data() + words.size());
  const float mark = icon == Icon::none ? 0.0f : theme::px(17.0f);
  const ImVec2 pad{theme::px(8.0f), theme::px(3.0f)};
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const ImVec2 whole{size.x + mark + pad.x * 2.0f, size.y + pad.y * 2.0f};
  ImGui::Dummy(whole);
  ImDrawList* list = ImGui::GetWindowDrawList();
  const theme::Color ink = theme::tone_color(t, tone);
  list->AddRectFilled(at, {at.x + whole.x, at.y + whole.y}, theme::tone_soft(t, tone),
                      whole.y * 0.5f);
  if (icon != Icon::none) {
    const ImVec2 centre{at.x + pad.x + theme::px(5.0f), at.y + whole.y * 0.5f};
    draw_icon(list, icon, centre, theme::px(12.0f), ink);
  }
  const ImFont* font = fonts::get(fonts::Face::small);
  list->AddText(font, font->FontSize, {std::round(at.x + pad.x + mark), std::round(at.y + pad.y)},
                ink, words.data(), words.data() + words.size());
}

void hint(std::string_view words) {
  const float size = ImGui::GetTextLineHeight();
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImGui::PushID(words.data(), words.data() + words.size());
  // The target is larger than the sign.
  // Tab leads from field to field; the arrow keys reach what stands beside them.
  ImGui::PushTabStop(false);
  ImGui::InvisibleButton("hint", {size + theme::px(4.0f), size});
  ImGui::PopTabStop();
  const bool shown = ImGui::IsItemHovered() || ImGui::IsItemFocused();
  ImGui::PopID();
  const theme::Tokens& t = theme::tokens();
  draw_icon(ImGui::GetWindowDrawList(), Icon::info,
            {at.x + (size + theme::px(4.0f)) * 0.5f, at.y + size * 0.5f}, theme::px(14.0f),
            shown ? t.accent_text : t.text_muted);
  if (shown) show_tooltip(words);
}

void tooltip_for_item(std::string_view words) {
  if (words.empty() || !ImGui::IsItemHovered()) return;
  if (ImGui::IsItemHovered(ImGuiHoveredFlags_DelayNormal | ImGuiHoveredFlags_NoSharedDelay)) {
    show_tooltip(words);
  } else {
    // When the delay is over nothing else would wake the page.
    frames::wake_after(1000.0 * static_cast<double>(ImGui::GetStyle().HoverDelayNormal) + 20.0);
  }
}

}  // namespace handoff::web::ui
