// What comes from a file, a link or an earlier visit.
#include <memory>
#include <utility>

#include "io/results/rehearsal/rehearsal_file.hpp"
#include "io/scenario/customer_history.hpp"
#include "io/scenario/scenario_json.hpp"
#include "io/scenario/scenario_set.hpp"
#include "web/app/autosave.hpp"
#include "web/app/link.hpp"
#include "web/app/store/changes.hpp"
#include "web/app/store/handlers.hpp"

namespace handoff::web {
namespace {

Outcome load_history(State& state, const LoadScenario& action) {
  auto history = io::read_customer_history(action.text, action.name);
  if (!history) return history.error();
  auto customers = std::make_shared<const sim::CustomerHistory>(*std::move(history));
  if (auto wrong = bring(state, customers, CustomersFrom::replayed)) return wrong;
  state.customers = std::move(customers);
  state.tab = Tab::month;
  return std::nullopt;
}

// A set joins those that are kept, and the scenario on the page stays.
Outcome load_set(State& state, const LoadScenario& action) {
  const auto set = io::read_scenario_set(action.text, action.name.empty() ? "set" : action.name);
  if (!set) return set.error();
  if (auto wrong = join(state.kept, *set)) return wrong;
  state.tab = Tab::tools;
  return changed(state, std::nullopt);
}

// It stands beside the scenario, which stays.
Outcome load_rehearsal(State& state, const LoadScenario& action) {
  auto rehearsal = io::read_rehearsal(action.text, action.name.empty() ? "rehearsal" : action.name);
  if (!rehearsal) return rehearsal.error();
  state.rehearsal = std::make_shared<const io::RehearsalFile>(*std::move(rehearsal));
  state.tab = Tab::timing;
  ++state.revision;
  return std::nullopt;
}

}  // namespace

Outcome handle(State& state, const LoadScenario& action) {
  if (io::is_rehearsal(action.text)) return load_rehearsal(state, action);
  if (io::is_customer_history(action.text)) return load_history(state, action);
  if (io::is_scenario_set(action.text)) return load_set(state, action);
  auto scenario = io::read_scenario(action.text, action.name.empty() ? "scenario" : action.name);
  if (!scenario) return scenario.error();
  replace_all(state, {*std::move(scenario), state.wanted_replications});
  return std::nullopt;
}

Outcome handle(State& state, const LoadLink& action) {
  auto content = read_link(action.hash);
  if (!content) return content.error();
  replace_all(state, {std::move(content->scenario), content->replications});
  if (action.begins) state.history = {};
  return std::nullopt;
}

Outcome handle(State& state, const LoadKept& action) {
  auto kept = read_saved(action.text);
  if (!kept) return kept.error();
  state.history = History(std::move(kept->past));
  take(state, std::move(kept->inputs));
  return std::nullopt;
}

// They take the place of drawn ones only in the scenario that they were in: a link may have brought another.
Outcome handle(State& state, const LoadKeptCustomers& action) {
  auto kept = read_customers(action.text);
  if (!kept) return std::nullopt;
  sim::PastCustomers past = std::exchange(kept->scenario.past, {});
  state.customers = past.history;
  Inputs inputs = state.inputs();
  if (!kept->are_in || !same_scenario(kept->scenario, inputs.scenario)) past = {};
  inputs.scenario.past = std::move(past);
  take(state, std::move(inputs));
  return std::nullopt;
}

Outcome handle(State& state, const CloseRehearsal&) {
  state.rehearsal.reset();
  ++state.revision;
  return std::nullopt;
}

}  // namespace handoff::web
