#include "web/views/view_model.hpp"

#include "io/scenario/customer_history.hpp"
#include "web/ui/charts/scale/figures.hpp"
#include "web/views/headline.hpp"
#include "web/views/results/figures.hpp"

namespace handoff::web {
namespace {

std::string with_n(const char* name, const Distribution& distribution) {
  return std::string(name) +
         " (n = " + charts::format_fixed(static_cast<double>(distribution.n), 0) + ")";
}

TimingView timing_view(const sim::Scenario& scenario, const RunSummary& run) {
  const double target_s = scenario.targets.crm_lag.seconds();
  return {&run.crm_lag,
          &run.processing,
          with_n("CRM lag", run.crm_lag),
          with_n("Webhook to onboarding", run.processing),
          target_s,
          charts::format_duration(target_s, 2)};
}

std::string month_words(const sim::Scenario& scenario) {
  if (scenario.past) return "A month of your own customers: " + io::customers_text(scenario);
  if (scenario.opening == sim::Opening::launch)
    return "A launch: before its first day there is nothing, and everybody is counted who signs up "
           "in it, until the last has converted.";
  return "A month of a running business: trials come before, in and after it, and it begins with "
         "the lines, people and mails of any other day (" +
         std::to_string(scenario.warmup_days) + " days before it are simulated and not counted).";
}

// Beside an outage, whom it meets.
void add_caught(std::vector<ControlView>& controls, const std::vector<Caught>& caught) {
  for (const Caught& each : caught) {
    for (ControlView& control : controls)
      if (control.path == each.path) control.note = caught_text(each);
  }
}

}  // namespace

ViewModel view_model(const Session& session, bool whole) {
  const State& state = session.state();
  const BackgroundJobs& jobs = session.jobs;
  const RunSummary& run = jobs.run.summary();
  ViewModel view;
  view.tab = state.tab;
  view.status = status_view(session);
  view.own_customers = static_cast<bool>(state.scenario.past);
  view.headline = headline(state.scenario, run);
  view.kpis = kpi_views(state.scenario, run);
  view.controls = control_views(state.scenario);
  add_caught(view.controls, jobs.customers.caught());
  view.simulation = {std::string(period_name(state.scenario, true)), jobs.run.target(),
                     state.scenario.seed, month_words(state.scenario)};
  view.timing = timing_view(state.scenario, run);
  view.tiers = tiers_view(state.scenario, run);
  view.customer = jobs.customers.shown();
  view.playback = state.playback;
  view.tour = state.tour;
  view.trace = jobs.customers.trace();
  view.night = jobs.customers.night();
  view.story = jobs.customers.story();
  view.story_switches = {!state.scenario.apis.crm.outages.empty(),
                         state.scenario.payments.duplicate_share >= 0.5,
                         !state.scenario.pipeline.dedupe.enabled};
  view.pictures = &jobs.watch.pictures();
  view.baseline = baseline_view(session);
  if (jobs.baseline.differences())
    add_differences(view.kpis, *jobs.baseline.differences(), claims_effects(session));
  if (whole || state.tab == Tab::tools) view.tools = tools_view(session);
  if (whole || state.tab == Tab::routing) view.exceptions = exceptions_view(session);
  if (whole || state.tab == Tab::timing) view.rehearsal = rehearsal_view(state.rehearsal.get());
  if (whole || state.tab == Tab::assumptions) {
    view.assumptions = assumptions_view(state.scenario);
    view.company = company_view(state.scenario);
  }
  if (whole || state.tab == Tab::month) view.month = month_view(state);
  if (whole || state.tab == Tab::year) view.year = year_tab(session);
  view.planner = &jobs.plan.view();
  view.report = &jobs.report.view();
  return view;
}

}  // namespace handoff::web
