// What it is worth: the range by parts, what it hangs on, and what would have to be true.
#include "web/panels/planner/planner_parts.hpp"
#include "web/ui/widgets/ui.hpp"

namespace handoff::web::panels {
namespace {

void tables(const WorthView& it) {
  if (table_begin("worth", worth_head())) {
    for (const WorthRow& row : it.parts)
      table_row({row.part, row.mean, row.range, row.as_assumed, row.sceptic});
    ImGui::EndTable();
  }
  ui::paragraph(it.free, true);
  ui::paragraph(it.luck);
  if (!it.influences.empty() && table_begin("influences", influence_head())) {
    for (const InfluenceRow& row : it.influences)
      table_row({row.input, row.share, row.range, row.why});
    ImGui::EndTable();
  }
  ui::paragraph("What one effect would have to be for it to pay, with the others left out:");
  if (table_begin("break_even", break_even_head())) {
    for (const BreakEvenRow& row : it.break_evens) table_row({row.effect, row.assumed, row.needed});
    ImGui::EndTable();
  }
}

}  // namespace

// What it does is done to the scenario, so that links, files and undo have it too.
void claims_switch(bool left_out, Requests& requests) {
  bool out = left_out;
  if (ui::toggle("Without the claimed effects", out,
                 "Leaves out what tools are claimed to do to churn and expansion: nobody has "
                 "measured it. As --sceptic on the command line"))
    requests.actions.push_back(LeaveOutClaims{out});
  ui::gap(2.0f);
}

void worth_card(const PlannerView& view, Requests& requests) {
  if (question_card("worth", QuestionKind::worth)) {
    claims_switch(view.sceptic, requests);
    if (view.worth.words.empty()) {
      waiting(view, QuestionKind::worth, requests);
    } else {
      ui::paragraph(view.worth.words);
    }
    if (!view.worth.parts.empty()) tables(view.worth);
  }
  ui::card_end();
}

}  // namespace handoff::web::panels
