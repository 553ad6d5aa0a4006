// A rehearsal that was opened: the table of measured beside simulated.
#include "web/panels/panels.hpp"
#include "web/ui/theme/theme.hpp"
#include "web/ui/widgets/ui.hpp"

namespace handoff::web::panels {
namespace {

using theme::px;

void row(const RehearsalRow& it, bool wide) {
  ImGui::TableNextRow();
  ui::text_cell(it.label);
  ui::text_cell(it.measured);
  ui::text_cell(it.simulated);
  ui::text_cell(it.interval, true);
  if (wide) ui::text_cell(it.same_draws, true);
  ImGui::TableNextColumn();
  ui::badge(it.agreement, it.differs ? ui::Tone::warn : ui::Tone::neutral,
            it.differs ? ui::Icon::warning : ui::Icon::check);
}

void head(bool wide) {
  ImGui::TableNextRow();
  ui::text_cell("Figure", true);
  ui::text_cell("Measured", true);
  ui::text_cell("Simulated", true);
  ui::text_cell("95% of single runs", true);
  if (wide) ui::text_cell("Same draws", true);
  ui::text_cell("Agreement", true);
}

void table(const RehearsalView& view) {
  const bool wide = ImGui::GetContentRegionAvail().x > px(680.0f);
  const ImGuiTableFlags flags =
      ImGuiTableFlags_BordersInnerH | ImGuiTableFlags_PadOuterX | ImGuiTableFlags_SizingStretchProp;
  if (!ImGui::BeginTable("figures", wide ? 6 : 5, flags)) return;
  head(wide);
  for (const RehearsalRow& each : view.rows) row(each, wide);
  ImGui::EndTable();
}

}  // namespace

void rehearsal(const RehearsalView& view, Requests& requests) {
  if (view.rows.empty()) return;
  const ui::CardOptions options{
      .title = view.title,
      .subtitle = view.played,
      .hint =
          "What handoff rehearse measured at the real service, beside simulations of the same "
          "scenario that were told the service's own overhead. \"Same draws\" is the very run that "
          "was played, simulated. The scenario on this page may be another one."};
  if (ui::card_begin("rehearsal", options)) {
    ui::badge(view.verdict, view.agrees ? ui::Tone::good : ui::Tone::warn,
              view.agrees ? ui::Icon::check : ui::Icon::warning);
    for (const std::string& each : view.violations) ui::paragraph(each);
    table(view);
    ui::paragraph(view.parts, true);
    if (ui::button("Close the rehearsal")) requests.actions.push_back(CloseRehearsal{});
  }
  ui::card_end();
  ui::gap(0.0f);
}

}  // namespace handoff::web::panels
