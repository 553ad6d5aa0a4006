#include "web/panels/planner/planner_parts.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "web/ui/charts/scale/figures.hpp"
#include "web/ui/widgets/ui.hpp"

namespace handoff::web::panels {
namespace {

bool is_wide(const std::vector<std::string>& cells, std::size_t at) {
  return at == 0 || at + 1 == cells.size();
}

void waits_its_turn(const PlannerView& view, QuestionKind kind, Requests& requests) {
  const auto place = std::find(view.waiting.begin(), view.waiting.end(), kind);
  const auto before = place - view.waiting.begin();
  ImGui::AlignTextToFramePadding();
  ui::text_muted("Queued: " + std::to_string(before) + " before it.");
  ImGui::SameLine();
  ImGui::PushID(static_cast<int>(kind));
  if (ui::button("Run now")) requests.actions.push_back(PlanNext{kind});
  ImGui::PopID();
}

}  // namespace

void table_row(const std::vector<std::string>& cells, theme::Tone tone) {
  ImGui::TableNextRow();
  for (std::size_t at = 0; at < cells.size(); ++at) {
    ImGui::TableNextColumn();
    if (is_wide(cells, at)) {
      ui::paragraph(cells[at]);
    } else if (at == 1 && tone != theme::Tone::neutral) {
      ui::text_toned(cells[at], tone);
    } else {
      ui::text(cells[at]);
    }
  }
}

bool table_begin(const char* id, const std::vector<std::string>& head) {
  const ImGuiTableFlags flags = ImGuiTableFlags_BordersInnerH | ImGuiTableFlags_PadOuterX;
  if (!ImGui::BeginTable(id, static_cast<int>(head.size()), flags)) return false;
  for (std::size_t at = 0; at < head.size(); ++at)
    ImGui::TableSetupColumn("", is_wide(head, at) ? ImGuiTableColumnFlags_WidthStretch
                                                  : ImGuiTableColumnFlags_WidthFixed);
  ImGui::TableNextRow();
  for (const std::string& name : head) {
    ImGui::TableNextColumn();
    ui::text_muted(name);
  }
  return true;
}

bool question_card(const char* id, QuestionKind kind) {
  const sim::QuestionInfo& words = info(kind);
  return ui::card_begin(id, {.title = words.title, .subtitle = words.subtitle, .hint = words.hint});
}

void waiting(const PlannerView& view, QuestionKind kind, Requests& requests) {
  if (view.current != kind) return waits_its_turn(view, kind, requests);
  // What was expected may not be the end of it.
  const std::string share = charts::format_fixed(std::min(100.0 * view.share, 99.0), 0) + "%";
  ImGui::AlignTextToFramePadding();
  ui::text((view.stopped ? "Stopped at " : "Working: ") + share);
  ImGui::SameLine();
  if (ui::button(view.stopped ? "Go on" : "Stop")) requests.actions.push_back(PlanGo{view.stopped});
}

bool written(const char* id, const char* example, std::string& text, float width) {
  std::array<char, 400> typed{};
  text.copy(typed.data(), typed.size() - 1);
  ImGui::SetNextItemWidth(width);
  ImGui::InputTextWithHint(id, example, typed.data(), typed.size());
  if (!ImGui::IsItemDeactivatedAfterEdit() || text == typed.data()) return false;
  text = typed.data();
  return true;
}

bool written_under(const char* label, const char* example, std::string& text, float width) {
  ImGui::BeginGroup();
  ImGui::AlignTextToFramePadding();
  ui::text_muted(label);
  ImGui::PushID(label);
  const bool changed = written("##written", example, text, width);
  ImGui::PopID();
  ImGui::EndGroup();
  return changed;
}

}  // namespace handoff::web::panels
