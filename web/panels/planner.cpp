// Planner: what breaks first as the volume grows, which tool is worth the most, how few people keep
// the promises, what the value hangs on, the best settings for the money, the article's rules, and
// one input varied.
#include <algorithm>
#include <string>
#include <vector>

#include "web/charts/charts.hpp"
#include "web/charts/format.hpp"
#include "web/panels/names.hpp"
#include "web/panels/panels.hpp"
#include "web/theme.hpp"
#include "web/widgets/ui.hpp"

namespace handoff::web::panels {
namespace {

using theme::px;

void waiting(const PlannerView& view, PlanPart part, Requests& requests) {
  if (view.current != part) return ui::text_muted("Not asked yet.");
  const std::string share = charts::format_fixed(100.0 * view.share, 0) + "%";
  ImGui::AlignTextToFramePadding();
  ui::text_muted((view.stopped ? "Stopped at " : "Working: ") + share);
  ImGui::SameLine();
  if (ui::button(view.stopped ? "Go on" : "Stop")) requests.actions.push_back(PlanGo{view.stopped});
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

void breaks(const PlannerView& view, Requests& requests) {
  if (ui::card_begin("breaks",
                     {.title = "What breaks first",
                      .subtitle = "The number of trials at which each target first fails",
                      .hint = "Found by stochastic bisection within a sixteenth and sixteen times "
                              "the present number of trials; the interval holds the true one with "
                              "95% probability."})) {
    if (view.breaks.empty()) {
      waiting(view, PlanPart::breaks, requests);
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

void tools(const PlannerView& view, Requests& requests) {
  if (ui::card_begin("choice", {.title = "Which tool",
                                .subtitle = "Net value of a month, with 95% intervals",
                                .hint = "Chosen by Kim and Nelson's procedure. The outcome model's "
                                        "coefficients are assumptions."})) {
    if (view.tools.empty()) {
      waiting(view, PlanPart::tools, requests);
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

void assumptions(const PlannerView& view, Requests& requests) {
  if (ui::card_begin("hangs_on",
                     {.title = "What it hangs on",
                      .subtitle = "Net value when one uncertain input is at an end of its range",
                      .hint = "The ranges and their reasons stand in the scenario file, under "
                              "\"uncertain\"."})) {
    if (view.assumptions.empty()) {
      if (view.assumptions_words.empty())
        waiting(view, PlanPart::assumptions, requests);
      else
        ui::paragraph(view.assumptions_words);
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

void people(const PlannerView& view, Requests& requests) {
  if (ui::card_begin("people",
                     {.title = "How few people",
                      .subtitle = "The fewest of each pool who keep the promises of a first touch",
                      .hint = "Waiting counts while team and customer are both there; 95% of a "
                              "tier's customers must be touched in time. Erlang C knows one line, "
                              "no other work, no named owners and no closing hours."})) {
    if (view.pools.empty()) {
      waiting(view, PlanPart::staffing, requests);
    } else {
      if (table_begin("people",
                      {"Pool", "Fewest people", "95% CI", "Now", "Erlang C", "Its number"})) {
        for (const PoolRow& row : view.pools)
          row_of({row.pool, row.fewest, row.interval, row.now, row.textbook, row.why}, false,
                 theme::Tone::neutral);
        ImGui::EndTable();
      }
      if (table_begin("promises", {"Promise", "Now", "With the fewest"})) {
        for (const PromiseRow& row : view.promises)
          row_of({row.promise, row.now, row.with_fewest}, false, theme::Tone::neutral);
        ImGui::EndTable();
      }
    }
  }
  ui::card_end();
}

void optimum(const PlannerView& view, Requests& requests) {
  const FrontPicture& it = view.front;
  if (ui::card_begin(
          "optimum",
          {.title = "The best for the money",
           .subtitle = "Tool, people, cadences and quota: the fewest customers late or "
                       "mis-sent at each cost",
           .hint = "Cost with everybody of the pools paid for their shifts. Settings race: "
                   "clearly worse ones leave early. The quota add-on's price is an "
                   "assumption."})) {
    if (it.words.empty()) {
      waiting(view, PlanPart::optimum, requests);
    } else {
      ui::paragraph(it.words);
      if (charts::begin_plot("front", {0.0f, px(220.0f)},
                             {.title = "cost against breach", .legend = false, .zoom = false})) {
        charts::setup_axis_x("Cost a month", charts::Scale::linear, "$");
        charts::setup_axis_y("Late or mis-sent, a month");
        charts::plot_band("95% CI", it.costs, it.lows, it.highs, {.slot = 0});
        charts::plot_line("Late or mis-sent", it.costs, it.breaches, {.slot = 0, .markers = true});
        charts::end_plot();
      }
      std::vector<std::string> head{"Cost a month", "Late or mis-sent"};
      head.insert(head.end(), it.knobs.begin(), it.knobs.end());
      if (table_begin("front", head)) {
        for (const SettingRow& row : it.rows) {
          std::vector<std::string> cells{row.cost, row.breach};
          cells.insert(cells.end(), row.steps.begin(), row.steps.end());
          row_of(cells, false, theme::Tone::neutral);
        }
        ImGui::EndTable();
      }
    }
  }
  ui::card_end();
}

theme::Tone tone_of(sim::RuleVerdict verdict) {
  if (verdict == sim::RuleVerdict::confirmed) return theme::Tone::good;
  return verdict == sim::RuleVerdict::contradicted ? theme::Tone::bad : theme::Tone::neutral;
}

void advice(const PlannerView& view, Requests& requests) {
  if (ui::card_begin("advice", {.title = "The article's rules",
                                .subtitle = "Each put to the test at these numbers, at 95%",
                                .hint = "What the model takes as given cannot be tested by it, and "
                                        "is called an assumption."})) {
    if (view.advice.empty()) {
      waiting(view, PlanPart::advice, requests);
    } else {
      ui::paragraph(view.advice_words);
      if (ImGui::BeginTable("advice", 2, ImGuiTableFlags_BordersInnerH)) {
        ImGui::TableSetupColumn("verdict", ImGuiTableColumnFlags_WidthFixed);
        ImGui::TableSetupColumn("rule", ImGuiTableColumnFlags_WidthStretch);
        for (const AdviceRow& row : view.advice) {
          ImGui::TableNextColumn();
          ui::text_toned(row.verdict, tone_of(row.is));
          ImGui::TableNextColumn();
          ui::paragraph(row.rule);
          ui::paragraph(row.measured, true);
        }
        ImGui::EndTable();
      }
    }
  }
  ui::card_end();
}

charts::Scale scale_of(const std::string& unit, bool logarithmic) {
  if (unit == "share") return charts::Scale::percent;
  if (unit == "s") return logarithmic ? charts::Scale::log_time : charts::Scale::time;
  return logarithmic ? charts::Scale::log : charts::Scale::linear;
}

const char* unit_of(const std::string& unit) {
  return unit == "share" || unit == "s" ? "" : unit.c_str();
}

const SweepInput& input_at(int at) { return kSweepInputs[static_cast<std::size_t>(at)]; }
const SweepMetric& metric_of(const SweepPicture& it) {
  return kSweepMetrics[static_cast<std::size_t>(it.chosen.metric)];
}

void curve(const SweepPicture& it) {
  const SweepMetric& metric = metric_of(it);
  if (!charts::begin_plot("sweep", {0.0f, px(240.0f)},
                          {.title = "one input varied", .legend = false, .zoom = false}))
    return;
  charts::setup_axis_x(input_at(it.chosen.input).label, scale_of(it.x_unit, it.logarithmic),
                       unit_of(it.x_unit));
  charts::setup_axis_y(metric.label, scale_of(it.y_unit, false), unit_of(it.y_unit));
  charts::plot_band(metric.label, it.xs, it.lows, it.highs, {.slot = 0});
  charts::plot_line(metric.label, it.xs, it.ys, {.slot = 0, .markers = true});
  if (metric.limit > 0) charts::threshold_y(metric.limit, "Target");
  charts::end_plot();
}

// Two inputs, with a line where the target stops being kept.
void map(const SweepPicture& it) {
  const SweepMetric& metric = metric_of(it);
  const std::vector<const char*> columns = names_of(it.steps), rows = names_of(it.other_steps);
  if (!charts::begin_plot("sweep2", {0.0f, px(300.0f)}, {.title = "two inputs varied"})) return;
  charts::setup_categories_x(input_at(it.chosen.input).label, columns);
  charts::setup_categories_y(input_at(it.chosen.other).label, rows);
  charts::plot_heatmap(metric.label, it.ys,
                       {.scale = scale_of(it.y_unit, false),
                        .unit = unit_of(it.y_unit),
                        .contour = {metric.limit, metric.limit > 0 ? "Target" : ""}});
  charts::end_plot();
}

template <class Options>
std::vector<const char*> labels_of(const Options& options) {
  std::vector<const char*> labels;
  for (const auto& each : options) labels.push_back(each.label);
  return labels;
}

void sweep(const PlannerView& view, Requests& requests) {
  const SweepPicture& it = view.sweep;
  if (ui::card_begin("sweep", {.title = "What if one input changes, or two",
                               .subtitle = "100 months at each value, with 95% intervals; all "
                                           "values meet the same customers"})) {
    SweepChoice chosen = it.chosen;
    const float width = std::min(px(240.0f), ImGui::GetContentRegionAvail().x / 3.1f);
    std::vector<const char*> others = labels_of(kSweepInputs);
    others.insert(others.begin(), "by itself");
    int other = chosen.other + 1;
    bool changed = ui::select("##input", labels_of(kSweepInputs), chosen.input, width);
    ImGui::SameLine();
    changed |= ui::select("##other", others, other, width);
    ImGui::SameLine();
    changed |= ui::select("##metric", labels_of(kSweepMetrics), chosen.metric, width);
    chosen.other = other - 1;
    if (changed) requests.actions.push_back(PlanSweep{chosen});
    if (it.xs.empty() && it.words.empty()) {
      waiting(view, PlanPart::sweep, requests);
    } else if (it.xs.empty()) {
      ui::paragraph(it.words);
    } else {
      it.other_steps.empty() ? curve(it) : map(it);
      ui::paragraph(it.command, true);
    }
  }
  ui::card_end();
}

}  // namespace

void planner(const PlannerView& view, Requests& requests) {
  breaks(view, requests);
  ui::gap(0.0f);
  tools(view, requests);
  ui::gap(0.0f);
  people(view, requests);
  ui::gap(0.0f);
  assumptions(view, requests);
  ui::gap(0.0f);
  optimum(view, requests);
  ui::gap(0.0f);
  sweep(view, requests);
  ui::gap(0.0f);
  advice(view, requests);
}

}  // namespace handoff::web::panels
