// Two columns that scroll by themselves; below 700 px one column, with the scenario
// after the figures that it changes. What stands under the tabs is said by
// web/panels/tabs_content.cpp.
#include "web/shell/layout.hpp"

#include "web/panels/panels.hpp"
#include "web/panels/tabs_content.hpp"
#include "web/ui/theme/theme.hpp"
#include "web/ui/widgets/ui.hpp"

namespace handoff::web {
namespace {

using theme::px;

constexpr float kTopBar = 56.0f;
constexpr float kStackedBelow = 700.0f;
constexpr float kLeft = 340.0f;
constexpr float kPadding = 16.0f;
constexpr float kHeadline = 48.0f;  // how far to scroll until it is out of sight

// The tabs stay in sight above what scrolls.
void fixed_tabs(const ViewModel& view, const Looks& looks, Requests& requests) {
  const float padding = px(kPadding);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {padding, padding});
  ImGui::PushStyleColor(ImGuiCol_ChildBg, theme::tokens().background);
  ImGui::BeginChild("tabs", {0.0f, 0.0f},
                    ImGuiChildFlags_AlwaysUseWindowPadding | ImGuiChildFlags_AutoResizeY,
                    ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoScrollbar);
  panels::tabs(view.tab, looks, requests);
  ImGui::EndChild();
  ImGui::PopStyleColor();
  ImGui::PopStyleVar();
  ImGui::SetCursorPosY(ImGui::GetCursorPosY() - padding);  // what follows begins right below them
}

// Another tab begins at its top.
void begin_tab(Tab open, PanelMemory& memory) {
  if (memory.open != open) ImGui::SetScrollY(0.0f);
  memory.open = open;
}

void stacked(const ViewModel& view, const Looks& looks, PanelMemory& memory, Requests& requests) {
  if (ui::scroll_begin("all", {0.0f, 0.0f}, {kPadding, kPadding})) {
    begin_tab(view.tab, memory);
    panels::tabs(view.tab, looks, requests);
    draw_tab_content(view, memory, requests);
    panels::scenario(view, requests);
    panels::baseline(view.baseline, requests);
    ui::gap(0.0f);
    panels::simulation(view.simulation, requests);
    panels::footer(view.status);
  }
  ui::scroll_end();
}

// Before a room: what is shown, large, and nothing to set.
void presented(const ViewModel& view, const Looks& looks, PanelMemory& memory, Requests& requests) {
  if (ui::scroll_begin("present", {0.0f, 0.0f}, {20.0f, 20.0f})) {
    begin_tab(view.tab, memory);
    panels::tabs(view.tab, looks, requests);
    draw_tab_content(view, memory, requests);
  }
  ui::scroll_end();
}

void side_by_side(const ViewModel& view, const Looks& looks, PanelMemory& memory,
                  Requests& requests) {
  if (ui::scroll_begin("left", {px(kLeft), 0.0f}, {kPadding, kPadding})) {
    panels::scenario(view, requests);
    ui::gap(0.0f);
    panels::baseline(view.baseline, requests);
    ui::gap(0.0f);
    panels::simulation(view.simulation, requests);
  }
  ui::scroll_end();
  ImGui::SameLine(0.0f, 0.0f);
  ImGui::BeginGroup();
  fixed_tabs(view, looks, requests);
  const bool bar = view.tab != Tab::overview || memory.headline_gone;
  const float foot =
      bar ? panels::headline_bar_height(view, ImGui::GetContentRegionAvail().x) : 0.0f;
  if (ui::scroll_begin("main", {0.0f, -foot}, {kPadding, 0.0f})) {
    begin_tab(view.tab, memory);
    draw_tab_content(view, memory, requests);
    panels::footer(view.status);
    ui::gap(kPadding);
    memory.headline_gone = ImGui::GetScrollY() > px(kHeadline);
  }
  ui::scroll_end();
  if (bar) {
    ImGui::SetCursorPosY(ImGui::GetCursorPosY() - ImGui::GetStyle().ItemSpacing.y);
    panels::headline_bar(view);
  }
  ImGui::EndGroup();
}

}  // namespace

void draw_layout(const ViewModel& view, const Looks& looks, PanelMemory& memory,
                 Requests& requests) {
  ui::page_begin();
  const float width = ImGui::GetWindowWidth();
  panels::tour(view, looks, requests);
  if (looks.presenting) {
    presented(view, looks, memory, requests);
    return ui::page_end();
  }
  panels::top_bar(view.status, looks, requests);
  ImGui::SetCursorPos({0.0f, px(kTopBar)});
  if (width < px(kStackedBelow)) {
    stacked(view, looks, memory, requests);
  } else {
    side_by_side(view, looks, memory, requests);
  }
  ui::page_end();
}

}  // namespace handoff::web
