// View model: everything that the page shows, as texts and numbers, made from the state
// and what the background jobs have computed.
//
// It knows nothing of drawing, so tests read it like a page. Panels read their part of it and emit
// actions; it is made afresh only when the state or the run's summary has changed. A new panel adds
// a file to web/views and a member here.
#pragma once

#include <string>
#include <vector>

#include "web/jobs/session.hpp"
#include "web/views/assumptions.hpp"
#include "web/views/baseline.hpp"
#include "web/views/company.hpp"
#include "web/views/controls.hpp"
#include "web/views/exceptions.hpp"
#include "web/views/kpis.hpp"
#include "web/views/month.hpp"
#include "web/views/planner/planner.hpp"
#include "web/views/results/rehearsal.hpp"
#include "web/views/status.hpp"
#include "web/views/tiers.hpp"
#include "web/views/tools.hpp"
#include "web/views/year_tab.hpp"

namespace handoff::web {

// The distributions of the timing chart; the spans are the summary's own vectors.
struct TimingView {
  const Distribution* crm_lag = nullptr;
  const Distribution* processing = nullptr;
  std::string crm_lag_label;  // with its n
  std::string processing_label;
  double target_s = 0.0;  // of the CRM lag
  std::string target_label;
};

// How long and with which random numbers is simulated.
struct SimulationView {
  std::string period;  // "months"
  int target = 0;      // replications
  std::uint64_t seed = 0;
  std::string kind;  // which month it is
};

// The story's switches, as the scenario has them.
struct StorySwitchesView {
  bool crm_down = false;
  bool storm = false;
  bool not_deduped = false;
};

struct ViewModel {
  Tab tab = Tab::overview;
  StatusView status;
  std::string headline;
  bool own_customers = false;  // a history's, which no link carries
  std::vector<KpiView> kpis;
  std::vector<ControlView> controls;
  SimulationView simulation;
  TimingView timing;
  TiersView tiers;
  CustomerChoice customer;
  PlaybackCommand playback;
  int tour = -1;  // the guided tour's step
  // The jobs' own; null until there is one.
  const TraceView* trace = nullptr;
  const NightView* night = nullptr;
  const StoryView* story = nullptr;
  StorySwitchesView story_switches;
  const HourlyViews* pictures = nullptr;  // the jobs' own
  BaselineView baseline;
  // Made only for who looks at them: under their tab, and for the page as text.
  ToolsView tools;
  ExceptionsView exceptions;
  RehearsalView rehearsal;
  AssumptionsView assumptions;
  MonthView month;
  CompanyView company;
  YearTabView year;
  // The jobs' own.
  const PlannerView* planner = nullptr;
  const ReportView* report = nullptr;
};

// Refers to the session's run summary, which must outlive it. `whole`: with every part, whichever tab
// is open.
ViewModel view_model(const Session& session, bool whole = false);

}  // namespace handoff::web
