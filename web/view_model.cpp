// See view_model.hpp.
#include "web/view_model.hpp"

#include "web/charts/format.hpp"
#include "web/view_models/figures.hpp"
#include "web/view_models/headline.hpp"

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

ViewModel view_model(const AppState& state) {
  const RunSummary& run = state.run.summary();
  ViewModel view;
  view.status = status_view(state);
  view.headline = headline(state.scenario, run);
  view.kpis = kpi_views(state.scenario, run);
  view.controls = control_views(state.scenario);
  view.simulation = {std::string(period_name(state.scenario, true)), state.run.target(),
                     state.scenario.seed};
  view.timing = timing_view(run);
  view.tiers = tiers_view(state.scenario, run);
  return view;
}

std::string summary_text(const ViewModel& view) {
  std::string text = view.headline + "\nScenario: " + view.status.scenario_name + ", " +
                     view.status.seed + ", " + view.status.progress + ".\n";
  for (const KpiView& kpi : view.kpis) {
    text += kpi.label + ": " + kpi.value;
    for (const std::string* part : {&kpi.interval, &kpi.n, &kpi.verdict_text}) {
      if (!part->empty()) text += ", " + *part;
    }
    text += kpi.verdict == Verdict::missed ? ", target missed.\n" : ".\n";
  }
  for (const TierRow& row : view.tiers.rows) {
    text += row.label + ": " + row.conversions + " conversions (" + row.conversions_interval + ")" +
            ", mean MRR " + row.mrr + ", CRM lag p95 " + row.lag_p95 + ", n = " + row.n + ".\n";
  }
  return text;
}

}  // namespace handoff::web
