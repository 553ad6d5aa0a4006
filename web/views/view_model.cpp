#include "web/views/view_model.hpp"

#include "web/ui/charts/scale/figures.hpp"
#include "web/views/headline.hpp"
#include "web/views/results/figures.hpp"

namespace handoff::web {
namespace {

std::string with_n(const char* name, const Distribution& distribution) {
  return std::string(name) +
         " (n = " + charts::format_fixed(static_cast<double>(distribution.n), 0) + ")";
}

TimingView timing_view(const RunSummary& run) {
  return {&run.crm_lag, &run.processing, with_n("CRM lag", run.crm_lag),
          with_n("Processing", run.processing)};
}

}  // namespace

ViewModel view_model(const AppState& state, bool whole) {
  const RunSummary& run = state.run.summary();
  ViewModel view;
  view.tab = state.tab;
  view.status = status_view(state);
  view.headline = headline(state.scenario, run);
  view.kpis = kpi_views(state.scenario, run);
  view.controls = control_views(state.scenario);
  view.simulation = {std::string(period_name(state.scenario, true)), state.run.target(),
                     state.scenario.seed};
  view.timing = timing_view(run);
  view.tiers = tiers_view(state.scenario, run);
  view.customer = state.customers.shown();
  view.cue = state.cue;
  view.tour = state.tour;
  view.trace = state.customers.trace();
  view.night = state.customers.night();
  view.story = state.customers.story();
  view.story_switches = {!state.scenario.apis.crm.outages.empty(),
                         state.scenario.payments.duplicate_share >= 0.5,
                         !state.scenario.pipeline.dedupe.enabled};
  view.pictures = &state.watch.pictures();
  view.baseline = baseline_view(state);
  if (state.baseline.differences()) add_differences(view.kpis, *state.baseline.differences());
  if (whole || state.tab == Tab::tools) view.tools = tools_view(state);
  if (whole || state.tab == Tab::routing) view.exceptions = exceptions_view(state);
  if (whole || state.tab == Tab::assumptions) view.assumptions = assumptions_view(state.scenario);
  view.planner = &state.plan.view();
  view.report = &state.report.view();
  return view;
}

}  // namespace handoff::web
