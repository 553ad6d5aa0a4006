// The year ahead: each target over the months with and without hires, and plans beside one another.
#include <algorithm>

#include "web/panels/names.hpp"
#include "web/panels/planner/planner_parts.hpp"
#include "web/ui/charts/charts.hpp"
#include "web/ui/widgets/ui.hpp"

namespace handoff::web::panels {
namespace {

using theme::px;

void wishes(const PlannerView& view, Requests& requests) {
  PlanWishes wishes = view.wishes;
  const float width = std::min(px(200.0f), ImGui::GetContentRegionAvail().x / 5.2f);
  bool changed =
      written_under("Targets of each month", "waits for people; or utilisation<=0.85; ...",
                    wishes.year_targets, 2.0f * width);
  ImGui::SameLine();
  changed |= written_under("Months until somebody can start", "0", wishes.year_lead, width);
  if (changed) requests.actions.push_back(PlanWish{wishes});
  ui::gap(2.0f);
}

void chart(const YearPicture& year, const YearLine& line) {
  std::vector<double> xs;
  for (std::size_t at = 0; at < line.now.size(); ++at) xs.push_back(static_cast<double>(at));
  const auto names = names_of(year.months);
  if (!charts::begin_plot(line.target.c_str(), {0.0f, px(190.0f)})) return;
  charts::setup_categories_x("", names);
  charts::setup_axis_y("", charts::Scale::linear, line.unit.c_str());
  charts::plot_band("nine of ten single months", xs, line.low, line.high);
  charts::plot_line("as planned today", xs, line.now, {.markers = true});
  if (!line.hired.empty()) charts::plot_line("with the hires", xs, line.hired, {.markers = true});
  charts::threshold_y(line.needed, "wanted");
  charts::end_plot();
}

void growth(const YearGrowth& it, std::size_t number) {
  if (number > 0) ui::paragraph("At " + it.growth + ": " + it.words);
  if (!table_begin(("year" + std::to_string(number)).c_str(), year_head())) return;
  for (const YearPlanRow& row : it.plans)
    table_row({row.plan, row.kept, row.people, row.cost, row.starts},
              row.best ? theme::Tone::good : theme::Tone::neutral);
  ImGui::EndTable();
}

}  // namespace

void year_card(const PlannerView& view, Requests& requests) {
  const YearPicture& it = view.year;
  if (question_card("year", QuestionKind::year)) {
    wishes(view, requests);
    if (it.words.empty())
      waiting(view, QuestionKind::year, requests);
    else
      ui::paragraph(it.words);
    for (const YearLine& line : it.lines) {
      if (!line.fails && &line != &it.lines.back()) continue;
      ui::paragraph(line.target, true);
      chart(it, line);
    }
    for (std::size_t at = 0; at < it.growths.size(); ++at) growth(it.growths[at], at);
    for (const std::string& words : it.impossible) ui::paragraph(words, true);
    ui::paragraph(it.note, true);
  }
  ui::card_end();
}

}  // namespace handoff::web::panels
