// Scenario check: what no single field can say about itself, because it takes several to be wrong.
//
// Weights that are all zero choose nobody, shares of one whole may not exceed it, the pipeline's own
// tables must fit together, and a range must be one of an input that is there, within its limits and
// with its ends in order. Each field's own limits stand in sim/scenario/fields.hpp
// and are kept by whoever reads a field from outside.
#pragma once

#include <optional>

#include "core/base/result.hpp"
#include "sim/scenario/scenario.hpp"

namespace handoff::sim {

// Nothing, or the path of what is impossible and what is allowed there.
std::optional<core::Error> check(const Scenario& scenario);

// The scenario, if nothing is wrong with it.
core::Result<Scenario> checked(Scenario scenario);

}  // namespace handoff::sim
