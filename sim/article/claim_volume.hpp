// The claim that is a search: "Zapier breaks on volume" (the article's tools table).
//
// Its lag SLO is the end of the article's own range: 95% of the CRM lags within 15 minutes. A
// steady flow does not break it at any volume that a reader of the article will have, since a poll
// may hand over 100 items every 15 minutes. What breaks it is a trial end that many share: here a
// launch brings a fifth of the sign-ups within two hours, with cards on file. The breaking-point
// engine finds the monthly volume at which that is too much.
#pragma once

#include <memory>

#include "sim/article/claims.hpp"
#include "sim/planner/questions/breaking_point.hpp"

namespace handoff::sim {

// The question for a store of its own.
core::Result<std::unique_ptr<BreakingPoint>> volume_question(ReplicationStore& store,
                                                             const ToolScenarios& tools);

// Its answer: the volume and its interval; the claim holds if there is one.
ClaimResult judge_volume(const BreakingPoint& question, const ReplicationStore& store);

}  // namespace handoff::sim
