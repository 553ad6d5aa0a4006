// The cards of the tab Your month.
#pragma once

#include "web/app/actions.hpp"
#include "web/panels/panel_memory.hpp"
#include "web/views/month.hpp"

namespace handoff::web::panels {

void month_welcome(Requests& requests);
void month_work(const MonthView& view, Requests& requests);
void month_questions(const MonthView& view, MonthMemory& memory, Requests& requests);
void month_problems(const MonthView& view);
void month_figures(const MonthView& view);
void month_offers(const MonthView& view, Requests& requests);
void month_customers(const MonthView& view, Requests& requests);
void month_tool(const MonthView& view);
void month_fit(const MonthView& view);
void month_inputs(const MonthView& view);
void month_files(const MonthView& view, MonthMemory& memory);
void month_left_out(const MonthView& view);

}  // namespace handoff::web::panels
