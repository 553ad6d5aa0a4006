// Scenarios that are kept by name.
#include <utility>
#include <vector>

#include "io/scenario/scenario_set.hpp"
#include "web/app/choices/tools.hpp"
#include "web/app/store/changes.hpp"
#include "web/app/store/handlers.hpp"

namespace handoff::web {

Outcome handle(State& state, const KeepScenario& action) {
  sim::Scenario scenario = state.scenario;
  if (!action.tool.empty()) {
    if (auto wrong = apply_tool(scenario, action.tool)) return wrong;
  }
  return changed(state, keep(state.kept, std::move(scenario), action.name));
}

Outcome handle(State& state, const OpenKept& action) {
  const auto at = kept_at(state.kept, action.name);
  if (!at) return core::Error{action.name, "is not kept"};
  replace_all(state, {state.kept.all[*at], state.wanted_replications});
  return std::nullopt;
}

Outcome handle(State& state, const RenameKept& action) {
  return changed(state, rename(state.kept, action.name, action.to));
}

Outcome handle(State& state, const RemoveKept& action) {
  return changed(state, remove(state.kept, action.name));
}

Outcome handle(State& state, const BringBackKept&) {
  return changed(state, bring_back(state.kept));
}

Outcome handle(State& state, const KeptArrived& action) {
  std::vector<sim::Scenario> all;
  if (!action.text.empty()) {
    auto set = io::read_scenario_set(action.text, "kept scenarios");
    if (!set) return set.error();
    all = *std::move(set);
  }
  if (all.size() > kMostKept) all.resize(kMostKept);
  state.kept.all = std::move(all);
  ++state.kept.number;
  return changed(state, std::nullopt);
}

}  // namespace handoff::web
