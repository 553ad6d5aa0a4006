// The cheapest hiring plan and what it is compared with; low, expected and high growth; and the book of business.
#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

#include "web/panels/names.hpp"
#include "web/panels/planner/planner_parts.hpp"
#include "web/panels/year/year_parts.hpp"
#include "web/ui/theme/theme.hpp"
#include "web/ui/widgets/ui.hpp"

namespace handoff::web::panels {
namespace {

using theme::px;

// The plan's table, with a button in the row of whatever hires somebody.
void plan_row(const YearPlanRow& row, Requests& requests) {
  ImGui::TableNextRow();
  ImGui::PushID(row.plan.c_str());
  ImGui::TableNextColumn();
  ui::paragraph(row.plan);
  for (const std::string* cell : {&row.kept, &row.people, &row.cost}) {
    ImGui::TableNextColumn();
    if (cell == &row.kept && row.best)
      ui::text_toned(*cell, ui::Tone::good);
    else
      ui::text(*cell);
  }
  ImGui::TableNextColumn();
  ui::paragraph(row.starts);
  ImGui::TableNextColumn();
  const auto kind = row.best ? ui::ButtonKind::primary : ui::ButtonKind::secondary;
  if (!row.hires.empty() && ui::button("Use this plan", kind, ui::Icon::none,
                                       "Its people start in your scenario; undo takes them back"))
    requests.actions.push_back(UseHires{row.hires});
  ImGui::PopID();
}

void plans(const YearGrowth& it, std::size_t number, Requests& requests) {
  if (number > 0) ui::paragraph("At " + it.growth + ": " + it.words);
  std::vector<std::string> head = year_head();
  head.emplace_back("");
  const ImGuiTableFlags flags = ImGuiTableFlags_BordersInnerH | ImGuiTableFlags_PadOuterX;
  if (!ImGui::BeginTable(("plans" + std::to_string(number)).c_str(), static_cast<int>(head.size()),
                         flags))
    return;
  for (std::size_t at = 0; at < head.size(); ++at)
    ImGui::TableSetupColumn("", at == 0 || at == 4 ? ImGuiTableColumnFlags_WidthStretch
                                                   : ImGuiTableColumnFlags_WidthFixed);
  ImGui::TableNextRow();
  for (const std::string& name : head) {
    ImGui::TableNextColumn();
    ui::text_muted(name);
  }
  for (const YearPlanRow& row : it.plans) plan_row(row, requests);
  ImGui::EndTable();
}

// The same for all growths, so that they can be compared.
charts::Limits range_of(const YearTabView& view, std::size_t target) {
  double low = std::numeric_limits<double>::infinity(), high = -low;
  const auto take = [&](double value) {
    if (!std::isfinite(value)) return;
    low = std::min(low, value);
    high = std::max(high, value);
  };
  for (const GrowthView& growth : view.growths) {
    const FanView& fan = growth.targets[target];
    for (const double each : fan.low) take(each);
    for (const double each : fan.high) take(each);
    take(fan.needed);
  }
  if (!(low < high)) return {};
  const double edge = 0.05 * (high - low);
  return {low - edge, high + edge};
}

void growth_table(const YearTabView& view) {
  if (!table_begin("growths", {"Sign-ups", "Missed once by the end", "Fails first"})) return;
  for (const GrowthView& it : view.growths) table_row({it.growth, it.missed, it.fails});
  ImGui::EndTable();
}

}  // namespace

void year_plan_card(const PlannerView& planner, Requests& requests) {
  const YearPicture& it = planner.year;
  if (question_card("year_plan", QuestionKind::year)) {
    if (it.words.empty())
      waiting(planner, QuestionKind::year, requests);
    else
      ui::paragraph(it.words);
    for (std::size_t at = 0; at < it.growths.size(); ++at) plans(it.growths[at], at, requests);
    for (const std::string& words : it.impossible) ui::paragraph(words, true);
    if (!it.note.empty()) ui::paragraph(it.note, true);
  }
  ui::card_end();
}

void year_growths_card(const YearTabView& view, YearMemory& memory) {
  const ui::CardOptions options{
      .title = "Low, expected and high growth",
      .subtitle = "Half of the growth, as given, and half more, with the people that are planned"};
  if (ui::card_begin("year_growths", options)) {
    growth_table(view);
    ui::gap(4.0f);
    std::vector<const char*> names;
    for (const FanView& each : view.targets) names.push_back(each.label.c_str());
    int chosen = memory.target >= 0 ? memory.target : view.fails_first;
    chosen = std::clamp(chosen, 0, static_cast<int>(names.size()) - 1);
    if (ui::select("##target", names, chosen, px(380.0f))) memory.target = chosen;
    const auto target = static_cast<std::size_t>(chosen);
    const charts::Limits range = range_of(view, target);
    ui::grid_begin("growth_fans", 280.0f, 3, 12.0f);
    for (std::size_t at = 0; at < view.growths.size(); ++at) {
      ui::grid_cell();
      ui::text(view.growths[at].growth, fonts::Face::strong);
      fan_plot(("growth" + std::to_string(at)).c_str(), view.growths[at].targets[target],
               view.months, 180.0f, range);
    }
    ui::grid_end();
  }
  ui::card_end();
}

void year_book_card(const YearTabView& view, Requests& requests) {
  if (ui::card_begin("year_book")) company_part(view.book, requests);
  ui::card_end();
}

}  // namespace handoff::web::panels
