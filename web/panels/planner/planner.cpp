// Planner: a card for each question. Those that take wishes stand in planner_choice.cpp and
// planner_sweep.cpp.
#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

#include "web/panels/panels.hpp"
#include "web/panels/planner/planner_parts.hpp"
#include "web/ui/charts/charts.hpp"
#include "web/ui/charts/scale/figures.hpp"
#include "web/ui/theme/theme.hpp"
#include "web/ui/widgets/ui.hpp"

namespace handoff::web::panels {
namespace {

using theme::px;

// For those who were not there.
void report(const ReportView& view, Requests& requests) {
  ImGui::AlignTextToFramePadding();
  if (view.working) {
    ui::text("Making the report: " + charts::format_fixed(100.0 * view.share, 0) + "%");
    ImGui::SameLine();
    if (ui::button("Cancel")) requests.actions.push_back(MakeReport{});
    return;
  }
  ui::text("Save a report, with assumptions and method:");
  for (std::size_t form = 0; form < kReportForms.size(); ++form) {
    ImGui::SameLine();
    if (ui::button(kReportForms[form].label))
      requests.actions.push_back(MakeReport{static_cast<ReportForm>(form)});
  }
}

// Which targets a card is about.
void targets_wish(const PlannerView& view, std::string PlanWishes::*targets, Requests& requests) {
  PlanWishes wishes = view.wishes;
  ImGui::AlignTextToFramePadding();
  ui::text_muted("Targets");
  ImGui::SameLine();
  const float width = std::min(px(460.0f), ImGui::GetContentRegionAvail().x);
  if (written("##targets", "the usual; or Enterprise:touch_wait_s.p95<=15min; ...", wishes.*targets,
              width))
    requests.actions.push_back(PlanWish{wishes});
  ui::gap(2.0f);
}

void breaks(const PlannerView& view, Requests& requests) {
  if (question_card("breaks", QuestionKind::breaking_point)) {
    targets_wish(view, &PlanWishes::break_targets, requests);
    if (view.breaks_words.empty()) {
      waiting(view, QuestionKind::breaking_point, requests);
    } else {
      ui::paragraph(view.breaks_words);
    }
    if (!view.breaks.empty() &&
        table_begin("breaks", {"Target", "Now", "Breaks at, trials", "95% CI", "What breaks"})) {
      for (const BreakRow& row : view.breaks)
        table_row({row.target, row.now, row.volume, row.interval, row.cause},
                  row.missed ? theme::Tone::bad : theme::Tone::neutral);
      ImGui::EndTable();
    }
  }
  ui::card_end();
}

void assumptions(const PlannerView& view, Requests& requests) {
  if (question_card("hangs_on", QuestionKind::tornado)) {
    if (view.assumptions.empty()) {
      if (view.assumptions_words.empty())
        waiting(view, QuestionKind::tornado, requests);
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
                             {.title = "most influential assumptions"})) {
        charts::setup_axis_x("Net value of a month", charts::Scale::linear, "$");
        charts::plot_tornado(rows, view.value);
        charts::end_plot();
      }
    }
  }
  ui::card_end();
}

void people(const PlannerView& view, Requests& requests) {
  if (question_card("people", QuestionKind::staffing)) {
    targets_wish(view, &PlanWishes::staffing_targets, requests);
    if (!view.staffing_words.empty()) {
      ui::paragraph(view.staffing_words);
    } else if (view.pools.empty()) {
      waiting(view, QuestionKind::staffing, requests);
    } else {
      if (table_begin("people", {"Pool", "Minimum staffing", "95% CI", "Now", "Erlang C",
                                 "Would that do?"})) {
        for (const PoolRow& row : view.pools)
          table_row({row.pool, row.fewest, row.interval, row.now, row.textbook, row.why});
        ImGui::EndTable();
      }
      if (table_begin("promises", {"Promise", "Now", "At minimum"})) {
        for (const PromiseRow& row : view.promises)
          table_row({row.promise, row.now, row.with_fewest});
        ImGui::EndTable();
      }
    }
  }
  ui::card_end();
}

theme::Tone tone_of(sim::Finding finding) {
  if (finding == sim::Finding::holds) return theme::Tone::good;
  return finding == sim::Finding::contradicted ? theme::Tone::bad : theme::Tone::neutral;
}

void advice(const PlannerView& view, Requests& requests) {
  if (question_card("advice", QuestionKind::advice)) {
    if (view.advice.empty()) {
      waiting(view, QuestionKind::advice, requests);
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

struct Card {
  QuestionKind kind;
  void (*draw)(const PlannerView&, PlannerMemory&, Requests&);
};

// Of a card that remembers nothing.
template <void (*Draw)(const PlannerView&, Requests&)>
void plain(const PlannerView& view, PlannerMemory&, Requests& requests) {
  Draw(view, requests);
}

constexpr Card kCards[] = {
    {QuestionKind::breaking_point, plain<breaks>}, {QuestionKind::choice, plain<tools_card>},
    {QuestionKind::worth, plain<worth_card>},      {QuestionKind::staffing, plain<people>},
    {QuestionKind::team, plain<team_card>},        {QuestionKind::tornado, plain<assumptions>},
    {QuestionKind::optimise, plain<optimum_card>}, {QuestionKind::sweep, sweep_card},
    {QuestionKind::advice, plain<advice>},         {QuestionKind::year, plain<year_card>},
};
static_assert(sim::covers_all_questions(kCards));

// What is looked at stays where it is while answers make the cards above it grow.
void cards(const PlannerView& view, PlannerMemory& memory, Requests& requests) {
  const float scroll = ImGui::GetScrollY();
  float moved = 0.0f;
  std::size_t seen = std::size(kCards);
  float seen_top = memory.first_top;
  for (std::size_t at = 0; at < std::size(kCards); ++at) {
    ui::gap(0.0f);
    const float top = ImGui::GetCursorPosY();
    if (at == memory.first_card && scroll > 0.0f) moved = top - memory.first_top;
    if (at < seen && top >= scroll) {
      seen = at;
      seen_top = top;
    }
    kCards[at].draw(view, memory, requests);
  }
  if (moved == 0.0f || memory.sweep_held) {
    memory.first_card = seen;
    memory.first_top = seen_top;
  } else {
    ImGui::SetScrollY(scroll + moved);
    memory.first_top += moved;
  }
}

}  // namespace

void planner(const PlannerView& view, const ReportView& report_view, PlannerMemory& memory,
             Requests& requests) {
  report(report_view, requests);
  cards(view, memory, requests);
}

}  // namespace handoff::web::panels
