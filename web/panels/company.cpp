// The company as a form: parts with single inputs side by side, and tables with a row for each plan,
// team, tier, zone or mail.
#include <string>

#include "web/panels/input_field.hpp"
#include "web/panels/panels.hpp"
#include "web/ui/theme/theme.hpp"
#include "web/ui/widgets/ui.hpp"

namespace handoff::web::panels {
namespace {

using theme::px;

void labelled(const InputField& field, Requests& requests) {
  ImGui::PushID(field.control.path.c_str());
  ui::text(field.control.label);
  ImGui::SameLine();
  ui::hint(field.control.hint);
  ImGui::BeginDisabled(field.control.idle);
  input_field(field.control, requests);
  ImGui::EndDisabled();
  ImGui::PushTextWrapPos(0.0f);
  if (!field.control.note.empty()) ui::text_muted(field.control.note);
  ImGui::PopTextWrapPos();
  ImGui::PopID();
}

void fields(const CompanyPart& part, Requests& requests) {
  if (part.fields.empty()) return;
  constexpr float kFieldWidth = 190.0f;
  ui::grid_begin(part.title.c_str(), kFieldWidth, 4, 12.0f);
  for (const InputField& field : part.fields) {
    ui::grid_cell();
    labelled(field, requests);
  }
  ui::grid_end();
}

// As words: Dear ImGui's own heads are buttons, at which Tab would stop.
void heads(const CompanyTable& table) {
  for (const std::string& head : table.heads) ImGui::TableSetupColumn(head.c_str());
  const float side = px(theme::kControlHeight);
  ImGui::TableSetupColumn("##remove", ImGuiTableColumnFlags_WidthFixed, side);
  ImGui::TableNextRow();
  for (const std::string& head : table.heads) {
    ImGui::TableNextColumn();
    ui::text_muted(head);
  }
}

void row(const CompanyTable& table, const std::vector<InputField>& cells, Requests& requests) {
  ImGui::TableNextRow();
  ImGui::PushID(cells.front().control.path.c_str());
  for (const InputField& cell : cells) {
    ImGui::TableNextColumn();
    ImGui::PushID(cell.control.path.c_str());
    ImGui::BeginDisabled(cell.control.idle);
    input_field(cell.control, requests);
    ImGui::EndDisabled();
    if (cell.control.idle) ui::tooltip_for_item(cell.control.note);
    ImGui::PopID();
  }
  ImGui::TableNextColumn();
  if (table.list.shrinks) {
    const std::string name = "Remove " + cells.front().row_name;
    ImGui::PushTabStop(false);
    if (ui::icon_button(name.c_str(), ui::Icon::close))
      requests.actions.push_back(RemoveRow{table.list.path, cells.front().row});
    ImGui::PopTabStop();
  }
  ImGui::PopID();
}

void rows(const CompanyTable& table, Requests& requests) {
  const int columns = static_cast<int>(table.heads.size()) + 1;
  if (!table.rows.empty() &&
      ImGui::BeginTable(table.list.path.c_str(), columns, ImGuiTableFlags_SizingStretchSame)) {
    heads(table);
    for (const auto& cells : table.rows) row(table, cells, requests);
    ImGui::EndTable();
  }
  if (table.list.grows && ui::button(table.add.c_str(), ui::ButtonKind::ghost))
    requests.actions.push_back(AddRow{table.list.path});
}

}  // namespace

// In one window with the others, so that Tab leads through the whole form.
void company_part(const CompanyPart& it, Requests& requests) {
  ui::text(it.title, fonts::Face::strong);
  ui::paragraph(it.help, true);
  ui::gap(2.0f);
  fields(it, requests);
  if (it.table) rows(*it.table, requests);
  ui::gap(14.0f);
}

void company(const CompanyView& view, Requests& requests) {
  if (ui::card_begin("company", {.title = "Your company", .subtitle = view.whose})) {
    ui::gap(6.0f);
    for (const CompanyPart& each : view.parts) company_part(each, requests);
  }
  ui::card_end();
}

}  // namespace handoff::web::panels
