// Warm-up reports: how long a month takes to become what it is in a running business.
#pragma once

#include <string>

#include "io/json/json_text.hpp"
#include "sim/experiment/warm_up_study.hpp"
#include "sim/scenario/scenario.hpp"

namespace handoff::io {

std::string warm_up_text(const sim::Scenario& scenario, const sim::WarmUpStudy& study);

// {"scenario", "seed", "replications", "warmup_days", "needed_days", "level",
//  "metrics": [{"metric", "weeks": [mean or null, ...], "needed_days", "level", "mser_days",
//               "mser_reliable"}]}
std::string warm_up_json(const sim::Scenario& scenario, const sim::WarmUpStudy& study);

}  // namespace handoff::io
