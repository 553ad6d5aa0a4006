// Application state: all that the page knows, without a screen.
//
// Only `apply` (web/app/actions.hpp) changes it, and the run that `run` carries on. View models are
// made from it whenever `revision` or the run's summary has changed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/scenario/scenario.hpp"
#include "web/app/choices/playback_command.hpp"
#include "web/app/choices/tabs.hpp"
#include "web/jobs/baseline.hpp"
#include "web/jobs/hourly_run.hpp"
#include "web/jobs/month_exceptions.hpp"
#include "web/jobs/plan_run.hpp"
#include "web/jobs/report_run.hpp"
#include "web/jobs/scenario_run.hpp"
#include "web/jobs/single_months.hpp"
#include "web/jobs/tool_comparison.hpp"
#include "web/ui/theme/theme_tokens.hpp"

namespace handoff::web {

// What an undo brings back: all that the results depend on. Looks are preferences and stay.
struct Inputs {
  sim::Scenario scenario;
  int wanted_replications = 0;
};

// Inputs before and after the present ones.
class History {
 public:
  // `path` names the input that is being edited, "" anything else. Edits of one path are one step
  // until `close`.
  void push(Inputs before, const std::string& path);
  void close() { open_path_.clear(); }

  bool can_undo() const { return !past_.empty(); }
  bool can_redo() const { return !future_.empty(); }
  Inputs undo(Inputs now);
  Inputs redo(Inputs now);

 private:
  std::vector<Inputs> past_;
  std::vector<Inputs> future_;
  std::string open_path_;
};

// Preferences: they are kept between visits, but are no part of a link, a file or an undo.
struct Looks {
  theme::Choice theme = theme::Choice::system;
  float ui_scale = 1.0f;
  bool presenting = false;  // large type and no inputs; not kept
};
inline constexpr float kSmallestScale = 0.75f;
inline constexpr float kLargestScale = 2.5f;

struct AppState {
  AppState();

  sim::Scenario scenario;
  History history;
  int wanted_replications = 0;  // 0: usual_replications
  ScenarioRun run;
  HourlyRun watch;
  Baseline baseline;
  ToolComparison tools;
  MonthExceptions exceptions;
  PlanRun plan;
  ReportRun report;
  Looks looks;
  Tab tab = Tab::overview;
  std::optional<CustomerChoice> customer;  // nobody: one whose night is worth telling
  SingleMonths customers;
  PlaybackCommand cue;
  int tour = -1;  // the step; -1: no tour
  struct BeforeTour {
    Inputs inputs;
    Tab tab = Tab::overview;
    std::optional<CustomerChoice> customer;
  };
  BeforeTour before_tour;
  std::uint64_t revision = 0;  // counts the changes of what is above, the run's results aside

  int target() const;
  Inputs inputs() const { return {scenario, wanted_replications}; }
};

}  // namespace handoff::web
