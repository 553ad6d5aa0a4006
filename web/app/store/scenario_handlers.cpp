// Changes of the scenario: an input, a row, a patch, a tool, and undo.
#include <string>
#include <utility>

#include "io/json/document_path.hpp"
#include "io/scenario/preset.hpp"
#include "io/scenario/scenario_edit.hpp"
#include "io/scenario/scenario_json.hpp"
#include "sim/scenario/claimed_effects.hpp"
#include "web/app/choices/replication_counts.hpp"
#include "web/app/choices/tools.hpp"
#include "web/app/list_edit.hpp"
#include "web/app/store/changes.hpp"
#include "web/app/store/handlers.hpp"

namespace handoff::web {

Outcome handle(State& state, const SetField& action) {
  return edit(state, action.path, action.committed, [&action](sim::Scenario& scenario) {
    return sim::set_input(scenario, action.path, action.value);
  });
}

Outcome handle(State& state, const SetText& action) {
  return edit(state, action.path, true, [&action](sim::Scenario& scenario) {
    return io::set_path(scenario, action.path + "=" + action.text);
  });
}

Outcome handle(State& state, const AddRow& action) {
  return edit(state, "", true,
              [&action](sim::Scenario& scenario) { return add_row(scenario, action.list); });
}

Outcome handle(State& state, const RemoveRow& action) {
  return edit(state, "", true, [&action](sim::Scenario& scenario) {
    return remove_row(scenario, action.list, action.row);
  });
}

Outcome handle(State& state, const UseZone& action) {
  return edit(state, action.path, true, [&action](sim::Scenario& scenario) {
    return use_zone(scenario, action.path, action.zone);
  });
}

Outcome handle(State& state, const EndEdit&) {
  state.history.close();
  return std::nullopt;
}

Outcome handle(State& state, const ResetField& action) {
  // A copy as plain JSON, which paths are made for.
  io::Json shipped = io::scenario_document(sim::worked_example());
  const auto value = io::find_path(shipped, action.path);
  if (!value) return core::Error{action.path, "has no value of its own in the built-in scenario"};
  return handle(state, SetText{action.path, (*value)->dump()});
}

Outcome handle(State& state, const ResetScenario&) {
  replace_all(state, {sim::worked_example(), 0});
  return std::nullopt;
}

Outcome handle(State& state, const PatchScenario& action) {
  sim::Scenario patched = state.scenario;
  if (auto wrong = io::apply_preset(patched, action.patch, "patch")) return wrong;
  replace_all(state, {std::move(patched), state.wanted_replications});
  return std::nullopt;
}

Outcome handle(State& state, const UseTool& action) {
  sim::Scenario changed = state.scenario;
  if (auto wrong = apply_tool(changed, action.name)) return wrong;
  replace_all(state, {std::move(changed), state.wanted_replications});
  return std::nullopt;
}

Outcome handle(State& state, const LeaveOutClaims& action) {
  if (action.out == !sim::claims_effects(state.scenario)) return std::nullopt;
  sim::Scenario changed;
  if (action.out) {
    state.claiming = state.scenario;
    changed = sim::without_claimed_effects(state.scenario);
  } else {
    changed = sim::with_claimed_effects_of(state.claiming ? *state.claiming : sim::worked_example(),
                                           state.scenario);
  }
  replace_all(state, {std::move(changed), state.wanted_replications});
  return std::nullopt;
}

Outcome handle(State& state, const SetReplications& action) {
  if (action.target < 0 || action.target > kMostReplications) {
    return core::Error{"replications", std::to_string(action.target) + " is not from 1 to 1000000"};
  }
  if (action.target == state.wanted_replications) return std::nullopt;
  state.history.push(state.inputs(), "");
  state.wanted_replications = action.target;
  ++state.revision;
  return std::nullopt;
}

Outcome handle(State& state, const Undo&) {
  if (!state.history.can_undo()) return std::nullopt;
  take(state, state.history.undo(state.inputs()));
  return std::nullopt;
}

Outcome handle(State& state, const Redo&) {
  if (!state.history.can_redo()) return std::nullopt;
  take(state, state.history.redo(state.inputs()));
  return std::nullopt;
}

}  // namespace handoff::web
