// The figures of the month, which tool makes it, and whether the model explains it.
#include <initializer_list>
#include <string>
#include <vector>

#include "web/panels/month/month_parts.hpp"
#include "web/ui/theme/theme.hpp"
#include "web/ui/widgets/ui.hpp"

namespace handoff::web::panels {
namespace {

using theme::px;

constexpr ImGuiTableFlags kTable =
    ImGuiTableFlags_BordersInnerH | ImGuiTableFlags_PadOuterX | ImGuiTableFlags_SizingStretchProp;

void offer(Command command, ui::ButtonKind kind, ui::Icon icon, Requests& requests) {
  const CommandInfo& it = info(command);
  if (ui::button(it.text, kind, icon, it.tooltip)) requests.commands.push_back(command);
}

// `cells` fills the cells of one row.
template <class Row>
void table(const char* id, std::initializer_list<const char*> heads, const std::vector<Row>& rows,
           void (*cells)(const Row&)) {
  if (!ImGui::BeginTable(id, static_cast<int>(heads.size()), kTable)) return;
  ImGui::TableNextRow();
  for (const char* head : heads) ui::text_cell(head, true);
  for (const Row& it : rows) {
    ImGui::TableNextRow();
    cells(it);
  }
  ImGui::EndTable();
}

void fit_cells(const MonthFitRow& it) {
  ui::text_cell(it.label);
  ui::text_cell(it.observed);
  ui::text_cell(it.predicted);
  ImGui::TableNextColumn();
  if (!it.is_judged) return;
  ui::badge(it.inside ? "inside" : "outside", it.inside ? ui::Tone::good : ui::Tone::warn,
            it.inside ? ui::Icon::check : ui::Icon::warning);
}

void input_cells(const MonthInput& it) {
  ui::text_cell(it.label);
  ui::text_cell(it.value);
  ui::text_cell(it.source, !it.is_yours);
}

void left_out_cells(const MonthLeft& it) {
  ui::text_cell(it.rows);
  ui::text_cell(it.reason);
  ui::text_cell(it.examples, true);
}

}  // namespace

void month_figures(const MonthView& view) {
  ImGui::PushTextWrapPos(0.0f);
  const bool narrow = ImGui::GetContentRegionAvail().x < px(560.0f);
  ui::text(view.headline, narrow ? fonts::Face::title : fonts::Face::headline);
  ImGui::PopTextWrapPos();
  ui::gap(2.0f);
  ui::grid_begin("month_figures", 148.0f, 6, 12.0f);
  for (const MonthFigure& it : view.figures) {
    ui::grid_cell();
    ui::kpi_card(
        {.label = it.label, .value = it.value, .interval = it.range, .n = it.n, .hint = it.hint});
  }
  ui::grid_end();
}

void month_offers(const MonthView& view, Requests& requests) {
  ImGui::BeginDisabled(!view.can_use);
  offer(Command::month_use, ui::ButtonKind::primary, ui::Icon::check, requests);
  ImGui::SameLine(0.0f, px(8.0f));
  if (ui::button("Compare the five tools", ui::ButtonKind::secondary, ui::Icon::none,
                 "Takes the scenario and shows it under each of them; undo reverts it")) {
    requests.commands.push_back(Command::month_use);
    requests.actions.push_back(SetTab{Tab::tools});
  }
  ImGui::SameLine(0.0f, px(8.0f));
  offer(Command::month_save, ui::ButtonKind::secondary, ui::Icon::download, requests);
  ImGui::EndDisabled();
  ImGui::SameLine(0.0f, px(8.0f));
  if (ui::button("Start again", ui::ButtonKind::ghost, ui::Icon::none,
                 "Forgets your files and what was learned; the scenario stays"))
    requests.actions.push_back(MonthForget{});
}

void month_customers(const MonthView& view, Requests& requests) {
  if (!view.customers.there) return;
  if (ui::card_begin(
          "month_customers",
          {.title = view.customers.title,
           .hint = "Replayed, each of them signs up and pays when it did; what is unknown "
                   "of a customer is drawn. Resampled, each month has as many of them, "
                   "drawn with replacement."})) {
    int chosen = static_cast<int>(view.customers.from);
    if (ui::segmented("customers_from", kCustomersFrom, chosen))
      requests.actions.push_back(BringCustomers{static_cast<CustomersFrom>(chosen)});
    ui::paragraph(view.customers.note, true);
    ImGui::BeginDisabled(!view.can_use);
    offer(Command::customers_save, ui::ButtonKind::secondary, ui::Icon::download, requests);
    ImGui::EndDisabled();
  }
  ui::card_end();
  ui::gap(0.0f);
}

void month_tool(const MonthView& view) {
  if (ui::card_begin(
          "month_tool",
          {.title = "Your tool behaves like",
           .hint = "Each of the five tools is simulated on your month with many settings; "
                   "the one whose delays are nearest to yours is named. That it is "
                   "called so does not mean that you use it."})) {
    if (view.tool.title.empty()) {
      ui::paragraph("Your files show no delay yet, by which tools differ: add the CRM's contacts.");
    } else {
      ui::text(view.tool.title, fonts::Face::headline);
      if (!view.tool.settings.empty()) ui::paragraph(view.tool.settings);
      ui::paragraph(view.tool.how_near, true);
    }
  }
  ui::card_end();
}

void month_fit(const MonthView& view) {
  if (ui::card_begin("month_fit", {.title = "Does the model explain it?",
                                   .subtitle = "Observed, and where 95% of such months lie"})) {
    ui::paragraph(view.fit.summary, true);
    if (!view.fit.rows.empty())
      table("fit", {"Figure", "Observed", "95% of such months", ""}, view.fit.rows, fit_cells);
    if (!view.fit.second_half.empty()) {
      ui::gap(4.0f);
      ui::paragraph(view.fit.halves, true);
      table("halves", {"Figure", "Observed", "95% of such halves", ""}, view.fit.second_half,
            fit_cells);
    }
  }
  ui::card_end();
}

void month_inputs(const MonthView& view) {
  if (ui::card_begin("month_inputs",
                     {.title = "What your files set in the scenario",
                      .subtitle = "Everything else is as shipped; Assumptions has all of it"})) {
    table("inputs", {"Input", "Value", "Where from"}, view.inputs, input_cells);
  }
  ui::card_end();
}

void month_left_out(const MonthView& view) {
  if (ui::card_begin("month_left_out", {.title = "Rows that are not counted",
                                        .subtitle = "Why, and where the first three stand"})) {
    table("left_out", {"Rows", "Why", "For example"}, view.left_out, left_out_cells);
  }
  ui::card_end();
}

}  // namespace handoff::web::panels
