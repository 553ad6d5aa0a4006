// The exception list of one simulated month: kind, age, value at risk, and what was tried.
#include <string>

#include "web/panels/panels.hpp"
#include "web/ui/theme/theme.hpp"
#include "web/ui/widgets/ui.hpp"

namespace handoff::web::panels {
namespace {

using theme::px;

void row(const ExceptionRow& it, bool wide) {
  ImGui::TableNextRow();
  ui::text_cell(it.kind);
  ui::tooltip_for_item(it.help);
  ImGui::TableNextColumn();
  ui::badge(it.age, it.open ? ui::Tone::warn : ui::Tone::neutral,
            it.open ? ui::Icon::warning : ui::Icon::check);
  ui::text_cell(it.value);
  if (wide) {
    ui::text_cell(it.customer + ", " + it.tier, true);
    ui::text_cell(it.seen, true);
  }
  ui::text_cell(it.tried, true);
}

void month(const ExceptionsView& view, Requests& requests) {
  ImGui::BeginDisabled(view.month == 0);
  if (ui::icon_button("The month before", ui::Icon::minus)) {
    requests.actions.push_back(ShowExceptionsOf{view.month - 1});
  }
  ImGui::EndDisabled();
  ImGui::SameLine(0.0f, px(2.0f));
  if (ui::icon_button("The next month", ui::Icon::plus)) {
    requests.actions.push_back(ShowExceptionsOf{view.month + 1});
  }
  ImGui::SameLine();
  const float room = px(theme::kControlHeight) - fonts::get(fonts::Face::small)->FontSize;
  ImGui::SetCursorPosY(ImGui::GetCursorPosY() + room * 0.5f);
  ui::text_muted(view.summary + " " + view.average);
}

}  // namespace

void exceptions(const ExceptionsView& view, Requests& requests) {
  const ui::CardOptions options{
      .title = view.title,
      .subtitle = "Left for a person to fix, the most money first",
      .hint =
          "The list at the end of the month: handoffs that a person has to look at, how long they "
          "have been waiting, the MRR at risk, and which systems were asked. Customers are "
          "numbered as `handoff trace --customer` counts them."};
  if (ui::card_begin("exceptions", options)) {
    month(view, requests);
    const bool wide = ImGui::GetContentRegionAvail().x > px(680.0f);
    const ImGuiTableFlags flags = ImGuiTableFlags_BordersInnerH | ImGuiTableFlags_PadOuterX |
                                  ImGuiTableFlags_SizingStretchProp;
    if (!view.rows.empty() && ImGui::BeginTable("exceptions", wide ? 6 : 4, flags)) {
      ImGui::TableNextRow();
      ui::text_cell("Kind", true);
      ui::text_cell("Age", true);
      ui::text_cell("MRR", true);
      if (wide) {
        ui::text_cell("Customer", true);
        ui::text_cell("First seen, UTC", true);
      }
      ui::text_cell("What was tried", true);
      for (const ExceptionRow& each : view.rows) row(each, wide);
      ImGui::EndTable();
    }
  }
  ui::card_end();
}

}  // namespace handoff::web::panels
