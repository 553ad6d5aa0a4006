// One handler for each action.
#include "web/actions.hpp"

#include <algorithm>
#include <utility>

#include "io/scenario_edit.hpp"
#include "io/scenario_json.hpp"
#include "web/app_state.hpp"
#include "web/field_lookup.hpp"
#include "web/link.hpp"

namespace handoff::web {
namespace {

using Outcome = std::optional<core::Error>;

constexpr int kMostReplications = 1'000'000;

void restart(AppState& state) {
  state.run.restart(state.scenario, state.target());
  ++state.revision;
}

// Every new scenario comes through here, except those of undo and redo.
void replace(AppState& state, sim::Scenario scenario, const std::string& path) {
  state.history.push(state.scenario, path);
  state.scenario = std::move(scenario);
  restart(state);
}

Outcome handle(AppState& state, const SetField& action) {
  sim::Scenario edited = state.scenario;
  if (auto wrong = io::set_path(edited, action.path + "=" + action.value)) return wrong;
  const bool same = io::compact(io::scenario_document(edited)) ==
                    io::compact(io::scenario_document(state.scenario));
  if (!same) replace(state, std::move(edited), action.path);
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
  state.wanted_replications = 0;
  replace(state, sim::worked_example(), "");
  return std::nullopt;
}

Outcome handle(AppState& state, const LoadScenario& action) {
  auto scenario = io::read_scenario(action.text, action.name.empty() ? "scenario" : action.name);
  if (!scenario) return scenario.error();
  replace(state, *std::move(scenario), "");
  return std::nullopt;
}

Outcome handle(AppState& state, const LoadLink& action) {
  auto content = read_link(action.hash);
  if (!content) return content.error();
  state.wanted_replications = content->replications;
  replace(state, std::move(content->scenario), "");
  return std::nullopt;
}

Outcome handle(AppState& state, const Undo&) {
  if (!state.history.can_undo()) return std::nullopt;
  state.scenario = state.history.undo(std::move(state.scenario));
  restart(state);
  return std::nullopt;
}

Outcome handle(AppState& state, const Redo&) {
  if (!state.history.can_redo()) return std::nullopt;
  state.scenario = state.history.redo(std::move(state.scenario));
  restart(state);
  return std::nullopt;
}

Outcome handle(AppState& state, const SetReplications& action) {
  if (action.target < 0 || action.target > kMostReplications) {
    return core::Error{"replications", std::to_string(action.target) + " is not from 1 to 1000000"};
  }
  state.wanted_replications = action.target;
  state.run.set_target(state.target());
  ++state.revision;
  return std::nullopt;
}

Outcome handle(AppState& state, const SetTheme& action) {
  state.looks.mode = action.mode;
  ++state.revision;
  return std::nullopt;
}

Outcome handle(AppState& state, const SetUiScale& action) {
  state.looks.ui_scale = std::clamp(action.scale, 0.75f, 2.5f);
  ++state.revision;
  return std::nullopt;
}

}  // namespace

std::optional<core::Error> apply(AppState& state, const Action& action) {
  return std::visit([&state](const auto& each) { return handle(state, each); }, action);
}

}  // namespace handoff::web
