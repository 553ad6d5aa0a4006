// Scenario check: what no single field can say about itself, because it takes several to be wrong.
//
// Weights that are all zero choose nobody, shares of one whole may not exceed it, and the
// pipeline's own tables must fit together. Each field's own limits stand in sim/scenario/fields.hpp
// and are kept by whoever reads a field from outside.
#pragma once

#include "core/base/result.hpp"
#include "sim/scenario/scenario.hpp"

namespace handoff::sim {

// The scenario, or the path of what is impossible and what is allowed there.
core::Result<Scenario> checked(Scenario scenario);

}  // namespace handoff::sim
