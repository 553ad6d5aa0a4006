// The year ahead: a sentence first, then people, and what becomes of each target and figure.
#include <algorithm>

#include "web/panels/input_field.hpp"
#include "web/panels/planner/planner_parts.hpp"
#include "web/panels/year/year_parts.hpp"
#include "web/ui/theme/theme.hpp"
#include "web/ui/widgets/ui.hpp"

namespace handoff::web::panels {
namespace {

using theme::px;

void offer(const YearTabView& view, Requests& requests) {
  if (ui::card_begin("year_offer", {.title = "The year ahead"})) {
    ui::paragraph(view.offer);
    ui::gap(6.0f);
    if (ui::button("12 months, sign-ups +8% a month", ui::ButtonKind::primary))
      requests.actions.push_back(LookAhead{kOfferedMonths, kOfferedGrowth});
    ImGui::SameLine();
    if (ui::button("12 months, no growth"))
      requests.actions.push_back(LookAhead{kOfferedMonths, 0});
    ui::paragraph("Growth is an assumption: say your own afterwards.", true);
  }
  ui::card_end();
}

void input(const InputField& field, Requests& requests) {
  ImGui::PushID(field.control.path.c_str());
  ui::text(field.control.label);
  ImGui::SameLine();
  ui::hint(field.control.hint);
  ImGui::BeginDisabled(field.control.idle);
  input_field(field.control, requests);
  ImGui::EndDisabled();
  ImGui::PopID();
}

void inputs(const YearTabView& view, Requests& requests) {
  ui::grid_begin("year_inputs", 150.0f, 6, 12.0f);
  for (const InputField& field : view.inputs) {
    ui::grid_cell();
    input(field, requests);
  }
  ui::grid_end();
}

// As high as a long answer, so that what is being dragged below does not move with the words.
void sentences(const YearTabView& view) {
  constexpr float kLines = 5.0f;
  const float end = ImGui::GetCursorPosY() + kLines * ImGui::GetTextLineHeight() +
                    2.0f * ImGui::GetStyle().ItemSpacing.y;
  ui::paragraph(view.words.empty() ? "The first years are being simulated." : view.words);
  if (!view.money.empty()) ui::paragraph(view.money, true);
  ImGui::SetCursorPosY(std::max(ImGui::GetCursorPosY(), end));
}

// What the planner is asked about a year, and the button that asks.
void question(const YearTabView& view, const PlannerView& planner, Requests& requests) {
  PlanWishes wishes = planner.wishes;
  const float width = std::min(px(230.0f), ImGui::GetContentRegionAvail().x / 3.4f);
  bool changed = written_under("Targets of each month", "waits for people; or utilisation<=0.85",
                               wishes.year_targets, width);
  ImGui::SameLine();
  changed |= written_under("Months until a hire can start", "0", wishes.year_lead, width * 0.8f);
  if (changed) requests.actions.push_back(PlanWish{wishes});
  if (view.asked) return;
  ImGui::SameLine();
  ImGui::BeginGroup();
  ImGui::AlignTextToFramePadding();
  ui::text_muted("Whom to hire when");
  if (ui::button("Find the cheapest plan", ui::ButtonKind::primary, ui::Icon::none,
                 "Searches for the fewest and latest hires that keep every target in every month"))
    requests.actions.push_back(PlanNext{sim::QuestionKind::year});
  ImGui::EndGroup();
}

}  // namespace

void year_words_card(const YearTabView& view, const PlannerView& planner, Requests& requests) {
  if (ui::card_begin("year_words", {.title = "The year ahead", .subtitle = view.progress})) {
    sentences(view);
    ui::gap(4.0f);
    inputs(view, requests);
    ui::gap(4.0f);
    question(view, planner, requests);
  }
  ui::card_end();
}

void year(const ViewModel& view, YearMemory& memory, Requests& requests) {
  if (!view.year.ahead) return offer(view.year, requests);
  year_words_card(view.year, *view.planner, requests);
  if (view.year.asked) {
    ui::gap(0.0f);
    year_plan_card(*view.planner, requests);
  }
  ui::gap(0.0f);
  year_people_card(view.year, requests);
  ui::gap(0.0f);
  year_book_card(view.year, requests);
  ui::gap(0.0f);
  year_fans(view.year);
  if (view.year.growths.size() > 1) {
    ui::gap(0.0f);
    year_growths_card(view.year, memory);
  }
}

}  // namespace handoff::web::panels
