// One handler for each action.
#include "web/actions.hpp"

#include <algorithm>
#include <utility>

#include "io/scenario_edit.hpp"
#include "io/scenario_json.hpp"
#include "web/app_state.hpp"
#include "web/autosave.hpp"
#include "web/field_lookup.hpp"
#include "web/link.hpp"

namespace handoff::web {
namespace {

using Outcome = std::optional<core::Error>;

void restart(AppState& state) {
  state.run.restart(state.scenario, state.target());
  state.watch.restart(state.scenario);
  ++state.revision;
}

void take(AppState& state, Inputs inputs) {
  state.scenario = std::move(inputs.scenario);
  state.wanted_replications = inputs.wanted_replications;
  restart(state);
}

// Every new input comes through here, except those of undo and redo.
void replace(AppState& state, Inputs inputs, const std::string& path) {
  state.history.push(state.inputs(), path);
  take(state, std::move(inputs));
}

bool same_scenario(const sim::Scenario& a, const sim::Scenario& b) {
  return io::compact(io::scenario_document(a)) == io::compact(io::scenario_document(b));
}

// Replacing everything by the same is no step.
void replace_all(AppState& state, Inputs inputs) {
  state.history.close();
  const bool same = inputs.wanted_replications == state.wanted_replications &&
                    same_scenario(inputs.scenario, state.scenario);
  if (!same) replace(state, std::move(inputs), "");
}

Outcome handle(AppState& state, const SetField& action) {
  sim::Scenario edited = state.scenario;
  if (auto wrong = io::set_path(edited, action.path + "=" + action.value)) return wrong;
  if (!same_scenario(edited, state.scenario)) {
    replace(state, {std::move(edited), state.wanted_replications}, action.path);
  }
  if (action.committed) state.history.close();
  return std::nullopt;
}

Outcome handle(AppState& state, const EndEdit&) {
  state.history.close();
  return std::nullopt;
}

Outcome handle(AppState& state, const ResetField& action) {
  const std::vector<Field> shipped = fields_of(sim::worked_example());
  const Field* field = find_field(shipped, action.path);
  if (field == nullptr)
    return core::Error{action.path, "has no value of its own in the shipped scenario"};
  const std::string value = !field->is_switch     ? io::number_text(field->value)
                            : field->value != 0.0 ? "true"
                                                  : "false";
  return handle(state, SetField{action.path, value, true});
}

Outcome handle(AppState& state, const ResetScenario&) {
  replace_all(state, {sim::worked_example(), 0});
  return std::nullopt;
}

Outcome handle(AppState& state, const LoadScenario& action) {
  auto scenario = io::read_scenario(action.text, action.name.empty() ? "scenario" : action.name);
  if (!scenario) return scenario.error();
  replace_all(state, {*std::move(scenario), state.wanted_replications});
  return std::nullopt;
}

Outcome handle(AppState& state, const LoadLink& action) {
  auto content = read_link(action.hash);
  if (!content) return content.error();
  replace_all(state, {std::move(content->scenario), content->replications});
  return std::nullopt;
}

Outcome handle(AppState& state, const LoadKept& action) {
  auto inputs = read_saved(action.text);
  if (!inputs) return inputs.error();
  state.history = {};
  take(state, *std::move(inputs));
  return std::nullopt;
}

Outcome handle(AppState& state, const Undo&) {
  if (!state.history.can_undo()) return std::nullopt;
  take(state, state.history.undo(state.inputs()));
  return std::nullopt;
}

Outcome handle(AppState& state, const Redo&) {
  if (!state.history.can_redo()) return std::nullopt;
  take(state, state.history.redo(state.inputs()));
  return std::nullopt;
}

Outcome handle(AppState& state, const SetReplications& action) {
  if (action.target < 0 || action.target > kMostReplications) {
    return core::Error{"replications", std::to_string(action.target) + " is not from 1 to 1000000"};
  }
  if (action.target == state.wanted_replications) return std::nullopt;
  state.history.push(state.inputs(), "");
  state.wanted_replications = action.target;
  state.run.set_target(state.target());
  ++state.revision;
  return std::nullopt;
}

Outcome handle(AppState& state, const SetTheme& action) {
  state.looks.theme = action.choice;
  ++state.revision;
  return std::nullopt;
}

Outcome handle(AppState& state, const SetUiScale& action) {
  state.looks.ui_scale = std::clamp(action.scale, kSmallestScale, kLargestScale);
  ++state.revision;
  return std::nullopt;
}

Outcome handle(AppState& state, const SetTab& action) {
  state.tab = action.tab;
  ++state.revision;
  return std::nullopt;
}

}  // namespace

std::optional<core::Error> apply(AppState& state, const Action& action) {
  return std::visit([&state](const auto& each) { return handle(state, each); }, action);
}

}  // namespace handoff::web
