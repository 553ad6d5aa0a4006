// The planner's choices, which take wishes: the best tool, and the best settings for the money.
#include <algorithm>
#include <array>

#include "web/panels/planner/planner_parts.hpp"
#include "web/ui/charts/charts.hpp"
#include "web/ui/widgets/ui.hpp"

namespace handoff::web::panels {
namespace {

using theme::px;

void choice_wishes(const PlannerView& view, Requests& requests) {
  PlanWishes wishes = view.wishes;
  const float width = std::min(px(170.0f), ImGui::GetContentRegionAvail().x / 5.2f);
  ImGui::BeginGroup();
  ImGui::AlignTextToFramePadding();
  ui::text_muted("The best by");
  int by = wishes.by_cost ? 1 : 0;
  bool changed = ui::select("##by", std::array{"net value", "cost"}, by, width);
  wishes.by_cost = by == 1;
  ImGui::EndGroup();
  ImGui::SameLine();
  changed |= written_under("Keeping the targets", "missend_rate<=2%; ...", wishes.choice_targets,
                           2.0f * width);
  ImGui::SameLine();
  changed |= written_under("With a probability of", "0.95", wishes.probability, width);
  ImGui::SameLine();
  changed |= written_under("Indifferent below, $", "by price", wishes.indifference, width);
  if (changed) requests.actions.push_back(PlanWish{wishes});
  ui::gap(2.0f);
}

}  // namespace

void tools_card(const PlannerView& view, Requests& requests) {
  const ChoiceView& it = view.choice;
  if (question_card("choice", QuestionKind::choice)) {
    choice_wishes(view, requests);
    if (it.words.empty()) {
      waiting(view, QuestionKind::choice, requests);
    } else {
      ui::paragraph(it.words);
    }
    if (!it.tools.empty()) {
      std::vector<const char*> names;
      for (const RankedTool& row : it.tools) names.push_back(row.tool.c_str());
      if (charts::begin_plot("choice", {0.0f, px(210.0f)},
                             {.title = "the best tool", .legend = false, .zoom = false})) {
        charts::setup_categories_y("", names);
        charts::setup_axis_x(it.what.c_str(), charts::Scale::linear, "$");
        charts::plot_bars(
            it.what.c_str(), it.values, {.slot = 0},
            {.lows = it.lows, .highs = it.highs, .direction = charts::Direction::horizontal});
        charts::end_plot();
      }
      for (const RankedTool& row : it.tools) {
        if (!row.misses.empty()) ui::paragraph(row.tool + " misses " + row.misses, true);
      }
    }
  }
  ui::card_end();
}

void optimum_card(const PlannerView& view, Requests& requests) {
  const FrontPicture& it = view.front;
  if (question_card("optimum", QuestionKind::optimise)) {
    PlanWishes wishes = view.wishes;
    if (written_under("Budget a month, $", "none", wishes.budget, px(160.0f)))
      requests.actions.push_back(PlanWish{wishes});
    ui::gap(2.0f);
    if (it.words.empty()) {
      waiting(view, QuestionKind::optimise, requests);
    } else {
      ui::paragraph(it.words);
    }
    if (!it.rows.empty()) {
      if (charts::begin_plot("front", {0.0f, px(220.0f)},
                             {.title = "cost against breach", .legend = false, .zoom = false})) {
        charts::setup_axis_x("Monthly cost", charts::Scale::linear, "$");
        charts::setup_axis_y("Late or mis-sent, a month");
        charts::plot_band("95% CI", it.costs, it.lows, it.highs, {.slot = 0});
        charts::plot_line("Late or mis-sent", it.costs, it.breaches, {.slot = 0, .markers = true});
        charts::end_plot();
      }
      std::vector<std::string> head{"Monthly cost", "Late or mis-sent"};
      head.insert(head.end(), it.knobs.begin(), it.knobs.end());
      if (table_begin("front", head)) {
        for (const SettingRow& row : it.rows) {
          std::vector<std::string> cells{row.cost, row.breach};
          cells.insert(cells.end(), row.steps.begin(), row.steps.end());
          table_row(cells);
        }
        ImGui::EndTable();
      }
    }
  }
  ui::card_end();
}

}  // namespace handoff::web::panels
