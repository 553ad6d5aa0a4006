// handoff sweep --design: a designed experiment, each point a row as soon as it is finished.
#pragma once

#include "cli/commands/sweep_request.hpp"
#include "cli/exit.hpp"
#include "sim/scenario/scenario.hpp"

namespace handoff::cli {

// Without --design: the options that only a design has.
std::optional<core::Error> check_no_design(const SweepOptions& options);

Exit sweep_design(const SweepOptions& options, const sim::Scenario& scenario);

}  // namespace handoff::cli
