// The tooltip: one for all series of a plot, near the mouse, or near what the keyboard has chosen.
#include "web/ui/charts/plot/marks.hpp"
#include "web/ui/charts/plot/plot.hpp"
#include "web/ui/theme/fonts.hpp"
#include "web/ui/theme/theme.hpp"

namespace handoff::web::charts {

namespace {

void swatch(int slot, Sample sample) {
  const float height = ImGui::GetTextLineHeight();
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = theme::px(20.0f);
  const SlotLook look = look_of(slot);
  ImDrawList* list = ImGui::GetWindowDrawList();
  draw_sample(list, at, {at.x + width, at.y + height}, look, sample);
  if (sample == Sample::line) {
    draw_marker(list, {at.x + width * 0.5f, at.y + height * 0.5f}, look, theme::px(3.0f));
  }
  ImGui::Dummy({width, height});
}

}  // namespace

bool begin_tooltip(const Plot& plot, ImVec2 keyboard_place) {
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {theme::px(12.0f), theme::px(10.0f)});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, theme::px(theme::kCardRadius));
  if (!plot.result.hovered) {
    const ImVec2 display = ImGui::GetIO().DisplaySize;
    // Towards the middle of the page, so that it stays on it.
    const ImVec2 pivot{keyboard_place.x > display.x * 0.5f ? 1.0f : 0.0f,
                       keyboard_place.y > display.y * 0.6f ? 1.0f : 0.0f};
    const float away = theme::px(12.0f);
    ImGui::SetNextWindowPos({keyboard_place.x + (pivot.x > 0.0f ? -away : away),
                             keyboard_place.y + (pivot.y > 0.0f ? -away : away)},
                            ImGuiCond_Always, pivot);
  }
  if (!ImGui::BeginTooltip()) {
    ImGui::PopStyleVar(2);
    return false;
  }
  theme::sharpen(ImGui::GetWindowDrawList());
  return true;
}

void end_tooltip() {
  ImGui::EndTooltip();
  ImGui::PopStyleVar(2);
}

void tooltip_title(const std::string& title) {
  const fonts::Scope in(fonts::Face::strong);
  ImGui::TextUnformatted(title.c_str());
}

void tooltip_rows(std::span<const TooltipRow> rows) {
  if (rows.empty() || !ImGui::BeginTable("rows", 2, ImGuiTableFlags_SizingFixedFit)) return;
  for (const TooltipRow& row : rows) {
    ImGui::TableNextRow();
    ImGui::TableNextColumn();
    if (row.slot >= 0) {
      swatch(row.slot, row.sample);
      ImGui::SameLine();
    }
    ImGui::PushStyleColor(ImGuiCol_Text, theme::tokens().text_muted);
    ImGui::TextUnformatted(row.label.c_str());
    ImGui::PopStyleColor();
    ImGui::TableNextColumn();
    ImGui::TextUnformatted(row.value.c_str());
  }
  ImGui::EndTable();
}

}  // namespace handoff::web::charts
