// Your month: what the user's exports say, the six figures first, then what follows from them. Without
// files it says which ones to drop.
#include "web/panels/month/month_parts.hpp"
#include "web/panels/panels.hpp"
#include "web/ui/theme/theme.hpp"
#include "web/ui/widgets/ui.hpp"

namespace handoff::web::panels {
namespace {

void learned(const MonthView& view, MonthMemory& memory, Requests& requests) {
  month_questions(view, memory, requests);
  month_problems(view);
  if (!view.figures.empty()) {
    month_figures(view);
    ui::gap(0.0f);
    month_offers(view, requests);
    ui::gap(0.0f);
    month_customers(view, requests);
    if (view.can_use) {
      ui::grid_begin("model", 400.0f, 2, 12.0f);
      ui::grid_cell();
      month_tool(view);
      ui::grid_cell();
      month_fit(view);
      ui::grid_end();
      month_inputs(view);
      ui::gap(0.0f);
    }
  }
  if (!view.files.empty()) month_files(view, memory);
  if (!view.left_out.empty()) {
    ui::gap(0.0f);
    month_left_out(view);
  }
}

}  // namespace

void month(const MonthView& view, MonthMemory& memory, Requests& requests) {
  if (view.working) month_work(view, requests);
  if (view.has_files) {
    learned(view, memory, requests);
  } else {
    month_problems(view);
  }
  if (view.figures.empty()) month_customers(view, requests);
  const bool says_nothing = view.figures.empty() && view.questions.empty();
  if (says_nothing && !view.working) month_welcome(requests);
}

}  // namespace handoff::web::panels
