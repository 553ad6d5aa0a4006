// Plan questions: what the planner's tab asks about a scenario, as the command line asks it.
#pragma once

#include <memory>

#include "core/base/result.hpp"
#include "sim/planner/question.hpp"
#include "sim/scenario/scenario.hpp"
#include "web/views/planner/planner.hpp"

namespace handoff::web {

// The question of this kind, about this store, or what is wrong with the user's wishes. None: there
// is nothing to ask, or, of the causes, no store that knows. `effort` is a share of the usual one.
core::Result<std::unique_ptr<sim::Question>> plan_question(QuestionKind kind,
                                                           sim::ReplicationStore& store,
                                                           const sim::Scenario& scenario,
                                                           const PlannerView& asked, double effort);

}  // namespace handoff::web
