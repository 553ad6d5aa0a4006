// What is looked at, and how: tab, theme, customer, playback, report.
#include <algorithm>

#include "web/app/customer_pick.hpp"
#include "web/app/store/changes.hpp"
#include "web/app/store/handlers.hpp"

namespace handoff::web {

Outcome handle(State& state, const SetTheme& action) {
  state.looks.theme = action.choice;
  ++state.revision;
  return std::nullopt;
}

Outcome handle(State& state, const SetUiScale& action) {
  state.looks.ui_scale = std::clamp(action.scale, kSmallestScale, kLargestScale);
  ++state.revision;
  return std::nullopt;
}

Outcome handle(State& state, const SetPresenting& action) {
  state.looks.presenting = action.on;
  ++state.revision;
  return std::nullopt;
}

Outcome handle(State& state, const SetTab& action) {
  state.tab = action.tab;
  ++state.revision;
  return std::nullopt;
}

Outcome handle(State& state, const SetCustomer& action) {
  state.customer = action.who;
  ++state.revision;
  return std::nullopt;
}

Outcome handle(State& state, const PickCustomer& action) {
  const auto who = pick_customer(state.scenario, action.from, action.which);
  if (!who) return who.error();
  return handle(state, SetCustomer{*who});
}

Outcome handle(State& state, const ControlPlayback& action) {
  state.playback = {state.playback.number + 1, action.kind, action.at, action.speed};
  ++state.revision;
  return std::nullopt;
}

Outcome handle(State& state, const ShowExceptionsOf& action) {
  state.exceptions_of = std::max(action.replication, 0);
  ++state.revision;
  return std::nullopt;
}

Outcome handle(State& state, const PinBaseline&) {
  state.pin = {state.pin.number + 1, true};
  ++state.revision;
  return std::nullopt;
}

Outcome handle(State& state, const ClearBaseline&) {
  state.pin = {state.pin.number + 1, false};
  ++state.revision;
  return std::nullopt;
}

Outcome handle(State& state, const MakeReport& action) {
  state.report = {state.report.number + 1, action.form};
  ++state.revision;
  return std::nullopt;
}

}  // namespace handoff::web
