// *Your month*: what is learned from the user's files, and the customers in them.
#include <algorithm>
#include <memory>
#include <utility>

#include "io/exports/answer/learned_document.hpp"
#include "io/scenario/customer_history.hpp"
#include "io/scenario/scenario_json.hpp"
#include "web/app/store/changes.hpp"
#include "web/app/store/handlers.hpp"

namespace handoff::web {

Outcome handle(State& state, const MonthProgress& action) {
  MonthChoice& month = state.month;
  if (!month.working) state.tab = Tab::month;
  month.working = true;
  month.trouble.clear();
  month.share = action.share;
  month.doing = action.doing;
  ++state.revision;
  return std::nullopt;
}

Outcome handle(State& state, const MonthLearned& action) {
  auto learned = exports::read_learned(action.document);
  if (!learned) return learned.error();
  state.month.working = action.more;
  state.month.learned = std::make_shared<const exports::LearnedDocument>(*std::move(learned));
  ++state.revision;
  return std::nullopt;
}

Outcome handle(State& state, const MonthFailed& action) {
  state.month.working = false;
  state.month.trouble = action.why;
  ++state.revision;
  return std::nullopt;
}

Outcome handle(State& state, const MonthAnswer& action) {
  state.month.answers.push_back(action.answer);
  ++state.revision;
  return std::nullopt;
}

Outcome handle(State& state, const MonthStop&) {
  state.month.working = false;
  ++state.revision;
  return std::nullopt;
}

Outcome handle(State& state, const MonthForget&) {
  state.month = {};
  state.customers.reset();
  ++state.revision;
  return std::nullopt;
}

Outcome handle(State& state, const UseMonth&) {
  const auto& learned = state.month.learned;
  if (!learned || learned->scenario.empty()) return core::Error{"your month", "is not there yet"};
  auto scenario = io::read_scenario(learned->scenario, "your month");
  if (!scenario) return scenario.error();
  auto history = io::read_customer_history(learned->history, "your month");
  state.customers =
      history ? std::make_shared<const sim::CustomerHistory>(*std::move(history)) : nullptr;
  replace_all(state, {*std::move(scenario), state.wanted_replications});
  return std::nullopt;
}

Outcome handle(State& state, const BringCustomers& action) {
  auto history = state.own_customers();
  if (!history) return core::Error{"your customers", "are not there yet"};
  state.customers = history;
  return bring(state, std::move(history), action.from);
}

}  // namespace handoff::web
