// The volume from which "Zapier breaks on volume" (the article's tools table), as a search.
//
// Its lag SLO is the end of the article's own range: 95% of the CRM lags within 15 minutes. A
// steady flow does not break it at any volume that a reader of the article will have, since a poll
// may hand over 100 items every 15 minutes. What breaks it is a trial end that many share: here a
// launch brings a fifth of the sign-ups within two hours, with cards on file. The breaking-point
// engine finds the monthly volume at which that is too much. Whether the article's own 500 trials
// are too much, in either reading, is a rule of thumb (rules.cpp), and judged there.
#pragma once

#include <memory>

#include "sim/article/tools.hpp"
#include "sim/planner/questions/breaking_point.hpp"

namespace handoff::sim {

// The scenario with that launch.
Scenario with_launch(const Scenario& scenario);

// The question for a store of its own; its one answer is the volume.
core::Result<std::unique_ptr<BreakingPoint>> volume_question(ReplicationStore& store,
                                                             const ToolScenarios& tools);

}  // namespace handoff::sim
