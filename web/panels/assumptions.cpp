// Assumptions: every input with its source, searchable, and what is not modelled.
#include <string>
#include <vector>

#include "web/panels/panels.hpp"
#include "web/ui/theme/theme.hpp"
#include "web/ui/widgets/ui.hpp"

namespace handoff::web::panels {
namespace {

using theme::px;

std::vector<const AssumptionRow*> found_in(const AssumptionsView& view,
                                           const AssumptionsMemory& memory) {
  std::vector<const AssumptionRow*> found;
  for (const AssumptionRow& row : view.rows) {
    if ((memory.changed_only && !row.changed) || (memory.assumed_only && !row.assumed)) continue;
    if (matches(row, memory.search)) found.push_back(&row);
  }
  return found;
}

void wrapped(std::string_view words, bool muted) {
  ImGui::TableNextColumn();
  ImGui::PushTextWrapPos(0.0f);
  if (muted) {
    ui::text_muted(words);
  } else {
    ui::text(words);
  }
  ImGui::PopTextWrapPos();
}

void row(const AssumptionRow& it, const SweepChoice& swept, Requests& requests) {
  ImGui::TableNextRow();
  ImGui::PushID(it.path.c_str());
  wrapped(it.path, false);
  if (!it.help.empty()) {
    ImGui::PushTextWrapPos(0.0f);
    ui::text_muted(it.help);
    ImGui::PopTextWrapPos();
  }
  wrapped(it.value, false);
  if (it.changed) {
    ui::badge("changed", ui::Tone::accent);
    ui::text_muted("shipped: " + it.shipped);
    if (it.shipped != "not there" && ui::button("Reset", ui::ButtonKind::ghost, ui::Icon::reset)) {
      requests.actions.push_back(ResetField{it.path});
    }
  }
  ImGui::TableNextColumn();
  if (it.assumed) ui::badge("assumption", ui::Tone::warn);
  ImGui::PushTextWrapPos(0.0f);
  const bool more = !it.assumed || it.source.size() > sizeof "assumption";
  if (more) ui::text_muted(it.source);
  ImGui::PopTextWrapPos();
  ImGui::TableNextColumn();
  if (ui::button("Vary", ui::ButtonKind::ghost)) {
    SweepChoice varied = swept;
    varied.axis = it.path;
    varied.other.clear();
    requests.actions.push_back(PlanSweep{varied});
    requests.actions.push_back(SetTab{Tab::planner});
  }
  ImGui::PopID();
}

void filters(const AssumptionsView& view, AssumptionsMemory& memory) {
  ImGui::SetNextItemWidth(px(260.0f));
  ImGui::InputTextWithHint("##search", "Search, for instance: crm limit", memory.search,
                           sizeof memory.search);
  ImGui::SameLine();
  ui::toggle("Changed only", memory.changed_only);
  ImGui::SameLine();
  ui::toggle("Assumed only", memory.assumed_only);
  ui::text_muted(view.summary);
}

}  // namespace

void assumptions(const AssumptionsView& view, const SweepChoice& swept, AssumptionsMemory& memory,
                 Requests& requests) {
  const ui::CardOptions options{
      .title = "Assumptions",
      .subtitle = "Every input of the scenario, its value, and where that comes from"};
  if (ui::card_begin("assumptions", options)) {
    filters(view, memory);
    const std::vector<const AssumptionRow*> found = found_in(view, memory);
    const ImGuiTableFlags flags = ImGuiTableFlags_BordersInnerH | ImGuiTableFlags_PadOuterX |
                                  ImGuiTableFlags_SizingStretchProp | ImGuiTableFlags_ScrollY;
    if (found.empty()) {
      ui::text_muted("No input has these words.");
    } else if (ImGui::BeginTable("assumptions", 4, flags, {0.0f, px(460.0f)})) {
      ImGui::TableSetupScrollFreeze(0, 1);
      ImGui::TableSetupColumn("Input", 0, 3.0f);
      ImGui::TableSetupColumn("Value", 0, 1.2f);
      ImGui::TableSetupColumn("Source", 0, 3.0f);
      ImGui::TableSetupColumn("##vary", ImGuiTableColumnFlags_WidthFixed);
      ImGui::TableHeadersRow();
      for (const AssumptionRow* each : found) row(*each, swept, requests);
      ImGui::EndTable();
    }
  }
  ui::card_end();
  ui::gap(0.0f);
  if (ui::card_begin("not_modelled", {.title = "What is not modelled"})) {
    for (const std::string& sentence : not_modelled()) ui::paragraph("\xE2\x80\xA2 " + sentence);
  }
  ui::card_end();
}

}  // namespace handoff::web::panels
