// Panels: one file each. A panel reads its part of the view model, draws it with web/ui/widgets and
// web/ui/charts, and says in `Requests` what the user asked for. It changes nothing itself but its
// own part of the panels' memory.
#pragma once

#include "web/app/actions.hpp"
#include "web/app/looks.hpp"
#include "web/panels/panel_memory.hpp"
#include "web/views/view_model.hpp"

namespace handoff::web::panels {

void top_bar(const StatusView& view, const Looks& looks, Requests& requests);
// The pop-up of theme and text size; its button stands in the top bar.
void view_menu(const Looks& looks, Requests& requests);
// The list of keys, over everything. `wanted` opens or closes it, and is taken back.
void keys(bool& wanted);
// The tabs of the main area.
void tabs(Tab open, const Looks& looks, Requests& requests);

void scenario(const ViewModel& view, Requests& requests);
void simulation(const SimulationView& view, Requests& requests);
void headline(const ViewModel& view);
// The same where it is not in sight, at the foot of the window: what an edit does is seen on every tab.
float headline_bar_height(const ViewModel& view, float width);
void headline_bar(const ViewModel& view);
void kpis(const ViewModel& view);
// `height` of the plot, in design pixels.
void timing(const ViewModel& view, float height);
void routing(const ViewModel& view, float height);
// Measured beside simulated; nothing, as long as no rehearsal is open.
void rehearsal(const RehearsalView& view, Requests& requests);
void tier_table(const ViewModel& view);
// Made from fewer replications than the rest (web/jobs/hourly_run.hpp).
void routes(const HourlyViews& view, float height);
void late_hours(const HourlyViews& view);
void missend_hours(const HourlyViews& view);
void limits(const HourlyViews& view);
// Null: there is nobody.
void customer_choice(const ViewModel& view, Requests& requests);
void trace(const TraceView* view);
void night(const NightView* view, const PlaybackCommand& command, NightMemory& memory);
void story(const ViewModel& view, PlaybackMemory& memory, Requests& requests);
void planner(const PlannerView& view, const ReportView& report_view, PlannerMemory& memory,
             Requests& requests);
// Over the page, while the guided tour is on.
void tour(const ViewModel& view, const Looks& looks, Requests& requests);
// What is pinned; and below the key figures how everything differs from it.
void baseline(const BaselineView& view, Requests& requests);
void baseline_table(const BaselineView& view);
void tools(const ToolsView& view, ToolsMemory& memory, Requests& requests);
void kept(const ToolsView& view, ToolsMemory& memory, Requests& requests);
// Whether what tools are claimed to do counts.
void claims_switch(bool left_out, Requests& requests);
void exceptions(const ExceptionsView& view, Requests& requests);
// Any input can be varied from here, against the metric that was last looked at.
void assumptions(const AssumptionsView& view, const SweepChoice& swept, AssumptionsMemory& memory,
                 Requests& requests);
// The inputs that describe a business, as a form.
void company(const CompanyView& view, Requests& requests);
// A part of that form.
void company_part(const CompanyPart& part, Requests& requests);
// The months ahead.
void year(const ViewModel& view, YearMemory& memory, Requests& requests);
// What the user's own exports say.
void month(const MonthView& view, MonthMemory& memory, Requests& requests);
void footer(const StatusView& view);

}  // namespace handoff::web::panels
