#include "web/panels/tabs_content.hpp"

#include <algorithm>
#include <array>

#include "web/panels/panels.hpp"
#include "web/ui/theme/theme.hpp"
#include "web/ui/widgets/ui.hpp"

namespace handoff::web {
namespace {

using theme::px;

// Side by side, plots take what is left of the window, so that a common screen shows everything at
// once.
float plot_height(int columns) {
  if (columns < 3) return 260.0f;
  const float window = ImGui::GetMainViewport()->Size.y / theme::ui_scale();
  return std::clamp(window - 785.0f, 160.0f, 360.0f);
}

void overview(const ViewModel& view, PanelMemory&, Requests&) {
  panels::headline(view);
  ui::gap(2.0f);
  panels::kpis(view);
  panels::baseline_table(view.baseline);
  ImGui::SetCursorPosY(ImGui::GetCursorPosY() + px(4.0f));  // as far apart as the cards
  ui::grid_begin("charts", 330.0f, 5, 12.0f);
  const int columns = ui::grid_columns();
  const float height = plot_height(columns);
  ui::grid_cell(columns >= 3 ? 2 : 1);
  panels::timing(view, height);
  ui::grid_cell();
  panels::routing(view, height);
  ui::grid_cell(columns);
  panels::tier_table(view);
  ui::grid_end();
}

void timing(const ViewModel& view, PanelMemory&, Requests& requests) {
  panels::rehearsal(view.rehearsal, requests);
  panels::timing(view, 300.0f);
  ui::gap(0.0f);
  panels::missend_hours(*view.pictures);
}

void routing(const ViewModel& view, PanelMemory&, Requests& requests) {
  panels::routes(*view.pictures, 330.0f);
  ui::gap(0.0f);
  panels::late_hours(*view.pictures);
  ui::gap(0.0f);
  panels::exceptions(view.exceptions, requests);
}

void limits(const ViewModel& view, PanelMemory&, Requests&) { panels::limits(*view.pictures); }

void customer(const ViewModel& view, PanelMemory& memory, Requests& requests) {
  panels::customer_choice(view, requests);
  ui::gap(0.0f);
  panels::night(view.night, view.playback, memory.night);
  ui::gap(0.0f);
  panels::trace(view.trace);
}

void story(const ViewModel& view, PanelMemory& memory, Requests& requests) {
  panels::story(view, memory.story, requests);
}

void tools(const ViewModel& view, PanelMemory& memory, Requests& requests) {
  panels::kept(view.tools, memory.tools, requests);
  ui::gap(0.0f);
  panels::tools(view.tools, memory.tools, requests);
}

void assumptions(const ViewModel& view, PanelMemory& memory, Requests& requests) {
  AssumptionsMemory& own = memory.assumptions;
  constexpr std::array<const char*, 2> kParts{"Your company", "Every input"};
  ui::segmented("part", kParts, own.part);
  ui::gap(0.0f);
  if (own.part == 0) {
    panels::company(view.company, requests);
  } else {
    panels::assumptions(view.assumptions, view.planner->sweep.chosen, own, requests);
  }
}

void planner(const ViewModel& view, PanelMemory& memory, Requests& requests) {
  panels::planner(*view.planner, *view.report, memory.planner, requests);
}

void month(const ViewModel& view, PanelMemory& memory, Requests& requests) {
  panels::month(view.month, memory.month, requests);
}

void year(const ViewModel& view, PanelMemory& memory, Requests& requests) {
  panels::year(view, memory.year, requests);
}

using Content = void (*)(const ViewModel&, PanelMemory&, Requests&);

constexpr std::array<Content, kTabNames.size()> kContents{
    overview, timing, routing, limits, customer, story, tools, planner, assumptions, month, year,
};

}  // namespace

void draw_tab_content(const ViewModel& view, PanelMemory& memory, Requests& requests) {
  ImGui::PushID(kTabNames[index(view.tab)]);
  kContents[index(view.tab)](view, memory, requests);
  ImGui::PopID();
}

}  // namespace handoff::web
