#include "web/app/store/changes.hpp"

#include "io/scenario/customer_history.hpp"
#include "sim/scenario/fingerprint.hpp"

namespace handoff::web {

void take(State& state, Inputs inputs) {
  state.scenario = std::move(inputs.scenario);
  state.wanted_replications = inputs.wanted_replications;
  state.planner.stopped = false;
  state.planner.year_wanted = false;
  ++state.scenario_number;
  ++state.revision;
}

void replace(State& state, Inputs inputs, const std::string& path) {
  state.history.push({std::move(state.scenario), state.wanted_replications}, path);
  take(state, std::move(inputs));
}

bool same_scenario(const sim::Scenario& a, const sim::Scenario& b) {
  return sim::fingerprint_of(a) == sim::fingerprint_of(b) && a.name == b.name &&
         a.description == b.description && a.uncertain == b.uncertain;
}

void replace_all(State& state, Inputs inputs) {
  state.history.close();
  const bool same = inputs.wanted_replications == state.wanted_replications &&
                    same_scenario(inputs.scenario, state.scenario);
  if (!same) replace(state, std::move(inputs), "");
}

Outcome changed(State& state, Outcome wrong) {
  if (!wrong) ++state.revision;
  return wrong;
}

Outcome bring(State& state, std::shared_ptr<const sim::CustomerHistory> history,
              CustomersFrom from) {
  sim::Scenario scenario = state.scenario;
  sim::PastCustomers past;
  if (from != CustomersFrom::drawn) past = {std::move(history), from == CustomersFrom::resampled};
  if (io::bring_customers(scenario, std::move(past)))
    return core::Error{"your customers",
                       "none of them converts in this scenario's days; take the scenario of their "
                       "month first"};
  replace_all(state, {std::move(scenario), state.wanted_replications});
  return std::nullopt;
}

}  // namespace handoff::web
