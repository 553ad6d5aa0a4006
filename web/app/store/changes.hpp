// What handlers share: how another scenario takes the place of the present one.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "core/base/result.hpp"
#include "sim/scenario/scenario.hpp"
#include "web/app/choices/customers_from.hpp"
#include "web/app/inputs.hpp"
#include "web/app/state.hpp"

namespace handoff::web {

using Outcome = std::optional<core::Error>;

// Another scenario: whatever is computed begins anew.
void take(State& state, Inputs inputs);

// Every new input comes through here, except those of undo and redo.
void replace(State& state, Inputs inputs, const std::string& path);

// All that a scenario's file would say.
bool same_scenario(const sim::Scenario& a, const sim::Scenario& b);

// Replacing everything by the same is no step.
void replace_all(State& state, Inputs inputs);

// What has become of the kept ones, unless it went wrong.
Outcome changed(State& state, Outcome wrong);

// A history's customers in place of the scenario's, and the switch beside your month.
Outcome bring(State& state, std::shared_ptr<const sim::CustomerHistory> history,
              CustomersFrom from);

// The present scenario with a change under a path: the one copy of it that an edit makes.
Outcome edit(State& state, const std::string& path, bool committed, auto change) {
  sim::Scenario edited = state.scenario;
  if (auto wrong = change(edited)) return wrong;
  if (!same_scenario(edited, state.scenario)) {
    replace(state, {std::move(edited), state.wanted_replications}, path);
  }
  if (committed) state.history.close();
  return std::nullopt;
}

}  // namespace handoff::web
