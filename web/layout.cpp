// See layout.hpp. Two columns that scroll by themselves; below 700 px one column, with the scenario
// after the figures that it changes.
#include "web/layout.hpp"

#include <algorithm>

#include "web/panels/panels.hpp"
#include "web/theme.hpp"
#include "web/widgets/ui.hpp"

namespace handoff::web {
namespace {

using theme::px;

constexpr float kTopBar = 56.0f;
constexpr float kStackedBelow = 700.0f;
constexpr float kLeft = 340.0f;

// Side by side, plots take what is left of the window, so that a common screen shows everything at
// once.
float plot_height(int columns) {
  if (columns < 3) return 260.0f;
  const float window = ImGui::GetMainViewport()->Size.y / theme::ui_scale();
  return std::clamp(window - 685.0f, 200.0f, 360.0f);
}

void charts_and_tables(const ViewModel& view) {
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

void stacked(const ViewModel& view, Requests& requests) {
  if (ui::scroll_begin("all", {0.0f, 0.0f}, 16.0f)) {
    panels::headline(view);
    ui::gap(2.0f);
    panels::kpis(view);
    ui::gap(0.0f);
    panels::scenario(view, requests);
    charts_and_tables(view);
    panels::simulation(view.simulation, requests);
    panels::footer(view.status);
  }
  ui::scroll_end();
}

void side_by_side(const ViewModel& view, Requests& requests) {
  if (ui::scroll_begin("left", {px(kLeft), 0.0f}, 16.0f)) {
    panels::scenario(view, requests);
    ui::gap(0.0f);
    panels::simulation(view.simulation, requests);
  }
  ui::scroll_end();
  ImGui::SameLine(0.0f, 0.0f);
  if (ui::scroll_begin("main", {0.0f, 0.0f}, 16.0f)) {
    panels::headline(view);
    ui::gap(2.0f);
    panels::kpis(view);
    charts_and_tables(view);
    panels::footer(view.status);
  }
  ui::scroll_end();
}

}  // namespace

void draw_layout(const ViewModel& view, const Looks& looks, Requests& requests) {
  ui::page_begin();
  const float width = ImGui::GetWindowWidth();
  panels::top_bar(view.status, looks, requests);
  ImGui::SetCursorPos({0.0f, px(kTopBar)});
  if (width < px(kStackedBelow)) {
    stacked(view, requests);
  } else {
    side_by_side(view, requests);
  }
  ui::page_end();
}

}  // namespace handoff::web
