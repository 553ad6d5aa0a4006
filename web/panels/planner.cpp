// Planner: what breaks first as the volume grows, which tool is worth the most, and what that hangs
// on.
#include <algorithm>
#include <string>
#include <vector>

#include "web/charts/charts.hpp"
#include "web/charts/format.hpp"
#include "web/panels/panels.hpp"
#include "web/theme.hpp"
#include "web/widgets/ui.hpp"

namespace handoff::web::panels {
namespace {

using theme::px;

void waiting(const PlannerView& view, bool is_next) {
  if (!is_next || view.working.empty()) return ui::text_muted("Not asked yet.");
  ui::text_muted(view.working + ": " + charts::format_fixed(100.0 * view.share, 0) + "%");
}

void row_of(const std::vector<std::string>& cells, bool head, theme::Tone tone) {
  ImGui::TableNextRow();
  for (std::size_t at = 0; at < cells.size(); ++at) {
    ImGui::TableNextColumn();
    if (head) {
      ui::text_muted(cells[at]);
    } else if (at == 1 && tone != theme::Tone::neutral) {
      ui::text_toned(cells[at], tone);
    } else {
      ui::text(cells[at]);
    }
  }
}

bool table_begin(const char* id, const std::vector<std::string>& head) {
  const ImGuiTableFlags flags =
      ImGuiTableFlags_BordersInnerH | ImGuiTableFlags_PadOuterX | ImGuiTableFlags_SizingStretchProp;
  if (!ImGui::BeginTable(id, static_cast<int>(head.size()), flags)) return false;
  row_of(head, true, theme::Tone::neutral);
  return true;
}

void breaks(const PlannerView& view) {
  if (ui::card_begin("breaks",
                     {.title = "What breaks first",
                      .subtitle = "The number of trials at which each target first fails",
                      .hint = "Found by stochastic bisection within a sixteenth and sixteen times "
                              "the present number of trials; the interval holds the true one with "
                              "95% probability."})) {
    if (view.breaks.empty()) {
      waiting(view, true);
    } else {
      ui::paragraph(view.breaks_words);
      if (table_begin("breaks", {"Target", "Now", "Breaks at, trials", "95% CI"})) {
        for (const BreakRow& row : view.breaks)
          row_of({row.target, row.now, row.volume, row.interval}, false,
                 row.missed ? theme::Tone::bad : theme::Tone::neutral);
        ImGui::EndTable();
      }
    }
  }
  ui::card_end();
}

void tools(const PlannerView& view) {
  if (ui::card_begin("choice", {.title = "Which tool",
                                .subtitle = "Net value of a month, with 95% intervals",
                                .hint = "Chosen by Kim and Nelson's procedure. The outcome model's "
                                        "coefficients are assumptions."})) {
    if (view.tools.empty()) {
      waiting(view, !view.breaks.empty());
    } else {
      ui::paragraph(view.tools_words);
      std::vector<const char*> names;
      for (const RankedTool& row : view.tools) names.push_back(row.tool.c_str());
      if (charts::begin_plot("choice", {0.0f, px(210.0f)},
                             {.title = "net value by tool", .legend = false, .zoom = false})) {
        charts::setup_categories_y("", names);
        charts::setup_axis_x("Net value of a month", charts::Scale::linear, "$");
        charts::plot_bars("Net value", view.tool_values, {.slot = 0},
                          {.lows = view.tool_lows,
                           .highs = view.tool_highs,
                           .direction = charts::Direction::horizontal});
        charts::end_plot();
      }
    }
  }
  ui::card_end();
}

void assumptions(const PlannerView& view) {
  if (ui::card_begin("hangs_on",
                     {.title = "What it hangs on",
                      .subtitle = "Net value when one uncertain input is at an end of its range",
                      .hint = "The ranges and their reasons stand in the scenario file, under "
                              "\"uncertain\"."})) {
    if (view.assumptions.empty()) {
      waiting(view, !view.tools.empty());
      if (!view.assumptions_words.empty()) ui::paragraph(view.assumptions_words);
    } else {
      ui::paragraph(view.assumptions_words);
      std::vector<charts::TornadoRow> rows;
      for (const AssumptionBar& bar : view.assumptions) {
        rows.push_back({bar.label.c_str(),
                        bar.low,
                        bar.high,
                        bar.low_end.c_str(),
                        bar.high_end.c_str(),
                        {bar.low_interval.low, bar.low_interval.high},
                        {bar.high_interval.low, bar.high_interval.high}});
      }
      if (charts::begin_plot("hangs_on", {0.0f, charts::tornado_height(rows.size())},
                             {.title = "what it hangs on"})) {
        charts::setup_axis_x("Net value of a month", charts::Scale::linear, "$");
        charts::plot_tornado(rows, view.value);
        charts::end_plot();
      }
    }
  }
  ui::card_end();
}

}  // namespace

void planner(const PlannerView& view) {
  breaks(view);
  ui::gap(0.0f);
  tools(view);
  ui::gap(0.0f);
  assumptions(view);
}

}  // namespace handoff::web::panels
