// Tiers: whether the promised first touch is kept, and a table of how each fares.
#include <vector>

#include "web/panels/panels.hpp"
#include "web/ui/charts/charts.hpp"
#include "web/ui/theme/theme.hpp"
#include "web/ui/widgets/ui.hpp"

namespace handoff::web::panels {
namespace {

using theme::px;

void cell_right(const std::string& words, bool muted) {
  const fonts::Face face = muted ? fonts::Face::small : fonts::Face::body;
  ImGui::TableNextColumn();
  ui::align_right(fonts::measure(face, words.c_str()).x + px(2.0f));
  if (muted) {
    ui::text_muted(words);
  } else {
    ui::text(words);
  }
}

// How many columns of the table fit.
enum class Columns { few, some, all };

void table_row(const TierRow& row, Columns columns, bool head = false) {
  const bool intervals = columns == Columns::all;
  ImGui::TableNextRow();
  ImGui::TableNextColumn();
  if (head) {
    ui::text_muted(row.tier);
  } else {
    ui::text(row.tier);
  }
  if (columns != Columns::few) cell_right(row.conversions, head);
  if (intervals) cell_right(row.conversions_interval, true);
  if (columns != Columns::few) cell_right(row.mrr, head);
  if (intervals) cell_right(row.mrr_interval, true);
  cell_right(row.on_time, head);
  if (intervals) cell_right(row.on_time_interval, true);
  cell_right(row.lag_p95, head);
  cell_right(row.n, true);
}

}  // namespace

void routing(const ViewModel& view, float height) {
  const ui::CardOptions options{
      .title = "First touch within SLA, by tier",
      .subtitle = "Share of each tier's customers, with 95% intervals",
      .hint =
          "In brackets: the SLA, from the payment to the first touch. The tier follows from the "
          "annual value of what was bought (Tiers and thresholds). When SLAs are missed is shown "
          "under Routing."};
  if (ui::card_begin("routing", options)) {
    std::vector<const char*> names;
    for (const TierRow& row : view.tiers.rows) names.push_back(row.label.c_str());
    if (charts::begin_plot("routing", {0.0f, px(height)},
                           {.empty_reason = "Nothing was routed in this run.",
                            .title = "first touch within SLA by tier",
                            .legend = false,
                            .zoom = false})) {
      charts::setup_categories_y("", names);
      charts::setup_axis_x("First touch within SLA", charts::Scale::linear, "%", {0, 115});
      charts::plot_bars("First touch within SLA", view.tiers.means, {.slot = 0},
                        {.lows = view.tiers.lows,
                         .highs = view.tiers.highs,
                         .direction = charts::Direction::horizontal});
      charts::end_plot();
    }
  }
  ui::card_end();
}

void tier_table(const ViewModel& view) {
  if (ui::card_begin("tiers", {.title = "Tiers in numbers"})) {
    const float width = ImGui::GetContentRegionAvail().x;
    const Columns columns = width > px(860.0f)   ? Columns::all
                            : width > px(480.0f) ? Columns::some
                                                 : Columns::few;
    const int count = columns == Columns::all ? 9 : columns == Columns::some ? 6 : 4;
    const ImGuiTableFlags flags = ImGuiTableFlags_BordersInnerH | ImGuiTableFlags_PadOuterX |
                                  ImGuiTableFlags_SizingStretchSame;
    if (ImGui::BeginTable("tiers", count, flags)) {
      const TierRow head{"Tier",     "",       "n",          "Conversions", "95% CI",
                         "Mean MRR", "95% CI", "Within SLA", "95% CI",      "CRM lag p95"};
      table_row(head, columns, true);
      for (const TierRow& row : view.tiers.rows) table_row(row, columns);
      ImGui::EndTable();
    }
  }
  ui::card_end();
}

}  // namespace handoff::web::panels
