// A handler for each action: it changes the state, or says in one line why it does not, and leaves it as it was.
//
// Only the store (web/app/store/store.cpp) has a state to give them. An action without a handler does not compile.
#pragma once

#include "web/app/actions.hpp"
#include "web/app/state.hpp"
#include "web/app/store/changes.hpp"

namespace handoff::web {

// scenario_handlers.cpp
Outcome handle(State& state, const SetField& action);
Outcome handle(State& state, const SetText& action);
Outcome handle(State& state, const AddRow& action);
Outcome handle(State& state, const RemoveRow& action);
Outcome handle(State& state, const UseZone& action);
Outcome handle(State& state, const EndEdit& action);
Outcome handle(State& state, const ResetField& action);
Outcome handle(State& state, const ResetScenario& action);
Outcome handle(State& state, const PatchScenario& action);
Outcome handle(State& state, const UseTool& action);
Outcome handle(State& state, const LeaveOutClaims& action);
Outcome handle(State& state, const SetReplications& action);
Outcome handle(State& state, const Undo& action);
Outcome handle(State& state, const Redo& action);

// planner_handlers.cpp
Outcome handle(State& state, const SetPeople& action);
Outcome handle(State& state, const UseHires& action);
Outcome handle(State& state, const LookAhead& action);
Outcome handle(State& state, const PlanGo& action);
Outcome handle(State& state, const PlanNext& action);
Outcome handle(State& state, const PlanSweep& action);
Outcome handle(State& state, const PlanWish& action);

// file_handlers.cpp
Outcome handle(State& state, const LoadScenario& action);
Outcome handle(State& state, const LoadLink& action);
Outcome handle(State& state, const LoadKept& action);
Outcome handle(State& state, const LoadKeptCustomers& action);
Outcome handle(State& state, const CloseRehearsal& action);

// kept_handlers.cpp
Outcome handle(State& state, const KeepScenario& action);
Outcome handle(State& state, const OpenKept& action);
Outcome handle(State& state, const RenameKept& action);
Outcome handle(State& state, const RemoveKept& action);
Outcome handle(State& state, const BringBackKept& action);
Outcome handle(State& state, const KeptArrived& action);

// month_handlers.cpp
Outcome handle(State& state, const MonthProgress& action);
Outcome handle(State& state, const MonthLearned& action);
Outcome handle(State& state, const MonthFailed& action);
Outcome handle(State& state, const MonthAnswer& action);
Outcome handle(State& state, const MonthStop& action);
Outcome handle(State& state, const MonthForget& action);
Outcome handle(State& state, const UseMonth& action);
Outcome handle(State& state, const BringCustomers& action);

// view_handlers.cpp
Outcome handle(State& state, const SetTheme& action);
Outcome handle(State& state, const SetUiScale& action);
Outcome handle(State& state, const SetPresenting& action);
Outcome handle(State& state, const SetTab& action);
Outcome handle(State& state, const SetCustomer& action);
Outcome handle(State& state, const PickCustomer& action);
Outcome handle(State& state, const ControlPlayback& action);
Outcome handle(State& state, const ShowExceptionsOf& action);
Outcome handle(State& state, const PinBaseline& action);
Outcome handle(State& state, const ClearBaseline& action);
Outcome handle(State& state, const MakeReport& action);

// tour_handlers.cpp
Outcome handle(State& state, const TourGo& action);

}  // namespace handoff::web
