// What the planner is asked, and the people and months of the year ahead.
#include <string>

#include "web/app/headcount_edit.hpp"
#include "web/app/store/changes.hpp"
#include "web/app/store/handlers.hpp"

namespace handoff::web {

// A step that is dragged up and down is one step of undo.
Outcome handle(State& state, const SetPeople& action) {
  const std::string path = "horizon.headcount of pool " + std::to_string(action.pool) +
                           " from month " + std::to_string(action.month);
  return edit(state, path, action.committed, [&action](sim::Scenario& scenario) {
    return set_people(scenario, action.pool, action.month, action.people);
  });
}

Outcome handle(State& state, const UseHires& action) {
  return edit(state, "", true,
              [&action](sim::Scenario& scenario) { return use_hires(scenario, action.plan); });
}

Outcome handle(State& state, const LookAhead& action) {
  return edit(state, "", true, [&action](sim::Scenario& scenario) {
    return look_ahead(scenario, action.months, action.growth);
  });
}

Outcome handle(State& state, const PlanGo& action) {
  state.planner.stopped = !action.going;
  ++state.revision;
  return std::nullopt;
}

Outcome handle(State& state, const PlanNext& action) {
  ++state.planner.asked_next;
  state.planner.next = action.kind;
  state.planner.year_wanted |= action.kind == sim::QuestionKind::year;
  state.planner.stopped = false;
  ++state.revision;
  return std::nullopt;
}

Outcome handle(State& state, const PlanSweep& action) {
  state.planner.sweep = action.chosen;
  ++state.revision;
  return std::nullopt;
}

Outcome handle(State& state, const PlanWish& action) {
  state.planner.wishes = action.wishes;
  ++state.revision;
  return std::nullopt;
}

}  // namespace handoff::web
