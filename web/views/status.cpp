#include "web/views/status.hpp"

#include <algorithm>

#include "io/results/results_report.hpp"
#include "sim/scenario/fingerprint.hpp"
#include "web/app/link.hpp"
#include "web/jobs/session.hpp"
#include "web/ui/charts/scale/figures.hpp"
#include "web/views/results/figures.hpp"

namespace handoff::web {

namespace {

bool is_changed(const State& state) {
  static const std::uint64_t shipped = sim::fingerprint_of(sim::worked_example());
  return sim::fingerprint_of(state.scenario) != shipped ||
         !write_link(state.scenario, state.wanted_replications).empty();
}

// Whose numbers these are, until somebody gives them a name.
std::string shown_name(const sim::Scenario& scenario, bool changed) {
  static const std::string shipped = sim::worked_example().name;
  if (scenario.name != shipped) return scenario.name;
  return changed ? "Example company" : "Example company, not yours";
}

}  // namespace

StatusView status_view(const Session& session) {
  const State& state = session.state();
  const RunSummary& run = session.jobs.run.summary();
  const std::string months(period_name(state.scenario, true));
  const int done = session.jobs.run.replications();
  StatusView view;
  view.changed = is_changed(state);
  view.scenario_name = shown_name(state.scenario, view.changed);
  if (session.jobs.run.finished()) {
    view.progress = counted(done, period_name(state.scenario, false), months) + " simulated";
  } else {
    view.progress = charts::format_fixed(done, 0) + " of " +
                    charts::format_fixed(session.jobs.run.target(), 0) + " " + months;
  }
  view.progress_share = static_cast<double>(done) / std::max(session.jobs.run.target(), 1);
  view.seed = "seed " + std::to_string(state.scenario.seed);
  view.result_hash = io::hash_text(run.results.hash);
  if (!run.violations.empty()) {
    view.violation =
        "A rule that must always hold was broken, please report this: " + run.violations.front();
  }
  view.can_undo = state.history.can_undo();
  view.can_redo = state.history.can_redo();
  return view;
}

}  // namespace handoff::web
