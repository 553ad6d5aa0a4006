// Assumptions: every input as a field with its source, part by part or searched for, and what is not
// modelled.
#include <map>
#include <string>

#include "web/panels/input_field.hpp"
#include "web/panels/panels.hpp"
#include "web/ui/theme/theme.hpp"
#include "web/ui/widgets/ui.hpp"
#include "web/views/input_words.hpp"

namespace handoff::web::panels {
namespace {

using theme::px;

constexpr int kColumns = 4;

bool is_shown(const AssumptionRow& row, const AssumptionsMemory& memory) {
  if ((memory.changed_only && !row.changed) || (memory.assumed_only && !row.assumed)) return false;
  return matches(row, memory.search);
}

// Somebody looks for something, so all that is found is shown.
bool narrowed(const AssumptionsMemory& memory) {
  return memory.search[0] != '\0' || memory.changed_only || memory.assumed_only;
}

void muted(std::string_view words) {
  ImGui::PushTextWrapPos(0.0f);
  ui::text_muted(words);
  ImGui::PopTextWrapPos();
}

void words_of(const AssumptionRow& it) {
  ImGui::TableNextColumn();
  ImGui::PushTextWrapPos(0.0f);
  ui::text(it.label);
  ImGui::PopTextWrapPos();
  ImGui::SameLine();
  ui::hint(it.field.control.hint);
  if (!it.field.help.empty()) muted(it.field.help);
}

void value_of(const AssumptionRow& it, Requests& requests) {
  ImGui::TableNextColumn();
  input_field(it.field.control, requests);
  if (!it.changed) return;
  ui::badge("changed", ui::Tone::accent);
  muted("shipped: " + it.shipped);
  if (it.shipped != "not there" && ui::button("Reset", ui::ButtonKind::ghost, ui::Icon::reset))
    requests.actions.push_back(ResetField{it.field.control.path});
}

void source_of(const AssumptionRow& it) {
  ImGui::TableNextColumn();
  if (it.assumed) ui::badge("assumption", ui::Tone::warn);
  if (!it.assumed || it.source.size() > sizeof "assumption") muted(it.source);
}

void vary(const AssumptionRow& it, const SweepChoice& swept, Requests& requests) {
  ImGui::TableNextColumn();
  if (!it.field.varies || !ui::button("Vary", ui::ButtonKind::ghost)) return;
  SweepChoice varied = swept;
  varied.axis = it.field.control.path;
  varied.other.clear();
  requests.actions.push_back(PlanSweep{varied});
  requests.actions.push_back(SetTab{Tab::planner});
}

void row(const AssumptionRow& it, const SweepChoice& swept, Requests& requests) {
  ImGui::TableNextRow();
  ImGui::PushID(it.field.control.path.c_str());
  words_of(it);
  value_of(it, requests);
  source_of(it);
  vary(it, swept, requests);
  ImGui::PopID();
}

// A list's own line: what can be done with its rows.
void list_row(const InputList& list, Requests& requests) {
  ImGui::TableNextRow();
  ImGui::TableNextColumn();
  ImGui::PushID(list.path.c_str());
  ui::text(list.title + ": " + std::to_string(list.size), fonts::Face::strong);
  muted(list.help);
  ImGui::TableNextColumn();
  if (list.grows && ui::button("Add", ui::ButtonKind::secondary))
    requests.actions.push_back(AddRow{list.path});
  if (list.shrinks && ui::button("Remove the last", ui::ButtonKind::ghost))
    requests.actions.push_back(RemoveRow{list.path, list.size - 1});
  ImGui::PopID();
}

// A part of the form, which opens and closes; true while it is open.
bool section_row(const std::string& section, std::size_t inputs, bool always) {
  ImGui::TableNextRow();
  ImGui::TableNextColumn();
  const std::string words =
      section_title(section) + " (" + std::to_string(inputs) + ")##" + section;
  bool* open = ImGui::GetStateStorage()->GetBoolRef(ImGui::GetID(section.c_str()), false);
  const bool shown = *open || always;
  const ui::Icon icon = shown ? ui::Icon::chevron_down : ui::Icon::chevron_right;
  if (ui::button(words.c_str(), ui::ButtonKind::ghost, icon)) *open = !*open;
  return shown;
}

std::map<std::string, std::size_t> shown_by_section(const AssumptionsView& view,
                                                    const AssumptionsMemory& memory) {
  std::map<std::string, std::size_t> count;
  for (const AssumptionRow& each : view.rows)
    if (is_shown(each, memory)) ++count[each.field.section];
  return count;
}

// In the order of the file, part by part.
void rows(const AssumptionsView& view, const SweepChoice& swept, const AssumptionsMemory& memory,
          const std::map<std::string, std::size_t>& count, Requests& requests) {
  const bool all = narrowed(memory);
  std::string section;
  bool open = false;
  const auto enter = [&](const std::string& next) {
    if (next == section) return;
    section = next;
    const auto inputs = count.find(next);
    open = section_row(next, inputs == count.end() ? 0 : inputs->second, all);
  };
  auto list = view.lists.begin();
  for (std::size_t i = 0; i < view.rows.size(); ++i) {
    for (; list != view.lists.end() && list->first == i; ++list) {
      if (all) continue;
      enter(list->list.section);
      if (open) list_row(list->list, requests);
    }
    const AssumptionRow& each = view.rows[i];
    if (!is_shown(each, memory)) continue;
    enter(each.field.section);
    if (open) row(each, swept, requests);
  }
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
      .title = "Every input",
      .subtitle = "What it is, its value, which can be changed here, and where that comes from"};
  if (ui::card_begin("assumptions", options)) {
    filters(view, memory);
    const auto count = shown_by_section(view, memory);
    const ImGuiTableFlags flags = ImGuiTableFlags_BordersInnerH | ImGuiTableFlags_PadOuterX |
                                  ImGuiTableFlags_SizingStretchProp | ImGuiTableFlags_ScrollY;
    if (count.empty()) {
      ui::text_muted("No input has these words.");
    } else if (ImGui::BeginTable("assumptions", kColumns, flags, {0.0f, px(460.0f)})) {
      ImGui::TableSetupScrollFreeze(0, 1);
      ImGui::TableSetupColumn("Input", 0, 3.0f);
      ImGui::TableSetupColumn("Value", 0, 1.6f);
      ImGui::TableSetupColumn("Source", 0, 2.6f);
      ImGui::TableSetupColumn("##vary", ImGuiTableColumnFlags_WidthFixed);
      ImGui::TableHeadersRow();
      rows(view, swept, memory, count, requests);
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
