// Actions: everything that can change the page's state, as small values.
//
// Panels, the keyboard, opened files, links and the page around (`window.handoff`) all emit
// actions; `Store::apply` (web/app/store/store.hpp) carries them out.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "sim/planner/questions/hiring.hpp"
#include "sim/planner/questions/question_table.hpp"
#include "sim/scenario/set_input.hpp"
#include "web/app/choices/commands.hpp"
#include "web/app/choices/customer_choice.hpp"
#include "web/app/choices/customers_from.hpp"
#include "web/app/choices/plan_wishes.hpp"
#include "web/app/choices/playback_command.hpp"
#include "web/app/choices/report_form.hpp"
#include "web/app/choices/sweep_choice.hpp"
#include "web/app/choices/tabs.hpp"
#include "web/ui/theme/theme_tokens.hpp"

namespace handoff::web {

// One input, by its path in the scenario file. Several of one path in a row, up to the first that
// is committed, are one step of undo: a slider being dragged.
struct SetField {
  std::string path;
  sim::InputValue value;
  bool committed = true;
};
// One input, or a part that holds several, as it was typed or as a file has it: JSON or plain text.
struct SetText {
  std::string path;
  std::string text;
};
// A row more at the end of a list, or one less; and a known time zone for an input that names one
// (web/app/list_edit.hpp).
struct AddRow {
  std::string list;
};
struct RemoveRow {
  std::string list;
  std::size_t row = 0;
};
struct UseZone {
  std::string path;
  std::string zone;
};
// So many people of a pool from a month of the horizon on, counted from 0; a hiring plan beside what is planned
// already; and months ahead for a scenario that has one (web/app/headcount_edit.hpp).
struct SetPeople {
  std::size_t pool = 0;
  int month = 0;
  int people = 1;
  bool committed = true;
};
struct UseHires {
  sim::HiringPlan plan;
};
struct LookAhead {
  int months = 12;
  double growth = 0;
};
struct EndEdit {};  // the slider was let go without a further change
struct ResetField {
  std::string path;
};
struct ResetScenario {};  // every input as shipped
struct LoadScenario {
  std::string text;  // a scenario file
  std::string name;  // of the file, for messages
};
struct LoadLink {
  std::string hash;     // without the '#'; empty: the shipped scenario
  bool begins = false;  // this visit: no undo
};
struct LoadKept {
  std::string
      text;  // from an earlier visit (web/app/autosave.hpp); where this visit begins: no undo
};
struct LoadKeptCustomers {
  std::string text;  // from before a reload (web/app/autosave.hpp); no undo
};
// What is on the page, or one of the built-in tools on it, is kept under a name beside it
// (web/app/kept_scenarios.hpp), and what becomes of those that are kept.
struct KeepScenario {
  std::string name;
  std::string tool;  // empty: as it is
};
struct OpenKept {  // in place of the present one
  std::string name;
};
struct RenameKept {
  std::string name;
  std::string to;
};
struct RemoveKept {
  std::string name;
};
struct BringBackKept {};
// As the browser's storage has them now: from an earlier visit, or from another tab.
struct KeptArrived {
  std::string text;
};
struct Undo {};
struct Redo {};
// Exactly so many; 0: as many as the page runs by itself.
struct SetReplications {
  int target = 0;
};
struct SetTheme {
  theme::Choice choice = theme::Choice::system;
};
struct SetUiScale {
  float scale = 1.0f;
};

// The present scenario becomes what everything is compared with, in place of the one before.
struct PinBaseline {};
struct ClearBaseline {};
// One of the shipped kinds of tool (web/app/choices/tools.hpp) in place of the present pipeline.
struct UseTool {
  std::string name;
};
// What tools are claimed to do to churn and expansion is left out, or comes back as it was
// (sim/scenario/claimed_effects.hpp).
struct LeaveOutClaims {
  bool out = true;
};
// Which simulated month the exception list shows, from 0.
struct ShowExceptionsOf {
  int replication = 0;
};

struct SetTab {
  Tab tab = Tab::overview;
};

// A merge patch (RFC 7396) on the scenario, as one step.
struct PatchScenario {
  std::string patch;
};
// Whose trace is shown; no part of a link or an undo.
struct SetCustomer {
  CustomerChoice who;
};
struct PickCustomer {
  CustomerChoice from;  // who is shown now
  Pick which = Pick::typical;
};
// The animation in view plays, pauses or stands somewhere.
struct ControlPlayback {
  PlaybackCommand::Kind kind = PlaybackCommand::Kind::toggle;
  double at = 0.0;
  double speed = 60.0;
};

// A step of the guided tour, from 0; anything else leaves it and brings back what was before.
struct TourGo {
  int step = 0;
};
struct SetPresenting {
  bool on = false;
};

// The planner's work stops, or goes on.
struct PlanGo {
  bool going = true;
};
// A question that waits is answered next.
struct PlanNext {
  sim::QuestionKind kind = sim::QuestionKind::choice;
};
struct PlanSweep {
  SweepChoice chosen;
};

// What the planner is asked beside the scenario.
struct PlanWish {
  PlanWishes wishes;
};

// A report on the present scenario is made, and saved when it is there; nothing: no longer.
struct MakeReport {
  std::optional<ReportForm> form;
};

// The rehearsal that was opened (io/results/rehearsal/rehearsal_file.hpp) is no longer shown.
struct CloseRehearsal {};

// What the importer says of the exports that were dropped: how far it is, what it has learned, or
// why it has not.
struct MonthProgress {
  double share = 0.0;
  std::string doing;
};
struct MonthLearned {
  std::string document;
  bool more = false;  // the same once more, with what follows from the figures
};
struct MonthFailed {
  std::string why;
};
// An answer to one of its questions, which has the files read again.
struct MonthAnswer {
  std::string answer;
};
struct MonthStop {};
struct MonthForget {};  // files and all
// The scenario that the exports make, in place of the present one.
struct UseMonth {};
// Whether the scenario's customers are drawn, or those of the user's history.
struct BringCustomers {
  CustomersFrom from = CustomersFrom::drawn;
};

using Action = std::variant<
    SetField, SetText, AddRow, RemoveRow, UseZone, SetPeople, UseHires, LookAhead, EndEdit,
    ResetField, ResetScenario, LoadScenario, LoadLink, LoadKept, LoadKeptCustomers, KeepScenario,
    OpenKept, RenameKept, RemoveKept, BringBackKept, KeptArrived, Undo, Redo, SetReplications,
    SetTheme, SetUiScale, SetTab, PatchScenario, SetCustomer, PickCustomer, ControlPlayback, TourGo,
    SetPresenting, PinBaseline, ClearBaseline, UseTool, LeaveOutClaims, ShowExceptionsOf, PlanGo,
    PlanNext, PlanSweep, PlanWish, MakeReport, MonthProgress, MonthLearned, MonthFailed,
    MonthAnswer, MonthStop, MonthForget, UseMonth, BringCustomers, CloseRehearsal>;

// What the panels ask for in one frame; they change nothing themselves.
struct Requests {
  std::vector<Action> actions;
  std::vector<Command> commands;
};

}  // namespace handoff::web
