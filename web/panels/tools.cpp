// Today's set-up and the five tools side by side: a table with a column for each, and bars for one of the figures.
#include <algorithm>
#include <string>
#include <vector>

#include "web/panels/panels.hpp"
#include "web/ui/charts/charts.hpp"
#include "web/ui/theme/theme.hpp"
#include "web/ui/widgets/ui.hpp"

namespace handoff::web::panels {
namespace {

using theme::px;

constexpr const char* kOpenTip = "Puts it in place of the present scenario; undo brings that back";

// A preset can be taken, or kept under its name, to be opened and changed.
void proposal(const std::string& tool, const std::string& title, Requests& requests) {
  if (ui::button("Use this", ui::ButtonKind::secondary, ui::Icon::none,
                 "Gives your scenario this pipeline and its costs; undo reverts it"))
    requests.actions.push_back(UseTool{tool});
  if (ui::button("Keep a copy", ui::ButtonKind::secondary, ui::Icon::none,
                 "Keeps your scenario with this pipeline under this name; the page stays as it is"))
    requests.actions.push_back(KeepScenario{title, tool});
}

void take_or_open(const ToolsView& view, std::size_t column, Requests& requests) {
  if (static_cast<int>(column) == view.current)
    return ui::badge(view.current_words, ui::Tone::accent, ui::Icon::check);
  if (column < view.kept_from) return proposal(view.names[column], view.titles[column], requests);
  if (ui::button("Open", ui::ButtonKind::secondary, ui::Icon::none, kOpenTip))
    requests.actions.push_back(OpenKept{view.titles[column]});
}

// What to do with a column stands in a row of its own, however long the titles are.
void heads(const ToolsView& view, Requests& requests) {
  ImGui::TableNextRow();
  ImGui::TableNextColumn();
  for (const std::string& title : view.titles) {
    ImGui::TableNextColumn();
    ImGui::PushTextWrapPos(0.0f);
    ui::text(title, fonts::Face::strong);
    ImGui::PopTextWrapPos();
  }
  ImGui::TableNextRow();
  ImGui::TableNextColumn();
  for (std::size_t i = 0; i < view.titles.size(); ++i) {
    ImGui::TableNextColumn();
    ImGui::PushID(static_cast<int>(i));
    take_or_open(view, i, requests);
    ImGui::PopID();
  }
}

void row(const ToolRow& it, int current) {
  ImGui::TableNextRow();
  ImGui::TableNextColumn();
  ImGui::PushTextWrapPos(0.0f);
  ui::text(it.label);
  ImGui::PopTextWrapPos();
  ui::tooltip_for_item(it.hint);
  for (std::size_t i = 0; i < it.cells.size(); ++i) {
    ImGui::TableNextColumn();
    if (static_cast<int>(i) == current) {
      ImGui::TableSetBgColor(ImGuiTableBgTarget_CellBg, theme::tokens().hover);
    }
    ui::text(it.cells[i].value,
             static_cast<int>(i) == current ? fonts::Face::strong : fonts::Face::body);
    if (!it.cells[i].range.empty()) {
      ImGui::PushTextWrapPos(0.0f);
      ui::text_muted(it.cells[i].range);
      ImGui::PopTextWrapPos();
    }
  }
}

void bars(const ToolsView& view, int& chosen) {
  const int last = static_cast<int>(view.rows.size()) - 1;
  chosen = std::clamp(chosen, 0, last);
  if (ui::card_begin("tool_bars", {.title = "One figure, side by side",
                                   .subtitle = "Bars with 95% intervals"})) {
    std::vector<const char*> labels;
    for (const ToolRow& each : view.rows) labels.push_back(each.label.c_str());
    ui::select("figure", labels, chosen, px(300.0f));
    const ToolRow& it = view.rows[static_cast<std::size_t>(chosen)];
    std::vector<std::string> marked;
    for (std::size_t i = 0; i < view.titles.size(); ++i) {
      const bool current = static_cast<int>(i) == view.current;
      marked.push_back(view.titles[i] + (current ? " (" + view.current_words + ")" : ""));
    }
    std::vector<const char*> names;
    for (const std::string& each : marked) names.push_back(each.c_str());
    if (charts::begin_plot("tool_bars", {0.0f, px(240.0f)},
                           {.empty_reason = "Nothing has been run yet.",
                            .title = "tools",
                            .legend = false,
                            .zoom = false})) {
      charts::setup_categories_y("", names);
      const bool time = it.unit == "s";
      charts::setup_axis_x(it.label.c_str(), time ? charts::Scale::time : charts::Scale::linear,
                           time ? "" : it.unit.c_str());
      charts::plot_bars(
          it.label.c_str(), it.values, {.slot = 0},
          {.lows = it.lows, .highs = it.highs, .direction = charts::Direction::horizontal});
      charts::end_plot();
    }
  }
  ui::card_end();
}

}  // namespace

void tools(const ToolsView& view, ToolsMemory& memory, Requests& requests) {
  const ui::CardOptions options{
      .title = "Today against five kinds of tool",
      .subtitle = view.progress,
      .hint =
          "Today is your scenario as it stands. Each tool is one of the built-in pipelines on it, "
          "and each scenario that you keep is a column too, run in the background. Each preset "
          "says what the tool does and where its numbers come from; churn, "
          "expansion and net value follow from the outcome model's coefficients (Assumptions)."};
  if (ui::card_begin("tools", options)) {
    claims_switch(view.sceptic, requests);
    if (!view.begun) {
      ui::text_muted("They are simulated once the present scenario is finished.");
    } else {
      const ImGuiTableFlags flags = ImGuiTableFlags_BordersInnerH | ImGuiTableFlags_PadOuterX |
                                    ImGuiTableFlags_SizingStretchSame | ImGuiTableFlags_ScrollX;
      const int columns = static_cast<int>(view.titles.size()) + 1;
      const auto wide = [columns](float column) {
        return px(column * static_cast<float>(columns));
      };
      const bool narrow = ImGui::GetContentRegionAvail().x < wide(91.0f);
      const ImGuiTableFlags scroll = narrow ? ImGuiTableFlags_ScrollX : 0;
      const ImVec2 size{0.0f, 0.0f};
      if (ImGui::BeginTable("tools", columns, (flags & ~ImGuiTableFlags_ScrollX) | scroll,
                            narrow ? ImVec2{0.0f, px(820.0f)} : size,
                            narrow ? wide(108.0f) : 0.0f)) {
        if (narrow) ImGui::TableSetupScrollFreeze(1, 0);
        heads(view, requests);
        for (const ToolRow& each : view.rows) row(each, view.current);
        ImGui::EndTable();
      }
      ImGui::PushTextWrapPos(0.0f);
      ui::text_muted(view.basis);
      ImGui::PopTextWrapPos();
    }
  }
  ui::card_end();
  if (!view.begun) return;
  ui::gap(0.0f);
  bars(view, memory.figure);
}

}  // namespace handoff::web::panels
