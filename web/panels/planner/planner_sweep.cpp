// The planner's sweep: one input varied, or two.
#include <algorithm>

#include "web/panels/names.hpp"
#include "web/panels/planner/planner_parts.hpp"
#include "web/ui/charts/charts.hpp"
#include "web/ui/widgets/ui.hpp"

namespace handoff::web::panels {
namespace {

using theme::px;

charts::Scale scale_of(const std::string& unit, bool logarithmic) {
  if (unit == "share") return charts::Scale::percent;
  if (unit == "s") return logarithmic ? charts::Scale::log_time : charts::Scale::time;
  return logarithmic ? charts::Scale::log : charts::Scale::linear;
}

const char* unit_of(const std::string& unit) {
  return unit == "share" || unit == "s" ? "" : unit.c_str();
}

void curve(const SweepPicture& it) {
  const std::vector<const char*> names = names_of(it.steps);
  if (!charts::begin_plot("sweep", {0.0f, px(240.0f)},
                          {.title = "one input varied", .legend = false, .zoom = false}))
    return;
  charts::setup_axis_y(it.metric.c_str(), scale_of(it.y_unit, false), unit_of(it.y_unit));
  if (it.categories) {
    charts::setup_categories_x(it.input.c_str(), names);
    charts::plot_bars(it.metric.c_str(), it.ys, {.slot = 0}, {.lows = it.lows, .highs = it.highs});
  } else {
    charts::setup_axis_x(it.input.c_str(), scale_of(it.x_unit, it.logarithmic), unit_of(it.x_unit));
    charts::plot_band(it.metric.c_str(), it.xs, it.lows, it.highs, {.slot = 0});
    charts::plot_line(it.metric.c_str(), it.xs, it.ys, {.slot = 0, .markers = true});
  }
  if (it.limit > 0) charts::threshold_y(it.limit, "Target");
  charts::end_plot();
}

// Two inputs, with a line where the target stops being kept.
void map(const SweepPicture& it) {
  const std::vector<const char*> columns = names_of(it.steps), rows = names_of(it.other_steps);
  if (!charts::begin_plot("sweep2", {0.0f, px(300.0f)}, {.title = "two inputs varied"})) return;
  charts::setup_categories_x(it.input.c_str(), columns);
  charts::setup_categories_y(it.other.c_str(), rows);
  charts::plot_heatmap(it.metric.c_str(), it.ys,
                       {.scale = scale_of(it.y_unit, false),
                        .unit = unit_of(it.y_unit),
                        .contour = {it.limit, it.limit > 0 ? "Target" : ""}});
  charts::end_plot();
}

// One of the options, or what is written below them; true when it was changed.
bool choose(const char* id, const std::vector<SweepOption>& options, std::string& text,
            const char* nothing, const char* example, float width) {
  std::vector<const char*> labels;
  int at = -1;
  if (*nothing) labels.push_back(nothing);
  const int first = static_cast<int>(labels.size());
  for (const SweepOption& each : options) {
    if (each.text == text) at = static_cast<int>(labels.size());
    labels.push_back(each.label.c_str());
  }
  if (text.empty() && *nothing) at = 0;
  if (at < 0) {
    at = static_cast<int>(labels.size());
    labels.push_back("as written");
  }
  ImGui::BeginGroup();
  ImGui::PushID(id);
  bool changed = ui::select("##named", labels, at, width);
  if (changed) text = at < first ? "" : options[static_cast<std::size_t>(at - first)].text;
  changed |= written("##written", example, text, width);
  ImGui::PopID();
  ImGui::EndGroup();
  return changed;
}

void hold(const PlannerView& view, PlannerMemory& memory) {
  const bool moved = ImGui::GetIO().MouseWheel != 0.0f || ImGui::IsAnyMouseDown();
  bool& held = memory.sweep_held;
  held = memory.swept != view.sweep.chosen.axis || (held && !moved);
  if (held) ImGui::SetScrollHereY(0.0f);
  held = held && view.current.has_value();
  memory.swept = view.sweep.chosen.axis;
}

}  // namespace

void sweep_card(const PlannerView& view, PlannerMemory& memory, Requests& requests) {
  const SweepPicture& it = view.sweep;
  hold(view, memory);
  if (question_card("sweep", QuestionKind::sweep)) {
    SweepChoice chosen = it.chosen;
    const float width = std::min(px(300.0f), ImGui::GetContentRegionAvail().x / 3.1f);
    bool changed = choose("input", sweep_inputs(), chosen.axis, "", "PATH=0:0.2:5", width);
    ImGui::SameLine();
    changed |= choose("other", sweep_inputs(), chosen.other, "by itself", "PATH=1,2,5", width);
    ImGui::SameLine();
    changed |= choose("metric", sweep_metrics(), chosen.metric, "", "METRIC", width);
    if (changed) {
      memory.swept = chosen.axis;
      requests.actions.push_back(PlanSweep{chosen});
    }
    if (it.xs.empty() && it.words.empty()) {
      waiting(view, QuestionKind::sweep, requests);
    } else if (it.xs.empty()) {
      ui::paragraph(it.words);
    } else {
      it.other_steps.empty() ? curve(it) : map(it);
      ui::paragraph(it.command, true);
    }
  }
  ui::card_end();
}

}  // namespace handoff::web::panels
