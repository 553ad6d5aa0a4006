// The application: owns the state and joins everything on each frame.
//
//   outside -> inbox -> actions -> apply -> state -> live run -> view model -> panels -> actions
//
//
// There is one, made by `start`. What comes from outside the program (web/shell/bridge.cpp) uses the
// functions below and is refused by the same rules as the user.
#pragma once

#include <optional>
#include <string_view>

#include "web/app/actions.hpp"
#include "web/app/app_state.hpp"

namespace handoff::web::application {

// Runs enough for a first useful picture and starts to draw.
void start();

const AppState& state();

// Applies an action and has the picture follow.
std::optional<core::Error> dispatch(const Action& action);

// Goes on with the run for about so long, drawn or not.
void advance(double budget_ms);
// Makes the summary that of everything run so far.
void sum_up();
// Keeps the inputs for the next visit without waiting: the tab may be about to go.
void keep();

}  // namespace handoff::web::application
